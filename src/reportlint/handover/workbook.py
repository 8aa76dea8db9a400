"""Workbooks that an office opens, filters, edits and prints, written row by row.

XlsxWriter keeps one row of a sheet in memory, so that memory does not grow with the number of rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any, Final, NamedTuple

from reportlint.handover.heads import lines_of
from reportlint.handover.heights import height
from reportlint.handover.links import SourceLink
from reportlint.model.errors import without_extra
from reportlint.model.message import Language, Message
from reportlint.outputs.print_layout import print_layout
from reportlint.outputs.words import MARK_STYLES
from reportlint.support.characters import harmless

Value = str | float | Decimal | date | SourceLink | None
"""What a cell may hold. A text stays a text, whatever sign it begins with."""

_TEXT: Final = 32_767
"""Characters in a cell, as UTF-16 counts them."""
_NAME: Final = 31
"""Characters in the name of a sheet."""
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
_INSERTED: Final = 1000
"""Rows below the last one in which the office's own entries get the drop-downs, too."""


class SheetLimits(NamedTuple):
    """What Excel takes on one sheet."""

    rows: int = 1_048_576
    links: int = 65_530


EXCEL: Final = SheetLimits()


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet."""

    key: str
    """Names it for programs, wherever it is moved and however it is called."""
    title: Message
    width: float = 12
    above: tuple[Message, ...] = ()
    """Further titles over it, the uppermost first; equal ones beside one another are drawn as one."""
    hidden: bool = False
    choices: tuple[Message, ...] = ()
    """What a drop-down offers; other entries are taken as well."""
    screen_only: bool = False
    """Whether it is left out on paper; such columns stand behind all others."""


class Book:
    """A workbook on a stream."""

    def __init__(
        self, stream: IO[bytes], language: Language, made: date, limits: SheetLimits = EXCEL
    ) -> None:
        try:
            from xlsxwriter import Workbook  # type: ignore[import-untyped]
        except ImportError:
            raise without_extra(Message("写 Excel 文件", "Writing Excel files"), "office") from None
        self.language = language
        self.limits = limits
        self._book = Workbook(stream, {"constant_memory": True})
        # A fixed day, so that the same run gives the same bytes.
        self._book.set_properties({"created": datetime(made.year, made.month, made.day)})
        plain = {"valign": "top", "text_wrap": True, "border": 1, "font_size": 10}
        self.styles = {
            str: self._book.add_format({**plain, "num_format": "@"}),
            int: self._book.add_format({**plain, "text_wrap": False, "align": "right", "indent": 1}),
            date: self._book.add_format({**plain, "num_format": "yyyy-mm-dd", "align": "left"}),
            SourceLink: self._book.add_format(
                {**plain, "text_wrap": False, "font_color": "#0563C1", "underline": 1}
            ),
        }
        self.marked = {
            sign: self._book.add_format({**plain, "num_format": "@", "font_color": style.colour})
            for sign, style in MARK_STYLES.items()
        }
        self.head = self._book.add_format(
            {**plain, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#D9D9D9"}
        )
        self._names: set[str] = set()
        self._sheets: list[WorkbookSheet] = []

    def sheet(self, name: Message, columns: Sequence[SheetColumn], *, keyed: bool = False) -> WorkbookSheet:
        """A new sheet with its header; `keyed`: with the keys of the columns in a hidden row above it."""
        sheet = WorkbookSheet(self, name.in_(self.language), tuple(columns), keyed)
        self._sheets.append(sheet)
        return sheet

    def close(self) -> None:
        """Write the workbook; the stream is the caller's to close."""
        for sheet in self._sheets:
            sheet.finish()
        self._book.close()

    def page(self, name: str) -> Any:
        """A sheet of Excel with a name it takes and no other has."""
        clean = _FORBIDDEN.sub("·", name).strip("'")
        taken, n = clean[:_NAME], 1
        while taken.lower() in self._names:
            n += 1
            ending = f" ({n})"
            taken = clean[: _NAME - len(ending)] + ending
        self._names.add(taken.lower())
        return self._book.add_worksheet(taken)


