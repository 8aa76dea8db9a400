"""One call of `reportlint batch`: list, plan, work, comparison, outputs."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportlint.agencies.agency import AgencyList
from reportlint.agencies.read import read_agencies
from reportlint.batch import comparing
from reportlint.batch.cluster import Cluster
from reportlint.batch.conduct import Conductor
from reportlint.batch.display import Display
from reportlint.batch.judges import Judges, Processes
from reportlint.batch.judging import packed_config, rules_of
from reportlint.batch.loading import Loader, now
from reportlint.batch.plan import Only, Scope, planned
from reportlint.batch.recovery import recover
from reportlint.batch.ruleset import rules_hash
from reportlint.batch.telling import told
from reportlint.checking.bench import Bench, prepared, version
from reportlint.checking.running import collect
from reportlint.checking.spread import cores
from reportlint.config import Config
from reportlint.each import across
from reportlint.model.say import Say
from reportlint.outputs.totals import Exit
from reportlint.runs.folder import EVIDENCE, RunFolder, begun, open_run
from reportlint.runs.store import Store
from reportlint.web.client import Client
from reportlint.web.evidence import Evidence
from reportlint.web.fetch import Settings

_SECOND_ROUND: Final = 3.0
"""Seconds before what failed is tried again."""


_COMPARING: Final = Say("正在把各报告相互比较", "comparing the reports with one another")


@dataclass(frozen=True, slots=True)
class Order:
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


def sit(order: Order, config: Config, settings: Settings) -> Exit:
    """Do it, and say how it ended. Raises Misuse."""
    bench = prepared(config)
    if order.against is not None:
        open_run(order.against).store.close()
    agencies = read_agencies(order.list_, order.year)
    with begun(order.folder, order.database) as run:
        collect()
        _note(run.store, agencies, bench)
        run.store.enlist(agencies.agencies)
        notices = agencies.notices
        # The store has the list now; a second one, of 40,000 bodies, is not carried through the sitting.
        del agencies
        _work(run, order, bench, settings)
        run.store.note({"finished": now()})
        return told(run, bench, notices, order.against)


def _note(store: Store, agencies: AgencyList, bench: Bench) -> None:
    store.note(
        {
            "version": version(),
            "as_of": bench.as_of.isoformat(),
            "list": agencies.name,
            "list_hash": agencies.sha256,
            "rules_hash": rules_hash(bench),
            "rules": " ".join(rule.id for rule in bench.rules),
            "started": now(),
            "finished": "",
        }
    )


def _work(run: RunFolder, order: Order, bench: Bench, settings: Settings) -> None:
    """Get, judge, compare."""
    store, rules, config = run.store, rules_hash(bench), packed_config(bench.config)
    evidence = run.folder / EVIDENCE
    with ExitStack() as stack:
        kept = Evidence(evidence, store.end_of_evidence())
        recover(store, kept)
        scope = Scope(Only(order.only) if order.only else None, order.refresh, order.limit)
        plan = planned(store, scope, rules)
        judges = stack.enter_context(closing(_judges(order, bench, store)))
        display = stack.enter_context(Display(bench.config.language))
        loader = None
        if plan.online:
            loader = Loader(stack.enter_context(Client(settings)), kept, bench.linter)
        conductor = Conductor(
            store=store,
            judges=judges,
            bench=bench,
            config=config,
            rules=rules,
            evidence=str(evidence),
            loader=loader,
            pause=_SECOND_ROUND,
            tell=display.show,
        )
        conductor.conduct(plan)
        basis = f"{rules} {store.facts()['list_hash']}"
        if not any(across(rule.each) for rule in bench.rules):
            store.compare((), basis)
        elif not store.is_compared(basis):
            # Comparing reads the pages beside one another: that is for processes that see the evidence.
            near = judges if not judges.far else stack.enter_context(closing(_processes(order, bench, store)))
            said = comparing.compared(store, near, config, rules, str(evidence))
            store.compare(display.counting(_COMPARING, said, len(list(store.found()))), basis)


def _judges(order: Order, bench: Bench, store: Store) -> Judges:
    if not order.cluster:
        return _processes(order, bench, store)
    cluster = Cluster(order.cluster)
    cluster.agree(rules_of, packed_config(bench.config), answer=rules_hash(bench))
    return cluster


def _processes(order: Order, bench: Bench, store: Store) -> Processes:
    names = frozenset(agency.name for agency in store.agencies())
    return Processes(bench.config.jobs or max(1, min(cores(), store.size())), comparing.know, names)
