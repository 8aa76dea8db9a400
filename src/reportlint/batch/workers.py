"""Processes that judge."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol

from reportlint.checking.workers import begin_process, died
from reportlint.support.attendance import shared_file
from reportlint.support.signals import uninterrupted

Work = Callable[..., Any]
Lost = Callable[[str], Any]
"""Gives the result of work that its process did not survive; takes the reason."""


class Workers(Protocol):
    """Does work elsewhere."""

    size: int
    """How many pieces of work are done at a time."""
    far: bool
    """Whether it is done on machines that may not see this one's files."""

    def submit(self, work: Work, *arguments: Any, lost: Lost) -> Future[Any]:
        """Begin some work. What it raises, or the end of its process, gives `lost`."""

    def close(self) -> None:
        """Let go of the processes."""


class WorkerProcesses:
    """Processes of this machine. One that dies costs only the work that killed it."""

    far = False

    def __init__(self, size: int, prepare: Work | None = None, *arguments: Any) -> None:
        """Each process calls `prepare(*arguments)` first."""
        self.size = size
        self._prepare = (prepare, arguments)
        self._pool = self._made(size)

    def _made(self, size: int, notes: str = "") -> ProcessPoolExecutor:
        # Forking a process that has threads may leave a lock taken for ever.
        methods = multiprocessing.get_all_start_methods()
        method = "forkserver" if "forkserver" in methods else "spawn"
        context = multiprocessing.get_context(method)
        if method == "forkserver":
            from multiprocessing import resource_tracker
            from multiprocessing.forkserver import ensure_running

            context.set_forkserver_preload(["reportlint.batch.comparison", "numpy", "rapidfuzz"])
            # What these two hold back, the processes that come from them never see. The start of the first lets
            # it through in this process: it is held back anew.
            for start in (resource_tracker.ensure_running, ensure_running):
                with uninterrupted():
                    start()
        return ProcessPoolExecutor(
            size, mp_context=context, initializer=_begin, initargs=(*self._prepare, notes)
        )

    def submit(self, work: Work, *arguments: Any, lost: Lost) -> Future[Any]:
        """Begin some work."""
        promise: Future[Any] = Future()
        with uninterrupted():
            try:
                began = self._pool.submit(work, *arguments)
            except BrokenProcessPool:
                self._pool = self._made(self.size)
                began = self._pool.submit(work, *arguments)

        def done(future: Future[Any]) -> None:
            if future.cancelled():
                return
            error = future.exception()
            if isinstance(error, BrokenProcessPool):
                self._alone(promise, work, arguments, lost)
            else:
                settle(promise, error, None if error else future.result(), lost)

        began.add_done_callback(done)
        return promise

    def _alone(self, promise: Future[Any], work: Work, arguments: tuple[Any, ...], lost: Lost) -> None:
        """Do work whose process died, perhaps by another's fault, in a process of its own."""
        result: Any = None
        failure: Exception | None = None
        try:
            with shared_file() as notes:
                try:
                    with self._made(1, notes) as one:
                        result = one.submit(work, *arguments).result()
                except BrokenProcessPool:
                    result = lost(died(notes))
        except Exception as error:
            failure = error
        settle(promise, failure, result, lost)

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def settle(promise: Future[Any], error: BaseException | None, result: Any, lost: Lost) -> None:
    """Keep a promise, whatever came of the work: who waits for it waits for ever otherwise."""
    if error is not None:
        result = lost(f"{type(error).__name__}: {error}")
    promise.set_result(result)


def _begin(prepare: Work | None, arguments: tuple[Any, ...], notes: str) -> None:
    begin_process(notes)
    if prepare is not None:
        prepare(*arguments)
