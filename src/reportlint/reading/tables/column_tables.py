"""A table whose rows are groups of columns on the page, all over one line of numbers (表四).

The same step as `reportlint.reading.tables.row_tables`, for the other way to draw a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportlint.model.certainty import Certainty
from reportlint.model.form import BlockSpec
from reportlint.reading.tables.grid import GridRow, Slot
from reportlint.reading.tables.header import LABEL_LENGTH, HeaderBody, Leaf, Leaves, lowest, worse
from reportlint.reading.tables.labels import TableLabels
from reportlint.reading.tables.pairing import pair
from reportlint.reading.tables.row_tables import ReadRow, TableReading
from reportlint.reading.tables.rows import LABELS

ODD = 0.34
"""Share of the cells of a row of numbers that may hold something else (0 to 1)."""
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_NUMBER = re.compile(r"\d")


def read_groups(parts: Sequence[Sequence[GridRow]], labels: TableLabels) -> TableReading:
    """The groups of a table that is spread over some grids, in order."""
    reading = TableReading()
    for rows in parts:
        _read(rows, labels, reading)
    return reading


def _read(rows: Sequence[GridRow], labels: TableLabels, reading: TableReading) -> None:
    (block,) = labels.spec.blocks
    groups: list[Leaf] = []
    leaves: list[Leaf] = []
    strange: list[Leaf] = []
    lines: list[tuple[list[Slot], Certainty]] = []
    for row in rows:
        found = [Leaf(slot, labels.rows[slot.label][0][1]) for slot in row.own if slot.label in labels.rows]
        heads = [
            Leaf(slot, column) for slot in row.own if (column := labels.column(slot.label, block)) is not None
        ]
        groups += found
        leaves += heads
        if len(heads) > 1:
            strange += [Leaf(slot, None) for slot in row.own if _may_be_head(slot, labels)]
        if leaves and not found and not heads and (values := _values(row.own, leaves)):
            lines.append((values, row.certainty))
    if len(leaves) > LABELS or len(groups) > LABELS:
        return
    groups = sorted(lowest(groups), key=_column)
    leaves = sorted(lowest(leaves), key=_column)
    filled = [line for line in lines if any(slot.text for slot in line[0])] or lines[-1:]
    width = len(block.columns)
    if strange and len(leaves) < width * len(groups):
        leaves = sorted([*leaves, *strange], key=_column)
    under = _drawn(groups, leaves) or _dealt(groups, leaves, width)
    placed = {id(leaf) for own in under.values() for leaf in own}
    others = [leaf for leaf in leaves if leaf.spec is not None and id(leaf) not in placed]
    under = {key: _named(own, block, labels) for key, own in under.items()}
    leaves = sorted([*others, *(leaf for own in under.values() for leaf in own)], key=_column)
    places = [
        [block.columns.index(leaf.spec) for leaf in own if leaf.spec is not None] for own in under.values()
    ]
    above = Leaves(
        tuple(leaves),
        drawn=len({leaf.slot.column for leaf in leaves}) == len(leaves),
        usual=all(own == sorted(own) for own in places),
    )
    cells, sure = filled[0] if len(filled) == 1 else ([], Certainty.LABEL)
    blank = frozenset(slot.column for slot in cells if not slot.text)
    paired = pair(cells, above, HeaderBody(0, blank, frozenset())) if under else None
    if paired is None and not (under and 0 < len(cells) < len(leaves)):
        reading.loose += len(filled)
        return
    numbers, fits = paired or ((), True)
    reading.askew += 0 if fits else len(groups)
    by_leaf = {id(leaf): slot for leaf, slot in zip(leaves, numbers, strict=False)}
    done = {read.row.key for read in reading.reads}
    for group in groups:
        own = under.get(id(group), ())
        if group.spec is not None and group.spec.key not in done:
            tied = [
                (leaf.spec, by_leaf[id(leaf)], worse(sure, leaf.certainty))
                for leaf in own
                if leaf.spec and id(leaf) in by_leaf
            ]
            short = not numbers and group is groups[-1]
            reading.reads.append(ReadRow(block, group.spec, group.slot, tied, tuple(own), sure, short))
            done.add(group.spec.key)


def _may_be_head(slot: Slot, labels: TableLabels) -> bool:
    """True for a cell among labels of columns that the form does not know, or that is blank."""
    return slot.label not in labels.known and len(slot.text) <= LABEL_LENGTH and not _NUMBER.search(slot.text)


def _named(own: Sequence[Leaf], block: BlockSpec, labels: TableLabels) -> list[Leaf]:
    """The labels of a group; one that is misprinted, or the only one unknown, gets the column that is left."""
    left = [column for column in block.columns if all(leaf.spec is not column for leaf in own)]
    named = [
        leaf if leaf.spec is not None else leaf._replace(spec=labels.misprint(leaf.slot.label, left))
        for leaf in own
    ]
    strange = [n for n, leaf in enumerate(named) if leaf.spec is None]
    if len(strange) == 1 and len(named) == len(block.columns):
        (place,) = strange
        if all(leaf.spec is column for leaf, column in zip(named, block.columns, strict=True) if leaf.spec):
            named[place] = Leaf(named[place].slot, block.columns[place], Certainty.ORDER)
    return named


def _values(own: Sequence[Slot], leaves: Sequence[Leaf]) -> list[Slot]:
    """The number cells of a row, what is no number among them; none where it is no row of numbers.

    A first cell with words is the row's label, unless the row is drawn cell by cell under the labels.
    """
    drawn = [slot.column for slot in own] == sorted({leaf.slot.column for leaf in leaves})
    labelled = not drawn and own and _WORDS.search(own[0].text) and not own[0].countable
    values = list(own[1:] if labelled else own)
    odd = sum(not slot.countable for slot in values)
    return values if len(values) > 1 and odd <= len(values) * ODD and len(values) <= 2 * len(leaves) else []


def _column(leaf: Leaf) -> int:
    return leaf.slot.column


def _drawn(groups: Sequence[Leaf], leaves: Sequence[Leaf]) -> dict[int, list[Leaf]]:
    """The labels under each group as drawn, by the group's identity; empty where the drawing does not fit."""
    under = {
        id(group): [
            leaf
            for leaf in leaves
            if group.slot.column <= leaf.slot.column < group.slot.end and group.slot.row < leaf.slot.row
        ]
        for group in groups
    }
    whole = all(own and len({id(leaf.spec) for leaf in own}) == len(own) for own in under.values())
    return under if whole and sum(map(len, under.values())) <= len(leaves) else {}


def _dealt(groups: Sequence[Leaf], leaves: Sequence[Leaf], width: int) -> dict[int, list[Leaf]]:
    """The labels dealt out to the groups from left to right; empty where they do not go round."""
    if len(leaves) != width * len(groups):
        return {}
    dealt = {id(group): list(leaves[n * width : (n + 1) * width]) for n, group in enumerate(groups)}
    return dealt if all(len({id(leaf.spec) for leaf in own}) == width for own in dealt.values()) else {}
