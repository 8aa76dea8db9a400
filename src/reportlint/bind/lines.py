"""From the grid of a table to its rows of numbers, each with its label and the column labels above it.

This is the step at which a table's drawing is left behind: what comes out speaks of the form's rows and columns
only. Two drawings exist: rows labelled on the left (`read_rows`), and one line of numbers under groups of columns
(`read_groups`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportlint.bind.amounts import looks_like_amount
from reportlint.bind.grid import GridRow, Slot
from reportlint.bind.labels import TableLabels
from reportlint.model.form import BlockSpec, LineSpec
from reportlint.model.report import Certainty


@dataclass(frozen=True, slots=True)
class Leaf:
    """A column label with the column it stands over."""

    slot: Slot
    spec: LineSpec
    variant: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A row of the form with its numbers."""

    block: BlockSpec
    row: LineSpec
    label: Slot | None
    values: tuple[tuple[LineSpec, Slot], ...]
    certainty: Certainty
    headed: tuple[Leaf, ...] = ()
    foreign: tuple[Slot, ...] = ()
    """Column labels above it that the form does not know."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the grid that holds numbers."""

    block: BlockSpec | None
    row: LineSpec | None
    label: Slot | None
    values: tuple[Slot, ...]
    header: _Header


@dataclass(slots=True)
class _Header:
    """The column labels above some lines, as they come together row by row."""

    leaves: list[Leaf] = field(default_factory=list)
    groups: list[Slot] = field(default_factory=list)
    """Labels over several columns."""
    foreign: list[Slot] = field(default_factory=list)
    closed: bool = False


def read_rows(parts: Sequence[Sequence[GridRow]], labels: TableLabels) -> tuple[list[Read], set[str]]:
    """The rows of a table whose labels stand on the left, and the keys of the blocks whose bar was found.

    `parts` are the grids it is spread over, in order.
    """
    lines: list[_Line] = []
    bars: set[str] = set()
    header = _Header()
    block: BlockSpec | None = None
    for rows in parts:
        for row in rows:
            own = row.own
            bar = next((labels.bars[slot.label] for slot in own if slot.label in labels.bars), None)
            if bar is not None:
                bars.add(bar.key)
                block, header = bar, _Header()
                if len(own) == 1:
                    continue
            line = _data_line(row.slots, labels, header, block)
            heads = [] if line is not None and line.row is not None else _heads(own, labels, block)
            if heads:
                if header.closed:
                    header = _Header()
                header.leaves.extend(heads)
                header.groups.extend(
                    slot for slot in own if slot.label in labels.spec.heads and slot.width > 1
                )
                header.foreign.extend(_foreign(own, heads, labels))
            elif line is not None:
                header.closed = True
                lines.append(replace(line, header=header))
    return list(_in_columns(_in_order(lines, labels))), bars


def _data_line(
    row: Sequence[Slot], labels: TableLabels, header: _Header, block: BlockSpec | None
) -> _Line | None:
    """The row as a line of numbers; None where it holds none."""
    label: Slot | None = None
    found: tuple[BlockSpec, LineSpec] | None = None
    for slot in row:
        candidates = labels.rows.get(slot.label) if slot.label else None
        if candidates and any(other.column >= slot.end for other in row):
            label = slot
            found = next((pair for pair in candidates if block is None or pair[0] is block), candidates[0])
    if found is not None and label is not None:
        values = tuple(slot for slot in row if slot.column >= label.end)
        # 总计 and 其他 head columns, too: beside another column's label they are no label of a row.
        others = (slot for slot in row if slot.label != label.label)
        if values and all(slot.label not in labels.columns or looks_like_amount(slot.raw) for slot in others):
            return _Line(found[0], found[1], label, values, header)
        return None
    return _unlabelled(row, labels, header, block)


def _unlabelled(
    row: Sequence[Slot], labels: TableLabels, header: _Header, block: BlockSpec | None
) -> _Line | None:
    """A line of numbers whose label the form does not know, or that has none."""
    values: list[Slot] = []
    for slot in reversed(row):
        if not looks_like_amount(slot.raw):
            break
        values.insert(0, slot)
    rest = row[: len(row) - len(values)]
    if not any(slot.text for slot in values):
        return None
    label = next((slot for slot in reversed(rest) if slot.text), None)
    if label is not None and (label.label in labels.columns or label.label in labels.bars):
        return None
    if label is None:
        # The label cell is blank: it was taken for a blank number.
        values = values[1:] if len(values) > 1 and not values[0].text else values
    own = label if label is not None and label.label not in labels.groups else None
    return _Line(block, None, own, tuple(values), header)


def _heads(own: Sequence[Slot], labels: TableLabels, block: BlockSpec | None) -> list[Leaf]:
    leaves = []
    for slot in own:
        candidates = labels.columns.get(slot.label)
        if candidates:
            spec = next(
                (line for owner, line in candidates if block is None or owner is block), candidates[0][1]
            )
            leaves.append(Leaf(slot, spec, slot.label in spec.variants))
    if leaves or block is None:
        return leaves
    for slot in own:
        spec_or_none = labels.misprint(slot.label, block.columns) if slot.label not in labels.known else None
        if spec_or_none is not None:
            leaves.append(Leaf(slot, spec_or_none, variant=True))
    return leaves


def _foreign(own: Sequence[Slot], heads: Sequence[Leaf], labels: TableLabels) -> Iterator[Slot]:
    taken = {leaf.slot.column for leaf in heads}
    for slot in own:
        if slot.column not in taken and slot.text and slot.label not in labels.known and len(slot.label) > 1:
            yield slot


