"""The judging step: a saved page in, what is kept of it out. A pure function, for any process and machine."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from reportlint.agencies.agency import Agency
from reportlint.agencies.identity import SameBody, same_body
from reportlint.batch.rules_hash import rules_hash
from reportlint.batch.stored_pages import Saved
from reportlint.checking.attached import only_links, with_page
from reportlint.checking.session import Session, prepared
from reportlint.config.config import Config
from reportlint.engine import Linter, stored
from reportlint.fetch.problems import NOT_IN_COLUMN
from reportlint.loaders import Unreadable
from reportlint.model.body import BodyKind
from reportlint.model.finding import Finding, Outcome, Problem, ProblemSide
from reportlint.model.message import Message
from reportlint.model.page import PageKind
from reportlint.model.place import ReportId
from reportlint.model.report import Report
from reportlint.page import Page
from reportlint.runs import codec
from reportlint.runs.deadline import in_time, published
from reportlint.runs.mapping import key_of
from reportlint.runs.records import FindingRow, JudgedPage, ReportRole, RowReason
from reportlint.runs.result import RowStatus
from reportlint.similarity import signature

_OTHER_BODY: Final = "other-body"
_ELSEWHERE: Final = (PageKind.DYNAMIC, PageKind.FRAMED)
_PROBLEMS: Final[Mapping[str, RowStatus]] = {
    **{kind.value: RowStatus.NO_REPORT for kind in PageKind if kind not in _ELSEWHERE},
    "not-found": RowStatus.NOT_FOUND,
    _OTHER_BODY: RowStatus.OTHER_BODY,
}
"""What problems of single pages are in a list; all others: the report, if it is there, could not be read."""


@dataclass(frozen=True, slots=True)
class JudgingTask:
    """One page to judge."""

    agency: Agency
    role: ReportRole
    load: int
    """Id of the load that brought it."""
    digest: str
    """Of its content."""
    saved: Saved
    rules: str
    """Hash of what it is judged with."""

    def carried(self) -> JudgingTask:
        """With the page itself, for a machine that does not have this one's files."""
        return replace(self, saved=self.saved.carried())


class _Read(NamedTuple):
    """One page of several that stand at an address."""

    outcome: Outcome
    report: Report | None
    """None where it is no report."""


def packed_config(config: Config) -> bytes:
    """A configuration on its way to other processes."""
    return pickle.dumps(config)


@lru_cache(maxsize=2)
def session_of(config: bytes) -> Session:
    """What judging with a configuration takes; each process makes it once."""
    made: Config = pickle.loads(config)
    return prepared(made)


def rules_of(config: bytes) -> str:
    """The hash of the rules that this process judges with, where it is another machine's."""
    return rules_hash(session_of(config))


def judge(config: bytes, job: JudgingTask) -> JudgedPage:
    """Judge a page with the rules of a packed configuration. Whatever goes wrong stands in the result."""
    session = session_of(config)
    try:
        read = list(_pages(session, job))
        outcomes = session.readers.told([one.outcome for one in read])
        read = [one._replace(outcome=outcome) for one, outcome in zip(read, outcomes, strict=True)]
    except Exception as error:
        return lost(session, job, f"{type(error).__name__}: {error}")
    return _judged(job, _chosen(read, job.agency.year), session.config.deadlines)


def page_of(session: Session, job: JudgingTask, sha256: str) -> Page:
    """The page of the report that a job judged. Raises LookupError where it is no longer there as it was."""
    for page in job.saved.pages(session.loaders):
        if isinstance(page, Page) and page.source.sha256 == sha256:
            return page
    raise LookupError(f"{job.agency.name}: the page is no longer there as it was judged")


def lost(session: Session, job: JudgingTask, reason: str) -> JudgedPage:
    """What is kept of a page on which the tool itself failed; without a digest, so that it is tried again."""
    outcome = session.lost(job.agency.address, reason)
    return replace(_judged(job, [_Read(outcome, None)]), digest="")


def _pages(session: Session, job: JudgingTask) -> Iterator[_Read]:
    linter = _linter(session.linter, job)
    for page in job.saved.pages(session.loaders):
        if isinstance(page, Unreadable):
            yield _Read(linter.unreadable(page), None)
        else:
            report, outcome = linter.lint_with_report(page)
            yield _Read(outcome, report if outcome.form else None)


def _linter(linter: Linter, job: JudgingTask) -> Linter:
    """What the list says of the body holds; last year's report is read, not judged."""
    if job.agency.kind is not None:
        linter = replace(linter, body=job.agency.kind)
    return replace(linter, rules=()) if job.role is ReportRole.LAST else linter


def _chosen(read: Sequence[_Read], year: int | None) -> list[_Read]:
    """The pages, the one that is meant first: the report of the year asked for, else any report."""
    return sorted(read, key=lambda one: (one.report is None, year is not None and one.outcome.year != year))


