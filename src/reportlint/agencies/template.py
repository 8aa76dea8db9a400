"""An empty list for the office to fill in, with its columns explained."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path
from typing import Final

from reportlint.agencies.columns import words
from reportlint.config.body_kinds import kind_names
from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.support.atomic import write_whole
from reportlint.support.refusals import reason_of

_LAST_ROW: Final = 1_048_575
_A4: Final = 9
_HEIGHT: Final = 48
"""Of a row of explanations, in points: three lines."""
_MADE: Final = datetime(2021, 1, 1)
"""The same template is the same file, whenever it is written."""
_HEADS: Final = (("列", 10), ("填写说明", 46), ("示例", 30), ("column", 18), ("how to fill it in", 46))
_EXPLAINED: Final = Message(
    "请在“名单”表中填写，每个单位一行。本表仅作说明，不会被读取。",
    "Fill in the sheet 名单, one row for each body. This sheet explains it and is not read.",
)


def write_template(path: Path) -> None:
    """Write an empty list as .xlsx or .csv, by the path's ending. Raises UsageError.

    A file that is there already is left alone: it may be a list that someone filled in.
    """
    make = {".xlsx": _workbook, ".csv": _text}.get(path.suffix.lower())
    if make is None:
        raise UsageError(
            Message(
                f"名单模板只能写成 .xlsx 或 .csv 文件，现为“{path.name}”。",
                f"The template of a list is written as .xlsx or .csv, not as “{path.name}”.",
            )
        )
    if path.exists():
        raise UsageError(
            Message(
                f"文件 {path} 已存在，未覆盖；请换一个文件名。",
                f"{path} exists and was not overwritten; choose another name.",
            )
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, make())
    except OSError as error:
        why = reason_of(error)
        raise UsageError(Message(f"写不了文件 {path}：{why.zh}", f"Can't write {path}: {why.en}")) from None


def _text() -> bytes:
    """CSV as Excel opens it: with a byte order mark."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow([column.title.zh for column in words().column])
    return stream.getvalue().encode("utf-8-sig")


def _workbook() -> bytes:
    try:
        from xlsxwriter import Workbook  # type: ignore[import-untyped]
    except ImportError:
        raise UsageError(
            Message(
                "写 .xlsx 模板需要安装附加组件：pip install 'reportlint[office]'；也可改写 .csv 模板。",
                "A template in .xlsx needs an extra: pip install 'reportlint[office]'; .csv needs none.",
            )
        ) from None
    data = io.BytesIO()
    book = Workbook(data, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"created": _MADE})
    head = book.add_format({"bold": True, "bg_color": "#D9E1F2", "border": 1})
    text = book.add_format({"num_format": "@"})
    number = book.add_format({"num_format": "0"})
    rows = book.add_worksheet("名单")
    rows.freeze_panes(1, 1)
    for place, column in enumerate(words().column):
        rows.set_column(place, place, column.width, number if column.key == "year" else text)
        rows.write_string(0, place, column.title.zh, head)
        if column.key == "kind":
            rows.data_validation(
                1,
                place,
                _LAST_ROW,
                place,
                {
                    "validate": "list",
                    "source": kind_names(),
                    "error_type": "warning",
                    "error_title": column.title.zh,
                    "error_message": column.about.zh,
                },
            )
    about = book.add_worksheet("说明")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in (rows, about):
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
    about.write_string(0, 0, _EXPLAINED.zh)
    about.write_string(1, 0, _EXPLAINED.en)
    for place, (title, width) in enumerate(_HEADS):
        about.set_column(place, place, width)
        about.write_string(3, place, title, head)
    for row, column in enumerate(words().column, 4):
        cells = (column.title.zh, column.about.zh, column.example, column.title.en, column.about.en)
        about.set_row(row, _HEIGHT)
        for place, cell in enumerate(cells):
            about.write_string(row, place, cell, wrapped)
    book.close()
    return data.getvalue()
