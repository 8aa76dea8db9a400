"""In the process of a sitting: `batch` as the command does it, told to the server as it goes.

When the server asks it to end, or is no longer there, it ends as the command does when it is interrupted: what was
done till then is kept, and the next sitting goes on from there.
"""

from __future__ import annotations

import _thread
import os
import signal
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Final, TypeVar

import msgspec

from reportlint.batch.display import Display
from reportlint.batch.scheduler import Progress
from reportlint.batch.session import BatchOrder, sit
from reportlint.checking.progress import CHECKING, WRITING
from reportlint.config.config import Config
from reportlint.fetch.fetch import FetchSettings
from reportlint.model.errors import Interrupted, UsageError
from reportlint.model.message import Language, Message
from reportlint.support import attendance
from reportlint.support.console import prepare_console
from reportlint.support.signals import end_at_once, end_well

T = TypeVar("T")

_EVERY: Final = 0.3
"""Seconds between two pieces of news."""


class SittingNews(msgspec.Struct, frozen=True):
    """How far a sitting is."""

    doing: Message
    done: int = 0
    total: int = 0
    found: str = ""
    """What was found so far, in a line."""


class SittingEnd(msgspec.Struct, frozen=True):
    """How it ended."""

    stopped: bool = False
    """Whether it was told to end before it was done."""
    fault: Message | None = None
    """Why it could not be done."""


class SittingReport(msgspec.Struct, frozen=True):
    """What the process says: one of these."""

    news: SittingNews | None = None
    end: SittingEnd | None = None


class SittingReporter:
    """Tells the server: the last news now and then, the end at once."""

    def __init__(self, line: Connection) -> None:
        self._line = line
        self._lock = threading.Lock()
        self._news = SittingNews(CHECKING)
        self._fresh = threading.Event()
        threading.Thread(target=self._tell, daemon=True).start()

    def news(self, news: SittingNews) -> None:
        """How far it is now."""
        self._news = news
        self._fresh.set()

    def end(self, end: SittingEnd) -> None:
        """How it ended."""
        self._say(SittingReport(end=end))

    def _tell(self) -> None:
        while self._fresh.wait():
            self._fresh.clear()
            self._say(SittingReport(self._news))
            time.sleep(_EVERY)

    def _say(self, report: SittingReport) -> None:
        with self._lock, suppress(OSError):
            self._line.send_bytes(msgspec.json.encode(report))


class ReportingDisplay(Display):
    """Shows how far a sitting is to the server."""

    def __init__(self, language: Language, reporter: SittingReporter) -> None:
        super().__init__(language)
        self._reporter = reporter

    def show(self, progress: Progress) -> None:
        """Tell how far getting and judging is."""
        self._reporter.news(SittingNews(CHECKING, progress.done, progress.rows, self.counts(progress)))

    def counting(self, said: Message, items: Iterable[T], total: int) -> Iterator[T]:
        """The items as they come; tells how far that is."""
        for n, item in enumerate(items, 1):
            yield item
            self._reporter.news(SittingNews(said, n, total))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._reporter.news(SittingNews(WRITING))


def sit_apart(
    line: Connection, order: BatchOrder, config: Config, fetching: FetchSettings, words: Path
) -> None:
    """Do it. What the command would print goes into the file `words`."""
    if hasattr(os, "setsid"):
        os.setsid()
    attendance.join()
    prepare_console()
    sys.stdout = sys.stderr = printed = words.open("w", encoding="utf-8", errors="replace", buffering=1)
    reporter = SittingReporter(line)
    end_at_once()
    end_well(lambda: None)
    threading.Thread(target=_heed, args=(line,), daemon=True).start()
    end = SittingEnd()
    try:
        sit(order, config, fetching, ReportingDisplay(config.language, reporter))
    except Interrupted:
        end = SittingEnd(stopped=True)
    except UsageError as error:
        end = SittingEnd(fault=error.say)
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        end = SittingEnd(fault=Message(f"程序出错：{reason}", f"The program failed: {reason}"))
    printed.close()
    reporter.end(end)
    # Threads that wait for a site that never answers are not waited for.
    os._exit(0)


def _heed(line: Connection) -> None:
    """Wait until the server says that it is enough, or has gone; then interrupt the main thread."""
    with suppress(EOFError, OSError):
        line.recv_bytes()
    if hasattr(signal, "pthread_kill"):
        # What it waits for is left at once.
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)
    else:
        _thread.interrupt_main()
