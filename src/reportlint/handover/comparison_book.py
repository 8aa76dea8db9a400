"""Two runs beside one another as an Excel workbook: a row a finding, and what the runs rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final

from reportlint.handover.comparison import COLUMNS, SIGNS, ComparisonTally, basis_of, rows
from reportlint.handover.workbook import Book, SheetColumn, Value
from reportlint.model.message import Language, Message
from reportlint.runs.change import Basis, BodyComparison, FindingStatus, ReportChange

_ABOUT: Final = (
    SheetColumn("name", Message("项目", "item"), 30),
    SheetColumn("value", Message("内容", "content"), 90),
)


class BookView:
    """Writes the workbook to a stream of bytes."""

    def __init__(self, stream: IO[bytes], basis: Basis, language: Language) -> None:
        self._basis = basis
        self._language = language
        self._book = Book(stream, language, basis.later.as_of)
        self._rows = self._book.sheet(Message("复核", "Re-check"), COLUMNS)

    def add(self, compared: BodyComparison) -> None:
        """Write the rows of one body."""
        for row in rows(compared, self._language):
            self._rows.row(row)

    def close(self, total: ComparisonTally) -> None:
        """Write the sheet about the two runs, and the workbook."""
        sheet = self._book.sheet(Message("复核说明", "About"), _ABOUT)
        for name, value in self._about(total):
            sheet.row((name.in_(self._language), value))
        self._book.close()

    def _about(self, total: ComparisonTally) -> Iterator[tuple[Message, Value]]:
        for which, facts in (
            (Message("上次", "earlier run"), self._basis.earlier),
            (Message("本次", "later run"), self._basis.later),
        ):
            yield Message(f"{which.zh}名单", f"{which.en}: list"), facts.list_name
            yield Message(f"{which.zh}核查日期", f"{which.en}: judged by"), facts.as_of
        for say in basis_of(self._basis):
            yield Message("注意", "note"), say.in_(self._language)
        yield Message("单位数", "bodies"), total.bodies
        yield Message("其中新列入名单", "newly listed among them"), total.added
        for shift in ReportChange:
            yield Message(f"报告：{shift.say.zh}", f"reports: {shift.say.en}"), total.shifts[shift]
        for change in FindingStatus:
            sign = SIGNS[change]
            yield (
                Message(f"问题：{sign} {change.say.zh}", f"findings: {sign} {change.say.en}"),
                total.changes[change],
            )
