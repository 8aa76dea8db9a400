"""Documents are converted in a process of their own: one that takes too much time or memory costs only itself.

The process is kept for further documents. It has no part in interruptions, and what libraries write to stderr
in it is read by nobody.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from typing import IO, Any, Final, NamedTuple

from reportlint.model.finding import Problem, ProblemSide
from reportlint.model.message import Message
from reportlint.page.problems import problem, size
from reportlint.support import limits
from reportlint.support.bundle import helper
from reportlint.support.refusals import reason_of

_LENGTH: Final = 8
"""Bytes before each message that say how long it is."""

_OVERDUE: Final = (-signal.SIGPROF,) if hasattr(signal, "SIGPROF") else ()
"""How a process ends that took too much of the processor's time."""

_idle: list[ConversionProcess] = []
"""Processes that wait for work. Threads take one each; a forked process begins without any."""


def converted_apart(work: str, data: bytes) -> Any:
    """What `module:function` makes of the bytes of a document, or the Problem that it or its process ended with.

    `DOCUMENT_SECONDS` and, where the system can limit it, `DOCUMENT_BYTES` bound it: see `conversion_process`.
    """
    try:
        process = _taken() or ConversionProcess()
    except OSError as error:
        return _crashed(reason_of(error))
    result = process.convert(work, data)
    if process.alive:
        _idle.append(process)
    return result


def _taken() -> ConversionProcess | None:
    """One that waits for work."""
    while True:
        try:
            process = _idle.pop()
        except IndexError:
            return None
        if process.alive:
            return process


class ConversionFailure(NamedTuple):
    """What went wrong in a conversion that should not."""

    reason: str


class ConversionProcess:
    """A process that converts one document at a time."""

    def __init__(self) -> None:
        """Raises OSError where it can't be started."""
        # Modules are found where this process finds them, and never in the working folder.
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process = subprocess.Popen(
            helper("reportlint.loaders.conversion_process"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._to: IO[bytes] = self._process.stdin
        self._from: IO[bytes] = self._process.stdout

    @property
    def alive(self) -> bool:
        """Whether it can be given a further document."""
        return self._process.poll() is None and not self._to.closed

    def convert(self, work: str, data: bytes) -> Any:
        """See `converted_apart`."""
        late = threading.Event()

        def end() -> None:
            late.set()
            self._process.kill()

        try:
            receive(self._from)  # It is ready: its start does not count.
            clock = threading.Timer(limits.CLOCK * limits.DOCUMENT_SECONDS, end)
            clock.daemon = True
            clock.start()
            try:
                send(self._to, (work, data, limits.held()))
                result = receive(self._from)
            finally:
                clock.cancel()
        except (OSError, EOFError):
            self.close()
            if late.is_set() or self._process.returncode in _OVERDUE:
                return problem("document-seconds", limit=limits.DOCUMENT_SECONDS)
            return _crashed(f"the process ended with {self._process.returncode}")
        except BaseException:
            self.close()
            raise
        if isinstance(result, MemoryError):
            self.close()
            return problem("document-bytes", limit=size(limits.DOCUMENT_BYTES))
        return _crashed(result.reason) if isinstance(result, ConversionFailure) else result

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()
        for stream in (self._to, self._from):
            try:
                stream.close()
            except OSError:
                continue


def send(stream: IO[bytes], message: object) -> None:
    """Write a message. Raises OSError where nobody is there."""
    content = pickle.dumps(message)
    stream.write(len(content).to_bytes(_LENGTH, "big") + content)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read a message. Raises EOFError where there is none."""
    length = stream.read(_LENGTH)
    if len(length) < _LENGTH:
        raise EOFError
    content = stream.read(int.from_bytes(length, "big"))
    return pickle.loads(content)


def _crashed(reason: str | Message) -> Problem:
    return problem("loader-crashed", side=ProblemSide.OURS, loader="reportlint", reason=reason)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_idle.clear)
