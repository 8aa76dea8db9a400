"""A process that judges for the server: what it is given comes from strangers, and costs only itself.

It is bounded in time from outside, in memory and in what it writes by the system (not on Windows), and is ended
whole, with what it started. It is kept for further work as long as it lives.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Final

import msgspec

from reportlint.checking.session import Session, prepared
from reportlint.checking.workers import begin_process
from reportlint.config.config import Config
from reportlint.fetch.fetch import FetchSettings
from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.serve.answers import Answer, Answered, Refused
from reportlint.serve.jobs import (
    Job,
    JudgeAddress,
    JudgeFile,
    ReadList,
    TryRules,
    WriteDocument,
    WriteLetters,
)
from reportlint.support import limits

JOB_SECONDS: Final = 600
"""That a document may take, whatever is in it; each page in it has limits of its own, see `limits`."""
_START_SECONDS: Final = 120
_ANSWER_BYTES: Final = 64_000_000
_decoder: Final = msgspec.json.Decoder(Answer)
_LATE: Final = Message("超过时限，已停止核查。", "It took too long and was stopped.")
_DIED: Final = Message(
    "核查这份文件的进程意外结束；其他文件不受影响。",
    "The process that checked it ended; others are not affected.",
)
_ENDED: Final = Message("已取消。", "Cancelled.")


class Worker:
    """One such process, started when it is first needed. Used by one thread at a time; `end` by any."""

    def __init__(self, config: Config, fetching: FetchSettings) -> None:
        self._arguments = (config, fetching)
        self._process: Any = None
        self._line: Connection | None = None
        self._ended = False
        self._starting = threading.Lock()

    def start(self) -> Connection:
        """Start it where that was not done: the first job then begins at once. Raises EOFError, OSError."""
        with self._starting:
            return self._line or self._start()

    def do(self, job: Job, step: Callable[[int], None]) -> Answered | Refused:
        """Have it done; `step` is told how many reports of the document are done."""
        self._ended = False
        try:
            line = self.start()
            line.send(job)
            return self._answer(line, step)
        except (EOFError, OSError, msgspec.MsgspecError):
            ended = self._ended
            self.end()
            return Refused(_ENDED if ended else _DIED)

    def end(self) -> None:
        """End it with what it is doing; it begins anew when there is more to do."""
        process, self._process, self._line, self._ended = self._process, None, None, True
        if process is not None:
            if hasattr(os, "killpg"):
                with suppress(OSError):
                    os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.join()

    def _start(self) -> Connection:
        # A forked process would hold what the server's threads hold.
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, *self._arguments), daemon=True)
        self._process.start()
        theirs.close()
        if not ours.poll(_START_SECONDS):
            raise EOFError
        ours.recv_bytes(_ANSWER_BYTES)
        self._line = ours
        return ours

    def _answer(self, line: Connection, step: Callable[[int], None]) -> Answered | Refused:
        end = time.monotonic() + JOB_SECONDS
        while line.poll(max(0.0, end - time.monotonic())):
            answer = _decoder.decode(line.recv_bytes(_ANSWER_BYTES))
            if answer.step is None:
                given = answer.judged or answer.written or answer.listed or answer.tried or answer.letters
                return given or answer.refused or Refused(_DIED)
            step(answer.step)
        self.end()
        return Refused(_LATE)


def _work(line: Connection, config: Config, fetching: FetchSettings) -> None:
    """In the process: one job after the other, until nobody asks any more."""
    if hasattr(os, "setsid"):
        os.setsid()
    begin_process()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    session = prepared(config)
    _bound()
    line.send_bytes(b"")
    while True:
        try:
            job = line.recv()
        except EOFError:
            return
        line.send_bytes(msgspec.json.encode(_done(session, fetching, job, line)))


def _done(session: Session, fetching: FetchSettings, job: Job, line: Connection) -> Answer:
    from reportlint.serve.judging import judge_document
    from reportlint.serve.lettering import lettered
    from reportlint.serve.listing import read_list
    from reportlint.serve.showing import write_shown
    from reportlint.serve.trying import try_rules
    from reportlint.serve.writing import write_document

    try:
        if isinstance(job, WriteDocument):
            return Answer(written=write_document(session, job))
        if isinstance(job, WriteLetters):
            return Answer(letters=lettered(session, job))
        if isinstance(job, TryRules):
            return Answer(tried=try_rules(session, job))
        if isinstance(job, ReadList):
            return Answer(listed=read_list(job))
        if not isinstance(job, JudgeFile | JudgeAddress):
            return Answer(written=write_shown(session, job))

        def step(done: int) -> None:
            line.send_bytes(msgspec.json.encode(Answer(step=done)))

        return Answer(judged=judge_document(session, fetching, job, step))
    except UsageError as error:
        return Answer(refused=Refused(error.say))
    except MemoryError:
        raise
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return Answer(refused=Refused(Message(f"程序出错：{reason}", f"The program failed: {reason}")))


def _bound() -> None:
    """Let the system refuse what goes far beyond the limits of pages."""
    try:
        import resource
    except ImportError:
        return
    for kind, wanted in (
        (resource.RLIMIT_DATA, 2 * limits.PAGE_BYTES),
        (resource.RLIMIT_FSIZE, 4 * limits.FILE_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, most = resource.getrlimit(kind)
        resource.setrlimit(kind, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))
