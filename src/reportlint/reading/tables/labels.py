"""The labels of a form's tables, indexed for recognition, and the names of what they lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reportlint.model.certainty import Certainty
from reportlint.model.form import BlockSpec, EquationSpec, Form, LineSpec, TableSpec
from reportlint.model.label import alike
from reportlint.model.message import Message

BAR_BEGINS = 4
"""Characters from which on the beginning of a bar is taken for one."""
LIKENESS = 0.7
"""From here on a label that is not in the form is taken for a misprint of one that is (0 to 1)."""


class LabelName(NamedTuple):
    """Key and name of a row, column or cell."""

    key: str
    label: Message


class RowSum(NamedTuple):
    """A sum that a row must satisfy, by keys of columns."""

    left: tuple[str, ...]
    right: tuple[str, ...]


class TableLabels:
    """What the labels of one table mean."""

    def __init__(self, spec: TableSpec, equations: Iterable[EquationSpec] = ()) -> None:
        self.spec = spec
        self.rows: dict[str, list[tuple[BlockSpec, LineSpec]]] = {}
        self.columns: dict[str, dict[str, LineSpec]] = {}
        """For each label the column it stands over, by block."""
        self.bars: dict[str, BlockSpec] = {}
        for block in spec.blocks:
            for line in block.rows:
                for label in (*line.labels, *line.variants):
                    self.rows.setdefault(label, []).append((block, line))
            for line in block.columns:
                for label in filter(None, (*line.labels, *line.variants)):
                    self.columns.setdefault(label, {})[block.key] = line
            for label in block.bar:
                self.bars[label] = block
        self.groups = frozenset(line.group for block in spec.blocks for line in block.rows if line.group)
        self.frame = frozenset((*self.bars, *self.groups, *spec.heads, *([spec.note] if spec.note else ())))
        """Labels of neither rows nor columns."""
        self.known = self.frame.union(self.rows, self.columns)
        self.heading = frozenset(self.columns).difference(self.rows)
        """Labels of columns that are not labels of rows as well."""
        self.size = sum(len(block.rows) * len(block.columns) for block in spec.blocks)
        """How many numbers the table holds."""
        self.row_names = {
            line.key: self._name(line.key, line) for block in spec.blocks for line in block.rows
        }
        self.cell_names = {
            row.key: {column.key: self._cell_name(row, column) for column in block.columns}
            for block in spec.blocks
            for row in block.rows
        }
        self.column_names = {
            block.key: {column.key: self._column_name(block, column) for column in block.columns}
            for block in spec.blocks
        }
        self.sums = dict(self._sums(equations))
        self._order = {
            line.key: n for n, line in enumerate(line for block in spec.blocks for line in block.rows)
        }

    def _name(self, key: str, line: LineSpec) -> LabelName:
        title = self.spec.title
        return LabelName(
            f"{self.spec.key}/{key}",
            Message(f"{title.zh} · {line.title.zh}", f"{title.en} · {line.title.en}"),
        )

    def _cell_name(self, row: LineSpec, column: LineSpec) -> LabelName:
        above = self.row_names[row.key]
        zh, en = above.label
        return LabelName(
            f"{above.key}/{column.key}", Message(f"{zh} · {column.title.zh}", f"{en} · {column.title.en}")
        )

    def _column_name(self, block: BlockSpec, column: LineSpec) -> LabelName:
        within = "*" if len(self.spec.blocks) == 1 else f"{block.key}/*"
        return self._name(f"{within}/{column.key}", column)

    def _sums(self, equations: Iterable[EquationSpec]) -> Iterable[tuple[str, RowSum]]:
        for equation in equations:
            table, _, row = equation.key.partition("/")
            if table == self.spec.key and row in self.row_names:
                start = len(equation.key) + 1
                yield (
                    row,
                    RowSum(*(tuple(key[start:] for key in side) for side in (equation.left, equation.right))),
                )

    def row(
        self, label: str, block: BlockSpec | None, group: str, after: str | None
    ) -> tuple[BlockSpec, LineSpec, Certainty]:
        """The row that a label names, in this block and group; of several the next after another row.

        Raises KeyError.
        """
        named = self.rows[label]
        if len(named) > 1:
            named = [pair for pair in named if pair[0] is block] or named
            named = [pair for pair in named if pair[1].group == group] or named
        if len(named) == 1:
            return *named[0], Certainty.LABEL
        last = self._order.get(after or "", -1)
        owner, line = min(
            named, key=lambda pair: (self._order[pair[1].key] <= last, self._order[pair[1].key])
        )
        return owner, line, Certainty.ORDER

    def column(self, label: str, block: BlockSpec) -> LineSpec | None:
        """The column of a block that a label stands over."""
        found = self.columns.get(label)
        return found.get(block.key) if found else None

    def begins_bar(self, label: str) -> bool:
        """True for a bar that has lost its end."""
        return len(label) >= BAR_BEGINS and any(bar.startswith(label) for bar in self.bars)

    def hits(self, labels: Iterable[str]) -> int:
        """How many different labels of this table are among `labels`."""
        return len(self.known.intersection(labels))

    def found(self, labels: Iterable[str]) -> float:
        """The share of the table's rows and columns whose label is among `labels`, from 0 to 1.

        Labels of another form's version of the table take the place of those that are missing.
        """
        present = frozenset(labels)
        lines = {
            line.labels: present.isdisjoint((*line.labels, *line.variants))
            for block in self.spec.blocks
            for line in (*block.rows, *block.columns)
            if any(line.labels)
        }
        own = sum(not absent for absent in lines.values())
        return min(own + len(present.intersection(self.spec.foreign)), len(lines)) / len(lines)

    def misprint(self, label: str, among: Sequence[LineSpec]) -> LineSpec | None:
        """The one line of which a label seems a misprint; None where none or several are as near.

        A label that means something else, in this form or in another's version of the table, is none.
        """
        if len(label) < 2 or label in self.known or label in self.spec.foreign:
            return None
        near = _nearest(label, tuple(line.labels[0] for line in among))
        return None if near is None else among[near]

    def shortened(self, label: str, among: Sequence[LineSpec]) -> LineSpec | None:
        """The one line that a label has most in common with, and most of its own; None where there is none.

        What it leaves out of the line's label does not matter: 逾期未补正的 for 申请人无正当理由逾期不补正….
        """
        if len(label) < 2 or label in self.known or label in self.spec.foreign:
            return None
        shares = [(_common(label, line.labels[0]), n) for n, line in enumerate(among)]
        most = max((share for share, _ in shares), default=0)
        best = [n for share, n in shares if share == most]
        return among[best[0]] if len(best) == 1 and most * 2 > len(label) else None


class FormLabels:
    """The labels of all tables of a form."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.tables = tuple(TableLabels(spec, form.equations) for spec in form.tables)
        self.homes: Mapping[str, TableLabels] = _homes(self.tables)
        """The table of each label that only one table has, in this form or in another's version of it."""
        self.known = frozenset[str]().union(*(table.known for table in self.tables))


def _homes(tables: Sequence[TableLabels]) -> dict[str, TableLabels]:
    homes: dict[str, TableLabels] = {}
    shared: set[str] = set()
    for table in tables:
        for label in table.known.union(table.spec.foreign):
            if label in homes:
                shared.add(label)
            homes[label] = table
    return {label: table for label, table in homes.items() if label not in shared}


def _common(one: str, other: str) -> int:
    """How many characters two labels share, in any order."""
    return (Counter(one) & Counter(other)).total()


@lru_cache(maxsize=4096)
def _nearest(label: str, others: tuple[str, ...]) -> int | None:
    ranked = sorted(((alike(label, other), n) for n, other in enumerate(others)), key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < LIKENESS or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1]
