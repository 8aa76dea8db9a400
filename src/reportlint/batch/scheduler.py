"""One sitting of a batch: get pages from many hosts while processes judge, and keep each result as it comes."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Final

from reportlint.agencies.addresses import is_address
from reportlint.batch.fetching import PageFetcher, crashed, load_file
from reportlint.batch.judging import judge, lost
from reportlint.batch.plan import Plan, job_of
from reportlint.batch.tasks import DuePage, FetchTask, HostQueue, errand_of
from reportlint.checking.session import Session
from reportlint.checking.workers import Workers
from reportlint.model.errors import UsageError
from reportlint.runs.records import JudgedPage, LoadOutcome, ReportRole, StoredLoad
from reportlint.runs.result import RowStatus
from reportlint.runs.store import Store

THREADS: Final = 32
"""Pages that are got at a time."""
_AHEAD: Final = 4
"""Pages that wait to be judged, for each process."""
_READ_AHEAD: Final = 64
"""Pages of which it is read at once what is known of them."""
_PATIENCE: Final = 1.0
"""Seconds without news after which what was done is written."""


@dataclass(slots=True)
class Progress:
    """How far a sitting has got. Counts rows, not pages."""

    rows: int = 0
    idle: int = 0
    """Rows there is nothing to do for; `done` counts them."""
    done: int = 0
    found: int = 0
    faulty: int = 0
    unread: int = 0
    again: int = 0
    """Rows whose page is tried a second time."""


@dataclass
class Scheduler:
    """Does what a plan says. One process, this one, writes to the store."""

    store: Store
    judges: Workers
    session: Session
    config: bytes
    """The configuration, for `judge`."""
    rules: str
    evidence: str
    """Folder of kept pages."""
    loader: PageFetcher | None
    """None where no page is to be got over the network."""
    pause: float
    """Seconds before the second round."""
    tell: Callable[[Progress], None]

    _events: SimpleQueue[Callable[[], None]] = field(default_factory=SimpleQueue)
    _errands: SimpleQueue[FetchTask | None] = field(default_factory=SimpleQueue)
    """For the threads; None ends one."""
    _hosts: HostQueue = field(default_factory=HostQueue)
    _kept: deque[DuePage] = field(default_factory=deque)
    """Pages to judge that need not be got."""
    _read: dict[DuePage, FetchTask] = field(default_factory=dict)
    """Errands that were read ahead."""
    _again: list[tuple[str, DuePage]] = field(default_factory=list)
    """Pages to try a second time, with their hosts."""
    _found: set[int] = field(default_factory=set)
    """Rows whose report was found, in this sitting or an earlier one."""
    _faulty: set[int] = field(default_factory=set)
    """Rows whose report has errors."""
    _open: Counter[int] = field(default_factory=Counter)
    """Pages still to come, by row."""
    _getting: int = 0
    _judging: int = 0
    _round: int = 1
    _progress: Progress = field(default_factory=Progress)

    def conduct(self, plan: Plan) -> None:
        """Do all of it. Raises UsageError where the disk or the database refuses; what was kept till then stays."""
        self._progress = Progress(len(plan.idle) + len(plan.pages), len(plan.idle))
        self._found, self._faulty = set(self.store.found()), set(self.store.with_errors())
        for row in plan.idle:
            self._done(row)
        self._open, self._hosts, self._kept = plan.pages, plan.hosts, plan.kept
        # Threads that end with the process: who interrupts a batch does not wait for a site that never answers.
        threads = [Thread(target=self._get, daemon=True) for _ in range(min(THREADS, len(self._hosts)))]
        for thread in threads:
            thread.start()
        try:
            while self._begin():
                self._next_event()()
                self.tell(self._progress)
        finally:
            for _ in threads:
                self._errands.put(None)
        self.store.flush()

    def _next_event(self) -> Callable[[], None]:
        """What is to be done next. Where that is long in coming, what was done is written meanwhile."""
        try:
            return self._events.get(timeout=_PATIENCE)
        except Empty:
            self.store.flush()
            return self._events.get()

    def _begin(self) -> bool:
        """Begin as much as there is room for; False where nothing is left to wait for."""
        while self._judging < self.judges.size * _AHEAD and self._kept:
            errand = self._errand(self._kept.popleft(), self._kept)
            assert errand.content is not None
            self._judge(errand, errand.content)
        while self._getting < THREADS and self._judging < self.judges.size * _AHEAD:
            due = self._hosts.next()
            if due is None:
                break
            self._getting += 1
            self._errands.put(self._errand(due, self._hosts.upcoming()))
        if self._getting or self._judging:
            return True
        if not self._again:
            return False
        self._round += 1
        time.sleep(self.pause)
        self._progress.again = len(self._again)
        for host, due in self._again:
            self._hosts.add(host, due)
        self._again = []
        return self._begin()

    def _errand(self, due: DuePage, next_: Iterable[DuePage]) -> FetchTask:
        """The errand to a page; those to the next ones are read with it."""
        if due not in self._read:
            ahead = (one for one in next_ if one not in self._read)
            rows: dict[ReportRole, list[int]] = {}
            for one in (due, *islice(ahead, _READ_AHEAD)):
                rows.setdefault(one.role, []).append(one.row)
            for role, of_role in rows.items():
                for state in self.store.states_of(role, of_role):
                    self._read[DuePage(state.agency.row, role)] = errand_of(state, role)
        return self._read.pop(due)

    def _get(self) -> None:
        """In a thread: get pages for as long as there are errands. The rest is for ours."""
        while (errand := self._errands.get()) is not None:
            self._events.put(partial(self._loaded, errand, self._load(errand)))

    def _load(self, errand: FetchTask) -> Future[StoredLoad]:
        """What came of an errand, or the UsageError that ends the sitting."""
        came: Future[StoredLoad] = Future()
        try:
            if self.loader is None or not is_address(errand.address):
                came.set_result(load_file(errand))
            else:
                came.set_result(self.loader.load(errand))
        except UsageError as usage_error:
            came.set_exception(usage_error)
        except Exception as error:
            came.set_result(crashed(errand, error))
        return came

    def _loaded(self, errand: FetchTask, came: Future[StoredLoad]) -> None:
        load = self.store.add_load(came.result())
        self._getting -= 1
        self._hosts.free(errand.host)
        unreached = load.reason is not None and load.reason.status is RowStatus.UNREACHABLE
        if self._round == 1 and (unreached or load.passing):
            self._again.append((errand.host, DuePage(errand.agency.row, errand.role)))
            return
        if load.came is LoadOutcome.FAILED:
            if errand.role is ReportRole.THIS:
                self._progress.unread += 1
            self._finished(errand.agency.row)
            return
        content = load if load.came is LoadOutcome.NEW else errand.content
        if content is None or errand.judged == (content.digest, self.rules):
            self._finished(errand.agency.row)
        else:
            self._judge(errand, content)

    def _judge(self, errand: FetchTask, content: StoredLoad) -> None:
        self._judging += 1
        job = job_of(errand.agency, content, self.rules, self.evidence)
        failed = partial(lost, self.session, job)
        try:
            sent = job if not self.judges.far else job.carried()
        except OSError as error:
            future: Future[Any] = Future()
            future.set_result(failed(f"{type(error).__name__}: {error}"))
        else:
            future = self.judges.submit(judge, self.config, sent, lost=failed)
        future.add_done_callback(lambda done: self._events.put(partial(self._judged, job.agency.row, done)))

    def _judged(self, row: int, future: Future[Any]) -> None:
        self._judging -= 1
        judged: JudgedPage = future.result()
        self.store.put(judged)
        if judged.role is ReportRole.THIS:
            for known, now in ((self._found, judged.status.found), (self._faulty, judged.faulty)):
                (known.add if now else known.discard)(row)
        self._finished(row)

    def _finished(self, row: int) -> None:
        self._open[row] -= 1
        if not self._open[row]:
            del self._open[row]
            self._done(row)

    def _done(self, row: int) -> None:
        self._progress.done += 1
        self._progress.found += row in self._found
        self._progress.faulty += row in self._faulty
