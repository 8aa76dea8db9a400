"""A run with plugins of others counts only if it says so itself, at its end.

A plugin can end its process at any moment with any exit code. So the command that is about to load one has
itself run again in a process of its own, and attends it: the exit code is what that process wrote into a small
shared file at its very end, and no other. The file also says what it was doing, so that whoever ended it is named.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from reportlint.model.message import Message
from reportlint.support.signals import BY_SIGNAL, name_of

if TYPE_CHECKING:
    from mmap import mmap

VARIABLE: Final = "REPORTLINT_ATTENDANCE"
"""Names the shared file to the process that is attended."""
_SIZE: Final = 1024
_LOOKS: Final = 1.0
"""Seconds between two looks at whether who attends is still there."""

_record: Attendance | None = None
"""Where this process says what it does; None where nobody attends it."""
_settled = False
"""Whether what is done from now on is of no account."""
_attend: Callable[[], object] | None = None
"""Has another process load plugins of others; None where this one may."""


class Attendance:
    """The shared file: the work that is being done, and the exit code once all of it is."""

    def __init__(self, name: str) -> None:
        """Raises OSError or ValueError where there is no such file."""
        from mmap import mmap

        with Path(name).open("r+b") as file:
            self._map: mmap = mmap(file.fileno(), _SIZE)

    @property
    def work(self) -> str:
        """What is being done."""
        length = int.from_bytes(self._map[2:4], "big")
        return self._map[4 : 4 + length].decode("utf-8", "replace")

    @work.setter
    def work(self, name: str) -> None:
        text = name.encode("utf-8", "replace")[: _SIZE - 4]
        self._map[2 : 4 + len(text)] = len(text).to_bytes(2, "big") + text

    @property
    def code(self) -> int | None:
        """The exit code; None until it was given."""
        return self._map[1] if self._map[0] else None

    @code.setter
    def code(self, code: int) -> None:
        self._map[:2] = bytes((1, code))


class RunEnd(NamedTuple):
    """How an attended process ended."""

    code: int | None
    """The exit code it gave at its end; None where it did not come to that."""
    work: str
    """What it was doing when it was ended, or told to end; empty where that is not known."""
    status: int
    """What the system says of it: an exit code, or a signal as a negative number."""
    told: int | None
    """The signal that this process was sent, and has passed on; None for none."""

    @property
    def earned(self) -> int | None:
        """The exit code that counts; None where there is none.

        A process that was told to end, by a signal that nobody sent through this one, was told so by what it was
        doing.
        """
        if self.code is None:
            return self.told and BY_SIGNAL + self.told
        by_itself = self.code > BY_SIGNAL and self.told is None and self.work
        return None if by_itself else self.code

    @property
    def say(self) -> Message:
        """Why nothing of it counts."""
        number = self.code - BY_SIGNAL if self.code else -self.status
        how = (
            Message(f"被信号 {name_of(number)} 结束", f"by {name_of(number)}")
            if number > 0
            else Message(f"以 {self.status} 退出", f"with {self.status}")
        )
        at = Message(f"，当时正在运行 {self.work}", f", in {self.work}") if self.work else Message("", "")
        return Message(
            f"没有做完：进程{how.zh}{at.zh}。结果不能采用。",
            f"The run did not come to its end: its process ended {how.en}{at.en}. Its results don't count.",
        )


class Attended(Exception):
    """The run was done by another process, and came to this."""

    def __init__(self, end: RunEnd) -> None:
        super().__init__(end)
        self.end = end


@contextmanager
def shared_file() -> Iterator[str]:
    """The name of a new shared file, for as long as it is needed."""
    from tempfile import mkstemp

    descriptor, name = mkstemp(prefix="reportlint-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(bytes(_SIZE))
        yield name
    finally:
        # A process that still has it mapped keeps it from being removed on some systems.
        with suppress(OSError):
            Path(name).unlink()


def begin(attend: Callable[[], object]) -> None:
    """The process is the command line's own: it is attended already, or is to `attend` another one."""
    global _record, _attend  # noqa: PLW0603
    if name := os.environ.pop(VARIABLE, ""):
        with suppress(OSError, ValueError):
            _record = Attendance(name)
            threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    _attend = attend if _record is None else None


def before_strangers() -> None:
    """Called before plugins of others are loaded. Raises `Attended` where another process did that."""
    if _attend is not None and sys.executable:
        _attend()


def note(work: str) -> None:
    """This work begins; empty: it is done."""
    if _record is not None and not _settled:
        _record.work = work


def join(name: str = "") -> None:
    """In a process that helps: what it does is noted in a file of its own, or nowhere."""
    global _record, _attend  # noqa: PLW0603
    _attend = None
    _record = Attendance(name) if name else None


def settle() -> None:
    """What is being done now is what is told, whatever comes after."""
    global _settled  # noqa: PLW0603
    _settled = True


def end(code: int) -> None:
    """The run has come to its end. Where it is attended, this ends the process.

    What plugins have put up to be done at the end is not done, and their threads are not waited for.
    """
    if _record is None:
        return
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    _record.code = code
    os._exit(code)


def _end_with_parent(parent: int) -> None:
    """Who attends may be killed; nobody would then know what this process comes to."""
    while os.name == "posix":
        if os.getppid() != parent:
            os._exit(1)
        threading.Event().wait(_LOOKS)
