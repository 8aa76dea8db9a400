"""A government's figures beside those of the bodies below it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from reportlint import BodyKind, Cell, Hierarchy, Message, Report, places_in

BELOW = Message("下级单位的报告", "report of a body below")
SHOWN = 5
"""Places in other reports that one finding points at."""

_GOVERNMENTS = (BodyKind.PROVINCE, BodyKind.CITY, BodyKind.COUNTY)
_OFFICE = re.compile(r"政府办(?:公[厅室])?$")
_TOTALS = re.compile(r"/total$|/outcome-total/")
_AMOUNT = "disclosure/charges/"


class PartCell(NamedTuple):
    """A cell of the government's table with the same cell of the reports below."""

    own: Cell
    number: Decimal
    parts: tuple[tuple[Report, Cell, Decimal], ...]

    @property
    def below(self) -> Decimal:
        """The sum of those below."""
        return sum((number for _, _, number in self.parts), Decimal(0))

    @property
    def excess(self) -> Decimal:
        """How much more the government has than all below; 0 where only rounding keeps them apart."""
        return _beyond(
            self.number - self.below, [self.number, *(number for _, _, number in self.parts)], self
        )

    @property
    def larger(self) -> list[tuple[Report, Cell, Decimal]]:
        """Those below that have more than the government, the most first."""
        own = self.number
        more = [part for part in self.parts if part[2] > own]
        found = [part for part in more if _beyond(part[2] - own, (own, part[2]), self) > 0]
        return sorted(found, key=lambda part: -part[2])

    @property
    def largest(self) -> list[Cell]:
        """The cells below that make up most of the sum."""
        counted = sorted((part for part in self.parts if part[2]), key=lambda part: -part[2])
        return [cell for _, cell, _ in counted[:SHOWN]]

    @property
    def contradicted(self) -> bool:
        """Whether a report below has a sum that does not come out at this cell: that is its own fault, and told there."""
        return any(
            any(one.key == cell.key for one in (*equation.left, *equation.right))
            for report, cell, _ in self.parts
            for equation in report.equations
            if equation.sums is not None and equation.sums[0] != equation.sums[1]
        )

    @property
    def is_total(self) -> bool:
        """Whether other cells of its table add up to it."""
        return _TOTALS.search(self.own.key) is not None


def judged(hierarchy: Hierarchy) -> bool:
    """Whether the report is to hold what those below report: a local government's is, a bureau's is not."""
    return hierarchy.this.body.among(_GOVERNMENTS) is True and bool(counted(hierarchy))


def counted(hierarchy: Hierarchy) -> list[Report]:
    """The reports below that belong to the government's: not those of bodies under a ministry of their own."""
    return [part for part in hierarchy.parts if part.body.among((BodyKind.VERTICAL,)) is not True]


def certain(hierarchy: Hierarchy) -> bool:
    """Whether it is certain of every body below that it is not under a ministry."""
    return all(part.body.among((BodyKind.VERTICAL,)) is not None for part in hierarchy.parts)


def has_office(hierarchy: Hierarchy) -> bool:
    """Whether the government's own office is among those below: what is sent to the government is counted there."""
    own = places_in(hierarchy.this.name)[-1:]
    return any(
        _OFFICE.search(part.name) and places_in(part.name)[-1:] in ((), own) for part in hierarchy.parts
    )


def cells(hierarchy: Hierarchy) -> Iterator[PartCell]:
    """Every cell that holds a number in all reports, a blank for 0."""
    parts = counted(hierarchy)
    for key, own in hierarchy.this.cells.items():
        number = own.counted
        others = [
            (part, other, other.counted) for part in parts if (other := part.cells.get(key)) is not None
        ]
        told = tuple((part, other, found) for part, other, found in others if found is not None)
        if number is not None and len(told) == len(parts):
            yield PartCell(own, number, told)


def by_row(wrong: Iterable[PartCell]) -> Iterator[Sequence[PartCell]]:
    """Wrong cells by the row they stand in; totals only where nothing else is wrong that adds up to them."""
    found = list(wrong)
    tables = {_table(cell) for cell in found if not cell.is_total}
    shown = [cell for cell in found if not cell.is_total or _table(cell) not in tables]
    for _, row in groupby(shown, key=lambda cell: cell.own.key.rpartition("/")[0]):
        yield list(row)


def _table(cell: PartCell) -> str:
    return cell.own.key.partition("/")[0]


def _beyond(difference: Decimal, numbers: Iterable[Decimal], cell: PartCell) -> Decimal:
    """The difference, or 0 where the rounding of amounts may make it."""
    if cell.own.key.startswith(_AMOUNT):
        rounding = sum((_half_unit(number) for number in numbers if number), Decimal(0))
        return difference if abs(difference) > rounding else Decimal(0)
    return difference


def _half_unit(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2
