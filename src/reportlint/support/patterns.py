"""Compiled regular expressions, kept from one start to the next as Python keeps compiled modules.

To compile those that forms and rules are made of takes longer than to judge a page. They stand in this module's
`__pycache__`, where Python may write; what can't be read there is compiled as ever.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
import zlib
from array import array
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, Final, NamedTuple

_MOST: Final = 4096
"""Expressions that Python remembers; by itself it forgets the oldest of 512, fewer than there are."""
_FEW: Final = 16
"""New ones that are not worth writing the file again."""

Key = tuple[str, int]
"""An expression and its flags."""


class _Compiled(NamedTuple):
    """What Python's compiler makes of an expression."""

    flags: int
    code: bytes
    groups: int
    by_name: dict[str, int]
    names: tuple[str | None, ...]


_kept: dict[Key, _Compiled] | None = None
"""What the file had; None where none was asked for."""


def warm() -> None:
    """Let `re.compile` find what an earlier process compiled. For a process that is ours alone."""
    global _kept  # noqa: PLW0603
    if _kept is not None:
        return
    _kept = {}
    # A faster start is worth no failure: whatever is wrong with the file, or new in this Python, we go without.
    with suppress(Exception):
        _remembered()
        _kept = _read(_file().read_bytes())
        made = {key: _pattern(key[0], compiled) for key, compiled in _kept.items()}
        vars(re)["_cache"].update({(str, *key): pattern for key, pattern in made.items()})


def keep() -> None:
    """Keep what was compiled since, for the next process; nothing is done where `warm` was not called."""
    global _kept  # noqa: PLW0603
    if _kept is None or sys.dont_write_bytecode:
        return
    with suppress(Exception):
        file = _file()
        file.parent.mkdir(parents=True, exist_ok=True)
        if not os.access(file.parent, os.W_OK):
            return
        present = [(text, int(flags)) for kind, text, flags in _remembered() if kind is str]
        new = [key for key in present if key not in _kept]
        if len(new) > _FEW:
            from reportlint.support.atomic import write_whole

            known = _kept if len(present) < _MOST // 2 else {}
            _kept = {**known, **{key: _compiled(*key) for key in new}}
            write_whole(file, _written(_kept))


def _file() -> Path:
    return Path(cache_from_source(__file__)).with_suffix(".patterns")


def _remembered() -> Mapping[tuple[type, str, int], re.Pattern[str]]:
    """Python's own memory of expressions, made large enough."""
    vars(re)["_MAXCACHE"] = _MOST
    remembered: Mapping[tuple[type, str, int], re.Pattern[str]] = vars(re)["_cache"]
    return remembered


def _build() -> tuple[Any, ...]:
    """What compiled expressions depend on."""
    engine = _engine()
    return sys.hexversion, sys.byteorder, engine.MAGIC, engine.CODESIZE


def _read(data: bytes) -> dict[Key, _Compiled]:
    """Raises ValueError where it is damaged or of another Python."""
    check, content = data[:4], data[4:]
    if zlib.crc32(content).to_bytes(4, "big") != check:
        raise ValueError
    build, kept = marshal.loads(content)
    if build != _build():
        raise ValueError
    return {key: _Compiled(*compiled) for key, compiled in kept.items()}


def _written(kept: Mapping[Key, _Compiled]) -> bytes:
    content = marshal.dumps((_build(), {key: tuple(compiled) for key, compiled in kept.items()}))
    return zlib.crc32(content).to_bytes(4, "big") + content


def _compiled(text: str, flags: int) -> _Compiled:
    """As `re.compile` does it, step by step."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(text, flags)
    code = array("I", map(int, _compiler._code(parsed, flags)))
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    return _Compiled(
        int(flags | parsed.state.flags),
        code.tobytes(),
        parsed.state.groups - 1,
        dict(parsed.state.groupdict),
        tuple(names),
    )


def _pattern(text: str, compiled: _Compiled) -> re.Pattern[str]:
    code = array("I", compiled.code).tolist()
    pattern: re.Pattern[str] = _engine().compile(
        text, compiled.flags, code, compiled.groups, compiled.by_name, compiled.names
    )
    return pattern


def _engine() -> Any:
    """The part of `re` that is written in C."""
    return import_module("_sre")
