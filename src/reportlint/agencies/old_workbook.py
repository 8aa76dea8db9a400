"""The sheets of workbooks other than .xlsx: .xls of older Excel and WPS, .ods."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from reportlint.agencies.sheet import ListSheet, clean, unusable
from reportlint.model.errors import without_extra
from reportlint.model.message import Message

_BROKEN: Final = Message(
    "文件已损坏，或者不是 Excel、WPS 的表格。请打开后另存为 .xlsx。",
    "it is damaged or no workbook of Excel or WPS. Open it there and save it as .xlsx.",
)


def sheets_of_workbook(path: Path, data: bytes) -> Iterator[ListSheet]:
    """The sheets that are not hidden, in their order. Raises UsageError."""
    try:
        from python_calamine import CalamineError, SheetVisibleEnum, load_workbook
    except ImportError:
        raise without_extra(
            Message("读取 .xls、.ods 名单", "Reading a list in .xls or .ods"), "office"
        ) from None
    try:
        book = load_workbook(io.BytesIO(data))
        shown = [one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
        tables = [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in shown]
    except (CalamineError, OSError, ValueError):
        raise unusable(path, _BROKEN) from None
    for name, rows in tables:
        yield ListSheet(iter([[_text(value) for value in row] for row in rows]), name=name)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else str(value)
