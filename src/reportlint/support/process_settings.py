"""What is set for a whole process and changes what other code in it does: put back where a stranger changed it."""

from __future__ import annotations

import decimal
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, Final, NamedTuple

from reportlint.model.message import Message
from reportlint.support.signals import ENDING

try:
    import resource
except ImportError:
    _LIMITS: tuple[int, ...] = ()
else:
    _LIMITS = tuple(sorted({value for name, value in vars(resource).items() if name.startswith("RLIMIT_")}))

_STEPS: Final = sys.getrecursionlimit()


class ProcessSettings:
    """The settings as they are now."""

    def __init__(self) -> None:
        self._were = [setting.get() for setting in _SETTINGS]

    def put_back(self) -> Iterator[Message]:
        """What was changed since; it is put back. Raises IrrevocableChange where the system does not let us."""
        for setting, was in zip(_SETTINGS, self._were, strict=True):
            if setting.get() != was:
                with suppress(OSError, ValueError):
                    setting.put(was)
                if setting.get() != was:
                    raise IrrevocableChange(setting.changed)
                yield setting.changed


class IrrevocableChange(Exception):
    """A setting can't be put back; says which."""

    def __init__(self, changed: Message) -> None:
        self.changed = changed
        super().__init__(changed.en)


class _Setting(NamedTuple):
    changed: Message
    get: Callable[[], Any]
    put: Callable[[Any], object]


_CONTEXT: Final = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp")


def _context() -> tuple[Any, ...]:
    now = decimal.getcontext()
    return (*(getattr(now, name) for name in _CONTEXT), tuple(now.traps.items()))


def _put_context(was: tuple[Any, ...]) -> None:
    now = decimal.getcontext()
    for name, value in zip(_CONTEXT, was[:-1], strict=True):
        setattr(now, name, value)
    now.traps.update(was[-1])


def _umask() -> int:
    now = os.umask(0o077)
    os.umask(now)
    return now


def _handlers() -> tuple[Any, ...]:
    if threading.current_thread() is not threading.main_thread():
        return ()
    return tuple(map(signal.getsignal, ENDING))


def _put_handlers(were: Iterable[Any]) -> None:
    for number, handler in zip(ENDING, were, strict=False):
        signal.signal(number, handler)


def _limits() -> tuple[tuple[int, int], ...]:
    return tuple(map(resource.getrlimit, _LIMITS)) if _LIMITS else ()


def _put_limits(were: Iterable[tuple[int, int]]) -> None:
    for kind, was in zip(_LIMITS, were, strict=True):
        resource.setrlimit(kind, was)


def _tracing() -> tuple[Any, Any]:
    return sys.gettrace(), sys.getprofile()


def _put_tracing(was: tuple[Any, Any]) -> None:
    tracer, profiler = was
    sys.settrace(tracer)
    sys.setprofile(profiler)


_SETTINGS: Final = (
    _Setting(
        Message(
            "留下了跟踪程序的函数（settrace、setprofile）",
            "left a function that traces the program (settrace, setprofile)",
        ),
        _tracing,
        _put_tracing,
    ),
    _Setting(
        Message("改变了小数运算的设置", "changed how decimal numbers are computed"), _context, _put_context
    ),
    _Setting(
        Message("改变了新文件的权限（umask）", "changed the rights of new files (umask)"), _umask, os.umask
    ),
    _Setting(
        # To raise it harms nobody.
        Message("降低了递归的上限", "lowered the limit of recursion"),
        lambda: min(sys.getrecursionlimit(), _STEPS),
        sys.setrecursionlimit,
    ),
    _Setting(Message("改变了对信号的处理", "changed how signals are handled"), _handlers, _put_handlers),
    _Setting(
        Message("改变了进程的限额（rlimit）", "changed the limits of the process"), _limits, _put_limits
    ),
)
