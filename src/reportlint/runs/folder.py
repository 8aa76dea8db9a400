"""A run's folder: `run.sqlite`, `evidence/`, `outputs/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from reportlint.engine.stored import ReportDecoder, UnknownForm
from reportlint.loaders import Unreadable, load_path
from reportlint.model.errors import UsageError
from reportlint.model.form import Form
from reportlint.model.message import Message
from reportlint.model.report import Report
from reportlint.runs import codec
from reportlint.runs.database import made, name_of, opened, refused
from reportlint.runs.mapping import key_of
from reportlint.runs.reader import LoadEntry, ReportVersion
from reportlint.runs.records import LoadOutcome, ReportRole
from reportlint.runs.result import RowResult, RowStatus, RunFacts
from reportlint.runs.store import Store
from reportlint.support.refusals import reason_of

EVIDENCE: Final = "evidence"
OUTPUTS: Final = "outputs"
_LOCK: Final = ".lock"
_KEPT: Final = (RowStatus.CHECKED, RowStatus.OTHER_YEAR, RowStatus.OTHER_BODY)
"""What still holds when the next try fails: a page without a report says less than that failure."""

Settle = Callable[[RowResult], RowResult]
"""What becomes of a row before it is shown: waivers, decisions, comparison with an earlier run."""
Watch = Callable[[Iterable[RowResult]], Iterable[RowResult]]
"""Hands rows on as they are read, and may tell how many there were."""


class RunFolder:
    """A run that was made: a `RunRecord`."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        settle: Settle = lambda result: result,
        watch: Watch = lambda results: results,
    ) -> None:
        self.folder = folder
        self.store = store
        self._settle = settle
        self._watch = watch

    @property
    def outputs(self) -> Path:
        """Where what is handed over goes."""
        return self.folder / OUTPUTS

    @property
    def facts(self) -> RunFacts:
        """What it was."""
        said = self.store.facts()
        return RunFacts(
            version=said.get("version", ""),
            as_of=date.fromisoformat(said["as_of"]) if "as_of" in said else date.min,
            list_name=said.get("list", ""),
            list_hash=said.get("list_hash", ""),
            rules_hash=said.get("rules_hash", ""),
            rules=tuple(said.get("rules", "").split()),
            started=said.get("started", ""),
            finished=said.get("finished", ""),
        )

    def settled(self, settle: Settle) -> RunFolder:
        """The same run, its rows shown so."""
        return RunFolder(self.folder, self.store, settle, self._watch)

    def watched(self, watch: Watch) -> RunFolder:
        """The same run, its rows watched as they are read."""
        return RunFolder(self.folder, self.store, self._settle, watch)

    def shown(self, result: RowResult) -> RowResult:
        """A result as this run shows it."""
        return self._settle(result)

    def results(self) -> Iterator[RowResult]:
        """Every row, in the order of the list; read one at a time."""
        yield from self._watch(map(self.shown, self._results(self.store.entries())))

    def result(self, agency: str) -> RowResult | None:
        """That of one body and year, by the agency's id; None where it is not listed."""
        return next(map(self.shown, self._results(self.store.entries(agency))), None)

    def _results(self, entries: Iterable[LoadEntry]) -> Iterator[RowResult]:
        today = self.facts.as_of
        return (replace(_result(entry), today=today) for entry in entries)

    def reports(self, forms: Iterable[Form]) -> Iterator[Report | UnknownForm]:
        """The report of every row that has one, in the order of the list, with its form of these."""
        return self.reports_among(map(key_of, self.store.agencies()), forms)

    def separate_reports(self, forms: Iterable[Form]) -> Iterator[Report | UnknownForm]:
        """Those of them whose figures may be added up: see `Store.separate`."""
        return self.reports_among(self.store.separate(), forms)

    def years(self, forms: Iterable[Form], only: str = "") -> Iterator[tuple[Report, Report]]:
        """Last year's and this year's report of every row that has both, in the order of the list.

        Last year's is that of the body's row of that year, where there is one. `only`: the id of one agency.
        """
        decoder = ReportDecoder(forms)
        for agency in self.store.agencies():
            if only not in ("", agency.id):
                continue
            key, before = key_of(agency), key_of(replace(agency, year=(agency.year or 0) - 1))
            kept = self.store.kept((key, before), ReportRole.THIS)
            last = kept.get(before) or self.store.kept((key,), ReportRole.LAST).get(key)
            if key in kept and last is not None:
                earlier, this = decoder.decode(last.report), decoder.decode(kept[key].report)
                if isinstance(earlier, Report) and isinstance(this, Report) and _follow(earlier, this):
                    yield earlier, this

    def reports_among(self, agencies: Iterable[str], forms: Iterable[Form]) -> Iterator[Report | UnknownForm]:
        """The reports of some bodies, by the ids of their rows."""
        decoder = ReportDecoder(forms)
        for agency in agencies:
            for kept in self.store.kept((agency,), ReportRole.THIS).values():
                yield decoder.decode(kept.report)

    def versions(self, result: RowResult) -> list[ReportVersion]:
        """Each text that the report of a row has had, the first one first."""
        return self.store.versions(key_of(result.agency))

    def last_without(self, result: RowResult, first: ReportVersion) -> str:
        """When the report of a row was last not there before it was first found; see `Store.last_without`."""
        return self.store.last_without(key_of(result.agency), first.load)

    @property
    def before(self) -> int | None:
        """The last load that was known when the run was at its end before this time; None for the first time."""
        seen = self.store.facts().get("before")
        return int(seen) if seen else None

    def page(self, result: RowResult) -> str | None:
        """The text of the page that a result was judged on; None where it is not kept."""
        file = self.folder / result.evidence
        if not result.evidence or not file.is_file() or result.outcome is None:
            return None
        for page in load_path(file):
            if not isinstance(page, Unreadable):
                return page.source.text
        return None


