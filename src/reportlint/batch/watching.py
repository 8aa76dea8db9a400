"""`batch --watch`: the same batch over and over, until a day."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from reportlint.batch.session import kept_in
from reportlint.model.errors import Interrupted, UsageError
from reportlint.model.exit import Exit
from reportlint.model.message import Language, Message
from reportlint.runs.folder import open_run
from reportlint.support.console import notify

_UNITS: Final = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_NAMED: Final = {"daily": timedelta(days=1), "每天": timedelta(days=1), "hourly": timedelta(hours=1)}
_SHORTEST: Final = timedelta(minutes=5)
"""Sites are not asked more often."""
_STEP: Final = 30.0
"""Seconds of sleep at once: a machine that was put to sleep itself is not late by more."""


@dataclass(frozen=True, slots=True)
class WatchTimes:
    """When a watch looks again."""

    every: timedelta
    until: date | None = None
    """The last day; None: until it is interrupted."""

    def after(self, begun: datetime, now: datetime) -> datetime | None:
        """The next time after `now`, whole intervals after the first; None where that is beyond the last day."""
        missed = (now - begun) // self.every
        following = begun + (missed + 1) * self.every
        return None if self.until and following.date() > self.until else following


class Clock:
    """The machine's."""

    def now(self) -> datetime:
        """The time here."""
        return datetime.now()

    def wait(self, until: datetime) -> None:
        """Do nothing until then."""
        while (left := (until - self.now()).total_seconds()) > 0:
            time.sleep(min(left, _STEP))


def interval(text: str) -> timedelta:
    """`daily`, `6h`, `30m`. Raises UsageError."""
    found = re.fullmatch(r"(\d{1,4})([mhd])", text.strip().lower())
    every = _NAMED.get(text.strip().lower()) or (int(found[1]) * _UNITS[found[2]] if found else timedelta())
    if every < _SHORTEST:
        raise UsageError(
            Message(
                f"“--watch”应为 daily、6h、30m 这样的间隔，不短于 5 分钟，现为“{text}”。",
                f"“--watch” must be an interval such as daily, 6h, 30m, at least 5 minutes; it is “{text}”.",
            )
        )
    return every


def watch(
    sitting: Callable[[], Exit],
    folder: Path,
    times: WatchTimes,
    language: Language,
    clock: Clock | None = None,
) -> Exit:
    """Do a sitting again and again; gives how the last one ended.

    What stands in the way of one that is not the first, such as a list that is open in another program, is told, and
    the next one tries again. Raises UsageError where the first can't be done, and Interrupted with what is kept.
    """
    clock = clock or Clock()
    begun = clock.now()
    ended = sitting()
    for following in _following(begun, times, clock):
        _say(_next(following, times), language)
        try:
            clock.wait(following)
        except KeyboardInterrupt as interruption:
            raise Interrupted(getattr(interruption, "signal", signal.SIGINT), _kept(folder)) from None
        try:
            ended = sitting()
        except UsageError as error:
            _say(error.say, language)
    return ended


def _following(begun: datetime, times: WatchTimes, clock: Clock) -> Iterator[datetime]:
    while following := times.after(begun, clock.now()):
        yield following


def _next(following: datetime, times: WatchTimes) -> Message:
    when, last = f"{following:%Y-%m-%d %H:%M}", Message("", "")
    if times.until:
        last = Message(f"，到 {times.until} 为止", f", the last day is {times.until}")
    return Message(
        f"下一次在 {when}{last.zh}；按 Ctrl-C 结束，结果都已保存",
        f"again at {when}{last.en}; Ctrl-C ends it, everything is kept",
    )


def _kept(folder: Path) -> Message:
    run = open_run(folder)
    with closing(run.store):
        return kept_in(run)


def _say(said: Message, language: Language) -> None:
    notify(said.in_(language))
