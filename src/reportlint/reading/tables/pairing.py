"""Which number of a line stands under which column label.

Numbers are put under labels as drawn where the drawing is sound, and one by one from left to right where
there are as many numbers as labels; where neither holds, nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportlint.model.certainty import Certainty
from reportlint.model.form import LineSpec
from reportlint.reading.tables.grid import Slot
from reportlint.reading.tables.header import HeaderBody, Leaf, Leaves
from reportlint.reading.tables.labels import RowSum

Value = tuple[LineSpec, Slot, Certainty]
"""A number under its column."""


def pair(values: Sequence[Slot], above: Leaves, body: HeaderBody) -> tuple[Sequence[Slot], bool] | None:
    """The number of each label, and whether it stands under it as drawn; None where the drawing does not say.

    What does not stand under its label is paired in order, if the labels stand in the form's.
    """
    count = len(above.leaves)
    if not count or not above.ordered:
        return None
    if len(values) == count:
        fits = above.columns == [slot.column for slot in values]
        if fits or above.usual:
            return values, fits
    if above.drawn and (drawn := _as_drawn(values, above.leaves, body)) is not None:
        return drawn, True
    solid = [slot for slot in values if slot.column not in body.blank]
    return (solid, False) if len(solid) == count and above.usual else None


def _as_drawn(values: Sequence[Slot], leaves: Sequence[Leaf], body: HeaderBody) -> list[Slot] | None:
    """The number under each label; None where the drawing is not sound.

    A column may be split into cells of which one is filled. What stands under no label must be a remark, or
    blank in a column of spacers or of row labels.
    """
    found: list[Slot] = []
    used: set[int] = set()
    for leaf in leaves:
        under = [slot for slot in values if slot.column < leaf.slot.end and leaf.slot.column < slot.end]
        filled = [slot for slot in under if slot.text]
        if not under or len(filled) > 1 or used.intersection(slot.column for slot in filled):
            return None
        used.update(slot.column for slot in under)
        found.append((filled or under)[0])
    first = leaves[0].slot.column
    for slot in values:
        excused = not slot.text and (slot.column in body.blank or slot.column < first)
        if slot.column not in used and slot.countable and not excused:
            return None
    return found


def place(
    values: Sequence[Slot], above: Leaves, columns: Sequence[LineSpec], body: HeaderBody, total: RowSum | None
) -> tuple[list[Value], bool]:
    """The numbers of a line under the form's columns, and whether they stand under their labels as drawn.

    `total` is the sum the line must satisfy, for numbers that were torn over two cells.
    """
    paired = pair(values, above, body)
    if paired is not None:
        slots, fits = paired
        under = zip(above.specs, slots, above.certainties, strict=True)
        return [(column, slot, sure) for column, slot, sure in under if column is not None], fits
    if above.foreign:
        return [], True
    known = {id(leaf.spec) for leaf in above.leaves if leaf.spec is not None}
    whole = known == {*map(id, columns)}
    if not known or whole:
        unlabelled = not any(any(column.labels) for column in columns)
        sure = Certainty.GUESS if known else Certainty.LABEL if unlabelled else Certainty.ORDER
        for slots in (
            values,
            [slot for slot in values if slot.column not in body.blank],
            [s for s in values if s.text],
        ):
            if len(slots) == len(columns):
                return [(column, slot, sure) for column, slot in zip(columns, slots, strict=True)], not known
        if total is not None and len(values) == len(columns) + 1:
            return list(_mended(values, columns, total)), True
    elif len(values) == len(columns):
        return list(_filled_up(values, above.leaves, columns)), True
    return [], True


def _filled_up(
    values: Sequence[Slot], leaves: Sequence[Leaf], columns: Sequence[LineSpec]
) -> Iterator[Value]:
    """A line with all its cells under a header that lost labels: by order, if the labels left agree."""
    at = {leaf.slot.column: leaf for leaf in leaves if leaf.spec is not None}
    above = [at.get(slot.column) for slot in values]
    if sum(leaf is not None for leaf in above) < len(at):
        return
    if all(leaf is None or leaf.spec is column for leaf, column in zip(above, columns, strict=True)):
        for leaf, column, slot in zip(above, columns, values, strict=True):
            yield column, slot, Certainty.ORDER if leaf is None else leaf.certainty


def _mended(values: Sequence[Slot], columns: Sequence[LineSpec], total: RowSum) -> Iterator[Value]:
    """A line with one cell too many, if taking two neighbours for one number is the only way to its sum."""
    ways = []
    for torn in range(len(values) - 1):
        if not (values[torn].text and values[torn + 1].text):
            continue
        text = values[torn].text + values[torn + 1].text
        whole = values[torn]._replace(raw=text, text=text, label=text)
        slots = [*values[:torn], whole, *values[torn + 2 :]]
        numbers = {column.key: _number(slot) for column, slot in zip(columns, slots, strict=True)}
        left, right = (sum((numbers[key] for key in side), Decimal(0)) for side in total)
        if left == right:
            ways.append(slots)
    if len(ways) == 1:
        for column, slot in zip(columns, ways[0], strict=True):
            yield column, slot, Certainty.GUESS


def _number(slot: Slot) -> Decimal:
    number = slot.amount.number
    return number if number is not None else Decimal(0 if not slot.text else "NaN")
