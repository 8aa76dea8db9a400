"""The figures of many reports as one table: a row a figure (csv, parquet), a report a line (json), or a sheet a
table of the form (xlsx).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import import_module
from io import TextIOWrapper
from typing import IO, Final, NamedTuple, Protocol

from reportlint.model.form import BlockSpec, Form, LineSpec, TableSpec
from reportlint.model.message import Language, Message
from reportlint.model.report import Report
from reportlint.outputs.csv import cell
from reportlint.support.characters import escaped

COLUMNS: Final = (
    Message("单位", "agency"),
    Message("年度", "year"),
    Message("表", "table"),
    Message("行", "row"),
    Message("列", "column"),
    Message("键", "key"),
    Message("数值", "number"),
    Message("原文", "text"),
    Message("来源", "source"),
)


_safe: Final = lru_cache(4096)(cell)
"""Most figures of a report say the same."""


class FigureRow(NamedTuple):
    """One figure of one report, as `COLUMNS` says."""

    agency: str
    year: int | None
    table: str
    row: str
    column: str
    key: str
    number: Decimal | None
    """None for a blank, a placeholder or text."""
    text: str
    """As printed."""
    source: str


class FigureWriter(Protocol):
    """Writes one document. It keeps no report, so that memory does not grow with their number."""

    def add(self, report: Report) -> None:
        """Write the figures of one report."""

    def close(self) -> None:
        """Write the rest of the document. The stream is the caller's to close."""


@dataclass(frozen=True, slots=True)
class FigureFormat:
    """A format that figures are written in."""

    name: str
    title: Message
    maker: str
    """`module:name` of the writer, so that it is imported when it is used."""
    binary: bool = False
    """True: it can't be shown on a terminal and needs a file."""
    terminal: bool = False
    """See `Format`; the stream takes bytes in any case."""

    def writer(self, stream: IO[bytes], forms: Sequence[Form], language: Language) -> FigureWriter:
        """A writer that has begun its document on the stream. Raises UsageError where its library is missing."""
        module, _, name = self.maker.partition(":")
        made: FigureWriter = getattr(import_module(module), name)(stream, forms, language)
        return made


FORMATS: Final[Mapping[str, FigureFormat]] = {
    one.name: one
    for one in (
        FigureFormat(
            "csv", Message("一行一个数字", "a row a figure"), "reportlint.handover.figures:CsvFigures"
        ),
        FigureFormat(
            "json", Message("一行一份报告", "a line a report"), "reportlint.handover.figures:JsonFigures"
        ),
        FigureFormat(
            "xlsx",
            Message("一表一页，一行一份报告", "a sheet a table, a row a report"),
            "reportlint.handover.figure_sheets:SheetFigures",
            binary=True,
        ),
        FigureFormat(
            "parquet",
            Message("一行一个数字", "a row a figure"),
            "reportlint.handover.figure_parquet:ParquetFigures",
            binary=True,
        ),
    )
}


def cells_of(table: TableSpec) -> Iterator[tuple[str, BlockSpec, LineSpec, LineSpec]]:
    """Every number cell of a table: key, block, row, column."""
    for block in table.blocks:
        for row in block.rows:
            for column in block.columns:
                yield f"{table.key}/{row.key}/{column.key}", block, row, column


def row_title(row: LineSpec) -> Message:
    """A row's title, after that of its group: 不予公开 · 属于国家秘密."""
    return Message(f"{row.group} · {row.title.zh}", row.title.en) if row.group else row.title


class Tidy:
    """Makes rows of figures, named as their form names them."""

    def __init__(self, forms: Sequence[Form], language: Language) -> None:
        self._names = {
            (form.id, key): tuple(say.in_(language) for say in (table.title, row_title(row), column.title))
            for form in forms
            for table in form.tables
            for key, _, row, column in cells_of(table)
        }

    def rows(self, report: Report) -> Iterator[FigureRow]:
        """The figures of a report in the order of its tables. Raises KeyError for a form that is not known."""
        for key, found in report.cells.items():
            table, row, column = self._names[report.form.id, key]
            yield FigureRow(
                report.name,
                report.year,
                table,
                row,
                column,
                key,
                found.number,
                found.text,
                report.source,
            )


class CsvFigures:
    """Writes CSV as Excel opens it: UTF-8 with a byte order mark, and nothing Excel takes for a formula."""

    def __init__(self, stream: IO[bytes], forms: Sequence[Form], language: Language) -> None:
        self._tidy = Tidy(forms, language)
        self._text = TextIOWrapper(stream, "utf-8-sig", errors="replace", newline="")
        self._writer = csv.writer(self._text)
        self._writer.writerow([column.in_(language) for column in COLUMNS])

    def add(self, report: Report) -> None:
        """Write the figures of one report."""
        for row in self._tidy.rows(report):
            number = "" if row.number is None else f"{row.number:f}"
            self._writer.writerow((_safe(row.agency), *row[1:6], number, _safe(row.text), _safe(row.source)))

    def close(self) -> None:
        """Leave the stream to the caller."""
        self._text.detach()


class JsonFigures:
    """Writes a JSON object a line, for each report one; its figures by key."""

    def __init__(self, stream: IO[bytes], forms: Sequence[Form], language: Language) -> None:
        self._stream = stream

    def add(self, report: Report) -> None:
        """Write one report."""
        view = {
            "agency": report.name,
            "year": report.year,
            "title": report.title.text if report.title else "",
            "form": report.form.id,
            "source": report.source,
            "figures": {
                key: {"number": _number(cell.number), "text": cell.text} for key, cell in report.cells.items()
            },
        }
        line = escaped(json.dumps(view, ensure_ascii=False)) + "\n"
        self._stream.write(line.encode("utf-8", "replace"))

    def close(self) -> None:
        """Nothing is left to write."""


def _number(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
