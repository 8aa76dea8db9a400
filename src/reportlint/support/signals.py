"""Signals that ask the program to end.

Before its work begins it ends at once: an exception in the middle of an import can be swallowed or taken for
another. Then they raise `Interrupted`, so that what is open is closed; one that is swallowed is raised again.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final

from reportlint.model.errors import Interrupted

ENDING: Final = tuple(
    signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if name in signal.Signals.__members__
)
"""Those that this system has."""
BY_SIGNAL: Final = 128
"""An exit code above it says which signal ended the program."""


_heeds = False
"""Whether it is for this module to say what an interruption is."""
_holding = False
"""Whether the main thread is at something that must not be left half done."""
_waiting: int | None = None
"""The signal that came meanwhile."""
_told: int | None = None
"""The signal that this process is ending for; None while it is not."""
_AGAIN: Final = 0.01
"""Seconds after which an interruption that was swallowed is raised again."""


def told() -> int | None:
    """The signal that this process is ending for; None while it is not."""
    return _told


def users(error: BaseException) -> bool:
    """Whether an exception is an interruption by the user, or came of one, and none that some code made up."""
    return _told is not None or isinstance(error, Interrupted if _heeds else KeyboardInterrupt)


def end_at_once() -> None:
    """In the main process, before its work begins: these signals end it with one sentence and 128 more as exit code."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        with suppress(OSError):
            os.write(2, "reportlint: 已中断。 Interrupted.\n".encode())
        os._exit(BY_SIGNAL + number)

    global _heeds  # noqa: PLW0603
    _heeds = True
    _heard_by(interrupt)


def end_well(first: Callable[[], None]) -> None:
    """From now on, end on them by `Interrupted`, after `first`. One that is ignored stays so (`nohup`).

    Only where `end_at_once` was called: elsewhere signals are someone else's.
    """
    if not _heeds:
        return

    def interrupt(number: int, frame: FrameType | None) -> None:
        global _waiting, _told  # noqa: PLW0603
        if _holding:
            _waiting = number
            return
        if _told is None:
            first()
            _told = number
        # While the program ends it is not told again; only who insists at the keyboard is heard.
        for other in ENDING:
            signal.signal(other, interrupt if other is signal.SIGINT else signal.SIG_IGN)
        raise Interrupted(_told)

    def ignored(what: sys.UnraisableHookArgs) -> None:
        # What half-made objects say while the program ends is of no account.
        if _told is None:
            before(what)
        elif isinstance(what.exc_value, Interrupted):
            threading.Timer(_AGAIN, signal.raise_signal, (signal.SIGINT,)).start()

    before = sys.unraisablehook
    sys.unraisablehook = ignored
    _heard_by(interrupt)


def _heard_by(handler: Callable[[int, FrameType | None], None]) -> None:
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


def heed() -> None:
    """Between two pieces of work: raises `Interrupted` again where something has swallowed it."""
    if _told is not None:
        raise Interrupted(_told)


def name_of(number: int) -> str:
    """`SIGTERM`."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Processes are started here whole, and never see these signals: they come to this one, afterwards.

    Such a process calls `leave_to_parent` when it is ready.
    """
    global _holding  # noqa: PLW0603
    main = threading.current_thread() is threading.main_thread()
    masks = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING) if masks else None
    _holding = _holding or main
    try:
        yield
    finally:
        if main:
            _holding = False
        if before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if main:
            _heed_what_waits()


def _heed_what_waits() -> None:
    global _waiting
    if _waiting is not None:
        number, _waiting = _waiting, None
        signal.raise_signal(number)


def leave_to_parent() -> None:
    """In a helping process: an interruption and a hang-up are the parent's to handle."""
    global _heeds  # noqa: PLW0603
    _heeds = True
    for number in ENDING:
        signal.signal(number, signal.SIG_DFL if number is signal.SIGTERM else signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
