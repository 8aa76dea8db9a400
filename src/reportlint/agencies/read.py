"""Read an office's list (.xlsx or .csv): columns in any order, and all that is wrong with it at once."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import Final

from reportlint.agencies.agency import HANDLING, Agency, AgencyList
from reportlint.agencies.asides import aside
from reportlint.agencies.check import checked
from reportlint.agencies.columns import ListHeader, find_header, words
from reportlint.agencies.contents import with_addresses
from reportlint.agencies.heading import YearTold, year_told
from reportlint.agencies.row import RowCells, agency_of
from reportlint.agencies.sheet import ListSheet, unusable
from reportlint.agencies.sheets import HEADER_WITHIN, sheets_of
from reportlint.model.errors import UsageError
from reportlint.model.finding import Notice
from reportlint.model.message import Message

_LISTED: Final = 12
_TITLE: Final = 20
"""Characters of a column's title at most, where a sheet could as well be an explanation."""
_SERIAL: Final = re.compile(r"[\w.-]?[\d一二三四五六七八九十百零第号.、．（）()\s-]*")
"""What only counts a row."""
_NONE_YET: Final = Message("按尚无网址处理", "is taken to say that there is none yet")


Row = tuple[int, Sequence[str]]


def read_agencies(path: Path, year: int | None = None) -> AgencyList:
    """The list in a file; `year` is the one of rows that give none.

    It is on the visible sheets that have a column for the body among their first rows. Raises UsageError where the
    file can't be read or has no such sheet; what is wrong with a row stands with the row, what was taken otherwise
    than it is written in the notices.
    """
    tops: list[list[Row]] = []
    found = _Found()
    for sheet in sheets_of(path):
        rows = enumerate(sheet.rows, 1)
        top = list(islice(rows, HEADER_WITHIN))
        header = find_header(top)
        if header is None or (found.sheets and not _plain_header(top, header)):
            tops.append(top)
            continue
        header = with_addresses(header, top)
        below = (row for row in chain(top, rows) if row[0] > header.row)
        found.take(sheet, header, _filled(below, header), year or found.year(path, sheet, top, header))
    if not found.sheets:
        raise _without_header(path, tops)
    return _listed(path, found)


def _plain_header(top: Sequence[Row], header: ListHeader) -> bool:
    """Whether a header beside a list is surely one: sheets that explain the columns name them, too."""
    (cells,) = (cells for number, cells in top if number == header.row)
    return len(header.places) > 1 and all(len(cell) <= _TITLE for cell in cells)


@dataclass
class _Found:
    """What was found on the sheets of a list so far."""

    agencies: list[Agency] = field(default_factory=list)
    sheets: list[tuple[str, int]] = field(default_factory=list)
    """Those with a list: name, and how many rows stand on the ones before."""
    unused: dict[str, None] = field(default_factory=dict)
    last_days: dict[str, None] = field(default_factory=dict)
    by_content: dict[str, None] = field(default_factory=dict)
    passed_over: list[tuple[int, str, Message]] = field(default_factory=list)
    changed: list[tuple[int, str, str]] = field(default_factory=list)
    """Row, what is written, what it was taken for."""
    years: dict[YearTold, None] = field(default_factory=dict)
    """Those of rows that give none, by what stands around them."""
    last_row: int = 0

    def year(self, path: Path, sheet: ListSheet, top: Sequence[Row], header: ListHeader) -> int | None:
        """The year that the rows of a sheet are of, where they have no column for it."""
        if "year" in header.places:
            return None
        above = [cell for number, cells in top if number < header.row for cell in cells]
        (named,) = (cells for number, cells in top if number == header.row)
        column = named[header.places["address"]] if "address" in header.places else ""
        told = year_told((above, [column], [sheet.name], [path.stem]))
        if told is not None:
            self.years[told] = None
        return told and told.year

    def take(self, sheet: ListSheet, header: ListHeader, rows: Iterator[Row], year: int | None) -> None:
        """The rows of one sheet, numbered on from those of the sheets before."""
        before = self.last_row
        self.sheets.append((sheet.name, before))
        self.unused |= dict.fromkeys(header.others)
        self.last_days |= dict.fromkeys(header.last_days)
        self.by_content |= dict.fromkeys(filter(None, [header.by_content]))
        for number, cells in rows:
            self.last_row = before + number
            texts = RowCells(number, cells, sheet, header)
            what = aside(cells, header, {key: texts.of(key) for key in header.places})
            if what is not None:
                shown = texts.of("name") or next(cell for cell in cells if cell)
                self.passed_over.append((self.last_row, shown, what))
            else:
                self.agencies.append(agency_of(self.last_row, texts, year, self.changed))


def _listed(path: Path, found: _Found) -> AgencyList:
    digest = _digest(found.agencies)
    good, notices = checked(_handled(found.agencies), path.parent.absolute())
    return AgencyList(path.name, good, digest, (*notices, *_notices(found, good)))


