"""What one page may use of the processor and of memory, whatever it does with them."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Final, Literal, NamedTuple, TypeVar

from reportlint.support import limits
from reportlint.support.watch import watched

T = TypeVar("T")

_TICK: Final = 0.1
"""Seconds of the processor between two looks."""

_inside = threading.local()


class Overrun(NamedTuple):
    """A budget that was used up."""

    of: Literal["seconds", "bytes"]
    limit: int


class BudgetSpent(BaseException):
    """Work used more than it may. No `Exception`, so that nothing on the way takes it for a fault of its own."""


def within_budget(work: Callable[[], T]) -> T | Overrun:
    """What the work returns, or that it was ended: it may use `PAGE_SECONDS` and add `PAGE_BYTES`.

    Work within such work has no budget of its own. The time is the processor's, of this process.
    """
    if getattr(_inside, "budget", False):
        return work()
    _inside.budget = True
    meter = _Meter()
    try:
        with watched(meter.spent, BudgetSpent, _TICK, processor=True):
            return work()
    except BudgetSpent:
        return meter.told
    finally:
        _inside.budget = False


class _Meter:
    """Compares what was used since it was made with what may be."""

    def __init__(self) -> None:
        self._time = time.process_time()
        self._memory = resident_bytes()
        self._overrun: Overrun | None = None

    def spent(self) -> bool:
        """Whether more was used than may be."""
        if time.process_time() - self._time > limits.PAGE_SECONDS:
            self._overrun = Overrun("seconds", limits.PAGE_SECONDS)
        elif resident_bytes() - self._memory > limits.PAGE_BYTES:
            self._overrun = Overrun("bytes", limits.PAGE_BYTES)
        return self._overrun is not None

    @property
    def told(self) -> Overrun:
        """What was used up."""
        return self._overrun or Overrun("seconds", limits.PAGE_SECONDS)


def resident_bytes() -> int:
    """Memory that this process holds; where the system does not tell, the most it ever held, or 0."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        pass
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
