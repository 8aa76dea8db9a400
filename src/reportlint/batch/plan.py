"""What there is to do: which pages to get, which kept ones to judge again."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reportlint.agencies.agency import Agency
from reportlint.agencies.check import address_like
from reportlint.batch.errand import Errand
from reportlint.batch.judging import Job
from reportlint.batch.saved import File, Records
from reportlint.runs.kept import Came, Load, Role
from reportlint.runs.store import State, Store


class Only(StrEnum):
    """Which rows to look at again."""

    FAILED = "failed"
    """Those whose page could not be got, or holds no report."""
    CHANGED = "changed"
    """Those whose page was got: it is judged again where it has changed."""
    FAULTY = "faulty"
    """Those with errors or warnings."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the user wants done."""

    only: Only | None = None
    refresh: bool = False
    """Get every page again."""
    limit: int | None = None
    """Rows to work on at most."""


@dataclass(slots=True)
class Plan:
    """The work of one sitting."""

    errands: list[Errand] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    """Pages that are kept, to be judged with rules that have changed, or for the first time."""
    rows: int = 0
    """Rows of the list."""
    idle: set[str] = field(default_factory=set)
    """Ids of rows there is nothing to do for."""


def planned(store: Store, scope: Scope, rules: str, evidence: str) -> Plan:
    """What there is to do; `rules` is the hash of the rules, `evidence` the folder of kept pages."""
    plan = Plan()
    listed = {(one.name, one.year) for one in store.agencies() if one.address and not one.faults}
    faulty = frozenset(store.faulty()) if scope.only is Only.FAULTY else frozenset()
    empty = frozenset(store.without_report()) if scope.only is Only.FAILED else frozenset()
    left = scope.limit
    for this, last in zip(store.states(Role.THIS), store.states(Role.LAST), strict=True):
        agency = this.agency
        plan.rows += 1
        usable = not agency.faults and left != 0
        besides = bool(agency.last) and (agency.name, (agency.year or 0) - 1) not in listed
        before = len(plan.errands) + len(plan.jobs)
        for state, role, address, wanted in (
            (this, Role.THIS, agency.address, bool(agency.address)),
            (last, Role.LAST, agency.last, besides),
        ):
            content, judged = state.content, (state.digest, state.rules)
            if content and content.address != address:
                store.forget(this.key, role)
                content, judged = None, ("", "")
            if not usable or not wanted:
                continue
            marked = this.key in faulty or this.key in empty
            if _to_get(scope, role, state, content, marked=marked):
                plan.errands.append(Errand(agency, role, content, judged))
            elif content and judged != (content.digest, rules):
                plan.jobs.append(job_of(agency, content, rules, evidence))
        if len(plan.errands) + len(plan.jobs) == before:
            plan.idle.add(this.key)
        elif left is not None:
            left -= 1
    return plan


def job_of(agency: Agency, content: Load, rules: str, evidence: str) -> Job:
    """The job of judging what a load brought."""
    saved = Records(evidence, content.span) if content.span else File(content.file)
    return Job(agency, content.role, content.id, content.digest, saved, rules)


def _to_get(scope: Scope, role: Role, state: State, content: Load | None, *, marked: bool) -> bool:
    """Whether to get a page. A file of the user's is always looked at, since that costs nothing."""
    failed = state.tried is not None and state.tried.came is Came.FAILED
    match scope.only:
        case Only.FAILED:
            return failed or (marked and role is Role.THIS)
        case Only.CHANGED:
            return content is not None
        case Only.FAULTY:
            return marked and role is Role.THIS
    address = state.agency.address if role is Role.THIS else state.agency.last
    return scope.refresh or content is None or failed or not address_like(address)
