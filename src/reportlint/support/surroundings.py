"""What strangers' code leaves as it found it, or is found out: streams, working folder, process, threads.

Looked after only once code of others is loaded (`expect_strangers`); until then it costs nothing.
"""

from __future__ import annotations

import builtins
import io
import os
import sys
import threading
from collections.abc import Iterator
from typing import Any, Final, TextIO

from reportlint.model.message import Message
from reportlint.support.characters import harmless
from reportlint.support.process_settings import ProcessSettings

_BUILTINS: Final = vars(builtins)
_STREAMS: Final = ("stdout", "stderr", "__stdout__", "__stderr__")

_expected = False
_forks = 0


def expect_strangers() -> None:
    """Code of others is about to be loaded into this process."""
    global _expected  # noqa: PLW0603
    if not _expected and hasattr(os, "register_at_fork"):
        os.register_at_fork(before=_count_fork)
    _expected = True


def surroundings() -> Surroundings | None:
    """As they are now, to be put back later; None where no code of others is loaded."""
    return Surroundings() if _expected else None


def _count_fork() -> None:
    global _forks  # noqa: PLW0603
    _forks += 1


class _Aside(io.TextIOBase):
    """Stands for stdout and stderr while strangers work: what they print is no part of a document, and may quote pages.

    Goes to stderr, without what steers a terminal.
    """

    def __init__(self, stderr: TextIO) -> None:
        self._stderr = stderr
        self.buffer: Final = _AsideBytes(self)

    def write(self, text: str) -> int:
        """Write to stderr."""
        self._stderr.write(harmless(text))
        return len(text)

    def flush(self) -> None:
        """Flush stderr."""
        self._stderr.flush()


class _AsideBytes(io.RawIOBase):
    """For bytes."""

    def __init__(self, text: _Aside) -> None:
        self._text = text

    def write(self, data: Any) -> int:
        """Write to stderr."""
        self._text.write(bytes(data).decode("utf-8", "replace"))
        return len(data)


class Surroundings:
    """The process as it was when strangers began to work in it. Until `leave`, stdout and stderr are kept from them."""

    def __init__(self) -> None:
        self._process, self._forks = os.getpid(), _forks
        self._builtins = _BUILTINS.copy()
        self._own = frozenset(threading.enumerate())
        self._left: set[threading.Thread] = set()
        self._failed: list[str] = []
        self._told_of_threads, threading.excepthook = threading.excepthook, self._note_failure
        self._settings = ProcessSettings()
        self._folder = _folder()
        self._streams = {name: getattr(sys, name) for name in _STREAMS}
        self._descriptors = {number: kept for number in (1, 2) if (kept := _KeptDescriptor.of(number))}
        # What programs that they start print is no part of a document either.
        if len(self._descriptors) == 2:
            self._descriptors[1].stand_in(self._descriptors[2])
        vars(sys).update(dict.fromkeys(_STREAMS, _Aside(sys.stderr)))

    def disturbed(self) -> Message | None:
        """What was changed, of several the first; all of it is put back where that can be.

        A copy of the process that comes here ends.
        """
        # First of all, and by operators only: what follows calls functions that may be patched.
        patched = not self._builtins.items() <= _BUILTINS.items()
        if patched:
            _BUILTINS.update(self._builtins)
        if os.getpid() != self._process:
            os._exit(3)
        changes = list(self._changes(patched=patched))
        return changes[0] if changes else None

    def _changes(self, *, patched: bool) -> Iterator[Message]:
        if patched:
            yield Message("替换了 Python 的内建函数", "replaced built-in functions of Python")
        if self._folder is not None and _folder() != self._folder:
            os.chdir(self._folder)
            yield Message("改变了工作目录", "changed the working folder")
        if self._forks != _forks:
            self._forks = _forks
            yield Message("复制了进程（fork）", "made a copy of the process (fork)")
        closed = [number for number, kept in self._descriptors.items() if kept.put_back(number)]
        if closed or self._streams["stdout"].closed:
            self._reopen()
            yield Message("关闭或替换了标准输出", "closed or replaced the standard output")
        yield from self._settings.put_back()
        if self._failed:
            error, *_ = self._failed
            self._failed.clear()
            yield Message(f"它的线程出错：{error}", f"a thread of it failed: {error}")
        known = self._own | self._left
        left = [one for one in threading.enumerate() if one not in known and not one.daemon]
        if left:
            self._left.update(left)
            yield Message(f"留下了没有结束的线程 {left[0].name}", f"left the thread {left[0].name} running")

    def _note_failure(self, what: threading.ExceptHookArgs) -> None:
        if what.thread in self._own:
            self._told_of_threads(what)
        else:
            self._failed.append(f"{what.exc_type.__name__}: {what.exc_value}".removesuffix(": None"))

    def leave(self) -> None:
        """Strangers have done their work."""
        threading.excepthook = self._told_of_threads
        vars(sys).update(self._streams)
        for number, kept in self._descriptors.items():
            kept.leave(number)

    def _reopen(self) -> None:
        old = self._streams["stdout"]
        if old.closed and 1 in self._descriptors:
            new: TextIO = open(1, "w", encoding=old.encoding, errors=old.errors, closefd=False)  # noqa: SIM115
            self._streams["stdout"] = new


class _KeptDescriptor:
    """A descriptor, and what it stands for."""

    def __init__(self, copy: int) -> None:
        self._copy = self._present = copy
        self._file = _identity(copy)

    @classmethod
    def of(cls, number: int) -> _KeptDescriptor | None:
        """None for one that is not open."""
        try:
            return cls(os.dup(number))
        except OSError:
            return None

    def stand_in(self, other: _KeptDescriptor) -> None:
        """Until `leave`, stdout is what another one is."""
        self._present, self._file = other._copy, other._file
        os.dup2(self._present, 1)

    def put_back(self, number: int) -> bool:
        """Whether the descriptor had become another."""
        if _identity(number) == self._file:
            return False
        os.dup2(self._present, number)
        return True

    def leave(self, number: int) -> None:
        """Let it be what it was, and forget it."""
        if self._present != self._copy:
            os.dup2(self._copy, number)
        os.close(self._copy)


def _identity(number: int) -> tuple[int, int] | None:
    try:
        found = os.fstat(number)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _folder() -> str | None:
    try:
        return os.getcwd()  # noqa: PTH109
    except OSError:
        return None
