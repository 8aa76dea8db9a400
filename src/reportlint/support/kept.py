"""What one start worked out for the next, as Python keeps compiled modules: plain data beside them.

It stands in this package's `__pycache__`, where Python may write. A faster start is worth no failure: whatever is
wrong with a file, or new in this Python, is as if it were not there.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, Final, Generic, TypeVar, cast

_MOST: Final = 4 << 20
"""Bytes of results that are kept."""
_FEW: Final = 16 << 10
"""Bytes of new results that are not worth writing the file again."""

T = TypeVar("T")

_memories: list[Memory[Any]] = []
_ours = False


class Memory(Generic[T]):
    """A pure function of a text that gives plain data; what it gave is known at the next start.

    Each call gives data of its own. What can't be marshalled is worked out each time.
    """

    def __init__(self, name: str, function: Callable[[str], T], build: Any = None) -> None:
        """The function is Python's own: what it gives depends on Python's version only, and on `build`, plain data."""
        self._name, self._function, self._build = name, function, build
        self._known: dict[str, bytes] | None = None
        self._new: dict[str, bytes] = {}
        _memories.append(self)

    def __call__(self, text: str) -> T:
        """What the function gives for the text, or raises."""
        if self._known is None:
            self._known = read(self._name, self._build) if _ours else {}
        if known := self._known.get(text):
            result: T = marshal.loads(known)
            return result
        result = self._function(text)
        if _ours:
            with suppress(ValueError):
                self._new[text] = marshal.dumps(cast(Any, result))
        return result

    def keep(self) -> None:
        """Write what is new, where it is worth that."""
        if _size(self._new) >= _FEW:
            both = {**(self._known or {}), **self._new}
            write(self._name, self._build, both if _size(both) < _MOST else self._new)


def warm() -> None:
    """Let memories know what an earlier process worked out. For a process that is ours alone."""
    global _ours  # noqa: PLW0603
    _ours = True


def keep() -> None:
    """Let the next process know what was worked out since; nothing is done where `warm` was not called."""
    for memory in _memories:
        memory.keep()


def read(name: str, build: Any) -> dict[Any, Any]:
    """What is kept under a name; nothing where it is damaged or `build`, which it depends on, is another."""
    with suppress(Exception):
        data = _file(name).read_bytes()
        check, content = data[:4], data[4:]
        if zlib.crc32(content).to_bytes(4, "big") == check:
            of, kept = marshal.loads(content)
            if of == (sys.hexversion, build):
                return dict(kept)
    return {}


def write(name: str, build: Any, kept: dict[Any, Any]) -> None:
    """Keep plain data under a name, whole or not at all, where Python may write."""
    if sys.dont_write_bytecode:
        return
    with suppress(Exception):
        from reportlint.support.atomic import write_whole

        file = _file(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        if os.access(file.parent, os.W_OK):
            content = marshal.dumps(((sys.hexversion, build), kept))
            write_whole(file, zlib.crc32(content).to_bytes(4, "big") + content)


def _size(results: dict[str, bytes]) -> int:
    return sum(map(len, results.values()))


def _file(name: str) -> Path:
    return Path(cache_from_source(__file__)).with_suffix(f".{name}")
