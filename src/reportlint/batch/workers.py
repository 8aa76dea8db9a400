"""Processes that judge."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol

from reportlint.checking.workers import begin_process, uninterrupted

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

    def _made(self, size: int) -> ProcessPoolExecutor:
        # Forking a process that has threads may leave a lock taken for ever.
        methods = multiprocessing.get_all_start_methods()
        method = "forkserver" if "forkserver" in methods else "spawn"
        context = multiprocessing.get_context(method)
        context.set_forkserver_preload(["reportlint.batch.comparison", "datasketch", "rapidfuzz"])
        return ProcessPoolExecutor(size, mp_context=context, initializer=_begin, initargs=self._prepare)

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
                error, result = self._alone(work, arguments)
            else:
                result = None if error else future.result()
            settle(promise, error, result, lost)

        began.add_done_callback(done)
        return promise

    def _alone(self, work: Work, arguments: tuple[Any, ...]) -> tuple[BaseException | None, Any]:
        """Work whose process died, perhaps by another's fault, in a process of its own: its error or result."""
        try:
            with self._made(1) as one:
                with uninterrupted():
                    began = one.submit(work, *arguments)
                return None, began.result()
        except Exception as error:
            return error, None

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def settle(promise: Future[Any], error: BaseException | None, result: Any, lost: Lost) -> None:
    """Keep a promise, whatever came of the work: who waits for it waits for ever otherwise."""
    if error is not None:
        died = isinstance(error, BrokenProcessPool)
        result = lost("the process died" if died else f"{type(error).__name__}: {error}")
    promise.set_result(result)


def _begin(prepare: Work | None, arguments: tuple[Any, ...]) -> None:
    begin_process()
    if prepare is not None:
        prepare(*arguments)
