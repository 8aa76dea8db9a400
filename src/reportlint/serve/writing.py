"""What the commands write about reports, written about documents that were handed in. Runs in workers only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from reportlint.checking.session import Session
from reportlint.handover.problems import write_problems
from reportlint.model.finding import Outcome
from reportlint.model.message import Message
from reportlint.serve.answers import Written
from reportlint.serve.handed_in import handed_in
from reportlint.serve.jobs import DOCUMENT, WriteDocument
from reportlint.serve.judging import kept, write_format

COMMENTS: Final = "comments"
PROBLEMS: Final = "xlsx"
"""No format of `check`: the list that offices send out."""
DOCUMENTS: Final[Mapping[str, Message]] = {
    COMMENTS: Message("批注", "commented"),
    "docx": Message("自查表", "self-check"),
    PROBLEMS: Message("问题清单", "findings"),
    "html": Message("报告原貌", "as published"),
    "json": Message("结果", "results"),
    "sarif": Message("结果", "results"),
    "csv": Message("问题清单", "findings"),
}
"""The formats of what can be taken home, with what a file's name says of it."""
_PDF: Final = "application/pdf"


def write_document(session: Session, job: WriteDocument) -> Written:
    """Write it. Raises UsageError."""
    outcomes = [outcome for folder in job.folders for outcome in kept(folder)]
    if job.format == PROBLEMS:
        write_problems(job.into, handed_in(session, outcomes), session.run(), job.into.parent)
    else:
        if job.format == COMMENTS:
            outcomes = [_lying(outcomes[0], str(job.folders[0] / DOCUMENT))]
        write_format(session, outcomes, job.format, job.into)
    return Written(_suffix(job.format, outcomes))


def _lying(outcome: Outcome, path: str) -> Outcome:
    """The outcome of a document that lies there."""
    return replace(outcome, origin=replace(outcome.origin, path=path))


def _suffix(format_: str, outcomes: list[Outcome]) -> str:
    if format_ != COMMENTS:
        return f".{format_}"
    return ".pdf" if outcomes[0].origin.media_type == _PDF else ".docx"
