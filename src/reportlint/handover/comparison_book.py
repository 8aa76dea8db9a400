"""Two runs beside one another as an Excel workbook: a row a finding, and what the runs rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final

from reportlint.handover.comparison import COLUMNS, SIGNS, Sum, basis_of, rows
from reportlint.handover.workbook import Book, Column, Value
from reportlint.model.say import Language, Say
from reportlint.runs.change import Basis, Change, Compared, Shift

_ABOUT: Final = (Column("name", Say("项目", "item"), 30), Column("value", Say("内容", "content"), 90))


class BookView:
    """Writes the workbook to a stream of bytes."""

    def __init__(self, stream: IO[bytes], basis: Basis, language: Language) -> None:
        self._basis = basis
        self._language = language
        self._book = Book(stream, language, basis.later.as_of)
        self._rows = self._book.sheet(Say("复核", "Re-check"), COLUMNS)

    def add(self, compared: Compared) -> None:
        """Write the rows of one body."""
        for row in rows(compared, self._language):
            self._rows.row(row)

    def close(self, total: Sum) -> None:
        """Write the sheet about the two runs, and the workbook."""
        sheet = self._book.sheet(Say("复核说明", "About"), _ABOUT)
        for name, value in self._about(total):
            sheet.row((name.in_(self._language), value))
        self._book.close()

    def _about(self, total: Sum) -> Iterator[tuple[Say, Value]]:
        for which, facts in (
            (Say("上次", "earlier run"), self._basis.earlier),
            (Say("本次", "later run"), self._basis.later),
        ):
            yield Say(f"{which.zh}名单", f"{which.en}: list"), facts.list_name
            yield Say(f"{which.zh}核查日期", f"{which.en}: judged by"), facts.as_of
        for say in basis_of(self._basis):
            yield Say("注意", "note"), say.in_(self._language)
        yield Say("单位数", "bodies"), total.bodies
        yield Say("其中新列入名单", "newly listed among them"), total.added
        for shift in Shift:
            yield Say(f"报告：{shift.say.zh}", f"reports: {shift.say.en}"), total.shifts[shift]
        for change in Change:
            sign = SIGNS[change]
            yield (
                Say(f"问题：{sign} {change.say.zh}", f"findings: {sign} {change.say.en}"),
                total.changes[change],
            )
