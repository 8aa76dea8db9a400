"""The format `html`: every report as published, a table of them where there are several."""

from __future__ import annotations

from typing import IO

from reportlint.model.finding import Outcome
from reportlint.model.message import Message
from reportlint.outputs.format import Closing, Run
from reportlint.outputs.html.build import el, html
from reportlint.outputs.html.document import HtmlDocument, ReportColumn
from reportlint.outputs.html.rows import COUNTS, STATE, counts, state, words
from reportlint.outputs.html.view import head, view
from reportlint.outputs.sentences import name_of

TITLE = Message("政府信息公开工作年度报告核查结果", "Check of government information disclosure reports")
_COLUMNS = (ReportColumn(Message("报告", "report"), "name"), STATE, *COUNTS)


class HtmlWriter:
    """Writes the file; its reports are shown one at a time."""

    def __init__(self, run: Run, stream: IO[str]) -> None:
        self._run = run
        self._document = HtmlDocument(stream, run, TITLE)

    def add(self, outcome: Outcome) -> None:
        """Write one report."""
        name = name_of(outcome)
        row = [name.in_(self._run.language), state(outcome, self._run), *counts(outcome, self._run)]
        said = head(name, outcome, self._run)
        self._document.add(row, view(said, outcome, outcome.page, self._run), words(outcome, self._run))

    def close(self, closing: Closing) -> None:
        """Write what concerns the whole run."""
        self._document.close(_COLUMNS, top=self._about(closing), foot=foot(self._run))

    def _about(self, closing: Closing) -> str:
        """What failed, and what is to be said about the configuration."""
        said = [crash.message for crash in closing.crashes] + [notice.message for notice in closing.notices]
        return html(*(el("p", say.in_(self._run.language), class_="notice") for say in said))


def foot(run: Run) -> str:
    """By what and as of when it was made."""
    said = Message(
        f"reportlint {run.version} · 核查日期 {run.as_of}",
        f"reportlint {run.version} · as of {run.as_of}",
    )
    return html(el("p", said.in_(run.language)))
