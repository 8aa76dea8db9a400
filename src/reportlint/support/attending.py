"""The process that attends: has the same command run in another one, and sees what it came to."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

from reportlint.support.attendance import VARIABLE, Attendance, Attended, RunEnd, shared_file
from reportlint.support.bundle import again
from reportlint.support.signals import ENDING


def attend() -> NoReturn:
    """Have the words of this process run in another one. Raises Attended when that has ended."""
    told: list[int] = []
    with shared_file() as name, _passing_on(told) as processes:
        record = Attendance(name)
        process = subprocess.Popen(again(), env={**os.environ, VARIABLE: name})
        processes.append(process)
        status = process.wait()
        raise Attended(RunEnd(record.code, record.work, status, told[-1] if told else None))


@contextmanager
def _passing_on(told: list[int]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Signals that would end this process go to the other one, which then ends by itself."""
    processes: list[subprocess.Popen[bytes]] = []

    def pass_on(number: int, frame: FrameType | None) -> None:
        told.append(number)
        # What is typed on the keyboard reaches both by itself.
        if number != signal.SIGINT or not _from_keyboard():
            for process in processes:
                process.send_signal(number)

    before = {number: signal.getsignal(number) for number in ENDING}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, pass_on)
    try:
        yield processes
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _from_keyboard() -> bool:
    """Whether an interruption was most likely typed: this process is the terminal's present work."""
    if os.name != "posix":
        return True
    try:
        with Path("/dev/tty").open("rb") as terminal:
            return os.tcgetpgrp(terminal.fileno()) == os.getpgrp()
    except OSError:
        return False
