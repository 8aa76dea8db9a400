"""A report of a run as it was published, its faults marked. Runs in workers only: the page is a stranger's."""

from __future__ import annotations

from contextlib import closing
from io import TextIOWrapper

from reportlint.checking.session import Session
from reportlint.handover.index.writing import header_of
from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.outputs.html.document import HtmlDocument, ReportColumn
from reportlint.outputs.html.view import view
from reportlint.runs.folder import open_run
from reportlint.serve.jobs import ShowReport, Written
from reportlint.support.atomic import whole

_GONE = Message("这份报告不在结果中。", "The run has no such report.")


def show_report(session: Session, job: ShowReport) -> Written:
    """Write it. Raises UsageError."""
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
    return Written("")
