"""A report that stands in an attachment, with what was found on the page that only links to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from reportlint.model.finding import Outcome
from reportlint.model.page import PageKind

_READ: Final = "attachment-read"
"""Code of the notice on a page whose attachment was fetched."""


def with_attachments(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The outcomes of one input, each attachment's together with that of the page that led to it."""
    told: list[Outcome] = []
    for one in outcomes:
        leads = bool(told) and one.form is not None and _led(told[-1])
        told.append(with_page(one, told.pop()) if leads else one)
    return told


def with_page(report: Outcome, page: Outcome) -> Outcome:
    """A report's outcome with the findings, judgements and notices of the page that links to it."""
    findings = (replace(one, location=replace(one.location, origin=page.origin)) for one in page.findings)
    return replace(
        report,
        findings=(*findings, *report.findings),
        judgements=(*page.judgements, *report.judgements),
        notices=(*page.notices, *(one for one in report.notices if one not in page.notices)),
    )


def only_links(outcome: Outcome) -> bool:
    """Whether a page holds no report but links to attachments."""
    return outcome.problem is not None and outcome.problem.code == PageKind.ATTACHMENT.value


def _led(outcome: Outcome) -> bool:
    return only_links(outcome) and any(notice.code == _READ for notice in outcome.notices)