def _in_order(lines: list[_Line], labels: TableLabels) -> Iterator[tuple[_Line, Certainty]]:
    """Give lines without a known label the row that their neighbours leave for them.

    Only where as many such lines stand between two known ones as the form has rows there; a misprinted label
    must also resemble the row's.
    """
    order = [(block, row) for block in labels.spec.blocks for row in block.rows]
    place = {id(row): index for index, (_, row) in enumerate(order)}
    waiting: list[_Line] = []
    last = -1

    def settle(until: int) -> Iterator[tuple[_Line, Certainty]]:
        gap = order[last + 1 : until]
        for line in waiting:
            near = labels.misprint(line.label.label, (row for _, row in gap)) if line.label else None
            match = next((pair for pair in gap if pair[1] is near), None) if near else None
            if match is None and len(gap) == len(waiting) and line.label is None:
                match = gap[waiting.index(line)]
                yield replace(line, block=match[0], row=match[1]), Certainty.ORDER
            elif match is not None:
                yield replace(line, block=match[0], row=match[1]), Certainty.LABEL

    for line in lines:
        if line.row is None:
            waiting.append(line)
            continue
        index = place[id(line.row)]
        yield from settle(index)
        waiting.clear()
        last = max(last, index)
        yield line, Certainty.LABEL
    yield from settle(len(order))


def _in_columns(lines: Iterable[tuple[_Line, Certainty]]) -> Iterator[Read]:
    placed = list(lines)
    blank = _blank_columns(line for line, _ in placed)
    for line, certainty in placed:
        if line.block is None or line.row is None:
            continue
        leaves = _from_left(line.header, line.block.columns)
        values, ordered = _columns(line, leaves, blank)
        yield Read(
            line.block,
            line.row,
            line.label,
            tuple(values),
            Certainty.ORDER if ordered else certainty,
            tuple(leaves),
            tuple(line.header.foreign),
        )


def _from_left(header: _Header, columns: Sequence[LineSpec]) -> list[Leaf]:
    """The column labels of a block from left to right, each column once.

    Labels on a second row stand under the one label of the first row that spans several columns, wherever the
    spans of the header put them: headers often are narrower than the rows below.
    """
    seen: dict[str, Leaf] = {}
    for leaf in header.leaves:
        if leaf.spec in columns:
            seen.setdefault(leaf.spec.key, leaf)
    leaves = sorted(seen.values(), key=lambda leaf: leaf.slot.column)
    top = min((leaf.slot.row for leaf in leaves), default=0)
    lower = [leaf for leaf in leaves if leaf.slot.row > top]
    over = [slot for slot in header.groups if slot.row == top]
    if not lower or len(over) != 1:
        return sorted(leaves, key=lambda leaf: (leaf.slot.column, leaf.slot.row))
    upper = [leaf for leaf in leaves if leaf.slot.row == top]
    before = [leaf for leaf in upper if leaf.slot.column < over[0].column]
    return [*before, *lower, *(leaf for leaf in upper if leaf.slot.column > over[0].column)]


def _blank_columns(lines: Iterable[_Line]) -> set[int]:
    """Columns of the grid that are empty in every line of numbers: spacers."""
    filled: set[int] = set()
    seen: set[int] = set()
    for line in lines:
        for slot in line.values:
            seen.add(slot.column)
            if slot.text:
                filled.add(slot.column)
    return seen - filled


def _columns(
    line: _Line, leaves: Sequence[Leaf], blank: set[int]
) -> tuple[list[tuple[LineSpec, Slot]], bool]:
    """The numbers of a line under their columns, and whether only their order says so."""
    assert line.block is not None
    columns = line.block.columns
    values = list(line.values)
    above = [
        (leaf, [slot for slot in values if leaf.slot.column <= slot.column < leaf.slot.end])
        for leaf in leaves
    ]
    drawn = [leaf.slot.column for leaf in leaves]
    fits = drawn == sorted(set(drawn)) and sum(len(under) for _, under in above) == len(values)
    if len(leaves) == len(columns) and fits:
        if all(len(under) == 1 for _, under in above):
            return [(leaf.spec, under[0]) for leaf, under in above], False
        if len(leaves) == 1:
            filled = [slot for slot in values if slot.text] or values
            return [(leaves[0].spec, filled[0])], False
    if len(values) > len(columns):
        values = [slot for slot in values if slot.column not in blank]
    if len(leaves) == len(columns) == len(values):
        return [(leaf.spec, slot) for leaf, slot in zip(leaves, values, strict=True)], False
    if len(values) == len(leaves):
        return [(leaf.spec, slot) for leaf, slot in zip(leaves, values, strict=True)], False
    if len(values) == len(columns) and not line.header.foreign and _agrees(leaves, columns):
        return list(zip(columns, values, strict=True)), True
    if len(columns) == 1 and values and (leaves or not line.header.foreign):
        filled = [slot for slot in values if slot.text] or values
        if len(filled) == 1 or not any(slot.text for slot in values):
            return [(columns[0], filled[0])], not leaves
    if len(leaves) == len(columns) and fits and len(values) < len(columns):
        return [(leaf.spec, under[0]) for leaf, under in above if under], False
    return [], False


def _agrees(leaves: Sequence[Leaf], columns: Sequence[LineSpec]) -> bool:
    """True where the labels that were found stand in the form's order."""
    order = [columns.index(leaf.spec) for leaf in leaves]
    return order == sorted(order)
