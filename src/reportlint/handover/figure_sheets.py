"""Figures as a workbook: a sheet a table of the form, a row a report, under the form's own labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import IO, Final

from reportlint.handover.figures import cells_of
from reportlint.handover.links import web_link
from reportlint.handover.workbook import Book, SheetColumn, Value, WorkbookSheet
from reportlint.model.form import BlockSpec, Form, LineSpec, TableSpec
from reportlint.model.message import Language, Message
from reportlint.model.report import Report
from reportlint.model.table import Cell

_HEAD: Final = (
    SheetColumn("agency", Message("单位", "agency"), 26),
    SheetColumn("year", Message("年度", "year"), 7),
    SheetColumn("source", Message("来源", "source"), 30),
)
_MANY: Final = 40
"""Columns from which on a sheet takes many sheets of paper."""
_MADE: Final = date(2000, 1, 1)
"""The same figures give the same bytes, on whatever day."""


class SheetFigures:
    """Writes the sheets of every form that a report has; rows come in the order of the reports."""

    def __init__(self, stream: IO[bytes], forms: Sequence[Form], language: Language) -> None:
        self._forms = {form.id: form for form in forms}
        self._book = Book(stream, language, _MADE)
        self._sheets: dict[str, list[tuple[WorkbookSheet, list[str]]]] = {}

    def add(self, report: Report) -> None:
        """Write a row on every sheet of the report's form. Raises KeyError for a form that is not known."""
        form = report.form.id
        if form not in self._sheets:
            self._sheets[form] = list(self._begun(self._forms[form]))
        for sheet, keys in self._sheets[form]:
            values = (figure_value(report.cells.get(key)) for key in keys)
            sheet.row((report.name, report.year, web_link(report.source), *values))

    def close(self) -> None:
        """Write the workbook."""
        if not self._sheets:
            self._book.sheet(Message("数据", "Figures"), _HEAD)
        self._book.close()

    def _begun(self, form: Form) -> Iterator[tuple[WorkbookSheet, list[str]]]:
        for table in form.tables:
            name = Message(
                f"{table.title.zh}（{form.first_year}年格式）", f"{table.title.en} ({form.first_year} form)"
            )
            columns = figure_columns(table)
            sheet = self._book.sheet(name, (*_HEAD, *columns))
            yield sheet, [column.key for column in columns]


def figure_columns(table: TableSpec) -> list[SheetColumn]:
    """A column for every cell of a table, under its own labels; narrow ones where they are many: those are counts."""
    cells = list(cells_of(table))
    width = 10 if len(cells) <= _MANY else 7
    return [_column(*cell, table, width=width) for cell in cells]


def _column(
    key: str, block: BlockSpec, row: LineSpec, column: LineSpec, table: TableSpec, *, width: float
) -> SheetColumn:
    """A column of the sheet for a cell of the form; what the form does not label has no title of its own."""
    label = Message(row.printed or row.title.zh, row.title.en)
    above: tuple[Message, ...] = (_group(block, row),) if _grouped(table) else ()
    if not any(one.printed for one in block.columns):
        return SheetColumn(key, label, width, above)
    title = Message(column.printed or column.title.zh, column.title.en)
    return SheetColumn(key, title, width, (*above, label))


def _grouped(table: TableSpec) -> bool:
    return any(block.bar or row.group for block in table.blocks for row in block.rows)


def _group(block: BlockSpec, row: LineSpec) -> Message:
    text = row.group or (block.bar[0] if block.bar else "")
    return Message(text, text)


def figure_value(cell: Cell | None) -> Value:
    """The number; of what is none, the text."""
    if cell is None:
        return None
    return cell.text if cell.number is None else cell.number
