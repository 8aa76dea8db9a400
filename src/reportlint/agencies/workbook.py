"""The sheets of an Excel workbook (.xlsx), read one row at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from posixpath import basename, dirname
from typing import IO, Any, Final, TypeVar
from urllib.parse import unquote
from zipfile import ZipFile

from reportlint.agencies.sheet import ListSheet, clean, unusable
from reportlint.model.message import Message
from reportlint.support.excel import BROKEN, open_excel

T = TypeVar("T")

_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BROKEN: Final = Message(
    "文件已损坏，或者不是 Excel 工作簿。请用 Excel 或 WPS 打开后另存为 .xlsx。",
    "it is damaged or no Excel workbook. Open it in Excel or WPS and save it as .xlsx.",
)


def visible_sheets(path: Path, data: bytes) -> Iterator[ListSheet]:
    """The sheets that are not hidden, in their order. Raises UsageError."""

    def sheets() -> Iterator[ListSheet]:
        book = open_excel(data, Message("读取 .xlsx 名单", "Reading a list in .xlsx"))
        with ZipFile(io.BytesIO(data)) as archive:
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    margin = _margin(archive, sheet._worksheet_path)
                    yield ListSheet(_unless_broken(path, _rows(sheet, margin)), sheet.title, margin.links)

    yield from _unless_broken(path, sheets())


def _unless_broken(path: Path, items: Iterator[T]) -> Iterator[T]:
    try:
        yield from items
    except BROKEN:
        raise unusable(path, _BROKEN) from None


@dataclass(frozen=True, slots=True)
class _Margin:
    """What a sheet says after its rows."""

    links: dict[tuple[int, int], str] = field(default_factory=dict)
    """By row from 1 and column from 0."""
    tall: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """Cells merged downwards, by their first row: column and last row."""


def _rows(sheet: Any, margin: _Margin) -> Iterator[Sequence[str]]:
    below: dict[int, tuple[int, str]] = {}
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_text(value) for value in values]
        if below and any(cells):
            _fill(cells, number, below)
        for column, last in margin.tall.get(number, ()):
            below[column] = (last, cells[column] if column < len(cells) else "")
        yield cells


def _fill(cells: list[str], number: int, below: Mapping[int, tuple[int, str]]) -> None:
    """Give cells merged downwards their text in every row that says anything."""
    cells.extend([""] * (max(below) + 1 - len(cells)))
    for column, (last, text) in below.items():
        if number <= last and not cells[column]:
            cells[column] = text


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else str(value)


def _margin(archive: ZipFile, part: str) -> _Margin:
    """Links and merged cells stand behind the rows, where openpyxl does not look when it streams."""
    from openpyxl.worksheet.cell_range import CellRange

    targets = _targets(archive, part)
    margin = _Margin()
    with archive.open(part) as stream:
        for name, marks in _marks(stream):
            left, top, right, bottom = CellRange(marks["ref"]).bounds
            if name == "mergeCell" and left == right and bottom > top:
                margin.tall.setdefault(top, []).append((left - 1, bottom))
            elif name == "hyperlink" and (target := targets.get(marks.get(_RELATION, ""))):
                anchor = marks.get("location")
                margin.links[top, left - 1] = f"{target}#{anchor}" if anchor else target
    return margin


def _marks(stream: IO[bytes]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The links and merged cells of a sheet: name and attributes."""
    from lxml import etree

    for _, element in etree.iterparse(
        stream, tag=("{*}row", "{*}hyperlink", "{*}mergeCell"), resolve_entities=False, huge_tree=True
    ):
        name = etree.QName(element).localname
        if name != "row":
            yield name, {str(key): str(value) for key, value in element.items()}
        # The rows are in memory no longer than they are read.
        parent = element.getparent()
        element.clear()
        if parent is not None:
            del parent[:-1]


def _targets(archive: ZipFile, part: str) -> dict[str, str]:
    """Addresses that the sheet's links lead to, by their ids."""
    from lxml import etree

    name = f"{dirname(part)}/_rels/{basename(part)}.rels"
    if name not in archive.namelist():
        return {}
    root = etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False))
    return {
        relation.get("Id", ""): _shown(relation.get("Target", ""))
        for relation in root
        if relation.get("Type", "").endswith("/hyperlink")
    }


def _shown(target: str) -> str:
    """The target of a link as one would type it: Excel writes files as `file:///` and percent-encoded."""
    if "://" in target and not target.startswith("file:///"):
        return target
    return unquote(target.removeprefix("file:///"))
