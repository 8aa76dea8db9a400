"""A report that was found on a portal: what it says of itself, what the links to it said, and what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlint.agencies.identity import SameBody, same_body
from reportlint.model.body import BodyKind
from reportlint.model.message import Message
from reportlint.model.report import Report
from reportlint.portals.leads import Lead, LeadKind
from reportlint.portals.titles import TitleReader
from reportlint.portals.words import words

_PUBLISHED: Final = ("pubdate", "visible")
"""Kinds of date that say when a page was published."""


@dataclass(frozen=True, slots=True)
class PortalReport:
    """One of them."""

    url: str
    title: str
    body: str
    """Empty where nothing names it."""
    year: int | None
    published: date | None
    way: tuple[str, ...]
    """The addresses that led to it, the first one first."""
    doubts: tuple[Message, ...] = ()
    """Why it may not be what it seems."""
    kind: BodyKind | None = None
    """The body's, where that is sure."""
    digest: str = ""
    """Of its text; empty for one that was not read."""

    @property
    def corrects(self) -> bool:
        """Whether it says that it takes another's place."""
        return words().is_correction(self.title)


def as_read(report: Report, lead: Lead, url: str, titles: TitleReader) -> PortalReport | None:
    """What a report that was read is; None for a report of another sort, or a paper about one."""
    title = report.title.text if report.title else ""
    if report.form.groups or (title and titles.named(title) is None):
        return None
    organ = report.title.organ if report.title else ""
    body = organ or lead.body or report.body.name
    days = [dated.day for dated in report.dates if dated.kind in _PUBLISHED]
    said = lead.text if words().is_correction(lead.text) and not words().is_correction(title) else title
    return PortalReport(
        url=url,
        title=said or lead.text,
        body=body,
        year=report.year,
        published=min(days, default=lead.shown),
        way=lead.way,
        doubts=tuple(_doubts(report, lead, organ)),
        kind=titles.kind(body),
        digest=report.digest,
    )


def as_linked(lead: Lead, url: str, doubt: Message | None, titles: TitleReader) -> PortalReport:
    """What a report is of which only the link is known."""
    doubts = (doubt,) if doubt else ()
    return PortalReport(
        url, lead.text, lead.body, lead.year, lead.shown, lead.way, doubts, titles.kind(lead.body)
    )


def _doubts(report: Report, lead: Lead, organ: str) -> Iterator[Message]:
    if not organ:
        name = lead.body or report.body.name
        yield (
            Message(
                f"报告标题没有写明单位，按链接或栏目认作“{name}”",
                f"its title names no body; “{name}” by its link or column",
            )
            if name
            else Message("报告没有写明单位", "the report names no body")
        )
    elif lead.body and same_body(lead.body, organ) is SameBody.NO:
        yield Message(
            f"链接或栏目写的是“{lead.body}”，报告标题是“{organ}”",
            f"its link or column says “{lead.body}”, its title “{organ}”",
        )
    if report.year is None:
        yield Message("报告没有写明年度", "the report names no year")
    named = lead.year if lead.kind is LeadKind.REPORT else None
    if named and report.year and named != report.year:
        yield Message(
            f"链接写的是 {named} 年度，报告是 {report.year} 年度",
            f"its link says {named}, the report {report.year}",
        )
    periods = {dated.day.year for dated in report.dates if dated.kind.startswith("period")}
    if report.year and periods and report.year not in periods:
        shown = max(periods)
        yield Message(
            f"标题是 {report.year} 年度，统计期限却是 {shown} 年，疑似重新发布了往年的报告",
            f"its title says {report.year}, its period {shown}; it may be an earlier report published again",
        )
