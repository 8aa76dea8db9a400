"""Column labels above lines of numbers: which they are, and in which order they stand.

Pages draw headers that do not fit the rows below: narrower, wider, with labels lost or repeated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from reportlint.model.certainty import Certainty
from reportlint.model.form import BlockSpec, LineSpec
from reportlint.reading.tables.grid import Slot
from reportlint.reading.tables.labels import TableLabels

LABEL_LENGTH = 25
"""A longer text above the numbers is a remark, no label."""


_DOUBT = (Certainty.LABEL, Certainty.ORDER, Certainty.GUESS)


def worse(one: Certainty, other: Certainty) -> Certainty:
    """The less certain of two."""
    return one if one is other else max(one, other, key=_DOUBT.index)


class Leaf(NamedTuple):
    """A label over a column."""

    slot: Slot
    spec: LineSpec | None
    """None where the form does not know the label."""
    certainty: Certainty = Certainty.LABEL


class HeaderBody(NamedTuple):
    """What is known of the lines of numbers below a header."""

    start: int
    """The column in which the numbers begin; 0 where it is not known."""
    blank: frozenset[int]
    """Columns in which no line has anything."""
    filled: frozenset[int]
    """Columns in which some line has something."""


@dataclass(frozen=True)
class Leaves:
    """The labels over a block of numbers, from left to right."""

    leaves: tuple[Leaf, ...]
    ordered: bool = True
    """False where the drawing does not say in which order they stand."""
    drawn: bool = True
    """True where each has columns of its own."""
    usual: bool = True
    """True where they stand in the form's order."""

    @cached_property
    def columns(self) -> list[int]:
        """The column of the grid in which each begins."""
        return [leaf.slot.column for leaf in self.leaves]

    @cached_property
    def specs(self) -> tuple[LineSpec | None, ...]:
        """The columns of the form they stand for."""
        return tuple(leaf.spec for leaf in self.leaves)

    @cached_property
    def certainties(self) -> tuple[Certainty, ...]:
        """How sure each is."""
        return tuple(leaf.certainty for leaf in self.leaves)

    @cached_property
    def foreign(self) -> bool:
        """True where a label is printed that the form does not know."""
        return any(leaf.spec is None and leaf.slot.text for leaf in self.leaves)


def read_leaves(
    rows: Sequence[Sequence[Slot]], block: BlockSpec, labels: TableLabels, body: HeaderBody
) -> Leaves:
    """The labels that the rows of a header put over a block's columns."""
    known = [leaf for row in rows for slot in row if (leaf := _leaf(slot, block, labels)) is not None]
    known = lowest(known)
    left = min((leaf.slot.column for leaf in known), default=body.start)
    left = min(left, body.start) if body.start else left
    others = []
    for number, row in enumerate(rows):
        for slot in row:
            if (
                slot.column >= left
                and _may_be_label(slot, block, labels)
                and not _covers(slot, rows[number + 1 :])
            ):
                others.append(slot)
    missing = [column for column in block.columns if all(leaf.spec is not column for leaf in known)]
    for slot in others:
        if slot.text:
            spec = labels.misprint(slot.label, missing)
            known.append(Leaf(slot, spec))
            missing = [column for column in missing if column is not spec]
    taken = {column for leaf in known for column in range(leaf.slot.column, leaf.slot.end)}
    lost = [
        slot
        for slot in others
        if not slot.text and body.filled.intersection(range(slot.column, slot.end)) - taken
    ]
    return _resolved(_in_order([*known, *(Leaf(slot, None) for slot in lost)], rows), block)


def _leaf(slot: Slot, block: BlockSpec, labels: TableLabels) -> Leaf | None:
    spec = labels.column(slot.label, block) if slot.label else None
    return Leaf(slot, spec) if spec is not None else None


def _may_be_label(slot: Slot, block: BlockSpec, labels: TableLabels) -> bool:
    return (
        labels.column(slot.label, block) is None
        and slot.label not in labels.frame
        and len(slot.text) <= LABEL_LENGTH
        and (not slot.text or not slot.countable)
    )


def _covers(slot: Slot, below: Sequence[Sequence[Slot]]) -> bool:
    """True for a label over other labels."""
    return any(
        other.text and other.column < slot.end and slot.column < other.end for row in below for other in row
    )


def lowest(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Each label once where it is repeated in the rows of the header: the lowest."""
    kept: list[Leaf] = []
    for leaf in reversed(leaves):
        if not any(
            other.spec is leaf.spec
            and other.slot.row > leaf.slot.row
            and other.slot.column < leaf.slot.end
            and leaf.slot.column < other.slot.end
            for other in kept
        ):
            kept.append(leaf)
    return kept[::-1]


def _in_order(leaves: Sequence[Leaf], rows: Sequence[Sequence[Slot]]) -> Leaves:
    """The labels from left to right.

    Where two claim one column, or a label of the upper row stands between those of the lower, the header is narrower
    than the rows below: the labels of the lower row then stand under the one label of the upper row that is over others.
    """
    by_column = sorted(leaves, key=lambda leaf: leaf.slot.column)
    apart = all(one.slot.end <= other.slot.column for one, other in pairwise(by_column))
    top = min((leaf.slot.row for leaf in leaves), default=0)
    upper = [leaf for leaf in by_column if leaf.slot.row == top]
    lower = [leaf for leaf in by_column if leaf.slot.row > top]
    among = lower and any(lower[0].slot.column < leaf.slot.column < lower[-1].slot.column for leaf in upper)
    if apart and not among:
        return Leaves(tuple(by_column))
    first = next((row for row in rows if upper[0].slot in row), ())
    below = [row for row in rows if row is not first]
    over = [
        slot
        for slot in first
        if (slot.width > 1 or apart) and all(slot is not leaf.slot for leaf in upper) and _covers(slot, below)
    ]
    if len(over) != 1 or any(leaf.slot.row != lower[0].slot.row for leaf in lower):
        return Leaves(tuple(by_column), ordered=apart, drawn=apart)
    before = [leaf for leaf in upper if leaf.slot.column < over[0].column]
    after = [leaf for leaf in upper if leaf.slot.column > over[0].column]
    return Leaves((*before, *lower, *after), drawn=False)


def _resolved(found: Leaves, block: BlockSpec) -> Leaves:
    """Labels that are lost or printed twice get the column that their place says, if the others leave it."""
    columns = block.columns
    times = Counter(leaf.spec.key for leaf in found.leaves if leaf.spec is not None)
    fitting = len(found.leaves) == len(columns) and found.ordered and not found.foreign
    leaves = []
    for leaf, place in zip(found.leaves, columns if fitting else [None] * len(found.leaves), strict=True):
        if leaf.spec is not None and times[leaf.spec.key] > 1 and leaf.spec is not place:
            leaves.append(leaf._replace(spec=None))
        elif (
            leaf.spec is None
            and place is not None
            and not times[place.key]
            and _agrees(found.leaves, columns)
        ):
            leaves.append(leaf._replace(spec=place, certainty=Certainty.ORDER))
        else:
            leaves.append(leaf)
    places = [columns.index(leaf.spec) for leaf in leaves if leaf.spec is not None]
    return replace(found, leaves=tuple(leaves), usual=places == sorted(places))


def _agrees(leaves: Sequence[Leaf], columns: Sequence[LineSpec]) -> bool:
    """True where every label that is known stands in its column's place in the form."""
    return all(leaf.spec is None or leaf.spec is column for leaf, column in zip(leaves, columns, strict=True))
