"""The prescribed tables as found: cells, rows, columns, and the sums that must hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Final, NamedTuple

from reportlint.model.amount import Amount, Meaning
from reportlint.model.certainty import Certainty
from reportlint.model.form import EquationSpec, LineSpec, TableSpec
from reportlint.model.message import Message
from reportlint.model.missing import Missing
from reportlint.model.place import Place

_ZERO: Final = Decimal(0)


class Cell(NamedTuple):
    """A number cell of a prescribed table."""

    key: str
    """`requests/granted/natural`: table, row, column."""
    text: str
    """Squeezed."""
    amount: Amount
    certainty: Certainty
    row: LineSpec
    column: LineSpec
    label: Message
    at: Place

    @property
    def number(self) -> Decimal | None:
        """The number that stands in it; None for a blank, a placeholder or text."""
        return self.amount.number if self.amount.meaning is Meaning.NUMBER else None

    @property
    def counted(self) -> Decimal | None:
        """The number for sums: a blank or placeholder counts as 0, text as None."""
        number = self.amount.number
        return _ZERO if number is None and self.amount.meaning is not Meaning.TEXT else number

    @property
    def sure(self) -> bool:
        """True where it is beyond doubt which number the page has for its key."""
        plain = self.number is not None and "footnote" not in self.amount.traits
        return plain and self.certainty is Certainty.LABEL


def both_sums(
    left: Iterable[Cell], right: Iterable[Cell], standing: Mapping[str, Decimal] = MappingProxyType({})
) -> tuple[Decimal, Decimal] | None:
    """The sums of some cells and of others, blanks counted as 0; None where a cell holds text.

    `standing` are numbers that take the place of what cells hold, by key.
    """
    totals = []
    for cells in (left, right):
        total = _ZERO
        for cell in cells:
            amount = cell.amount
            number = standing.get(cell.key, amount.number) if standing else amount.number
            # Most are 0.
            if number:
                total += number
            elif number is None and amount.meaning is Meaning.TEXT:
                return None
        totals.append(total)
    return totals[0], totals[1]


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row or column of a prescribed table, as found."""

    spec: LineSpec
    printed: str
    """The label as printed, squeezed; empty where the page has none."""
    cells: tuple[Cell, ...]
    key: str
    label: Message
    at: Place
    certainty: Certainty = Certainty.LABEL


class Row(TableLine):
    """A row: its cells run over the columns."""

    __slots__ = ()


class Column(TableLine):
    """A column: its cells run over the rows."""

    __slots__ = ()


class Displaced(NamedTuple):
    """A row, column or bar that does not stand where the form has it."""

    key: str
    label: Message
    at: Place
    printed: str
    """Its label as printed, squeezed."""
    before: str
    """The prescribed label of what the form has right before it; empty where it comes first."""


@dataclass(frozen=True)
class Table:
    """A prescribed table, found on the page."""

    spec: TableSpec
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    missing: tuple[Missing, ...]
    """Rows, columns, bars and cells that the form has and the page lacks."""
    label_texts: tuple[tuple[str, Place], ...]
    """Every text cell of the table, folded, with its place."""
    at: Place
    traits: frozenset[str] = frozenset()
    """What was odd: `split` (over several tables of the page), `transposed`, `span-broken` (numbers do not stand
    under their labels as drawn), `flattened` (not drawn as a table), `fused` (a row in one cell), `foreign` (with
    the labels of another form only), `hybrid` (of both), `duplicated` (there is another with other numbers),
    `unread` (lines of numbers belong to no row)."""
    section: str = ""
    """Key of the part it stands in on the page."""
    loose: tuple[tuple[str, Place], ...] = ()
    """Numbers, and marks for nothing, that are tied to no key, with their places: those of strange rows and columns."""
    displaced: tuple[Displaced, ...] = ()
    """The rows, columns and bars that stand in another order than the form's, as far as labels tell it for sure."""

    @property
    def key(self) -> str:
        """`disclosure`, `requests`, `disputes`."""
        return self.spec.key

    @property
    def label(self) -> Message:
        """The table's name."""
        return self.spec.title

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        """All number cells by key."""
        return {cell.key: cell for row in self.rows for cell in row.cells}


@dataclass(frozen=True)
class Equation:
    """A sum the form prescribes, with the cells of this report."""

    spec: EquationSpec
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]
    at: Place
    standing: Mapping[str, Decimal] = field(default_factory=dict)
    """The sums that stand in for totals which were not filled in (see `Report.stand_ins`)."""

    @property
    def key(self) -> str:
        """Key of the line the sum belongs to, such as `requests/granted`."""
        return self.spec.key

    @property
    def label(self) -> Message:
        """The name of that line."""
        return self.spec.label

    @cached_property
    def sums(self) -> tuple[Decimal, Decimal] | None:
        """Both sides, blanks counted as 0; None where a cell holds text."""
        return both_sums(self.left, self.right, self.standing)

    @property
    def doubtful(self) -> bool:
        """True where a blank was counted as 0 or one of its cells is not sure."""
        return not all(cell.sure for cell in (*self.left, *self.right))
