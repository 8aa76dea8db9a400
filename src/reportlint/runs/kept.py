"""What goes into a run's database and comes out again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reportlint.model.say import Say
from reportlint.runs.result import Status

Headers = tuple[tuple[str, str], ...]


class Role(StrEnum):
    """Which of an agency's two reports."""

    THIS = "this"
    """The one that is checked."""
    LAST = "last"
    """That of the year before: only compared with."""


class Came(StrEnum):
    """What came of an attempt to get a page."""

    NEW = "new"
    UNCHANGED = "unchanged"
    """It is what an earlier load brought."""
    FAILED = "failed"


class Reason(NamedTuple):
    """Why there is nothing to judge."""

    status: Status
    message: Say
    advice: Say


class Span(NamedTuple):
    """Where a page's records stand in the WARC of the run, in bytes."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Load:
    """One attempt to get a page."""

    agency: str
    """Id of the row."""
    role: Role
    address: str
    at: str
    """UTC, `2026-02-03T08:00:00Z`."""
    came: Came
    digest: str = ""
    """Of the content; empty where there is none."""
    reason: Reason | None = None
    """Set where it failed."""
    conditions: Headers = ()
    """What to send next time, to be told that nothing has changed. For a file: when it was changed, its size."""
    span: Span | None = None
    """None for a file of the user's."""
    file: str = ""
    """The page beside the WARC, relative to the run folder; a file of the user's as the list names it."""
    id: int = 0
    """Given by the store."""


class Told(NamedTuple):
    """A finding, as far as people ask the database for it; the whole of it stands in the outcome."""

    rule: str
    severity: str
    verdict: str
    key: str
    place: str
    message: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What judging one page gave, ready to be kept."""

    agency: str
    role: Role
    load: int
    digest: str
    rules: str
    """Hash of what it was judged with."""
    status: Status
    reason: Reason | None
    form: str | None
    title: str
    body: str
    year: int | None
    published: str | None
    """`2026-01-20`."""
    in_time: bool | None
    tally: Mapping[str, int]
    """How many verdicts of each kind."""
    figures: Mapping[str, Mapping[str, str]]
    """The text of every number cell: by row (`requests/granted`), then by column (`natural`)."""
    findings: tuple[Told, ...]
    verdicts: tuple[tuple[str, str, int], ...]
    """(rule, verdict, things), of what is neither passed nor not applicable."""
    outcome: bytes
    filing: bytes | None
    signature: bytes | None


class Report(NamedTuple):
    """What was judged."""

    status: Status
    reason: Reason | None
    published: str | None
    in_time: bool | None
    outcome: bytes


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the comparison with other reports gave for one agency's report, ready to be kept."""

    agency: str
    findings: tuple[Told, ...]
    verdicts: tuple[tuple[str, str, int], ...]
    judged: bytes
