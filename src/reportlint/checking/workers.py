"""Processes that judge. One that dies costs only the work that killed it."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Protocol

from reportlint.support import attendance, quick_start
from reportlint.support.attendance import Attendance, shared_file
from reportlint.support.collecting import collect
from reportlint.support.console import prepare_console
from reportlint.support.signals import leave_to_parent, uninterrupted

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
    """Processes of this machine."""

    far = False

    def __init__(
        self, size: int, prepare: Work, *arguments: Any, preload: Sequence[str] | None = None
    ) -> None:
        """Each process calls `prepare(*arguments)` first.

        They come from one that has imported the modules of `preload` and has no threads, where the system
        knows such; by default they start as Python does.
        """
        self.size = size
        self._prepare = (prepare, arguments)
        self._preload = preload
        self._pool = self._made(size)

    def _made(self, size: int, notes: str = "") -> ProcessPoolExecutor:
        return executor(self._preload, self._prepare, size, notes)

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
        """End the processes, once they have done what they are at."""
        self._pool.shutdown(cancel_futures=True)


def executor(
    preload: Sequence[str] | None, prepare: tuple[Work, tuple[Any, ...]], size: int, notes: str = ""
) -> ProcessPoolExecutor:
    """Processes for a piece of work: see `WorkerProcesses`; `notes` is for `begin_process`."""
    methods, method = multiprocessing.get_all_start_methods(), multiprocessing.get_start_method()
    if preload is not None:
        # Forking a process that has threads may leave a lock taken for ever.
        method = "forkserver" if "forkserver" in methods else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        from multiprocessing import resource_tracker
        from multiprocessing.forkserver import ensure_running

        context.set_forkserver_preload(list(preload or ()))
        # What these two hold back, the processes that come from them never see. The start of the first lets
        # it through in this process: it is held back anew.
        for start in (resource_tracker.ensure_running, ensure_running):
            with uninterrupted(), _untold():
                start()
    return ProcessPoolExecutor(size, mp_context=context, initializer=_begin, initargs=(*prepare, notes))


def settle(promise: Future[Any], error: BaseException | None, result: Any, lost: Lost) -> None:
    """Keep a promise, whatever came of the work: who waits for it waits for ever otherwise."""
    if error is not None:
        result = lost(f"{type(error).__name__}: {error}")
    promise.set_result(result)


def begin_process(notes: str = "") -> None:
    """In each process: an interruption is the parent's to handle, and its end is the end.

    `notes` is the shared file in which it says what it does, see `attendance`.
    """
    attendance.join(notes)
    leave_to_parent()
    prepare_console()
    quick_start.warm()
    threading.Thread(target=_end_with_parent, daemon=True).start()


@contextmanager
def _untold() -> Iterator[None]:
    """Let what starts here not tell the user that an interrupted program left locks: they end with it."""
    name, own = "PYTHONWARNINGS", os.environ.get("PYTHONWARNINGS")
    os.environ[name] = ",".join(filter(None, (own, "ignore:resource_tracker")))
    try:
        yield
    finally:
        if own is None:
            del os.environ[name]
        else:
            os.environ[name] = own


def _begin(prepare: Work, arguments: tuple[Any, ...], notes: str) -> None:
    begin_process(notes)
    prepare(*arguments)
    collect()


def died(notes: str) -> str:
    """Why there is no result of work whose process died: what it said in `notes`."""
    work = Attendance(notes).work
    return f"the process died in {work}" if work else "the process died"


def _end_with_parent() -> None:
    """A parent that is killed can't tell its processes to end: they would wait for work for ever."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
