"""Work spread over processes: results in the order of the inputs, only a few of them in memory at a time."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from reportlint.support import attendance
from reportlint.support.attendance import Attendance, shared_file
from reportlint.support.console import prepare_console
from reportlint.support.signals import leave_to_parent, uninterrupted

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH = 24
"""From how many inputs on further processes pay for their start."""
_CHUNK = 4
_AHEAD = 3
"""Chunks in flight for each process."""


def processes(wanted: int | None, inputs: int) -> int:
    """How many processes to use: as wanted, else one a core where there is enough to do."""
    if wanted is not None:
        return max(1, min(wanted, inputs))
    return 1 if inputs < WORTH else min(cores(), inputs // (WORTH // 2))


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    prepare: Callable[..., None],
    arguments: tuple[object, ...],
    lost: Callable[[Item, str], Result],
) -> Iterator[Result]:
    """`work` of every item, in order, done by `jobs` processes that each call `prepare(*arguments)` first.

    An item whose process dies gives `lost(item, reason)`; the others go on.
    """
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    def pool(size: int, notes: str = "") -> ProcessPoolExecutor:
        return ProcessPoolExecutor(size, initializer=_begin, initargs=(prepare, arguments, notes))

    def begun(executor: ProcessPoolExecutor, *what: Any) -> Future[Any]:
        with uninterrupted():
            return executor.submit(*what)

    def alone(chunk: Sequence[Item]) -> Iterator[Result]:
        """Each item of a chunk whose process died, in a process of its own."""
        for item in chunk:
            with shared_file() as notes, pool(1, notes) as one:
                try:
                    yield begun(one, work, item).result()
                except BrokenProcessPool:
                    yield lost(item, died(notes))

    chunks = deque(_chunks(items, _CHUNK if len(items) >= jobs * _CHUNK * _AHEAD else 1))
    flight: deque[tuple[Future[list[Result]], Sequence[Item]]] = deque()
    executor = pool(jobs)
    try:
        while chunks or flight:
            try:
                while chunks and len(flight) < jobs * _AHEAD:
                    flight.append((begun(executor, _each, work, chunks[0]), chunks[0]))
                    chunks.popleft()
                done = flight[0][0].result()
            except BrokenProcessPool:
                chunks.extendleft(chunk for _, chunk in reversed(flight))
                flight.clear()
                executor.shutdown(wait=False, cancel_futures=True)
                done = list(alone(chunks.popleft()))
                executor = pool(jobs)
            else:
                flight.popleft()
            yield from done
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def died(notes: str) -> str:
    """What is said of work that its process did not survive; `notes` is the file of `begin_process`."""
    work = Attendance(notes).work
    return f"the process died in {work}" if work else "the process died"


def _begin(prepare: Callable[..., None], arguments: tuple[object, ...], notes: str) -> None:
    begin_process(notes)
    prepare(*arguments)


def begin_process(notes: str = "") -> None:
    """In each process: an interruption is the parent's to handle, and its end is the end.

    `notes` is the shared file in which it says what it does, see `attendance`.
    """
    attendance.join(notes)
    leave_to_parent()
    prepare_console()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed can't tell its processes to end: they would wait for work for ever."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _each(work: Callable[[Item], Result], chunk: Sequence[Item]) -> list[Result]:
    return [work(item) for item in chunk]


def _chunks(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk
