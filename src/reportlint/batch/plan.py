"""What there is to do: which pages to get, which kept ones to judge again."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from enum import StrEnum

from reportlint.agencies.addresses import is_address
from reportlint.agencies.agency import Agency
from reportlint.batch.judging import JudgingTask
from reportlint.batch.stored_pages import File, Records
from reportlint.batch.tasks import DuePage, FetchTask, HostQueue, errand_of
from reportlint.runs.records import LoadOutcome, ReportRole, StoredLoad
from reportlint.runs.store import Store


class Only(StrEnum):
    """Which rows to look at again."""

    FAILED = "failed"
    """Those whose page could not be got, or holds no report."""
    CHANGED = "changed"
    """Those whose page was got: it is judged again where it has changed."""
    FAULTY = "faulty"
    """Those with errors or warnings."""


@dataclass(frozen=True, slots=True)
class PlanScope:
    """What the user wants done."""

    only: Only | None = None
    refresh: bool = False
    """Get every page again."""
    limit: int | None = None
    """Rows to work on at most."""


@dataclass(slots=True)
class Plan:
    """The work of one sitting."""

    hosts: HostQueue = field(default_factory=HostQueue)
    """Pages to get."""
    kept: deque[DuePage] = field(default_factory=deque)
    """Pages that are kept, to be judged with rules that have changed, or for the first time."""
    pages: Counter[int] = field(default_factory=Counter)
    """How many pages of each row there is something to do for."""
    idle: list[int] = field(default_factory=list)
    """Rows there is nothing to do for."""
    online: bool = False
    """Whether pages are to be got over the network."""


def planned(store: Store, scope: PlanScope, rules: str) -> Plan:
    """What there is to do; `rules` is the hash of the rules."""
    plan = Plan()
    listed = {(one.name, one.year) for one in store.agencies() if one.address and not one.faults}
    faulty = frozenset(store.faulty()) if scope.only is Only.FAULTY else frozenset()
    empty = frozenset(store.without_report()) if scope.only is Only.FAILED else frozenset()
    left = scope.limit
    for this, last in zip(store.states(ReportRole.THIS), store.states(ReportRole.LAST), strict=True):
        agency = this.agency
        usable = not agency.faults and left != 0
        besides = bool(agency.last) and (agency.name, (agency.year or 0) - 1) not in listed
        marked = this.key in faulty or this.key in empty
        for state, role, wanted in (
            (this, ReportRole.THIS, bool(agency.address)),
            (last, ReportRole.LAST, besides),
        ):
            errand, due = errand_of(state, role), DuePage(agency.row, role)
            if state.content and not errand.content:
                store.forget(this.key, role)
            if not usable or not wanted:
                continue
            if _to_get(scope, errand, state.tried, marked=marked):
                plan.hosts.add(errand.host, due)
                plan.online |= is_address(errand.address)
            elif errand.content and errand.judged != (errand.content.digest, rules):
                plan.kept.append(due)
            else:
                continue
            plan.pages[agency.row] += 1
        if agency.row not in plan.pages:
            plan.idle.append(agency.row)
        elif left is not None:
            left -= 1
    return plan


def job_of(agency: Agency, content: StoredLoad, rules: str, evidence: str) -> JudgingTask:
    """The job of judging what a load brought."""
    saved = Records(evidence, content.span) if content.span else File(content.file)
    return JudgingTask(agency, content.role, content.id, content.digest, saved, rules)


def _to_get(scope: PlanScope, errand: FetchTask, tried: StoredLoad | None, *, marked: bool) -> bool:
    """Whether to get a page. A file of the user's is always looked at, since that costs nothing."""
    failed = tried is not None and tried.came is LoadOutcome.FAILED
    match scope.only:
        case Only.FAILED:
            return failed or (marked and errand.role is ReportRole.THIS)
        case Only.CHANGED:
            return errand.content is not None
        case Only.FAULTY:
            return marked and errand.role is ReportRole.THIS
    return scope.refresh or errand.content is None or failed or not is_address(errand.address)
