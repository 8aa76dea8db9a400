"""What goes into a run's database and comes out again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reportlint.model.message import Message
from reportlint.runs.result import RowStatus

Headers = tuple[tuple[str, str], ...]


class ReportRole(StrEnum):
    """Which of an agency's two reports."""

    THIS = "this"
    """The one that is checked."""
    LAST = "last"
    """That of the year before: only compared with."""


class LoadOutcome(StrEnum):
    """What came of an attempt to get a page."""

    NEW = "new"
    UNCHANGED = "unchanged"
    """It is what an earlier load brought."""
    FAILED = "failed"


class RowReason(NamedTuple):
    """Why there is nothing to judge."""

    status: RowStatus
    message: Message
    advice: Message


class RecordSpan(NamedTuple):
    """Where a page's records stand in the WARC of the run, in bytes."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class StoredLoad:
    """One attempt to get a page."""

    agency: str
    """Id of the row."""
    role: ReportRole
    address: str
    at: str
    """UTC, `2026-02-03T08:00:00Z`."""
    came: LoadOutcome
    digest: str = ""
    """Of the content; empty where there is none."""
    reason: RowReason | None = None
    """Set where it failed."""
    conditions: Headers = ()
    """What to send next time, to be told that nothing has changed. For a file: when it was changed, its size."""
    span: RecordSpan | None = None
    """None for a file of the user's."""
    file: str = ""
    """The page beside the WARC, relative to the run folder; a file of the user's as the list names it."""
    id: int = 0
    """Given by the store."""
    passing: bool = False
    """Whether what it needs, a frame or an attachment, failed for a reason that may pass. Not kept."""


class FindingRow(NamedTuple):
    """A finding, as far as people ask the database for it; the whole of it stands in the outcome."""

    rule: str
    severity: str
    verdict: str
    key: str
    place: str
    message: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """What judging one page gave, ready to be kept."""

    agency: str
    role: ReportRole
    load: int
    digest: str
    rules: str
    """Hash of what it was judged with."""
    status: RowStatus
    reason: RowReason | None
    form: str | None
    title: str
    body: str
    year: int | None
    published: str | None
    """`2026-01-20`."""
    in_time: bool | None
    findings: tuple[FindingRow, ...]
    outcome: bytes
    report: bytes | None
    """The report itself, to be compared with others."""
    signature: bytes | None
    text: str = ""
    """Digest of what the report says, whatever stands around it on its page."""
    zero: bool = False
    """Whether every figure of its tables is 0."""

    @property
    def faulty(self) -> bool:
        """Whether the page itself has errors."""
        return any(told.severity == "error" and told.verdict == "fail" for told in self.findings)


class StoredReport(NamedTuple):
    """What was judged."""

    status: RowStatus
    reason: RowReason | None
    published: str | None
    in_time: bool | None
    zero: bool
    outcome: bytes


@dataclass(frozen=True, slots=True)
class StoredComparison:
    """What the comparison with other reports gave for one agency's report, ready to be kept."""

    agency: str
    findings: tuple[FindingRow, ...]
    judged: bytes