def _judged(
    job: JudgingTask, read: Sequence[_Read], deadlines: Mapping[BodyKind, str] = MappingProxyType({})
) -> JudgedPage:
    outcome, report = read[0]
    for page in (one.outcome for one in read[1:] if report and only_links(one.outcome)):
        outcome = with_page(outcome, page)
    whose = _whose(job.agency, outcome) if report else SameBody.YES
    if whose is SameBody.NO:
        outcome, report = _of_another_body(job.agency, outcome), None
    report = report and replace(
        report,
        id=ReportId(f"{key_of(job.agency)}/{job.role}"),
        agency=job.agency.name,
        superior=job.agency.superior,
    )
    asked = job.agency.year if job.role is ReportRole.THIS else None
    status, reason = _status(outcome, asked)
    if reason is None and whose is SameBody.PERHAPS:
        reason = _doubt(job.agency, outcome)
    mark = signature(report) if report and job.role is ReportRole.THIS else None
    day = published(report) if report else None
    return JudgedPage(
        agency=key_of(job.agency),
        role=job.role,
        load=job.load,
        digest=job.digest,
        rules=job.rules,
        status=status,
        reason=reason,
        form=outcome.form,
        title=outcome.title,
        body=outcome.body,
        year=outcome.year,
        published=day.isoformat() if day else None,
        in_time=in_time(report, deadlines) if report else None,
        findings=tuple(map(told, outcome.findings)),
        outcome=codec.packed_outcomes([outcome, *(one.outcome for one in read[1:])]),
        report=stored.encode(report) if report else None,
        signature=codec.packed_signature(mark) if mark else None,
        text=report.digest if report else "",
        zero=report is not None and _all_zero(report),
    )


def _all_zero(report: Report) -> bool:
    """Whether it has all tables, and nothing but 0 in them; blanks among zeros count as 0."""
    numbers = [cell.counted for cell in report.cells.values()]
    whole = all(table.key in report.tables for table in report.form.tables)
    return (
        whole
        and not any(one is None or one for one in numbers)
        and any(one.number == 0 for one in report.cells.values())
    )


def _whose(agency: Agency, outcome: Outcome) -> SameBody:
    """Whether a report is that of the row."""
    return same_body(agency.name, outcome.body, superior=agency.superior, aliases=agency.aliases)


def _of_another_body(agency: Agency, outcome: Outcome) -> Outcome:
    """The outcome of a row whose page holds another body's report: nothing of it counts."""
    message = Message(
        f"网页上的是“{outcome.body}”的报告，名单中的单位是“{agency.name}”",
        f"The page holds the report of “{outcome.body}”, the row is that of “{agency.name}”",
    )
    advice = Message(
        "请核对网址；如为同一单位，请在名单的“别名”一列写上报告中的名称",
        "Check the address; if both are one body, enter the report's name in the column 别名 of the list",
    )
    return replace(
        outcome, findings=(), judgements=(), problem=Problem(_OTHER_BODY, message, advice, ProblemSide.SITE)
    )


def _doubt(agency: Agency, outcome: Outcome) -> RowReason:
    """What to look at where a report may be another body's."""
    named = Message(f"报告中的单位为“{outcome.body}”", f"the report names “{outcome.body}”")
    if not outcome.body:
        named = Message("报告中没有写明单位", "the report names no body")
    message = Message(
        f"{named.zh}，疑似不是“{agency.name}”的报告，待核",
        f"{named.en}; it may not be that of “{agency.name}”",
    )
    advice = Message(
        "如为同一单位，请在名单的“别名”一列写上报告中的名称",
        "If both are one body, enter the report's name in the column 别名 of the list",
    )
    return RowReason(RowStatus.CHECKED, message, advice)


def _status(outcome: Outcome, year: int | None) -> tuple[RowStatus, RowReason | None]:
    """What became of the row, and why where that is not plain. `year` is the one the list asks for."""
    problem = outcome.problem
    if problem is not None:
        status = _PROBLEMS.get(problem.code, RowStatus.UNREADABLE)
        searched = (one.message for one in outcome.notices if one.code == NOT_IN_COLUMN)
        return status, RowReason(status, next(searched, problem.message), problem.advice)
    if year is not None and outcome.year is not None and outcome.year != year:
        message = Message(
            f"网页上的是 {outcome.year} 年度报告，名单要求 {year} 年度",
            f"The page holds the report of {outcome.year}, the list asks for {year}",
        )
        advice = Message(
            f"请核对 {year} 年度报告是否已发布，并更正网址",
            f"See whether the one of {year} is out, and correct the address",
        )
        return RowStatus.OTHER_YEAR, RowReason(RowStatus.OTHER_YEAR, message, advice)
    return RowStatus.CHECKED, None


def told(finding: Finding) -> FindingRow:
    """A finding, as far as people ask the database for it."""
    return FindingRow(
        finding.rule,
        finding.severity.value,
        finding.verdict.value,
        finding.location.key,
        finding.location.label.zh,
        finding.message.zh,
        finding.fingerprint,
    )
