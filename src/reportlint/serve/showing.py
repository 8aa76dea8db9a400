"""What is shown of a run: a report with its faults marked, beside last year's, and how far publication has come.

Runs in workers only: the pages are strangers'.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from io import TextIOWrapper
from typing import Final

from reportlint.checking.session import Session
from reportlint.handover.beside.book import write_book
from reportlint.handover.beside.page import write_page
from reportlint.handover.index.writing import header_of
from reportlint.handover.publication import publications
from reportlint.handover.publication_book import write_publications
from reportlint.handover.view import shown
from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.outputs.html.document import HtmlDocument, ReportColumn
from reportlint.outputs.html.view import view
from reportlint.runs.folder import open_run
from reportlint.serve.answers import Written
from reportlint.serve.jobs import ShowBeside, ShowProgress, ShowReport
from reportlint.support.atomic import whole

_GONE: Final = Message("这份报告不在结果中。", "The run has no such report.")
_ALONE: Final = Message(
    "没有上年的报告可以对照：名单中填写“上年网址”，或列入上年的一行。",
    "There is no report of last year: give its address in the list, or a row of that year.",
)


def write_shown(session: Session, job: ShowReport | ShowBeside | ShowProgress) -> Written:
    """Write it. Raises UsageError."""
    if isinstance(job, ShowReport):
        _report(session, job)
    elif isinstance(job, ShowBeside):
        _beside(session, job)
    else:
        _progress(session, job)
    return Written("")


def _report(session: Session, job: ShowReport) -> None:
    folder = open_run(job.run)
    with closing(folder.store):
        result = folder.result(job.agency)
        if result is None:
            raise UsageError(_GONE)
        run, page = session.run(several=True), folder.page(result)
        said = header_of(result, run)
        with whole(job.into) as stream:
            text = TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")
            document = HtmlDocument(text, run, said.name, paper=True)
            document.add([said.name.in_(run.language)], view(said, result.outcome, page, run), "")
            document.close([ReportColumn(said.name, "name")])
            text.detach()


def _beside(session: Session, job: ShowBeside) -> None:
    """The same two documents as `hand-over --only beside`."""
    folder, language = open_run(job.run), session.config.language
    with closing(folder.store):
        pair = next(folder.years(session.forms, job.agency), None)
        if pair is None:
            raise UsageError(_ALONE)
        if job.book:
            write_book(job.into, *pair, language, folder.facts.as_of)
        else:
            write_page(job.into, *pair, language)


def _progress(session: Session, job: ShowProgress) -> None:
    """The same two documents as `batch` writes."""
    folder = open_run(job.run)
    with closing(folder.store):
        seen = shown(folder, replace(session, as_of=folder.facts.as_of), keep=True)
        rows, run = publications(seen.run, seen.session), seen.session.run(several=True)
        write_publications(rows, run, job.run, job.book, job.page)
