"""The second step: reports of a run beside one another, once all of them are judged."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import islice
from typing import Any, Final, NamedTuple

from reportlint.agencies.agency import Agency
from reportlint.agencies.known import KnownBook
from reportlint.batch.judging import JudgingTask, page_of, session_of, told
from reportlint.batch.plan import job_of
from reportlint.checking.workers import Workers
from reportlint.engine.across import across
from reportlint.engine.stored import ReportDecoder
from reportlint.forms.cell_names import CellNames
from reportlint.model.across import (
    Earlier,
    Hierarchy,
    KnownFigure,
    KnownFigures,
    Peers,
    RelatedReports,
    Years,
)
from reportlint.model.finding import Crash, Origin
from reportlint.model.place import Place, Region
from reportlint.model.report import Report
from reportlint.page import Page
from reportlint.runs import codec
from reportlint.runs.mapping import key_of
from reportlint.runs.records import ReportRole, StoredComparison
from reportlint.runs.store import Store
from reportlint.similarity import Signature, candidates

_AHEAD: Final = 4
_AT_ONCE: Final = 100
"""Reports that are gathered at once, each with those it is compared with."""
_REPORTS: Final = 512
"""Reports in memory, in each process: one is compared with several, of which most stand near it in the list."""

_names: frozenset[str] = frozenset()
"""The bodies of the list, in each process."""


@dataclass(frozen=True, slots=True)
class ComparisonTask:
    """One report and all it is compared with: reports as they are kept, with the jobs that read their pages."""

    agency: str
    this: bytes
    last: bytes | None
    earlier: tuple[bytes, ...]
    """Of all years before, `last` among them."""
    alike: tuple[bytes, ...]
    parts: tuple[bytes, ...]
    missing: tuple[str, ...]
    superior: bool
    """Whether the list has bodies below it."""
    known: tuple[KnownFigure, ...]
    """Figures of the body from elsewhere, named as the office names them."""
    pages: Mapping[str, JudgingTask]
    """By id of the report."""


def compared(
    store: Store, judges: Workers, config: bytes, rules: str, evidence: str, *, known: KnownBook
) -> Iterator[StoredComparison]:
    """What rules across reports say of every report that was found, in the order of the list.

    `judges` are processes that `know` the bodies of the list.
    """
    flight: deque[Future[Any]] = deque()
    for beside in _besides(store, rules, evidence, known):
        flight.append(judges.submit(compare, config, beside, lost=partial(_lost, beside.agency)))
        if len(flight) > judges.size * _AHEAD:
            yield flight.popleft().result()
    while flight:
        yield flight.popleft().result()


def _lost(agency: str, reason: str) -> StoredComparison:
    crash = Crash("reportlint", "batch", agency, reason)
    return StoredComparison(agency, (), codec.packed_comparison(codec.CrossFindings(crashes=(crash,))))


class _KeptReport(NamedTuple):
    """A report as it is kept."""

    name: str
    """Of its body."""
    id: str
    report: bytes
    page: JudgingTask
    """The job that reads its page."""


class _Wanted(NamedTuple):
    """A report and those it is compared with, by the ids of their agencies."""

    agency: Agency
    key: str
    before: Mapping[int, str]
    """By year, the last one first."""
    alike: Sequence[str]
    parts: Sequence[Agency]
    known: tuple[KnownFigure, ...]

    @property
    def keys(self) -> Iterator[str]:
        """All of them."""
        yield from (self.key, *self.before.values(), *self.alike)
        yield from (key_of(part) for part in self.parts if not part.faults)


def _besides(store: Store, rules: str, evidence: str, known: KnownBook) -> Iterator[ComparisonTask]:
    """Every report with those it is compared with. Many are read at once: most are wanted several times."""

    def read(keys: Iterable[str], role: ReportRole) -> dict[str, _KeptReport]:
        return {
            key: _KeptReport(
                one.agency.name,
                f"{key}/{role}",
                one.report,
                job_of(one.agency, one.content, rules, evidence),
            )
            for key, one in store.kept(list(keys), role).items()
        }

    kept: dict[str, _KeptReport] = {}
    wanted = _wanted(store, known)
    while several := list(islice(wanted, _AT_ONCE)):
        keys = dict.fromkeys(key for one in several for key in one.keys)
        kept = {key: kept[key] for key in keys if key in kept}
        kept |= read((key for key in keys if key not in kept), ReportRole.THIS)
        last = read((one.key for one in several if one.agency.last), ReportRole.LAST)
        yield from (_task(one, kept, last.get(one.key)) for one in several if one.key in kept)


def _wanted(store: Store, known: KnownBook) -> Iterator[_Wanted]:
    alike = _alike(store)
    superiors: set[str] = set()
    years: set[int] = set()
    for agency in store.agencies():
        superiors.add(agency.superior)
        years.add(agency.year or 0)
    for agency in store.agencies():
        key = key_of(agency)
        before = {
            year: key_of(replace(agency, year=year))
            for year in sorted(years, reverse=True)
            if 0 < year < (agency.year or 0)
        }
        parts = store.below(agency) if agency.name in superiors else []
        figures = known.of(agency, latest=max(years))
        yield _Wanted(agency, key, before, alike.get(key, ()), parts, figures)


def _task(wanted: _Wanted, kept: Mapping[str, _KeptReport], beside_it: _KeptReport | None) -> ComparisonTask:
    """`beside_it` is last year's report as the row itself names it."""
    agency = wanted.agency
    earlier = {year: kept[one] for year, one in wanted.before.items() if one in kept}
    last = (earlier.get(agency.year - 1) if agency.year else None) or beside_it
    before_it = [last] if last else []
    before_it += [one for one in earlier.values() if one is not last]
    alike = [kept[other] for other in wanted.alike if other in kept]
    found = [kept[key] for part in wanted.parts if not part.faults and (key := key_of(part)) in kept]
    reported = {one.name for one in found}
    return ComparisonTask(
        agency=wanted.key,
        this=kept[wanted.key].report,
        last=last.report if last else None,
        earlier=tuple(one.report for one in before_it),
        alike=tuple(one.report for one in alike),
        parts=tuple(one.report for one in found),
        missing=tuple(dict.fromkeys(part.name for part in wanted.parts if part.name not in reported)),
        superior=bool(wanted.parts),
        known=wanted.known,
        pages={one.id: one.page for one in (kept[wanted.key], *before_it, *alike, *found)},
    )


