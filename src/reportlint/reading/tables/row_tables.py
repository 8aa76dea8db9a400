"""A table with its row labels on the left and its column labels above: from grids to rows of numbers.

This is the step at which a table's drawing is left behind: what comes out speaks of the form's rows and
columns only. `reportlint.reading.tables.column_tables` is the same step for the other way to draw a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportlint.model.certainty import Certainty
from reportlint.model.form import BlockSpec, LineSpec
from reportlint.reading.tables.grid import GridRow, Slot
from reportlint.reading.tables.header import HeaderBody, Leaf, worse
from reportlint.reading.tables.labels import TableLabels
from reportlint.reading.tables.pairing import Value, place
from reportlint.reading.tables.rows import NumberRow, Walk, counts


class ReadRow(NamedTuple):
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
class TableReading:
    """What was read of a table."""

    reads: list[ReadRow] = field(default_factory=list)
    bars: dict[str, Slot] = field(default_factory=dict)
    """The bars found, in page order, by the key of their block."""
    cut: set[str] = field(default_factory=set)
    """Keys of the blocks whose bar has lost its end."""
    askew: int = 0
    """Rows whose numbers do not stand under their labels as drawn."""
    loose: int = 0
    """Lines of numbers that were tied to no row."""

    @property
    def claimed(self) -> int:
        """How many numbers were tied to their keys."""
        return sum(len(read.values) for read in self.reads)


def read_rows(parts: Sequence[Sequence[GridRow]], labels: TableLabels) -> TableReading:
    """The rows of a table that is spread over some grids, in order."""
    reading = TableReading()
    walk = Walk(labels)
    lines = list(walk.lines(parts))
    reading.bars = walk.bars
    by_part: list[list[NumberRow]] = [[] for _ in parts]
    for line in lines:
        by_part[line.part].append(line)
    bodies = [_body(own) for own in by_part]
    split = [line if line.row is not None else _split(line, bodies[line.part], labels) for line in lines]
    placed = list(_in_order([line for line in split if line is not None], labels))
    reading.loose = sum(line.row is None and any(map(counts, line.values)) for line in placed)
    done: dict[str, tuple[int, ReadRow]] = {}
    distance = _distances(placed, labels)
    reached: dict[str, int] = {}
    for line in placed:
        if line.block is None or line.row is None:
            continue
        body = bodies[line.part]
        if line.header.cut:
            reading.cut.add(line.block.key)
        above = line.header.over(line.block, labels, line.part, body)
        values, fits = place(line.values, above, line.block.columns, body, labels.sums.get(line.row.key))
        reading.askew += not fits
        if line.certainty is not Certainty.LABEL:
            values = [(column, slot, worse(sure, line.certainty)) for column, slot, sure in values]
        high = line.label.height if line.label is not None else 1
        if any(slot.height > high for _, slot, _ in values):
            # A number merged with the row below: whether it is of both or the sum of both is not said.
            values = [
                (column, slot, Certainty.GUESS if slot.height > high else sure)
                for column, slot, sure in values
            ]
        short = not values and len(line.values) < len(above.leaves)
        read = ReadRow(line.block, line.row, line.label, values, above.leaves, line.certainty, short)
        part, other = done.get(line.row.key, (line.part, None))
        far = distance[id(line)]
        nearer = other is not None and part == line.part and far < reached[line.row.key]
        if other is None or nearer or not any(slot.text for _, slot, _ in other.values):
            reached[line.row.key] = far
            done[line.row.key] = line.part, read
        elif part != line.part:
            done[line.row.key] = part, _merged(other, read)
    reading.reads = [read for _, read in done.values()]
    return reading


def _distances(lines: Sequence[NumberRow], labels: TableLabels) -> dict[int, int]:
    """How far each line's row is, in the form, from that of the line before; by the line's identity.

    Of two lines with one label the nearer is the row; the other has lost its own label.
    """
    order = {row.key: n for n, row in enumerate(row for block in labels.spec.blocks for row in block.rows)}
    found: dict[int, int] = {}
    last = -1
    for line in lines:
        if line.row is not None:
            found[id(line)] = abs(order[line.row.key] - last)
            last = order[line.row.key]
    return found


def _merged(one: ReadRow, other: ReadRow) -> ReadRow:
    """A row that goes on in another table, under further columns."""
    have = {column.key for column, _, _ in one.values}
    more = [value for value in other.values if value[0].key not in have]
    return one._replace(values=[*one.values, *more], leaves=(*one.leaves, *other.leaves)) if more else one


def _body(lines: Sequence[NumberRow]) -> HeaderBody:
    """What the lines of a grid have in common."""
    labelled = [line.values for line in lines if line.row is not None]
    starts = Counter(values[0].column for values in labelled)
    start = starts.most_common(1)[0][0] if starts else 0
    slots = [slot for values in labelled for slot in values]
    filled = frozenset(slot.column for slot in slots if slot.text)
    return HeaderBody(start, frozenset(slot.column for slot in slots) - filled, filled)


def _split(line: NumberRow, body: HeaderBody, labels: TableLabels) -> NumberRow | None:
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
    named = label or next((slot for slot in reversed(before) if slot.text and slot.height == 1), None)
    if named is not None and (named.label in labels.frame or named.label in labels.spec.foreign):
        return None
    return line._replace(label=label, values=values)


def _in_order(lines: Sequence[NumberRow], labels: TableLabels) -> Iterator[NumberRow]:
    """Give lines without a known label the row that their neighbours leave for them.

    A label must resemble the row's; where there is none, or only a few words of the row's, as many lines must
    stand between two known ones as the form has rows there. A line for which nothing is found stays without a row.
    """
    order = [(block, row) for block in labels.spec.blocks for row in block.rows]
    index = {row.key: n for n, (_, row) in enumerate(order)}
    waiting: list[NumberRow] = []
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
    lines: Sequence[NumberRow], gap: Sequence[tuple[BlockSpec, LineSpec]], labels: TableLabels
) -> Iterator[NumberRow]:
    rows = [row for _, row in gap]
    placed = len(lines) == len(gap)
    for n, line in enumerate(lines):
        if line.label is None:
            if placed:
                block, row = gap[n]
                certainty = worse(line.certainty, Certainty.ORDER)
                yield line._replace(block=block, row=row, certainty=certainty)
                continue
        elif (near := labels.misprint(line.label.label, rows)) is not None:
            yield line._replace(block=next(block for block, row in gap if row is near), row=near)
            continue
        elif (
            placed
            and line.certainty is not Certainty.GUESS
            and labels.shortened(line.label.label, rows) is rows[n]
        ):
            certainty = worse(line.certainty, Certainty.ORDER)
            yield line._replace(block=gap[n][0], row=rows[n], certainty=certainty)
            continue
        yield line
