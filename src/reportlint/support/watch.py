"""Looks at work while it goes on, and ends it by raising an exception in it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


def has_alarm() -> bool:
    """Whether this thread can be sent signals by a timer: they end sleeping and runaway expressions, too."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def watched(
    over: Callable[[], bool], error: type[BaseException], tick: float, *, processor: bool = False
) -> Iterator[None]:
    """Raises `error` in the block at every look that finds `over()`, until the block ends.

    It looks every `tick` seconds; with `processor`, of the processor's time where there is an alarm. Without one,
    only Python code can be ended.
    """
    if not has_alarm():
        with _watched_by_thread(over, error, tick):
            yield
        return

    def look(number: int, frame: FrameType | None) -> None:
        if over():
            raise error

    number, clock = (
        (signal.SIGPROF, signal.ITIMER_PROF) if processor else (signal.SIGALRM, signal.ITIMER_REAL)
    )
    handler = signal.signal(number, look)
    timer = signal.setitimer(clock, tick, tick)
    try:
        yield
    finally:
        signal.setitimer(clock, *timer)
        signal.signal(number, handler)


@contextmanager
def _watched_by_thread(over: Callable[[], bool], error: type[BaseException], tick: float) -> Iterator[None]:
    from ctypes import c_ulong, py_object, pythonapi

    worker, done = c_ulong(threading.get_ident()), threading.Event()

    def look() -> None:
        while not done.wait(tick):
            if over():
                pythonapi.PyThreadState_SetAsyncExc(worker, py_object(error))

    watcher = threading.Thread(target=look, name="reportlint-watch", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
