"""How far a batch is: a live display on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from reportlint.batch.conduct import Progress
from reportlint.model.say import Language, Say

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_EVERY: Final = 10.0
"""Seconds between two plain lines."""
_COUNTS: Final = Say(
    "找到 {found}，有错误 {faulty}，未能打开 {unreachable}",
    "{found} found, {faulty} with errors, {unreachable} not reached",
)
_AGAIN: Final = Say("；再试 {again}", "; trying {again} again")
_LINE: Final = Say(
    "核查 {done}/{rows}：{counts}；每秒 {rate}，约余 {left}",
    "{done}/{rows} done: {counts}; {rate}/s, about {left} left",
)


class Display:
    """Shows the progress of one sitting on stderr. A context."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._started = self._shown = time.monotonic()
        self._bar: Bar | None = None
        self._last: Progress | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._bar = _bar()
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
        elif self._last is not None:
            self._line(self._last)

    def show(self, progress: Progress) -> None:
        """Show how far it is."""
        self._last = progress
        if self._bar is not None:
            if not self._bar.tasks:
                self._bar.add_task("", total=progress.rows - progress.idle)
            self._bar.update(
                self._bar.tasks[0].id,
                completed=progress.done - progress.idle,
                description=self._counts(progress),
            )
        elif time.monotonic() - self._shown >= _EVERY:
            self._shown = time.monotonic()
            self._line(progress)

    def say(self, said: Say) -> None:
        """Show what is done now, where that is not getting and judging."""
        if self._bar is not None:
            for task in self._bar.tasks:
                self._bar.update(task.id, description=said.in_(self._language))
        else:
            print(f"reportlint: {said.in_(self._language)}", file=sys.stderr, flush=True)

    def _counts(self, progress: Progress) -> str:
        counts = {"found": progress.found, "faulty": progress.faulty, "unreachable": progress.unreachable}
        said = _COUNTS.fill(counts).in_(self._language)
        if not progress.again:
            return said
        return said + _AGAIN.fill({"again": progress.again}).in_(self._language)

    def _line(self, progress: Progress) -> None:
        seconds = max(time.monotonic() - self._started, 0.001)
        rate = (progress.done - progress.idle) / seconds
        left = (progress.rows - progress.done) / rate if rate else 0.0
        said = _LINE.fill(
            {
                "done": progress.done,
                "rows": progress.rows,
                "counts": self._counts(progress),
                "rate": f"{rate:.1f}",
                "left": f"{int(left) // 60}:{int(left) % 60:02d}",
            }
        )
        print(f"reportlint: {said.in_(self._language)}", file=sys.stderr, flush=True)


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    return Bar(
        MofNCompleteColumn(),
        BarColumn(bar_width=16),
        TextColumn("{task.description}"),
        TimeRemainingColumn(compact=True),
        console=Console(stderr=True),
        transient=True,
    )
