"""How far publication has come: each body's report not out, new since the last time, out, changed or taken down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from reportlint.checking.session import Session
from reportlint.handover.letterhead import fetched_day
from reportlint.handover.wording import EMPTY, TIMES
from reportlint.model.body import BodyKind
from reportlint.model.finding import Severity
from reportlint.model.form import Form
from reportlint.model.message import Message
from reportlint.outputs.words import weight
from reportlint.reading.metadata.dates import day_in_address
from reportlint.runs.deadline import kind_in_list, last_day
from reportlint.runs.folder import RunFolder
from reportlint.runs.reader import ReportVersion
from reportlint.runs.result import RowResult, RowStatus

NOT_OUT: Final = (
    RowStatus.NO_ADDRESS,
    RowStatus.NOT_FOUND,
    RowStatus.NO_REPORT,
    RowStatus.OTHER_YEAR,
)
"""What says that a report is not out."""
_TAKEN_DOWN: Final = (RowStatus.NOT_FOUND, RowStatus.NO_REPORT)
_OVERDUE: Final = Message("? 逾期未见", "? not seen in time")


class PublicationState(StrEnum):
    """What is known of the publication of one report."""

    NEW = "new"
    """Found for the first time since the run was last at its end."""
    CHANGED = "changed"
    """Its text is another than when the run was last at its end."""
    OUT = "out"
    GONE = "gone"
    """It was there, and is no longer."""
    NOT_OUT = "not-out"
    UNKNOWN = "unknown"
    """Whatever stood in the way says nothing about it."""

    @property
    def say(self) -> Message:
        """For readers."""
        return _STATES[self]


_STATES = {
    PublicationState.NEW: Message("新发布", "new"),
    PublicationState.CHANGED: Message("有改动", "changed"),
    PublicationState.OUT: Message("已发布", "out"),
    PublicationState.GONE: Message("已撤下", "taken down"),
    PublicationState.NOT_OUT: Message("未见报告", "not seen"),
    PublicationState.UNKNOWN: Message("未能确认", "not known"),
}


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """One row of a list."""

    result: RowResult
    state: PublicationState
    due: date | None
    """The last day for it, where that is known."""
    today: date
    versions: tuple[ReportVersion, ...]
    """Each text that the report has had."""
    doubt: Message = EMPTY
    """Why the day shown may not be that of publication; for a person to judge."""

    @property
    def days(self) -> int | None:
        """Days left to publish it, below 0 where it is overdue; None for one that is out, or without a last day."""
        waits = self.state in (PublicationState.NOT_OUT, PublicationState.UNKNOWN, PublicationState.GONE)
        return (self.due - self.today).days if waits and self.due else None

    @property
    def overdue(self) -> bool:
        """Whether it was not seen, and its last day is over; of what could not be looked at nothing is said."""
        return self.days is not None and self.days < 0 and self.state is not PublicationState.UNKNOWN

    @property
    def changes(self) -> tuple[str, ...]:
        """The days on which its text was another than before."""
        days = (fetched_day(version.load.at, self.today) for version in self.versions[1:])
        return tuple(day.isoformat() for day in days)

    @property
    def time(self) -> Message:
        """Whether it is in time, as far as that can be said."""
        if self.days is not None:
            return _OVERDUE if self.overdue else EMPTY
        return TIMES[self.result.in_time] if self.result.status is RowStatus.CHECKED else EMPTY

    @property
    def errors(self) -> int | None:
        """Errors in the report as it is; None where none was judged."""
        outcome = self.result.outcome if self.result.status is RowStatus.CHECKED else None
        return None if outcome is None else sum(weight(one) is Severity.ERROR for one in outcome.active)

    @property
    def mended(self) -> bool:
        """Whether it had errors, and has none any more."""
        return self.errors == 0 and any(version.faulty for version in self.versions)


class PublicationReader:
    """Says of rows of a run how far their publication has come."""

    def __init__(self, run: RunFolder, session: Session) -> None:
        self._run = run
        self._form = next((one for one in session.forms if not one.groups), None)
        self._today, self._deadlines = session.as_of, session.config.deadlines
        self._before = run.before

    def of(self, result: RowResult) -> PublicationRow:
        """How far that of one row has come."""
        versions = tuple(self._run.versions(result))
        state = state_of(result, versions, self._before)
        due = _due(result, self._today, self._form, self._deadlines)
        absent = self._run.last_without(result, versions[0]) if versions else ""
        return PublicationRow(
            result, state, due, self._today, versions, backdated(result, due, versions, absent)
        )


def publications(run: RunFolder, session: Session) -> Iterator[PublicationRow]:
    """Every row of a run, in the order of the list."""
    return map(PublicationReader(run, session).of, run.results())


def backdated(
    result: RowResult, due: date | None, versions: Sequence[ReportVersion], absent: str = ""
) -> Message:
    """All days that speak of when a report was published, where the last day lies between them; else empty.

    `absent` is when it was last not there before it was found, UTC. When a server last wrote the page is named, but
    does not raise the question: sites write their pages anew.
    """
    shown = result.published
    if result.status is not RowStatus.CHECKED or shown is None or due is None or shown > due:
        return EMPTY
    origin = result.outcome.origin.url if result.outcome else None
    named = day_in_address(origin or "")
    missed = fetched_day(absent, due) if absent else None
    if not any(day and day > due for day in (named, missed)):
        return EMPTY
    modified = dict(versions[0].load.conditions).get("If-Modified-Since", "") if versions else ""
    seen = fetched_day(versions[0].load.at, due) if versions else None
    told = (
        (Message("显示的发布日期", "day shown"), shown),
        (Message("网址中的日期", "day in the address"), named),
        (Message("最后一次没有见到", "last looked for in vain"), missed),
        (Message("首次见到", "first seen"), seen),
        (Message("服务器所记修改时间", "written by the server"), modified),
    )
    said = [Message(f"{say.zh} {day}", f"{say.en} {day}") for say, day in told if day]
    return Message(
        f"期限 {due} 在这些日期之间，疑似补记日期：" + "，".join(one.zh for one in said),
        f"the last day, {due}, lies between these days, the one shown may have been set later: "
        + ", ".join(one.en for one in said),
    )


def state_of(result: RowResult, versions: Sequence[ReportVersion], before: int | None) -> PublicationState:
    """What is known of a report's publication; `before` is the last load of the time before, None for the first time."""
    if versions and (result.gone or result.status in _TAKEN_DOWN):
        return PublicationState.GONE
    if result.status is RowStatus.CHECKED:
        if before is not None and versions and versions[0].load.id > before:
            return PublicationState.NEW
        if before is not None and len(versions) > 1 and versions[-1].load.id > before:
            return PublicationState.CHANGED
        return PublicationState.OUT
    return PublicationState.NOT_OUT if result.status in NOT_OUT else PublicationState.UNKNOWN


def _due(result: RowResult, today: date, form: Form | None, own: Mapping[BodyKind, str]) -> date | None:
    agency = result.agency
    if agency.due or form is None:
        return agency.due
    return last_day(kind_in_list(agency, form), agency.year or today.year - 1, form, own)
