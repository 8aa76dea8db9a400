"""What offices call the columns of a list: the words of `columns.toml`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from reportlint.model.message import Message
from reportlint.support.names import plain_name
from reportlint.support.structure import read
from reportlint.support.toml import shipped_toml

_YEAR: Final = re.compile(r"20(\d\d)年?度?|(\d\d)年度?")
_REPORT: Final = re.compile(r"(?:政府)?信息公开(?:工作)?(?:年度报告|年度工作报告|年报)?|年度报告|年报")
_EARLIER: Final = re.compile(r"(?:上一?|去|前一?)年?度?(?:的)?")
_ENDS: Final = (
    ("name", re.compile(r"(?:单位|部门|机关|机构|主体|乡镇|镇街|街道)(?:名称|全称)?")),
    ("address", re.compile(r"网址|链接|网页|(?:网页|链接|发布|公开|公布|报告)地址")),
    ("due", re.compile(r"(?:公布|公开|发布)(?:期限|时限|截止(?:日期|时间))")),
)
"""How the names of columns end, whatever stands before: 责任单位, 公开年报的链接."""
_LAST: Final = "last"
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
    others: Mapping[str, int]
    """The columns that the list does not need, and those that say a second time what another says: name and place."""
    last_days: tuple[str, ...]
    """Names of columns taken for last days, which could be other days."""
    by_content: str = ""
    """The name of the column taken for that of the addresses for what stands in it."""


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
    others: dict[str, int] = {}
    serials, last_days = [], []
    latest = max((year for cell in cells if (year := _year(plain_name(cell)))), default=0)
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
            others.setdefault(cell, place)
    # A column beside it says that this is a row of names.
    if places or serials:
        for key, ending in _by_endings(others, latest).items():
            if key not in places and len(ending) == 1:
                places[key] = others.pop(ending[0])
    return ListHeader(row, places, frozenset(serials), others, tuple(last_days))


def _by_endings(names: Iterable[str], latest: int) -> Mapping[str, Sequence[str]]:
    """Names of columns by what their endings say they hold."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        plain = plain_name(name)
        for key, end in _ENDS:
            if _ends(_without_year(plain), end):
                found[_LAST if key == "address" and _earlier(plain, latest) else key].append(name)
    return found


def _ends(name: str, end: re.Pattern[str]) -> bool:
    found = re.search(rf"(?:{end.pattern})$", name)
    return found is not None and found.start() <= _MORE


def _column(name: str, latest: int) -> ListColumn | None:
    """The column of a plain name; of two addresses named by their years the earlier is last year's."""
    known = words().columns
    if not name or name in known:
        return known.get(name)
    rest = _without_year(name)
    column = known.get(_bare(name)) or known.get(rest) or known.get(f"{rest}网址")
    if column is not None and column.key == "address" and _earlier(name, latest):
        return next(one for one in words().column if one.key == _LAST)
    return column


def _bare(name: str) -> str:
    """A name without the number of the year it begins with and without the report."""
    return _REPORT.sub("", _YEAR.sub("", name, count=1) if _year(name) else name)


def _without_year(name: str) -> str:
    """What a name says beside which year's report it is about."""
    bare = _bare(name)
    return bare[before.end() :] if (before := _EARLIER.match(bare)) else bare


def _earlier(name: str, latest: int) -> bool:
    """Whether a name speaks of last year: by a word, or by an earlier year than another column's."""
    year = _year(name)
    return _EARLIER.match(_REPORT.sub("", name)) is not None if year is None else year < latest


def _year(name: str) -> int | None:
    """The year that a name begins with."""
    found = _YEAR.match(name)
    return 2000 + int(found[1] or found[2]) if found else None
