"""The labels of a form's tables, indexed for recognition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from reportlint.model.form import BlockSpec, Form, LineSpec, TableSpec
from reportlint.model.label import alike

LIKENESS = 0.7
"""From here on a label that is not in the form is taken for a misprint of one that is (0 to 1)."""


class TableLabels:
    """What the labels of one table mean."""

    def __init__(self, spec: TableSpec) -> None:
        self.spec = spec
        self.rows: dict[str, list[tuple[BlockSpec, LineSpec]]] = {}
        self.columns: dict[str, list[tuple[BlockSpec, LineSpec]]] = {}
        self.bars: dict[str, BlockSpec] = {}
        for block in spec.blocks:
            for line in block.rows:
                for label in (*line.labels, *line.variants):
                    self.rows.setdefault(label, []).append((block, line))
            for line in block.columns:
                for label in (*line.labels, *line.variants):
                    self.columns.setdefault(label, []).append((block, line))
            for label in block.bar:
                self.bars[label] = block
        self.groups = {line.group for block in spec.blocks for line in block.rows if line.group}
        self.known = frozenset(
            (*self.rows, *self.columns, *self.bars, *self.groups, *spec.heads, *([spec.note] if spec.note else ()))
        )

    @cached_property
    def lines(self) -> frozenset[str]:
        """Keys of all rows and columns, as `row/…` and `column/…`."""
        return frozenset(
            f"{kind}/{block.key}/{line.key}"
            for block in self.spec.blocks
            for kind, lines in (("row", block.rows), ("column", block.columns))
            for line in lines
        )

    def hits(self, labels: Iterable[str]) -> int:
        """How many different labels of this table are among `labels`."""
        return len(self.known.intersection(labels))

    def found(self, labels: Iterable[str]) -> float:
        """The share of the table's rows and columns whose label is among `labels`, from 0 to 1."""
        present = frozenset(labels)
        lines = list(self._lines())
        return sum(1 for line in lines if present.intersection((*line.labels, *line.variants))) / len(lines)

    def _lines(self) -> Iterator[LineSpec]:
        seen = set()
        for block in self.spec.blocks:
            for line in (*block.rows, *block.columns):
                if line.labels not in seen:
                    seen.add(line.labels)
                    yield line

    def misprint(self, label: str, among: Iterable[LineSpec]) -> LineSpec | None:
        """The one line of which a label seems a misprint; None where none or several are as near."""
        if len(label) < 2:
            return None
        ranked = sorted(
            ((alike(label, line.labels[0]), index, line) for index, line in enumerate(among)),
            key=lambda entry: (-entry[0], entry[1]),
        )
        if not ranked or ranked[0][0] < LIKENESS:
            return None
        if len(ranked) > 1 and ranked[1][0] == ranked[0][0]:
            return None
        return ranked[0][2]


def labels_of(form: Form) -> tuple[TableLabels, ...]:
    """The indexed labels of each table of a form."""
    return tuple(TableLabels(spec) for spec in form.tables)