def _alike(store: Store) -> dict[str, list[str]]:
    """For each report, by id, the others of its year that look most like it."""
    years: dict[int | None, list[tuple[str, Signature]]] = {}
    for key, year, signature in store.signatures():
        years.setdefault(year, []).append((key, codec.signature_of(signature)))
    return {key: others for same in years.values() for key, others in candidates(same) if others}


def know(names: frozenset[str]) -> None:
    """In each process: the bodies of the list."""
    global _names  # noqa: PLW0603
    _names = names


def compare(config: bytes, beside: ComparisonTask) -> StoredComparison:
    """What rules across reports say of one report. Whatever goes wrong in a rule stands in the result."""
    session = session_of(config)
    linter = session.linter
    things = list(_things(config, beside))
    digests = {report.id: report.sha256 for thing in things for report in thing.reports}
    pages: dict[str, Page] = {}

    def locate(place: Place) -> tuple[Region, Origin]:
        id = place.report
        if id not in pages:
            pages[id] = page_of(session, beside.pages[id], digests[id])
        return pages[id].where(place), pages[id].source.origin

    said = [across(thing, linter.rules, locate, linter.options, linter.severities) for thing in things]
    found = codec.CrossFindings(
        tuple(finding for one in said for finding in one.findings),
        tuple(judgement for one in said for judgement in one.judgements),
        tuple(crash for one in said for crash in one.crashes),
        tuple(notice for one in said for notice in one.notices),
    )
    return StoredComparison(
        beside.agency,
        tuple(map(told, found.findings)),
        codec.packed_comparison(found),
    )


@lru_cache(maxsize=2)
def _decoder(config: bytes) -> ReportDecoder:
    return ReportDecoder(session_of(config).forms)


@lru_cache(maxsize=8)
def _cell_names(config: bytes, form: str) -> CellNames:
    return CellNames(next(one for one in session_of(config).forms if one.id == form))


@lru_cache(maxsize=_REPORTS)
def _report(config: bytes, data: bytes) -> Report:
    """A report as it was kept; its form is at hand, since it was judged with this configuration."""
    report = _decoder(config).decode(data)
    assert isinstance(report, Report)
    return report


def _things(config: bytes, beside: ComparisonTask) -> Iterator[RelatedReports]:
    kept = partial(_report, config)
    this = kept(beside.this)
    if beside.last is not None:
        yield Years(this, kept(beside.last))
    if beside.earlier:
        yield Earlier(this, tuple(map(kept, beside.earlier)))
    yield Peers(this, tuple(map(kept, beside.alike)), _names)
    if beside.superior:
        yield Hierarchy(this, tuple(map(kept, beside.parts)), beside.missing)
    if beside.known:
        names = _cell_names(config, this.form.id)
        yield KnownFigures(this, tuple(map(names.named, beside.known)))
