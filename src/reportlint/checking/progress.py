"""A bar on stderr while many things are done; nothing where stderr is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Final, TypeVar

from reportlint.model.message import Language, Message

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

CHECKING: Final = Message("核查中", "checking")
READING: Final = Message("读取中", "reading")
WRITING: Final = Message("正在写结果", "writing the results")


def tracked(
    items: Iterable[T],
    total: int,
    language: Language,
    doing: Message = CHECKING,
    *,
    alone: bool = False,
    quiet: bool = False,
) -> Iterator[T]:
    """The items as they come, with a bar that shows how many of the total there were.

    `alone`: nothing else is written to the terminal meanwhile; `quiet`: no bar.
    """
    if quiet or total < 2 or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    shared = sys.stdout.isatty() and not alone
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(file=sys.stderr),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with bar:
        task = bar.add_task(doing.in_(language), total=total)
        for item in items:
            with _aside(bar) if shared else nullcontext():
                yield item
            bar.advance(task)


@contextmanager
def _aside(bar: Progress) -> Iterator[None]:
    """Without the bar, while something is written to the terminal it stands on."""
    bar.stop()
    try:
        yield
    finally:
        bar.start()
