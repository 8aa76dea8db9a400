"""The rows of grids that hold numbers, each with its label and the rows of column labels above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportlint.model.certainty import Certainty
from reportlint.model.form import BlockSpec, LineSpec
from reportlint.reading.tables.grid import GridRow, Slot
from reportlint.reading.tables.header import HeaderBody, Leaves, read_leaves, worse
from reportlint.reading.tables.labels import TableLabels

LABELS = 100
"""Cells of a row of column labels that are looked at; no form has as many columns."""
HEADS = 20
"""Rows of column labels that are looked at."""


class LabelRows:
    """The rows of labels above some lines, as they come."""

    def __init__(self, *, cut: bool = False) -> None:
        self.rows: list[Sequence[Slot]] = []
        self.closed = False
        self.cut = cut
        """True below a bar that has lost its end, and with it the item it names."""
        self._read: dict[tuple[str, int], Leaves] = {}

    def over(self, block: BlockSpec, labels: TableLabels, part: int, body: HeaderBody) -> Leaves:
        """The labels over a block's columns in one of the grids."""
        leaves = self._read.get((block.key, part))
        if leaves is None:
            leaves = self._read[block.key, part] = read_leaves(self.rows, block, labels, body)
        return leaves


class NumberRow(NamedTuple):
    """A row of a grid that holds numbers."""

    block: BlockSpec | None
    row: LineSpec | None
    label: Slot | None
    values: Sequence[Slot]
    """The cells after the label; all cells where none was recognised."""
    header: LabelRows
    part: int
    """Number of the grid."""
    certainty: Certainty


class Walk:
    """The rows of the grids, one after the other, with what was seen above."""

    def __init__(self, labels: TableLabels) -> None:
        self.bars: dict[str, Slot] = {}
        self._labels = labels
        self._header = LabelRows()
        self._block: BlockSpec | None = None
        self._groups: list[Slot] = []
        self._last: str | None = None

    def lines(self, parts: Sequence[Sequence[GridRow]]) -> Iterator[NumberRow]:
        """The rows that hold numbers."""
        for part, rows in enumerate(parts):
            self._header.closed = self._header.closed or bool(self._header.rows)
            self._groups = []
            for row in rows:
                yield from self._row(row, part)

    def _row(self, row: GridRow, part: int) -> Iterator[NumberRow]:
        labels, own = self._labels, row.own
        if not row.labels.isdisjoint(labels.bars):
            bar = next(slot for slot in own if slot.label in labels.bars)
            self._block, self._header = labels.bars[bar.label], LabelRows()
            self.bars.setdefault(self._block.key, bar)
            own = tuple(slot for slot in own if slot is not bar)
        elif len(own) == 1 and labels.begins_bar(own[0].label):
            self._block, self._header = None, LabelRows(cut=True)
            return
        if not row.labels.isdisjoint(labels.groups):
            self._groups += [slot for slot in own if slot.label in labels.groups]
        lines = list(self._lines(own, part, row)) if row.labels.isdisjoint(labels.heading) else []
        if lines:
            self._header.closed = True
            yield from lines
        elif _is_header(own, labels):
            if self._header.closed or len(self._header.rows) == HEADS:
                self._header = LabelRows(cut=self._header.cut)
            self._header.rows.append(own[:LABELS])

    def _lines(self, own: Sequence[Slot], part: int, row: GridRow) -> Iterator[NumberRow]:
        """The row as lines of numbers: one, or one for each label with numbers to its right."""
        labels, header = self._labels, self._header
        at = [n for n, slot in enumerate(own) if slot.label in labels.rows]
        found = [
            (n, own[n + 1 : end])
            for n, end in pairwise((*at, len(own)))
            if end > n + 1 and own[n + 1].label not in labels.spec.foreign
        ]
        for n, values in found:
            label = own[n].label
            if label in labels.columns and not header.closed and not any(map(counts, values)):
                return
            if self._elsewhere(own[n]):
                yield NumberRow(self._block, None, None, own, header, part, row.certainty)
                continue
            block, line, sure = labels.row(label, self._block, self._group(own[n]), self._last)
            self._last = line.key
            yield NumberRow(block, line, own[n], values, header, part, worse(sure, row.certainty))
        if not found and any(map(counts, own)):
            yield NumberRow(self._block, None, None, own, header, part, row.certainty)

    def _group(self, slot: Slot) -> str:
        """The label of the group that a row label stands in: the one beside it, else the last above."""
        found = self._beside(slot) or (self._groups[-1] if self._groups else None)
        return found.label if found is not None else ""

    def _beside(self, slot: Slot) -> Slot | None:
        """The group whose label reaches down beside a row label."""
        beside = [
            group
            for group in self._groups
            if group.row <= slot.row < group.row + group.height and group.column < slot.column
        ]
        return max(beside, key=lambda group: group.column, default=None)

    def _elsewhere(self, slot: Slot) -> bool:
        """True for a label such as 其他, which says little by itself, in a group where the form has no such row."""
        group = self._beside(slot) if slot.label in self._labels.columns else None
        named = [line.group for _, line in self._labels.rows[slot.label]]
        return group is not None and all(other not in ("", group.label) for other in named)


def counts(slot: Slot) -> bool:
    """True for a number or a mark for nothing; a blank cell says nothing about its row."""
    return bool(slot.text) and slot.countable


def _is_header(own: Sequence[Slot], labels: TableLabels) -> bool:
    """True for a row of column labels, the form's or not; a single text that is neither is a remark."""
    texts = [slot for slot in own if slot.text]
    return len(texts) > 1 or any(
        slot.label in labels.columns or slot.label in labels.spec.heads for slot in texts
    )
