"""What was found, as a list that the batch reads: a row for each body, with how it was found and what to ask."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from reportlint.agencies.agency import HANDLING
from reportlint.agencies.columns import words as list_words
from reportlint.config.body_kinds import name_of_kind
from reportlint.model.errors import UsageError, without_extra
from reportlint.model.message import Message
from reportlint.outputs.print_layout import print_layout
from reportlint.portals.found import PortalReport
from reportlint.portals.rows import PortalRow, Sureness
from reportlint.support.atomic import write_whole
from reportlint.support.refusals import reason_of

_WIDEST: Final = 30
_EMPTY: Final = 9
"""Widths in characters."""
_MADE: Final = datetime(2021, 1, 1)
"""The same list is the same file, whenever it is written."""
_COLORS: Final = {Sureness.ASK: "#FFF2CC", Sureness.MISSING: "#F8CBAD"}


class _Column(NamedTuple):
    """A column beside those that the batch reads."""

    title: str
    width: int
    text: Callable[[PortalRow], str]


def _date(report: PortalReport | None) -> str:
    return report.published.isoformat() if report and report.published else ""


_FOUND: Final = (
    _Column("把握", 10, lambda row: row.sureness.say.zh),
    _Column("变化", 14, lambda row: row.change.say.zh if row.change else ""),
    _Column("查找说明", 44, lambda row: "；".join(one.zh for one in row.remarks)),
    _Column("候选网址", 44, lambda row: " ".join(one.url for one in row.candidates)),
    _Column("报告标题", 40, lambda row: row.report.title if row.report else ""),
    _Column("发布日期", 12, lambda row: _date(row.report)),
    _Column("查找途径", 44, lambda row: " → ".join(row.report.way) if row.report else ""),
    _Column("上年标题", 40, lambda row: row.last.title if row.last else ""),
    _Column("上年发布日期", 12, lambda row: _date(row.last)),
)
FOUND_COLUMNS: Final = tuple(column.title for column in _FOUND)
"""Their titles."""


def write_list(path: Path, rows: Sequence[PortalRow], others: Sequence[PortalReport] = ()) -> None:
    """Write it as .xlsx or .csv, by the path's ending; `others` are reports of bodies that the list does not have.

    Raises UsageError.
    """
    make = {".xlsx": _workbook, ".csv": _text}.get(path.suffix.lower())
    if make is None:
        raise UsageError(
            Message(
                f"名单只能写成 .xlsx 或 .csv 文件，现为“{path.name}”。",
                f"The list is written as .xlsx or .csv, not as “{path.name}”.",
            )
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, make(rows, others))
    except OSError as error:
        why = reason_of(error)
        raise UsageError(Message(f"写不了文件 {path}：{why.zh}", f"Can't write {path}: {why.en}")) from None


def _heads() -> list[str]:
    return [*(column.title.zh for column in list_words().column), *FOUND_COLUMNS]


def _cells(row: PortalRow) -> list[str]:
    agency = row.agency
    said = {
        "name": agency.name,
        "address": agency.address,
        "kind": name_of_kind(agency.kind) if agency.kind else "",
        "superior": agency.superior,
        "year": str(agency.year or ""),
        "last": agency.last,
        "note": agency.note,
        "aliases": "、".join(agency.aliases),
        "due": agency.due.isoformat() if agency.due else "",
        **{key: str(getattr(agency.handling, key) or "") for key in HANDLING},
    }
    return [
        *(said.get(column.key, "") for column in list_words().column),
        *(column.text(row) for column in _FOUND),
    ]


def _text(rows: Sequence[PortalRow], others: Sequence[PortalReport]) -> bytes:
    """CSV as Excel opens it: with a byte order mark. Bodies that the list does not have are left out."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([_heads(), *map(_cells, rows)])
    return stream.getvalue().encode("utf-8-sig")


def _workbook(rows: Sequence[PortalRow], others: Sequence[PortalReport]) -> bytes:
    try:
        from xlsxwriter import Workbook  # type: ignore[import-untyped]
    except ImportError:
        raise without_extra(Message("写 .xlsx 名单", "Writing a list in .xlsx"), "office") from None
    data = io.BytesIO()
    book = Workbook(data, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"created": _MADE})
    head = book.add_format({"bold": True, "bg_color": "#D9E1F2", "border": 1, "text_wrap": True})
    plain = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    colored = {
        sureness: book.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "bg_color": color})
        for sureness, color in _COLORS.items()
    }
    sheet = book.add_worksheet("名单")
    written = [_cells(row) for row in rows]
    widths = [*(column.width for column in list_words().column), *(column.width for column in _FOUND)]
    # A column in which nothing stands takes no more room than its title.
    filled = [any(cells[place] for cells in written) for place in range(len(widths))]
    widths = [min(width, _WIDEST) if full else _EMPTY for width, full in zip(widths, filled, strict=True)]
    _head(sheet, _heads(), widths, head)
    for number, (row, cells) in enumerate(zip(rows, written, strict=True), 1):
        for place, text in enumerate(cells):
            sheet.write_string(number, place, text, colored.get(row.sureness, plain))
    sheet.autofilter(0, 0, len(rows), len(widths) - 1)
    if others:
        _others(book, others, head, plain)
    book.close()
    return data.getvalue()


def _others(book: Any, others: Sequence[PortalReport], head: Any, plain: Any) -> None:
    """Reports of bodies that the list does not have, on a sheet that the batch does not take for a list."""
    sheet = book.add_worksheet("名单以外")
    _head(sheet, ["报告中的名称", "报告年度", "报告标题", "报告位置", "发布日期"], [34, 10, 44, 60, 12], head)
    for number, one in enumerate(others, 1):
        for place, text in enumerate((one.body, str(one.year or ""), one.title, one.url, _date(one))):
            sheet.write_string(number, place, text, plain)


def _head(sheet: Any, titles: Sequence[str], widths: Sequence[int], head: Any) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    layout = print_layout(widths, 1)
    sheet.set_paper(layout.paper)
    sheet.fit_to_pages(layout.across, 0)
    sheet.repeat_rows(0)
    if layout.across > 1:
        sheet.repeat_columns(0)
        sheet.print_across()
    for place, (title, width) in enumerate(zip(titles, widths, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title, head)
