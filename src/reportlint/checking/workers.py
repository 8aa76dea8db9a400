"""Work spread over processes: results in the order of the inputs, only a few of them in memory at a time."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from reportlint.support.console import prepare_console

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
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """`work` of every item, in order, done by `jobs` processes that each call `prepare(*arguments)` first.

    An item whose process dies gives `lost(item)`; the others go on.
    """
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    def pool(size: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(size, initializer=_begin, initargs=(prepare, arguments))

    def alone(chunk: Sequence[Item]) -> Iterator[Result]:
        """Each item of a chunk whose process died, in a process of its own."""
        for item in chunk:
            with pool(1) as one:
                try:
                    with uninterrupted():
                        began = one.submit(work, item)
                    yield began.result()
                except BrokenProcessPool:
                    yield lost(item)

    chunks = deque(_chunks(items, _CHUNK if len(items) >= jobs * _CHUNK * _AHEAD else 1))
    flight: deque[tuple[Future[list[Result]], Sequence[Item]]] = deque()
    executor = pool(jobs)
    try:
        while chunks or flight:
            try:
                while chunks and len(flight) < jobs * _AHEAD:
                    with uninterrupted():
                        began = executor.submit(_each, work, chunks[0])
                    flight.append((began, chunks[0]))
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


def _begin(prepare: Callable[..., None], arguments: tuple[object, ...]) -> None:
    begin_process()
    prepare(*arguments)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """While processes are started: they inherit that an interruption is not theirs, from their first moment.

    The parent's own waits until the block ends.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin_process() -> None:
    """In each process: an interruption is the parent's to handle, and its end is the end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
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
