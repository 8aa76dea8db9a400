"""Reads 问题清单.xlsx as the office gives it back.

Rows may have been sorted, deleted or inserted, columns moved, renamed or added, by Excel, WPS or LibreOffice.
Columns are known by the keys in the hidden row above the header, rows by the hidden columns. The number of a row
is ours and not read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from reportlint.handover.edited import Edited, EditedRow, Place
from reportlint.handover.problem_columns import BY_KEY, COLUMNS, HIDDEN, LOOSE, OWN
from reportlint.handover.waiving import waived
from reportlint.model.errors import UsageError
from reportlint.model.finding import Notice
from reportlint.model.message import Message
from reportlint.support import limits
from reportlint.support.excel import BROKEN, open_excel, unpacked_bytes
from reportlint.support.refusals import reason_of

_HEADER_WITHIN: Final = 30
"""Rows from the top among which the header stands."""
_NAMED: Final = 4
"""Columns known by their titles from which on a row is taken for the header, where the row of keys is gone."""

Row = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Header:
    """Which column stands where on a sheet."""

    row: int
    keys: Mapping[int, str]
    titles: Mapping[int, str]


def read_problems(file: Path, as_of: date) -> Edited:
    """What people wrote in the list. `as_of` is the run's day, from which waivers without a last day count.

    Raises UsageError where the file can't be read or is no such list.
    """
    reading = _Reading()
    try:
        data = file.read_bytes()
        if unpacked_bytes(data) > limits.PROBLEM_LIST_BYTES:
            raise UsageError(
                Message(
                    f"问题清单 {file} 展开后超过 {limits.PROBLEM_LIST_BYTES:,} 字节（限额 problem-list-bytes）。",
                    f"The list {file} has more than {limits.PROBLEM_LIST_BYTES:,} bytes, once unpacked (limit "
                    "problem-list-bytes).",
                )
            )
        for sheet in open_excel(data, Message("读取 Excel 文件", "Reading Excel files")).worksheets:
            reading.sheet(sheet)
    except BROKEN as error:
        damaged = Message("文件已损坏，或者不是 Excel 工作簿", "it is damaged or no Excel workbook")
        reason = reason_of(error) if isinstance(error, OSError) else damaged
        raise UsageError(
            Message(
                f"读不了问题清单 {file}（{reason.zh}）。请用 Excel 或 WPS 打开后另存为 .xlsx。",
                f"The list {file} can't be read ({reason.en}). Open it in Excel or WPS and save it as .xlsx.",
            )
        ) from None
    if not reading.headers:
        raise UsageError(
            Message(
                f"{file} 不是问题清单：没有找到“级别”“问题”等列。",
                f"{file} is no list of findings: it has no columns such as “grade” and “finding”.",
            )
        )
    return reading.edited(file, as_of)


class _Reading:
    """What was found so far."""

    def __init__(self) -> None:
        self.headers = 0
        self._entries: dict[Place, EditedRow] = {}
        self._loose: list[EditedRow] = []
        self._own: dict[str, None] = {}
        self._titles: dict[str, str] = {}
        self._notices: list[Notice] = []

    def sheet(self, sheet: Any) -> None:
        """Read a sheet; one without our header is somebody else's."""
        rows = (
            (n, [_text(one) for one in row]) for n, row in enumerate(sheet.iter_rows(values_only=True), 1)
        )
        top = list(islice(rows, _HEADER_WITHIN))
        header = _header(top)
        if header is None:
            if any(any(cells) for _, cells in top):
                self._notices.append(_skipped(sheet.title))
            return
        self.headers += 1
        self._learn(header)
        apart = sheet.title.startswith(LOOSE)
        first = sheet.title if self.headers > 1 else ""
        for row in chain((row for row in top if row[0] > header.row), rows):
            self._row(row, header, first, apart=apart)

    def edited(self, file: Path, as_of: date) -> Edited:
        """All of it."""
        entries = dict(self._entries)
        waivers = []
        for place, entry in entries.items():
            if found := waived(entry, file.name, as_of):
                waivers.append(found.waiver)
                self._notices += found.notices
                entries[place] = entry.with_(found.texts)
        return Edited(
            entries, tuple(self._loose), tuple(self._own), self._titles, tuple(waivers), tuple(self._notices)
        )

    def _learn(self, header: _Header) -> None:
        """The titles of the office's own making."""
        for place, key in header.keys.items():
            title = header.titles.get(place, "")
            if key.startswith(OWN):
                self._own.setdefault(key.removeprefix(OWN))
            elif title and title not in BY_KEY[key].title:
                self._titles[key] = title

    def _row(self, row: Row, header: _Header, sheet: str, *, apart: bool) -> None:
        number, cells = row
        keys: dict[str, str] = {}
        texts: dict[str, str] = {}
        for place, text in enumerate(cells):
            if not text:
                continue
            key = header.keys.get(place) or f"{OWN}{place + 1}"
            (keys if key in HIDDEN else texts)[key] = text
            if key.startswith(OWN):
                self._own.setdefault(key.removeprefix(OWN))
        if texts.keys() <= {"number"}:
            return
        where = Message(f"{sheet}第 {number} 行", f"{sheet} row {number}".strip())
        self._keep(EditedRow(where, keys, texts, apart))

    def _keep(self, entry: EditedRow) -> None:
        place = entry.place
        if place is None:
            self._loose.append(entry)
            if not entry.apart:
                self._notices.append(_unmatched(entry))
        elif entry.written or entry.changed:
            before = self._entries.get(place)
            if before is not None:
                self._notices.append(_doubled(entry, before))
            self._entries[place] = before.joined(entry) if before else entry


