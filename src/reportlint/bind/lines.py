"""A table with its row labels on the left and its column labels above: from grids to rows of numbers.

This is the step at which a table's drawing is left behind: what comes out speaks of the form's rows and
columns only. `reportlint.bind.groups` is the same step for the other way to draw a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from reportlint.bind.grid import GridRow, Slot
from reportlint.bind.header import Body, Leaf, Leaves, read_leaves, worse
from reportlint.bind.labels import TableLabels
from reportlint.bind.pairing import Value, place
from reportlint.model.form import BlockSpec, LineSpec
from reportlint.model.report import Certainty


class Read(NamedTuple):
    """A row of the form with its numbers."""

    block: BlockSpec
    row: LineSpec
    label: Slot | None
    values: Sequence[Value]
    leaves: tuple[Leaf, ...] = ()
    """The labels above it."""
    certainty: Certainty = Certainty.LABEL
    """How the row was found."""
    short: bool = False
    """True where it has fewer cells than columns, and it cannot be said which is missing."""


@dataclass(slots=True)
class Reading:
    """What was read of a table."""

    reads: list[Read] = field(default_factory=list)
    bars: set[str] = field(default_factory=set)
    """Keys of the blocks whose bar was found."""
    askew: int = 0
    """Rows whose numbers do not stand under their labels as drawn."""
    loose: int = 0
    """Lines of numbers that were tied to no row."""

    @property
    def claimed(self) -> int:
        """How many numbers were tied to their keys."""
        return sum(len(read.values) for read in self.reads)


class _Header:
    """The rows of labels above some lines, as they come."""

    def __init__(self, *, cut: bool = False) -> None:
        self.rows: list[Sequence[Slot]] = []
        self.closed = False
        self.cut = cut
        """True below a bar that has lost its end, and with it the item it names."""
        self._read: dict[tuple[str, int], Leaves] = {}

    def over(self, block: BlockSpec, labels: TableLabels, part: int, body: Body) -> Leaves:
        """The labels over a block's columns in one of the grids."""
        leaves = self._read.get((block.key, part))
        if leaves is None:
            leaves = self._read[block.key, part] = read_leaves(self.rows, block, labels, body)
        return leaves


class _Line(NamedTuple):
    """A row of a grid that holds numbers."""

    block: BlockSpec | None
    row: LineSpec | None
    label: Slot | None
    values: Sequence[Slot]
    """The cells after the label; all cells where none was recognised."""
    header: _Header
    part: int
    """Number of the grid."""
    certainty: Certainty


def read_rows(parts: Sequence[Sequence[GridRow]], labels: TableLabels) -> Reading:
    """The rows of a table that is spread over some grids, in order."""
    reading = Reading()
    walk = _Walk(labels)
    lines = list(walk.lines(parts))
    reading.bars = walk.bars
    bodies = [_body([line for line in lines if line.part == part]) for part in range(len(parts))]
    split = [line if line.row is not None else _split(line, bodies[line.part], labels) for line in lines]
    placed = list(_in_order([line for line in split if line is not None], labels))
    reading.loose = sum(line.row is None and any(map(_counts, line.values)) for line in placed)
    by_row: dict[str, _Line] = {}
    for line in placed:
        if line.row is not None:
            other = by_row.get(line.row.key)
            if other is None or not any(slot.text for slot in other.values):
                by_row[line.row.key] = line
    for line in by_row.values():
        assert line.block is not None and line.row is not None
        body = bodies[line.part]
        if line.header.cut:
            reading.bars.add(line.block.key)
        above = line.header.over(line.block, labels, line.part, body)
        values, fits = place(line.values, above, line.block.columns, body, labels.sums.get(line.row.key))
        reading.askew += not fits
        if line.certainty is not Certainty.LABEL:
            values = [(column, slot, worse(sure, line.certainty)) for column, slot, sure in values]
        short = not values and len(line.values) < len(above.leaves)
        reading.reads.append(
            Read(line.block, line.row, line.label, values, above.leaves, line.certainty, short)
        )
    return reading