@dataclass
class WorkbookSheet:
    """A table of a workbook; where it outgrows a sheet of Excel it goes on on a further one."""

    _book: Book
    _name: str
    _columns: tuple[SheetColumn, ...]
    _keyed: bool
    _first: int = field(default=0, init=False)
    """The first row below the header, counted from 0."""
    _next: int = field(default=0, init=False)
    _links: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._begin()

    def row(self, values: Sequence[Value]) -> None:
        """Write the next row: a value for each column, in their order."""
        if self._next >= self._book.limits.rows:
            self.finish()
            self._begin()
        self._grow(
            (value, column.width)
            for column, value in zip(self._columns, values, strict=True)
            if isinstance(value, str) and not column.hidden
        )
        for n, value in enumerate(values):
            self._write(n, value)
        self._next += 1

    def finish(self) -> None:
        """Set what depends on the number of rows: filters and drop-downs."""
        last = max(self._next - 1, self._first)
        self._page.autofilter(self._first - 1, 0, last, len(self._columns) - 1)
        if len(self._printed) < len(self._columns):
            self._page.print_area(0, 0, last, len(self._printed) - 1)
        for n, column in enumerate(self._columns):
            if column.choices:
                source = [choice.in_(self._book.language) for choice in column.choices]
                rule: dict[str, Any] = {"validate": "list", "source": source, "show_error": False}
                below = min(last + _INSERTED, self._book.limits.rows - 1)
                self._page.data_validation(self._first, n, below, n, rule)

    def _begin(self) -> None:
        self._page = self._book.page(self._name)
        self._next = self._links = 0
        for n, column in enumerate(self._columns):
            self._page.set_column(n, n, column.width, None, {"hidden": column.hidden})
        if self._keyed:
            self._page.set_row(0, None, None, {"hidden": True})
            self._page.write_row(0, 0, [column.key for column in self._columns])
            self._next = 1
        top = self._next
        self._heads()
        self._first = self._next
        leading = min(2, len(self._columns) - 1)
        self._page.freeze_panes(self._first, leading)
        self._page.repeat_rows(top, self._first - 1)
        self._print(leading)

    def _print(self, leading: int) -> None:
        """Set how it goes on paper; the leading columns stand on every sheet."""
        page = self._page
        page.set_landscape()
        paper, across = print_layout([0 if one.hidden else one.width for one in self._printed], leading)
        page.set_paper(paper)
        page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        page.fit_to_pages(across, 0)
        if across > 1:
            page.repeat_columns(0, leading - 1)
            page.print_across()
        page.set_header("&C&A")
        page.set_footer(Message("&C第 &P 页，共 &N 页", "&CPage &P of &N").in_(self._book.language))

    @property
    def _printed(self) -> Sequence[SheetColumn]:
        return [column for column in self._columns if not column.screen_only]

    def _heads(self) -> None:
        for line in lines_of(self._columns, self._book.language):
            widths = [sum(one.width for one in self._columns[span.first : span.last + 1]) for span in line]
            self._grow(zip((span.text for span in line), widths, strict=True))
            for first, last, text in line:
                if first == last:
                    self._page.write_string(self._next, first, _fit(text), self._book.head)
                else:
                    self._page.merge_range(self._next, first, self._next, last, _fit(text), self._book.head)
            self._next += 1

    def _grow(self, texts: Iterable[tuple[str, float]]) -> None:
        """Make the next row as tall as its texts need."""
        points = height(texts)
        if points is not None:
            self._page.set_row(self._next, points)

    def _write(self, column: int, value: Value) -> None:
        page, row, styles = self._page, self._next, self._book.styles
        if isinstance(value, SourceLink) and self._links >= self._book.limits.links:
            value = value.plain
        if value is None or value == "":
            page.write_blank(row, column, None, styles[str])
        elif isinstance(value, SourceLink):
            self._links += 1
            page.write_url(row, column, value.target, styles[SourceLink], _fit(value.text))
        elif isinstance(value, str):
            marked = self._book.marked.get(value[:1]) if value[1:2] == " " else None
            page.write_string(row, column, _fit(value), marked or styles[str])
        elif isinstance(value, date):
            page.write_datetime(row, column, value, styles[date])
        else:
            page.write_number(row, column, float(value), styles[int])


def shown(value: Value) -> str:
    """What a reader sees of a cell."""
    if isinstance(value, SourceLink):
        return _fit(value.text)
    return "" if value is None else _fit(str(value))


def _fit(text: str) -> str:
    """As much of a text as a cell takes, without what no workbook may hold."""
    clean = harmless(text)
    if len(clean) * 2 <= _TEXT or len(clean.encode("utf-16-le")) // 2 <= _TEXT:
        return clean
    return clean.encode("utf-16-le")[: (_TEXT - 1) * 2].decode("utf-16-le", "ignore") + "…"
