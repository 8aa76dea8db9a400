"""Run strangers' code: whatever it raises becomes a value, and it ends.

Used for plugins, hooks and rules. Two things can't be contained from within: a process that is ended
(`os._exit`, a crash of the interpreter), which `attendance` finds out, and memory that is used up.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from reportlint.model.errors import NotWritten
from reportlint.model.message import Message
from reportlint.support import attendance, limits
from reportlint.support.budget import BudgetSpent
from reportlint.support.console import notify
from reportlint.support.process_settings import IrrevocableChange
from reportlint.support.signals import users
from reportlint.support.surroundings import Surroundings, surroundings
from reportlint.support.watch import watched

T = TypeVar("T")

_TICKS = 5
"""How often within its time work is looked at; it is ended after its time and at most a fifth more."""
_PATIENCE = 50
"""Ticks after which work that swallows every interruption ends the process, with exit code 3."""


class TimeLimit(BaseException):
    """Work took longer than it may. No `Exception`, so that a rule's own `except Exception` lets it pass."""


class CaughtError(NamedTuple):
    """What strangers' code raised."""

    error: str
    """One line."""
    said: Message | None = None


def caught(error: BaseException) -> CaughtError:
    """An exception as a value. Raises again what is the user's, or the whole page's: see `support.budget`."""
    if users(error) or isinstance(error, BudgetSpent):
        raise error
    if isinstance(error, TimeLimit):
        said = Message("运行超过时限，已中止", "took too long and was ended")
        return CaughtError(said.en, said)
    if isinstance(error, NotWritten):
        return CaughtError(error.say.en, error.say)
    try:
        text = " ".join(str(error).split())[:500]
    except BaseException:
        text = ""
    return CaughtError(f"{type(error).__name__}: {text}".removesuffix(": "))


class Guard:
    """Ends work that goes on for longer than `seconds` (see `limits`), by raising `TimeLimit` in it.

    Used as a context (once a page), with `begin` before each piece of work and `end` after it, or `run` for
    both. What the work leaves changed in the process is put back, and told by `disturbed`. On the main thread
    of a system with alarm signals it also ends sleeping and runaway regular expressions, elsewhere Python code
    only. With `processor` the time there is the processor's: for work that waits for nothing, whatever else
    the machine does.
    """

    def __init__(self, seconds: float | None = None, *, processor: bool = False) -> None:
        self.seconds = limits.RULE_SECONDS if seconds is None else seconds
        self._work: str | None = None
        self._turn = self._seen = self._ticks = 0
        self._around: Surroundings | None = None
        self._watch = watched(self._overdue, TimeLimit, self.seconds / _TICKS, processor=processor)

    def begin(self, work: str) -> None:
        """A piece of work begins; its time starts anew."""
        self._work = work
        self._turn += 1
        attendance.note(work)

    def end(self) -> None:
        """Nothing is being done that could take too long."""
        self._work = None
        attendance.note("")

    def disturbed(self) -> CaughtError | None:
        """What the work left changed in the process, now that it has been put back.

        What can't be put back ends the process, with exit code 3. Asked before `end`, and where an error is laid
        at the work's door: a function that it left to trace the program may raise one at any call.
        """
        try:
            said = self._around and self._around.disturbed()
        except IrrevocableChange as change:
            notify(f"{self._work}: {change.changed.zh}，无法恢复 · {change}, and for good")
            os._exit(3)
        return CaughtError(said.en, said) if said else None

    def run(self, name: str, work: Callable[[], T]) -> T | CaughtError:
        """What the work returns, or what it raised or left changed."""
        self.begin(name)
        try:
            result = work()
            return self.disturbed() or result
        except BaseException as error:
            self.end()
            failure = caught(error)
        finally:
            self.end()
        self.disturbed()
        return failure

    def __enter__(self) -> Guard:
        self._around = surroundings()
        self._watch.__enter__()
        return self

    def __exit__(self, *exception: object) -> None:
        self.end()
        self._watch.__exit__(None, None, None)
        if self._around is not None:
            self._around.leave()

    def _overdue(self) -> bool:
        """Called at every tick: whether the same work has gone on for too long."""
        if self._work is None or self._turn != self._seen:
            self._seen, self._ticks = self._turn, 0
            return False
        self._ticks += 1
        if self._ticks > _TICKS + _PATIENCE:
            notify(f"{self._work}: took too long and could not be ended")
            os._exit(3)
        return self._ticks >= _TICKS