class _Walk:
    """The rows of the grids, one after the other, with what was seen above."""

    def __init__(self, labels: TableLabels) -> None:
        self.bars: set[str] = set()
        self._labels = labels
        self._header = _Header()
        self._block: BlockSpec | None = None
        self._groups: list[Slot] = []
        self._last: str | None = None

    def lines(self, parts: Sequence[Sequence[GridRow]]) -> Iterator[_Line]:
        """The rows that hold numbers."""
        for part, rows in enumerate(parts):
            self._header.closed = self._header.closed or bool(self._header.rows)
            self._groups = []
            for row in rows:
                yield from self._row(row, part)

    def _row(self, row: GridRow, part: int) -> Iterator[_Line]:
        labels, own = self._labels, row.own
        if not row.labels.isdisjoint(labels.bars):
            bar = next(slot for slot in own if slot.label in labels.bars)
            self._block, self._header = labels.bars[bar.label], _Header()
            self.bars.add(self._block.key)
            own = tuple(slot for slot in own if slot is not bar)
        elif len(own) == 1 and labels.begins_bar(own[0].label):
            self._block, self._header = None, _Header(cut=True)
            return
        if not row.labels.isdisjoint(labels.groups):
            self._groups += [slot for slot in own if slot.label in labels.groups]
        lines = list(self._lines(own, part, row)) if row.labels.isdisjoint(labels.heading) else []
        if lines:
            self._header.closed = True
            yield from lines
        elif _is_header(own, labels):
            if self._header.closed:
                self._header = _Header(cut=self._header.cut)
            self._header.rows.append(own)

    def _lines(self, own: Sequence[Slot], part: int, row: GridRow) -> Iterator[_Line]:
        """The row as lines of numbers: one, or one for each label with numbers to its right."""
        labels, header = self._labels, self._header
        at = [n for n, slot in enumerate(own) if slot.label in labels.rows]
        found = [(n, own[n + 1 : end]) for n, end in pairwise((*at, len(own))) if end > n + 1]
        for n, values in found:
            label = own[n].label
            if label in labels.columns and not header.closed and not any(map(_counts, values)):
                return
            block, line, sure = labels.row(label, self._block, self._group(own[n]), self._last)
            self._last = line.key
            yield _Line(block, line, own[n], values, header, part, worse(sure, row.certainty))
        if not found and any(map(_counts, own)):
            yield _Line(self._block, None, None, own, header, part, row.certainty)

    def _group(self, slot: Slot) -> str:
        """The label of the group that a row label stands in: the one beside it, else the last above."""
        beside = [
            group
            for group in self._groups
            if group.row <= slot.row < group.row + group.height and group.column < slot.column
        ]
        found = (
            max(beside, key=lambda group: group.column)
            if beside
            else self._groups[-1]
            if self._groups
            else None
        )
        return found.label if found is not None else ""


def _counts(slot: Slot) -> bool:
    """True for a number or a mark for nothing; a blank cell says nothing about its row."""
    return bool(slot.text) and slot.countable


def _is_header(own: Sequence[Slot], labels: TableLabels) -> bool:
    """True for a row of column labels, the form's or not; a single text that is neither is a remark."""
    texts = [slot for slot in own if slot.text]
    return len(texts) > 1 or any(
        slot.label in labels.columns or slot.label in labels.spec.heads for slot in texts
    )


def _body(lines: Sequence[_Line]) -> Body:
    """What the lines of a grid have in common."""
    labelled = [line.values for line in lines if line.row is not None]
    starts = Counter(values[0].column for values in labelled)
    start = starts.most_common(1)[0][0] if starts else 0
    slots = [slot for values in labelled for slot in values]
    filled = frozenset(slot.column for slot in slots if slot.text)
    return Body(start, frozenset(slot.column for slot in slots) - filled, filled)


def _split(line: _Line, body: Body, labels: TableLabels) -> _Line | None:
    """A line without a known label, parted into label and numbers; None where its label is none of a row."""
    slots = line.values
    width = (
        max(len(block.columns) for block in labels.spec.blocks)
        if line.block is None
        else len(line.block.columns)
    )
    if len(slots) == width and all(slot.countable for slot in slots):
        return line
    values = [slot for slot in slots if slot.column >= body.start] if body.start else []
    if not values:
        first = next((n + 1 for n in range(len(slots) - 1, -1, -1) if not slots[n].countable), 0)
        values = list(slots[first:])
    before = slots[: len(slots) - len(values)]
    label = before[-1] if before and before[-1].text else None
    if label is not None and (label.label in labels.frame or label.label in labels.spec.foreign):
        return None
    return line._replace(label=label, values=values)


def _in_order(lines: Sequence[_Line], labels: TableLabels) -> Iterator[_Line]:
    """Give lines without a known label the row that their neighbours leave for them.

    A label must resemble the row's; where there is none, as many lines must stand between two known ones as
    the form has rows there. A line for which nothing is found stays without a row.
    """
    order = [(block, row) for block in labels.spec.blocks for row in block.rows]
    index = {row.key: n for n, (_, row) in enumerate(order)}
    waiting: list[_Line] = []
    last = -1
    for line in lines:
        if line.row is None:
            waiting.append(line)
            continue
        found = index[line.row.key]
        yield from _settle(waiting, order[last + 1 : found], labels)
        waiting = []
        last = max(last, found)
        yield line
    yield from _settle(waiting, order[last + 1 :], labels)


def _settle(
    lines: Sequence[_Line], gap: Sequence[tuple[BlockSpec, LineSpec]], labels: TableLabels
) -> Iterator[_Line]:
    for n, line in enumerate(lines):
        if line.label is None:
            if len(lines) == len(gap):
                block, row = gap[n]
                certainty = worse(line.certainty, Certainty.ORDER)
                yield line._replace(block=block, row=row, certainty=certainty)
                continue
        elif (near := labels.misprint(line.label.label, [row for _, row in gap])) is not None:
            yield line._replace(block=next(block for block, row in gap if row is near), row=near)
            continue
        yield line
