"""What a run says about each row of its list, and about itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from reportlint.agencies.agency import Agency
from reportlint.model.finding import Outcome
from reportlint.model.message import Message


class RowStatus(StrEnum):
    """What became of one row."""

    CHECKED = "checked"
    """Its report was found and judged."""
    OTHER_YEAR = "other-year"
    """A report was found, but of another year than the list asks for. It was judged all the same."""
    OTHER_BODY = "other-body"
    """A report was found, but of another body: nothing of it counts for this one."""
    NO_REPORT = "no-report"
    """What stands at the address is no report."""
    UNREADABLE = "unreadable"
    """Whether a report stands at the address can't be told: a script or a frame shows it, or the file can't be read."""
    SEVERAL = "several-candidates"
    """The address is that of a column or home page, from which several reports may be meant."""
    NOT_FOUND = "not-found"
    """The site says that there is no such page, or the file does not exist."""
    UNREACHABLE = "unreachable"
    """The page could not be fetched: a matter of the site or the network."""
    NO_ADDRESS = "no-address"
    """The list has no address for it."""
    ROW_WRONG = "row-wrong"
    """The row itself can't be used."""
    PENDING = "pending"
    """Not looked at yet."""

    @property
    def say(self) -> Message:
        """For readers."""
        return _STATUSES[self]

    @property
    def sign(self) -> str:
        """The sign before it. Only where the site shows that the report is not there is it ✗; that a report was checked
        does not say that it is right: ✓ would.
        """
        return _SIGNS.get(self, "?")

    @property
    def found(self) -> bool:
        """Whether a report was read."""
        return self in (RowStatus.CHECKED, RowStatus.OTHER_YEAR)


_STATUSES = {
    RowStatus.CHECKED: Message("已核查", "checked"),
    RowStatus.OTHER_YEAR: Message("年度不符", "of another year"),
    RowStatus.OTHER_BODY: Message("单位不符", "of another body"),
    RowStatus.NO_REPORT: Message("未见报告", "no report there"),
    RowStatus.UNREADABLE: Message("未能读取", "not readable"),
    RowStatus.SEVERAL: Message("有几份待选", "several to choose from"),
    RowStatus.NOT_FOUND: Message("网页不存在", "page not found"),
    RowStatus.UNREACHABLE: Message("未能打开", "not reached"),
    RowStatus.NO_ADDRESS: Message("未填网址", "no address"),
    RowStatus.ROW_WRONG: Message("名单有误", "row is wrong"),
    RowStatus.PENDING: Message("尚未核查", "not looked at yet"),
}


_SIGNS = {
    RowStatus.CHECKED: "·",
    RowStatus.OTHER_YEAR: "!",
    RowStatus.OTHER_BODY: "!",
    RowStatus.NO_REPORT: "✗",
    RowStatus.NOT_FOUND: "✗",
    RowStatus.PENDING: "…",
}


class LastYear(NamedTuple):
    """What became of last year's report of one row."""

    status: RowStatus
    year: int | None
    """The one the report itself says."""
    follows: bool
    """Whether this year's report is of the year after: only then they are compared."""


@dataclass(frozen=True, slots=True)
class RowResult:
    """One row of the list and what became of it. There is exactly one for each row."""

    agency: Agency
    status: RowStatus
    reason: Message | None = None
    """Why there is nothing to show, or what is odd."""
    advice: Message | None = None
    """What to do about it."""
    outcome: Outcome | None = None
    """The report's, with what rules across reports found; of a page that is no report, what it is. None where
    nothing was loaded."""
    published: date | None = None
    """When the report was published, as far as the page says."""
    in_time: bool | None = None
    """Whether that was by the day that holds for it: its own in the list, else that of its kind in the configuration,
    else that of 条例第四十九条 (31 January for departments, 31 March for governments); None where it is not known."""
    evidence: str = ""
    """Path of the page as it was judged, relative to the run folder, or absolute for a file of the user's."""
    fetched: str = ""
    """When, UTC: `2026-02-03T08:00:00Z`."""
    last: LastYear | None = None
    """What became of last year's report; None where the list names none."""
    zero: bool = False
    """Whether every figure of the report's tables is 0; False where one of them is missing or holds a text."""
    gone: bool = False
    """True where the report was read, and the site says now that there is no such page."""
    today: date | None = None
    """The day it is looked at."""
    score: float | None = None
    """The office's own, where it has weights."""


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What a run was."""

    version: str
    """Of the tool."""
    as_of: date
    list_name: str
    list_hash: str
    rules_hash: str
    """Of everything that judging depends on: rules, forms, options, version."""
    rules: tuple[str, ...]
    """Ids of the rules that ran."""
    started: str
    finished: str
    """UTC; empty while it has not ended."""


class RunRecord(Protocol):
    """A run as those who write about it see it."""

    @property
    def facts(self) -> RunFacts:
        """What it was."""

    def results(self) -> Iterator[RowResult]:
        """Every row, in the order of the list; read one at a time."""

    def page(self, result: RowResult) -> str | None:
        """The text of the page that a result was judged on, which its places refer to; None where it is not kept."""
