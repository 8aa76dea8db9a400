"""A batch at work in a run's folder, in a process of its own: watched, told to end, gone on with."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

import msgspec

from reportlint.batch.session import BatchOrder
from reportlint.config.config import Config
from reportlint.fetch.fetch import FetchSettings
from reportlint.model.message import Message
from reportlint.serve.sitting_process import SittingEnd, SittingNews, SittingReport, sit_apart

_PATIENCE: Final = 20.0
"""Seconds that it has to end by itself, with what it is doing kept."""
_WORDS: Final = 20_000
"""Characters at most of what is shown of its words."""
_decoder: Final = msgspec.json.Decoder(SittingReport)
_BEGINS: Final = Message("正在读名单", "reading the list")
_DIED: Final = Message(
    "核查的进程意外结束。已完成的都在，可以接着做。",
    "The process ended unexpectedly. What was done is kept; go on from there.",
)


class Sitting:
    """One call of `batch`. Used by threads."""

    def __init__(self, order: BatchOrder, config: Config, fetching: FetchSettings, words: Path) -> None:
        """Begins it. `words`: a file for what the command would print."""
        self.news = SittingNews(_BEGINS)
        self.end: SittingEnd | None = None
        """None while it is at work."""
        self.version = 0
        """Grows with every change."""
        self._words = words
        words.unlink(missing_ok=True)
        # A forked process would hold what the server's threads hold.
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self._process: Any = context.Process(
            target=sit_apart, args=(theirs, order, config, fetching, words), daemon=False
        )
        self._process.start()
        theirs.close()
        self._line: Connection = ours
        self._following = threading.Thread(target=self._follow, daemon=True)
        self._following.start()

    @property
    def busy(self) -> bool:
        """Whether it is at work."""
        return self.end is None

    def stop(self) -> None:
        """Tell it to end; it keeps what it has done."""
        with suppress(OSError):
            self._line.send_bytes(b"")

    def close(self) -> None:
        """Have it ended: well where it can be, anyhow where it can't."""
        self.stop()
        self._following.join(_PATIENCE)
        if self._following.is_alive():
            self._kill()
            self._following.join()

    def words(self) -> str:
        """What the command would have printed so far."""
        with suppress(OSError):
            return self._words.read_text(encoding="utf-8", errors="replace")[-_WORDS:]
        return ""

    def _follow(self) -> None:
        end = SittingEnd(fault=_DIED)
        with suppress(EOFError, OSError, msgspec.MsgspecError):
            while True:
                report = _decoder.decode(self._line.recv_bytes())
                if report.end is not None:
                    end = report.end
                    break
                self.news = report.news or self.news
                self.version += 1
        self._kill()
        self.end = end
        self.version += 1

    def _kill(self) -> None:
        """End the process with all that it has started."""
        if hasattr(os, "killpg"):
            with suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()


class Sittings:
    """The one that is at work, and what became of those before."""

    def __init__(self, config: Config, fetching: FetchSettings, spool: Path) -> None:
        # The outputs are those of the command; sites are spared as it spares them.
        self._config = replace(config, output=())
        self._fetching = replace(fetching, interval=None)
        self._spool = spool
        self._sittings: dict[str, Sitting] = {}

    def of(self, run: str) -> Sitting | None:
        """The last one of a run."""
        return self._sittings.get(run)

    @property
    def at_work(self) -> str | None:
        """The run that is being worked on."""
        return next((run for run, sitting in self._sittings.items() if sitting.busy), None)

    def begin(self, run: str, order: BatchOrder) -> None:
        """Begin one; not while another is at work."""
        self._sittings[run] = Sitting(order, self._config, self._fetching, self._spool / f"words-{run}.txt")

    def close(self) -> None:
        """End what is at work."""
        for sitting in self._sittings.values():
            if sitting.busy:
                sitting.close()
