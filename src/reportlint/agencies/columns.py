"""What offices call the columns of a list: the words of `columns.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from reportlint.model.message import Message
from reportlint.support.names import plain_name
from reportlint.support.structure import read
from reportlint.support.toml import shipped_toml

_YEAR: Final = re.compile(r"(20\d\d)年?度?")
_REPORT: Final = re.compile(r"(?:政府)?信息公开(?:工作)?(?:年度报告|年度工作报告|年报)?|年度报告|年报")
_EARLIER: Final = re.compile(r"(?:上一?|去|前一?)年?度?(?:的)?")
_ENDS: Final = (
    ("name", re.compile(r"(?:单位|部门|机关|机构|主体|乡镇|镇街|街道)(?:名称|全称)?")),
    ("address", re.compile(r"网址|链接|网页|(?:网页|链接|发布|公开|公布|报告)地址")),
)
"""How the names of columns end that every list must have, whatever stands before: 责任单位, 公开年报的链接."""
_MORE: Final = 8
"""Characters that may stand before: a title of the list is longer."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the list."""

    key: str
    """The field of `Agency` it fills."""
    title: Message
    names: tuple[str, ...]
    about: Message
    """How to fill it in."""
    example: str
    width: int
    """In a template, in characters."""


@dataclass(frozen=True)
class ListWords:
    """All of them."""

    serial: tuple[str, ...]
    found: tuple[str, ...]
    """Columns that `reportlint find` adds."""
    last_days: tuple[str, ...]
    """Columns that are taken for last days, and could be days on which something happened."""
    nothing: tuple[str, ...]
    """What says that there is no address yet."""
    not_yet: str
    """A regular expression of sentences that say so, in the plain style."""
    sums: tuple[str, ...]
    """How rows of sums begin."""
    notes: tuple[str, ...]
    """How rows begin that are notes."""
    headings: tuple[str, ...]
    """Names of groups, over the rows of their bodies."""
    column: tuple[ListColumn, ...]

    @cached_property
    def columns(self) -> Mapping[str, ListColumn]:
        """Columns by every plain name they have."""
        return {plain_name(name): column for column in self.column for name in column.names}

    @cached_property
    def serials(self) -> frozenset[str]:
        """Names of columns that only count the rows, as plain names."""
        return frozenset(map(plain_name, self.serial))


@dataclass(frozen=True, slots=True)
class ListHeader:
    """The row that names the columns."""

    row: int
    places: Mapping[str, int]
    """Where the columns are, by key, from 0."""
    serials: frozenset[int]
    unused: tuple[str, ...]
    """Names of the columns that the list does not need, and of those that say a second time what another says."""
    last_days: tuple[str, ...]
    """Names of columns taken for last days, which could be other days."""


@cache
def words() -> ListWords:
    """The words of `columns.toml`."""
    found = read(ListWords, shipped_toml("reportlint.agencies", "columns.toml"))
    if isinstance(found, list):
        raise ValueError(found)
    return found


def find_header(rows: Iterable[tuple[int, Sequence[str]]]) -> ListHeader | None:
    """The row that names most columns, the body among them; None where no row names it."""
    headers = [_header(row, cells) for row, cells in rows]
    named = (header for header in headers if "name" in header.places)
    return max(named, key=lambda header: len(header.places), default=None)


def _header(row: int, cells: Sequence[str]) -> ListHeader:
    places: dict[str, int] = {}
    serials, unused, last_days = [], [], []
    latest = max((int(found[1]) for cell in cells if (found := _YEAR.match(plain_name(cell)))), default=0)
    for place, cell in enumerate(cells):
        name = plain_name(cell)
        column = _column(name, latest)
        if column is not None and column.key not in places:
            places[column.key] = place
            if name in words().last_days:
                last_days.append(cell)
        elif name in words().serials:
            serials.append(place)
        elif name and cell not in words().found:
            unused.append(cell)
    for key, end in _ENDS:
        ending = [cell for cell in unused if _ends(plain_name(cell), end)]
        # A column beside it says that this is a row of names.
        if key not in places and len(ending) == 1 and (places or serials):
            places[key] = cells.index(ending[0])
            unused.remove(ending[0])
    return ListHeader(row, places, frozenset(serials), tuple(unused), tuple(last_days))


def _ends(name: str, end: re.Pattern[str]) -> bool:
    found = re.search(rf"(?:{end.pattern})$", name)
    return found is not None and found.start() <= _MORE


def _column(name: str, latest: int) -> ListColumn | None:
    """The column of a plain name; of two addresses named by their years the earlier is last year's."""
    known = words().columns
    if not name or name in known:
        return known.get(name)
    year = _YEAR.match(name)
    bare = _REPORT.sub("", name[year.end() :] if year else name)
    before = _EARLIER.match(bare)
    rest = bare[before.end() :] if before else bare
    column = known.get(bare) or known.get(rest) or known.get(f"{rest}网址")
    earlier = before is not None or (year is not None and int(year[1]) < latest)
    if column is not None and column.key == "address" and earlier:
        return next(one for one in words().column if one.key == "last")
    return column
