"""One call of `reportlint batch`: list, plan, work, comparison, outputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from reportlint.agencies.agency import Agency, AgencyList
from reportlint.agencies.known import KnownBook, read_known
from reportlint.agencies.read import read_agencies
from reportlint.batch import comparison
from reportlint.batch.changes import changes, standings
from reportlint.batch.cluster import Cluster
from reportlint.batch.display import Display
from reportlint.batch.displaying import DisplayWork, display_pages, said_of, to_display
from reportlint.batch.fetching import PageFetcher, now
from reportlint.batch.judging import packed_config, rules_of
from reportlint.batch.plan import Only, PlanScope, planned
from reportlint.batch.recovery import recover
from reportlint.batch.reporting import told
from reportlint.batch.rules_hash import rules_hash
from reportlint.batch.scheduler import Scheduler
from reportlint.checking.cores import cores
from reportlint.checking.session import Session, prepared
from reportlint.checking.workers import WorkerProcesses
from reportlint.config.config import Config
from reportlint.fetch.archive import Evidence
from reportlint.fetch.client import Client
from reportlint.fetch.fetch import FetchSettings
from reportlint.model.errors import Interrupted
from reportlint.model.exit import Exit
from reportlint.model.finding import Notice
from reportlint.model.message import Message
from reportlint.portals.resolve import Resolver
from reportlint.rules.targets import across
from reportlint.runs.deadline import OfficeDays
from reportlint.runs.folder import EVIDENCE, RunFolder, begun, open_run
from reportlint.runs.store import Store
from reportlint.support.version import version

_SECOND_ROUND: Final = 3.0
"""Seconds before what failed is tried again."""
_PRELOAD: Final = (
    "reportlint.batch.comparison",
    "reportlint.batch.books",
    "numpy",
    "rapidfuzz",
    "xlsxwriter",
)

_COMPARING: Final = Message("正在把各报告相互比较", "comparing the reports with one another")


@dataclass(frozen=True, slots=True)
class BatchOrder:
    """What the user asks for."""

    list_: Path
    folder: Path
    year: int | None = None
    only: str | None = None
    refresh: bool = False
    limit: int | None = None
    database: str = ""
    cluster: str | None = None
    against: Path | None = None
    """Folder of an earlier run, to compare with."""
    browser: bool = False
    """Whether pages whose text only a browser shows are displayed."""
    compare: bool = False
    """Whether it is told what has changed since the last sitting."""


def sit(order: BatchOrder, config: Config, settings: FetchSettings, display: Display | None = None) -> Exit:
    """Do it, and say how it ended; `display`: who shows how far it is, by default the terminal. Raises UsageError."""
    session = prepared(config)
    display = display or Display(session.config.language)
    if order.against is not None:
        open_run(order.against).store.close()
    agencies = read_agencies(order.list_, order.year)
    agencies = replace(agencies, agencies=tuple(_with_days(agencies.agencies, session)))
    known = read_known(config.known, session.forms)
    with begun(order.folder, order.database) as run, ExitStack() as stack:
        _note(run.store, agencies, session)
        run.store.enlist(agencies.agencies)
        notices = [*agencies.notices, *known.told(agencies.agencies)]
        # The store has the list now; a second one, of 40,000 bodies, is not carried through the sitting.
        del agencies
        try:
            tells = order.only is not None or order.compare
            before = standings(run) if tells else {}
            near = stack.enter_context(closing(_processes(session, run.store)))
            looked, said = _work(run, order, session, settings, near, display=display, known=known)
            run.store.note({"finished": now(), "seen": str(run.store.last_load())})
            if tells:
                said.append(changes(before, standings(run), looked))
            notices += (Notice("sitting", one) for one in said)
            return told(run, session, notices, near, against=order.against, database=order.database)
        except Interrupted as interrupted:
            raise Interrupted(interrupted.signal, kept_in(run)) from None


def _with_days(agencies: Iterable[Agency], session: Session) -> Iterator[Agency]:
    """The bodies with their last days, as far as the list or the office sets them."""
    form = next((one for one in session.forms if not one.groups), None)
    days = OfficeDays(session.config.deadlines, session.config.submissions)
    return (days.set_for(one, form, session.as_of) for one in agencies)


def kept_in(run: RunFolder) -> Message:
    """What a run that was told to end leaves behind."""
    kept = sum(1 for _ in run.store.found())
    return Message(
        f"{run.folder} 中已保存 {kept} 家单位的结果，再次运行同一命令即接着做",
        f"{run.folder} keeps the results of {kept} bodies; the same command goes on from there",
    )


def _note(store: Store, agencies: AgencyList, session: Session) -> None:
    store.note(
        {
            "before": store.facts().get("seen", ""),
            "version": version(),
            "as_of": session.as_of.isoformat(),
            "list": agencies.name,
            "list_hash": agencies.sha256,
            "rules_hash": rules_hash(session),
            "rules": " ".join(rule.id for rule in session.rules),
            "started": now(),
            "finished": "",
        }
    )


def _work(
    run: RunFolder,
    order: BatchOrder,
    session: Session,
    settings: FetchSettings,
    near: WorkerProcesses,
    *,
    display: Display,
    known: KnownBook,
) -> tuple[int, list[Message]]:
    """Get, judge, display, compare. Gives how many rows there was something to do for, and what is to be said.

    `near` are processes of this machine, which judge unless a cluster does.
    """
    store, rules, config = run.store, rules_hash(session), packed_config(session.config)
    evidence = run.folder / EVIDENCE
    with ExitStack() as stack:
        kept = Evidence(evidence, store.end_of_evidence())
        recover(store, kept)
        scope = PlanScope(Only(order.only) if order.only else None, order.refresh, order.limit)
        plan = planned(store, scope, rules)
        judges = stack.enter_context(closing(_cluster(order.cluster, session))) if order.cluster else near
        stack.enter_context(display)
        loader = None
        if plan.online:
            client = stack.enter_context(Client(settings))
            loader = PageFetcher(Resolver(client, client, session.linter), kept)
        conductor = Scheduler(
            store=store,
            judges=judges,
            session=session,
            config=config,
            rules=rules,
            evidence=str(evidence),
            loader=loader,
            pause=_SECOND_ROUND,
            tell=display.show,
        )
        looked = len(plan.pages)
        conductor.conduct(plan)
        said = _display(DisplayWork(store, judges, session, config, rules, kept), order, settings, display)
        basis = f"{rules} {store.facts()['list_hash']} {known.sha256}"
        if not any(across(rule.each) for rule in session.rules):
            store.compare((), basis)
        elif not store.is_compared(basis):
            # Comparing reads the pages beside one another: that is for processes that see the evidence.
            compared = comparison.compared(store, near, config, rules, str(evidence), known=known)
            store.compare(display.counting(_COMPARING, compared, len(list(store.found()))), basis)
        return looked, said


def _display(
    work: DisplayWork, order: BatchOrder, settings: FetchSettings, display: Display
) -> list[Message]:
    """Display what needs it, where the user wants that; what is to be said of it."""
    pages = to_display(work.store)
    if not pages:
        return []
    if not order.browser:
        return [said_of(len(pages))]
    with Client(settings) as client:
        return [display_pages(work, pages, client, display)]


def _cluster(address: str, session: Session) -> Cluster:
    cluster = Cluster(address)
    cluster.agree(rules_of, packed_config(session.config), answer=rules_hash(session))
    return cluster


def _processes(session: Session, store: Store) -> WorkerProcesses:
    names = frozenset(agency.name for agency in store.agencies())
    size = session.config.jobs or max(1, min(cores(), store.size()))
    return WorkerProcesses(size, comparison.know, names, preload=_PRELOAD)
