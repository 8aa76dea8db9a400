"""Read an office's list (.xlsx or .csv): columns in any order, and all that is wrong with it at once."""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Final

from reportlint.agencies.agency import Agency, AgencyList
from reportlint.agencies.check import address_like, checked
from reportlint.agencies.columns import ListHeader, find_header, words
from reportlint.agencies.sheet import ListSheet, unusable
from reportlint.agencies.sheets import HEADER_WITHIN, sheets_of
from reportlint.config.body_kinds import kind_called, kind_names
from reportlint.model.body import BodyKind
from reportlint.model.errors import UsageError, choices
from reportlint.model.finding import Notice
from reportlint.model.message import Message

_YEAR: Final = re.compile(r"((?:19|20)\d\d) ?(?:年度?|[-/.年]\d{1,2}[-/.月]\d{1,2}.*)?")
_LISTED: Final = 12

Row = tuple[int, Sequence[str]]


def read_agencies(path: Path, year: int | None = None) -> AgencyList:
    """The list in a file; `year` is the one of rows that give none.

    It is on the first visible sheet that has a column for the body among its first rows. Raises UsageError where
    the file can't be read or has no such sheet; what is wrong with a row stands with the row.
    """
    tops: list[list[Row]] = []
    for sheet in sheets_of(path):
        rows = enumerate(sheet.rows, 1)
        top = list(islice(rows, HEADER_WITHIN))
        header = find_header(top)
        if header is not None:
            below = (row for row in chain(top, rows) if row[0] > header.row)
            return _listed(
                path, header, [_agency(row, sheet, header, year) for row in _filled(below, header)]
            )
        tops.append(top)
    raise _without_header(path, tops)


def _listed(path: Path, header: ListHeader, agencies: Sequence[Agency]) -> AgencyList:
    digest = _digest(agencies)
    good, notices = checked(agencies, path.parent.absolute())
    if header.unused:
        names = Message("、".join(header.unused), ", ".join(header.unused))
        notices.append(
            Notice(
                "columns-unused", Message(f"未使用的列：{names.zh}", f"Columns that are not used: {names.en}")
            )
        )
    if not good:
        notices.append(
            Notice(
                "list-empty",
                Message(
                    "名单只有表头，还没有填写单位", "The list has its header only; no body was entered yet"
                ),
            )
        )
    return AgencyList(path.name, good, digest, tuple(notices))


def _filled(rows: Iterable[Row], header: ListHeader) -> Iterator[Row]:
    """The rows that say more than their number."""
    for number, cells in rows:
        if any(cell for place, cell in enumerate(cells) if place not in header.serials):
            yield number, cells


def _agency(row: Row, sheet: ListSheet, header: ListHeader, year: int | None) -> Agency:
    """A row as it is written. Whether its addresses can be used and how rows go together is seen later."""
    number, cells = row
    faults: list[Message] = []

    def cell(key: str) -> str:
        place = header.places.get(key, len(cells))
        return cells[place] if place < len(cells) else ""

    def address(key: str) -> str:
        text = cell(key)
        if sheet.links and not address_like(text):
            return sheet.links.get((number, header.places.get(key, -1)), text)
        return text

    name = cell("name")
    if not name:
        faults.append(Message("没有填写单位名称", "The name of the body is missing"))
    kind, year_ = cell("kind"), cell("year")
    return Agency(
        row=number,
        name=name,
        address=address("address"),
        kind=_kind(kind, faults) if kind else None,
        superior=cell("superior"),
        year=_year(year_, faults) if year_ else year,
        last=address("last"),
        note=cell("note"),
        faults=tuple(faults),
    )


def _kind(text: str, faults: list[Message]) -> BodyKind | None:
    kind = kind_called(text)
    if kind is None:
        hint = choices(text, kind_names())
        faults.append(
            Message(f"不认识的单位类型“{text}”。{hint.zh}", f"There is no kind of body “{text}”.{hint.en}")
        )
    return kind


def _year(text: str, faults: list[Message]) -> int | None:
    found = _YEAR.fullmatch(unicodedata.normalize("NFKC", text))
    if found is None:
        faults.append(
            Message(
                f"“{text}”不是年度，应为四位数字，如 2025", f"“{text}” is no year; four digits, as in 2025"
            )
        )
        return None
    return int(found[1])


def _digest(agencies: Iterable[Agency]) -> str:
    """Of what the rows ask for, in no particular order; paths as they are written."""
    asked = sorted(
        hashlib.sha256(
            "\0".join(
                (one.name, str(one.year or ""), one.address, one.kind or "", one.superior, one.last)
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
