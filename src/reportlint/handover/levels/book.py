"""数字汇总.xlsx: every body's figures with the sums of each level, beside those of the body above them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from reportlint.engine.stored import ReportDecoder
from reportlint.handover.figure_sheets import figure_columns, figure_value
from reportlint.handover.figures import cells_of, row_title
from reportlint.handover.levels.levels import FigureSums, Level, LevelBody, levels, reports_of
from reportlint.handover.wording import MEANINGS, kind_of, status_of
from reportlint.handover.workbook import Book, SheetColumn, Value, WorkbookSheet
from reportlint.model.body import BodyKind
from reportlint.model.form import Form
from reportlint.model.message import Language, Message
from reportlint.model.report import Report
from reportlint.runs.folder import RunFolder
from reportlint.support.atomic import whole

_DIFFERENCE: Final = Message("本级报告减合计", "superior's less the sum")
_SUPERIOR: Final = SheetColumn("superior", Message("上级单位", "superior"), 18)
_AGENCY: Final = SheetColumn("agency", Message("单位", "body"), 26)
_KIND: Final = SheetColumn("kind", Message("单位类型", "kind"), 9)
_YEAR: Final = SheetColumn("year", Message("年度", "year"), 6)
_SUMS: Final = (
    _SUPERIOR,
    _YEAR,
    SheetColumn("scope", Message("范围", "of"), 10),
    SheetColumn("table", Message("表", "table"), 8),
    SheetColumn("row", Message("行", "row"), 30),
    SheetColumn("column", Message("列", "column"), 14),
    SheetColumn("sum", Message("合计", "sum"), 10),
    SheetColumn("own", Message("本级报告", "superior's report"), 10),
    SheetColumn("difference", _DIFFERENCE, 10),
    SheetColumn("counted", Message("计入单位", "bodies counted"), 9),
    SheetColumn("listed", Message("应有单位", "bodies listed"), 9),
    SheetColumn("texts", Message("不是数字、未计入", "no numbers, not counted"), 10),
)
_MISSING: Final = (
    _SUPERIOR,
    _AGENCY,
    _KIND,
    _YEAR,
    SheetColumn("status", Message("状态", "status"), 12),
    SheetColumn("reason", Message("未计入的原因", "why it is not counted"), 44),
)
_HEAD: Final = (_SUPERIOR, _AGENCY, _KIND, _YEAR)
_ALL: Final = Message("全部下级", "all below")
_NO_KIND: Final = Message("类型未定", "kind not known")


def write_sums(file: Path, run: RunFolder, forms: Sequence[Form], language: Language, made: date) -> int:
    """Write the workbook; gives how many reports were added up. Raises UsageError."""
    with whole(file) as stream:
        book = _LevelBook(Book(stream, language, made), forms)
        named = next((form for form in forms if not form.groups), None)
        count = sum(book.add(level, run) for level in levels(run, named))
        book.book.close()
    return count


class _LevelBook:
    """The workbook, one level after the other."""

    def __init__(self, book: Book, forms: Sequence[Form]) -> None:
        self.book = book
        self._decoder = ReportDecoder(forms)
        self._sums = book.sheet(Message("合计", "sums"), _SUMS)
        self._by_kind = book.sheet(Message("分类合计", "sums by kind"), _SUMS)
        self._missing = book.sheet(Message("未计入", "not counted"), _MISSING)
        self._tables: dict[str, list[tuple[WorkbookSheet, list[str]]]] = {}

    def add(self, level: Level, run: RunFolder) -> int:
        """Write a level; gives how many reports of it were added up."""
        own = next(reports_of(run, [level.own], self._decoder), None) if level.own else None
        sums: dict[str, dict[BodyKind | None, FigureSums]] = {}
        forms: dict[str, Form] = {}
        for body, report in reports_of(run, level.bodies, self._decoder):
            form = forms.setdefault(report.form.id, report.form)
            figures = {key: figure_value(cell) for key, cell in report.cells.items()}
            self._line(form, level, body.name, body.kind, figures)
            sums.setdefault(form.id, {}).setdefault(body.kind, FigureSums()).add(report)
        kinds = Counter(body.kind for body in level.bodies)
        for id_, form in forms.items():
            whole_level = FigureSums()
            for kind, one in sums[id_].items():
                whole_level.join(one)
                if len(kinds) > 1:
                    self._total(form, level, _name(kind), one, kinds[kind])
            self._total(form, level, _ALL, whole_level, kinds.total(), own=own[1] if own else None)
        for body in level.bodies:
            if not body.counts:
                self._left_out(level, body)
        return sum(one.reports for by_kind in sums.values() for one in by_kind.values())

    def _total(
        self,
        form: Form,
        level: Level,
        of: Message,
        sums: FigureSums,
        listed: int,
        *,
        own: Report | None = None,
    ) -> None:
        """Write the sums of some bodies of a level, and what stands beside them."""
        name = Message(
            f"{of.zh}合计（{listed} 家中的 {sums.reports} 家）",
            f"Sum of {of.en} ({sums.reports} of {listed})",
        )
        self._line(form, level, self._said(name), None, sums.numbers)
        beside = {} if own is None or own.form.id != form.id else own.cells
        less: dict[str, Decimal] = {}
        for key, cell in beside.items():
            if cell.counted is not None and key in sums.numbers:
                less[key] = cell.counted - sums.numbers[key]
        if beside:
            own_name = Message(f"{level.superior}（本级报告）", f"{level.superior} (its own report)")
            figures = {key: figure_value(cell) for key, cell in beside.items()}
            self._line(form, level, self._said(own_name), None, figures)
            self._line(form, level, self._said(_DIFFERENCE), None, less)
        for table in form.tables:
            for key, _, row, column in cells_of(table):
                numbers = (sums.numbers.get(key), figure_value(beside.get(key)), less.get(key))
                if not any((*numbers, sums.texts[key])):
                    continue  # All are zero; the sheets of the tables have them.
                (self._sums if of is _ALL else self._by_kind).row(
                    (
                        level.superior,
                        level.year,
                        *map(self._said, (of, table.title, row_title(row), column.title)),
                        *numbers,
                        sums.reports,
                        listed,
                        sums.texts[key] or None,
                    )
                )

    def _line(
        self, form: Form, level: Level, name: str, kind: BodyKind | None, figures: Mapping[str, Value]
    ) -> None:
        """Write a row on every sheet of a form."""
        if form.id not in self._tables:
            self._tables[form.id] = list(self._begun(form))
        for sheet, keys in self._tables[form.id]:
            head = (level.superior, name, self._said(kind_of(kind)), level.year)
            sheet.row((*head, *(figures.get(key) for key in keys)))

    def _begun(self, form: Form) -> Iterator[tuple[WorkbookSheet, list[str]]]:
        for table in form.tables:
            name = Message(
                f"{table.title.zh}（{form.first_year}年格式）", f"{table.title.en} ({form.first_year} form)"
            )
            columns = figure_columns(table)
            yield self.book.sheet(name, (*_HEAD, *columns)), [one.key for one in columns]

    def _left_out(self, level: Level, body: LevelBody) -> None:
        why = body.reason or MEANINGS[body.status]
        told = (self._said(kind_of(body.kind)), level.year, *map(self._said, (status_of(body.status), why)))
        self._missing.row((level.superior, body.name, *told))

    def _said(self, say: Message) -> str:
        return say.in_(self.book.language)


def _name(kind: BodyKind | None) -> Message:
    return kind_of(kind) if kind else _NO_KIND
