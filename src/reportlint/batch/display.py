"""How far a batch is: a live display on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeVar

from reportlint.batch.scheduler import Progress
from reportlint.model.message import Language, Message
from reportlint.support.console import notify

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

T = TypeVar("T")

_EVERY: Final = 10.0
"""Seconds between two plain lines."""
_COUNTS: Final = Message(
    "找到 {found}，有错误 {faulty}，未读到 {unread}",
    "{found} found, {faulty} with errors, {unread} not read",
)
_AGAIN: Final = Message("；再试 {again}", "; trying {again} again")
_RATE: Final = Message("；每秒 {rate}", "; {rate}/s")
_LINE: Final = Message(
    "核查 {done}/{rows}：{counts}{rate}，约余 {left}",
    "{done}/{rows} done: {counts}{rate}, about {left} left",
)


class Display:
    """Shows the progress of one sitting on stderr. A context."""

    def __init__(self, language: Language, clock: Callable[[], float] = time.monotonic) -> None:
        self._language = language
        self._clock = clock
        self._started = self._shown = clock()
        self._bar: Bar | None = None
        self._last: Progress | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._bar = _bar()
            self._task = self._bar.add_task("", total=None)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
        else:
            self._end()

    def show(self, progress: Progress) -> None:
        """Show how far it is."""
        self._last = progress
        if self._bar is not None:
            done, total = progress.done - progress.idle, progress.rows - progress.idle
            # In the second round sites set the pace: how many are tried again takes the place of the rate.
            said = self.counts(progress) + ("" if progress.again else self._rate(progress))
            self._bar.update(self._task, total=total, completed=done, description=said)
        elif self._due():
            self._line(progress)

    def counting(self, said: Message, items: Iterable[T], total: int) -> Iterator[T]:
        """The items as they come; shows what is done with them and how far that is."""
        doing = said.in_(self._language)
        if self._bar is not None:
            self._bar.reset(self._task, total=total, description=doing)
        else:
            self._end()
            notify(doing)
        for n, item in enumerate(items, 1):
            yield item
            if self._bar is not None:
                self._bar.update(self._task, completed=n)
            elif self._due():
                notify(f"{doing} {n}/{total}")

    def _end(self) -> None:
        """The last plain line about getting and judging, when that is over."""
        if self._last is not None:
            self._line(self._last)
            self._last = None

    def _due(self) -> bool:
        """Whether it is time for a plain line."""
        if self._clock() - self._shown < _EVERY:
            return False
        self._shown = self._clock()
        return True

    def counts(self, progress: Progress) -> str:
        """What was found so far, in a line."""
        counts = {"found": progress.found, "faulty": progress.faulty, "unread": progress.unread}
        said = _COUNTS.fill(counts).in_(self._language)
        if not progress.again:
            return said
        return said + _AGAIN.fill({"again": progress.again}).in_(self._language)

    def _rate(self, progress: Progress) -> str:
        return _RATE.fill({"rate": f"{self._per_second(progress):.1f}"}).in_(self._language)

    def _per_second(self, progress: Progress) -> float:
        """Rows done; those that nothing is done for are left out."""
        return (progress.done - progress.idle) / max(self._clock() - self._started, 0.001)

    def _line(self, progress: Progress) -> None:
        rate = self._per_second(progress)
        left = (progress.rows - progress.done) / rate if rate else 0.0
        said = _LINE.fill(
            {
                "done": progress.done,
                "rows": progress.rows,
                "counts": self.counts(progress),
                "rate": self._rate(progress),
                "left": f"{int(left) // 60}:{int(left) % 60:02d}",
            }
        )
        notify(said.in_(self._language))


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    return Bar(
        MofNCompleteColumn(),
        BarColumn(bar_width=6),
        TextColumn("{task.description}"),
        TimeRemainingColumn(compact=True),
        console=Console(file=sys.stderr),
        transient=True,
    )