def _header(rows: Sequence[Row]) -> _Header | None:
    """By the row of keys; where that is gone, by the titles."""
    for n, (row, cells) in enumerate(rows):
        if {"fingerprint", "agency-id"} <= set(cells):
            number, titles = rows[n + 1] if n + 1 < len(rows) else (row, [])
            return _placed(number, cells, titles)
    for row, cells in rows:
        keys = [next((one.key for one in COLUMNS if cell and cell in one.title), "") for cell in cells]
        if sum(map(bool, keys)) >= _NAMED:
            return _placed(row, keys, cells)
    return None


def _placed(row: int, keys: Sequence[str], titles: Sequence[str]) -> _Header:
    """Each key once, a column without one of ours under its title."""
    found: dict[int, str] = {}
    for place in range(max(len(keys), len(titles))):
        key = keys[place] if place < len(keys) else ""
        title = titles[place] if place < len(titles) else ""
        own = OWN + (title or key.removeprefix(OWN))
        chosen = key if key in BY_KEY else own
        if chosen in found.values():
            chosen = f"{own} ({place + 1})"
        if chosen != OWN:
            found[place] = chosen
    return _Header(row, found, {place: title for place, title in enumerate(titles) if title})


def _text(value: Any) -> str:
    """What stands in a cell, as one would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("_x000D_", "").replace("\r\n", "\n").strip()


def _skipped(title: str) -> Notice:
    return Notice(
        "sheet-skipped",
        Message(
            f"工作表“{title}”不是问题清单，没有读取，也不会写入新的清单",
            f"The sheet “{title}” is no list of findings; it was not read and will not be in the next list",
        ),
    )


def _unmatched(entry: EditedRow) -> Notice:
    return Notice(
        "row-unmatched",
        Message(
            f"{entry.where.zh}没有标识，无法与问题对应；内容移至“{LOOSE.zh}”表",
            f"{entry.where.en} has no fingerprint and belongs to no finding; it is kept on the sheet “{LOOSE.en}”",
        ),
    )


def _doubled(entry: EditedRow, before: EditedRow) -> Notice:
    return Notice(
        "row-doubled",
        Message(
            f"{entry.where.zh}与{before.where.zh}是同一问题，所填内容已合并",
            f"{entry.where.en} is about the same finding as {before.where.en}; they were put together",
        ),
    )
