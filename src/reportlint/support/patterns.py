"""Compiled regular expressions, kept from one start to the next as Python keeps compiled modules.

To compile those that forms and rules are made of takes longer than to judge a page. What was not
kept, or can't be read, is compiled as ever.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any, Final, NamedTuple

from reportlint.support import kept

_NAME: Final = "patterns"
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
    # Whatever is new in this Python, we go without.
    with suppress(Exception):
        _remembered()
        _kept = {key: _Compiled(*compiled) for key, compiled in kept.read(_NAME, _build()).items()}
        made = {key: _pattern(key[0], compiled) for key, compiled in _kept.items()}
        vars(re)["_cache"].update({(str, *key): pattern for key, pattern in made.items()})


def keep() -> None:
    """Keep what was compiled since, for the next process; nothing is done where `warm` was not called."""
    global _kept  # noqa: PLW0603
    if _kept is None:
        return
    with suppress(Exception):
        present = [(text, int(flags)) for kind, text, flags in _remembered() if kind is str]
        new = [key for key in present if key not in _kept]
        if len(new) > _FEW:
            known = _kept if len(present) < _MOST // 2 else {}
            _kept = {**known, **{key: _compiled(*key) for key in new}}
            kept.write(_NAME, _build(), {key: tuple(compiled) for key, compiled in _kept.items()})


def _remembered() -> Mapping[tuple[type, str, int], re.Pattern[str]]:
    """Python's own memory of expressions, made large enough."""
    vars(re)["_MAXCACHE"] = _MOST
    remembered: Mapping[tuple[type, str, int], re.Pattern[str]] = vars(re)["_cache"]
    return remembered


def _build() -> tuple[Any, ...]:
    """What compiled expressions depend on."""
    engine = _engine()
    return sys.byteorder, engine.MAGIC, engine.CODESIZE


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