def _handled(agencies: Sequence[Agency]) -> list[Agency]:
    """The bodies without the columns that nobody fills in: of those an empty cell says nothing."""
    filled = {key for one in agencies for key in HANDLING if getattr(one.handling, key)}
    # Where there are days to hand reports in, none may have been handed in so far.
    filled |= {"filed"} if "submit" in filled else set()
    return [
        replace(
            one,
            handling=replace(
                one.handling, columns=tuple(key for key in one.handling.columns if key in filled)
            ),
        )
        for one in agencies
    ]


def _notices(found: _Found, agencies: Sequence[Agency]) -> Iterator[Notice]:
    """What is worth knowing about how the list was taken."""
    if found.unused:
        names = Message("、".join(found.unused), ", ".join(found.unused))
        text = Message(f"未使用的列：{names.zh}", f"Columns that are not used: {names.en}")
        yield Notice("columns-unused", text)
    for name in found.by_content:
        yield Notice(
            "addresses-taken",
            Message(
                f"“{name}”一列填的是网址，按报告的网址理解",
                f"The column “{name}” holds addresses; they are taken for those of the reports",
            ),
        )
    for name in found.last_days:
        yield Notice(
            "last-day-taken",
            Message(
                f"“{name}”一列按期限（最后一天）理解；如为实际的日期，请改列名",
                f"The column “{name}” is taken for last days; if it has the days on which it was done, rename it",
            ),
        )
    for name, before in found.sheets[1:]:
        yield Notice(
            "sheets-joined",
            Message(
                f"工作表“{name}”接在前面的工作表之后，它的第 1 行记为第 {before + 1} 行",
                f"The sheet “{name}” follows the ones before it: its row 1 counts as row {before + 1}",
            ),
        )
    for told in found.years:
        yield Notice(
            "year-taken",
            Message(
                f"名单没有“年度”一列，按“{told.text}”作为 {told.year} 年度",
                f"The list has no column of years; “{told.text}” says that it is about {told.year}",
            ),
        )
    for row, text_, what in found.passed_over:
        yield Notice(
            "row-passed-over",
            Message(
                f"第 {row} 行“{text_}”是{what.zh}，不作为单位",
                f"Row {row} “{text_}” is {what.en} and no body",
            ),
        )
    alike: dict[tuple[str, str], list[int]] = {}
    for row, typed, meant in found.changed:
        alike.setdefault((typed, meant), []).append(row)
    for (typed, meant), rows in alike.items():
        taken = Message(f"按“{meant}”读取", f"is taken as “{meant}”") if meant else _NONE_YET
        of = _numbered(rows)
        yield Notice(
            "cell-mended", Message(f"第 {of} 行“{typed}”{taken.zh}", f"Row {of} “{typed}” {taken.en}")
        )
    if not agencies:
        yield Notice(
            "list-empty",
            Message("名单只有表头，还没有填写单位", "The list has its header only; no body was entered yet"),
        )


def _numbered(rows: Sequence[int]) -> str:
    """The numbers of rows, those that follow one another as their first and last: 2–13、15."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return "、".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def _filled(rows: Iterable[Row], header: ListHeader) -> Iterator[Row]:
    """The rows that say more than their number."""
    for number, cells in rows:
        if any(
            not _SERIAL.fullmatch(cell) if place in header.serials else cell
            for place, cell in enumerate(cells)
        ):
            yield number, cells


def _digest(agencies: Iterable[Agency]) -> str:
    """Of what the rows ask for, in no particular order; paths as they are written."""
    asked = sorted(
        hashlib.sha256(
            "\0".join(
                (
                    one.name,
                    str(one.year or ""),
                    one.address,
                    one.kind or "",
                    one.superior,
                    one.last,
                    *one.aliases,
                    *((one.due.isoformat(),) if one.due else ()),
                )
            ).encode("utf-8", "surrogatepass")
        ).digest()
        for one in agencies
    )
    return hashlib.sha256(b"".join(asked)).hexdigest()


def _without_header(path: Path, tops: Sequence[Sequence[Row]]) -> UsageError:
    """Says which columns there are, and which come nearest to one that names the body."""
    rows = [[cell for cell in cells if cell] for top in tops for _, cells in top]
    cells = list(dict.fromkeys(cell for row in rows for cell in row))
    if not cells:
        return unusable(path, Message("里面没有文字。", "there is no text in it."))
    title, names = words().column[0].title, words().column[0].names
    near = [cell for cell in cells if difflib.get_close_matches(cell, names, n=1, cutoff=0.5)]
    shown = (near or next(row for row in rows if row))[:_LISTED]
    zh, en = ("最接近的列是", "the nearest columns are") if near else ("第一行是", "its first row is")
    return unusable(
        path,
        Message(
            f"没有“{title.zh}”一列；{zh}：{'、'.join(shown)}。",
            f"it has no column “{title.zh}” ({title.en}); {en}: {', '.join(shown)}.",
        ),
    )
