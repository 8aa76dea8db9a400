"""A table whose rows are groups of columns on the page, all over one line of numbers (表四).

The step beside `reportlint.bind.lines` for the other way to draw a table.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.bind.amounts import looks_like_amount
from reportlint.bind.grid import GridRow, Slot
from reportlint.bind.labels import TableLabels
from reportlint.bind.lines import Leaf, Read
from reportlint.model.form import LineSpec
from reportlint.model.report import Certainty


def read_groups(parts: Sequence[Sequence[GridRow]], labels: TableLabels) -> list[Read]:
    """The groups with their numbers. `parts` are the grids the table is spread over, in order."""
    reads: list[Read] = []
    for rows in parts:
        reads.extend(_read(rows, labels, {read.row.key for read in reads}))
    return reads


def _read(rows: Sequence[GridRow], labels: TableLabels, done: set[str]) -> list[Read]:
    (block,) = labels.spec.blocks
    groups: list[tuple[Slot, LineSpec]] = []
    leaves: list[Leaf] = []
    values: tuple[Slot, ...] = ()
    for row in rows:
        own = row.own
        found = [(slot, labels.rows[slot.label][0][1]) for slot in own if slot.label in labels.rows]
        heads = [
            Leaf(
                slot,
                labels.columns[slot.label][0][1],
                slot.label in labels.columns[slot.label][0][1].variants,
            )
            for slot in own
            if slot.label in labels.columns
        ]
        groups.extend(found)
        leaves.extend(heads)
        if not found and not heads and own and all(looks_like_amount(slot.raw) for slot in own):
            filled = any(slot.text for slot in own)
            if len(own) > 1 and (not values or (filled and not any(slot.text for slot in values))):
                values = own
    groups = [(slot, spec) for slot, spec in groups if spec.key not in done]
    if not values or not groups:
        return []
    leaves.sort(key=lambda leaf: leaf.slot.column)
    # A label that would span rows may be repeated in each of them.
    leaves = list({(leaf.slot.column, leaf.spec.key): leaf for leaf in leaves}.values())
    order = list(
        {spec.key: (slot, spec) for slot, spec in sorted(groups, key=_column, reverse=True)}.values()
    )[::-1]
    under = _drawn(groups, leaves) or _dealt(order, leaves, len(block.columns))
    numbers = _numbers(leaves, values)
    return [
        Read(
            block,
            spec,
            slot,
            tuple((leaf.spec, numbers[id(leaf)]) for leaf in under.get(spec.key, ()) if id(leaf) in numbers),
            Certainty.LABEL,
            tuple(under.get(spec.key, ())),
        )
        for slot, spec in order
    ]


def _column(group: tuple[Slot, LineSpec]) -> int:
    return group[0].column


def _drawn(groups: Sequence[tuple[Slot, LineSpec]], leaves: Sequence[Leaf]) -> dict[str, list[Leaf]]:
    """The leaves under each group as drawn; empty where the drawing does not fit."""
    under: dict[str, list[Leaf]] = {}
    for slot, spec in groups:
        own = under.setdefault(spec.key, [])
        own += [
            leaf for leaf in leaves if slot.column <= leaf.slot.column < slot.end and slot.row < leaf.slot.row
        ]
    fits = sum(map(len, under.values())) == len(leaves) and all(
        len({leaf.spec.key for leaf in own}) == len(own) for own in under.values()
    )
    return under if fits else {}


def _dealt(
    groups: Sequence[tuple[Slot, LineSpec]], leaves: Sequence[Leaf], width: int
) -> dict[str, list[Leaf]]:
    """The leaves dealt out to the groups from left to right; empty where they do not go round."""
    if len(leaves) != width * len(groups):
        return {}
    dealt = {spec.key: list(leaves[i * width : (i + 1) * width]) for i, (_, spec) in enumerate(groups)}
    whole = all(len({leaf.spec.key for leaf in own}) == width for own in dealt.values())
    return dealt if whole else {}


def _numbers(leaves: Sequence[Leaf], values: Sequence[Slot]) -> dict[int, Slot]:
    """The number under each leaf, by the leaf's identity: as drawn, else by order where there are as many."""
    by_column = {slot.column: slot for slot in values}
    drawn = {id(leaf): by_column[leaf.slot.column] for leaf in leaves if leaf.slot.column in by_column}
    if len(drawn) == len(leaves) == len(values):
        return drawn
    if len(leaves) == len(values):
        return {id(leaf): slot for leaf, slot in zip(leaves, values, strict=True)}
    filled = [slot for slot in values if slot.text]
    if (
        len(drawn) == len(leaves)
        and len(filled) <= len(leaves)
        and {*map(id, filled)} <= {*map(id, drawn.values())}
    ):
        return drawn
    if len(leaves) == len(filled):
        return {id(leaf): slot for leaf, slot in zip(leaves, filled, strict=True)}
    return drawn if len(values) < len(leaves) else {}
