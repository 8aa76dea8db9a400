"""Lists as offices write them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from zipfile import ZipFile

from openpyxl import Workbook

HEADER = ("单位", "网址", "单位类型", "上级单位", "年度", "上年网址", "备注")


def text(
    folder: Path, rows: Iterable[Sequence[object]], encoding: str = "utf-8", separator: str = ","
) -> Path:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator).writerows(rows)
    file = folder / "名单.csv"
    file.write_bytes(stream.getvalue().encode(encoding))
    return file


def workbook(folder: Path, rows: Iterable[Sequence[object]]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = folder / "名单.xlsx"
    book.save(file)
    return file


def edited(file: Path, old: bytes, new: bytes) -> Path:
    """A workbook whose first sheet another program wrote a little differently."""
    with ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert old in members[sheet]
    members[sheet] = members[sheet].replace(old, new)
    with ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file