def _follow(last: Report, this: Report) -> bool:
    """Whether two reports are of one year and the next."""
    return last.year is not None and this.year == last.year + 1


def _result(entry: LoadEntry) -> RowResult:
    agency, tried, content, report, across, last = entry
    if agency.faults:
        reason = Message("；".join(f.zh for f in agency.faults), "; ".join(f.en for f in agency.faults))
        return RowResult(agency, RowStatus.ROW_WRONG, reason)
    if not agency.address:
        return RowResult(agency, RowStatus.NO_ADDRESS)
    failure = tried.reason if tried and tried.came is LoadOutcome.FAILED else None
    if tried and failure and (report is None or report.status not in _KEPT):
        return RowResult(agency, failure.status, failure.message, failure.advice, fetched=tried.at)
    if report is None or content is None:
        return RowResult(agency, RowStatus.PENDING)
    outcome = codec.outcomes_of(report.outcome)[0]
    if across is not None:
        outcome = codec.comparison_of(across).added_to(outcome)
    why = failure or report.reason
    published = date.fromisoformat(report.published) if report.published else None
    return RowResult(
        agency,
        report.status,
        why.message if why else None,
        why.advice if why else None,
        outcome,
        published,
        published <= agency.due if published and agency.due else report.in_time,
        content.file,
        content.at,
        last,
        zero=report.zero,
        gone=failure is not None and failure.status is RowStatus.NOT_FOUND,
    )


def open_run(folder: Path, url: str = "") -> RunFolder:
    """A run that was made, to be read. Raises UsageError where there is none.

    `url` is that of its database on a server, by default as the folder has it: without a password.
    """
    return RunFolder(folder, opened(folder, url))


@contextmanager
def begun(folder: Path, url: str = "") -> Iterator[RunFolder]:
    """A run to be made or gone on with, alone; `url` is that of a database on a server.

    Raises UsageError where another process is at it, or where the database fails at any time.
    """
    lock = _taken(folder)
    try:
        store = made(folder, url)
        try:
            with refused(name_of(folder)):
                yield RunFolder(folder, store)
        finally:
            store.close()
    finally:
        lock.release()


def _taken(folder: Path) -> FileLock:
    """The folder, for this process alone until it gives it back or ends. Raises UsageError."""
    try:
        (folder / OUTPUTS).mkdir(parents=True, exist_ok=True)
        (folder / EVIDENCE).mkdir(exist_ok=True)
        lock = FileLock(folder / _LOCK, blocking=False)
        lock.acquire()
    except Timeout:
        raise UsageError(
            Message(
                f"{folder} 正由另一个批量核查使用，请等它结束。",
                f"Another batch is at work in {folder}; wait for it to end.",
            )
        ) from None
    except (OSError, NotImplementedError) as error:
        why = reason_of(error) if isinstance(error, OSError) else Message(str(error), str(error))
        raise UsageError(
            Message(f"用不了目录 {folder}：{why.zh}", f"Can't use the folder {folder}: {why.en}")
        ) from None
    return lock
