"""Compiled regular expressions, kept from one start to the next as Python keeps compiled modules.

To compile those that forms and rules are made of takes longer than to judge a page. What was not kept, or can't be
read, is compiled as ever.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any, Final

from reportlint.support.kept import Memory

_MOST: Final = 4096
"""Expressions that Python remembers; by itself it forgets the oldest of 512, fewer than there are."""
_TRIED: Final = "(?P<a>b)[c-e]?"

_Compiled = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What Python's compiler makes of an expression: flags, code, how many groups, their numbers and their names."""


def warm() -> None:
    """Let `re.compile` find what an earlier process compiled. For a process that is ours alone."""
    # Whatever is new in this Python, we go without.
    with suppress(Exception):
        compiler, engine = import_module("re._compiler"), import_module("_sre")
        memory = Memory("patterns", _compiled, build=(sys.byteorder, engine.MAGIC, engine.CODESIZE))
        anew: Callable[..., Any] = compiler.compile

        def compile(pattern: Any, flags: int = 0) -> Any:
            if not isinstance(pattern, str):
                return anew(pattern, flags)
            flags, code, groups, by_name, names = memory(f"{int(flags)} {pattern}")
            return engine.compile(pattern, flags, array("I", code).tolist(), groups, by_name, names)

        if not hasattr(anew, "__wrapped__") and compile(_TRIED) == anew(_TRIED):
            compile.__wrapped__ = anew  # type: ignore[attr-defined]
            vars(compiler)["compile"] = compile
            vars(re)["_MAXCACHE"] = _MOST


def _compiled(expression: str) -> _Compiled:
    """As `re.compile` does it, step by step. `expression` begins with the flags."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    number, _, pattern = expression.partition(" ")
    flags = int(number)
    parsed = _parser.parse(pattern, flags)
    code = array("I", map(int, _compiler._code(parsed, flags)))
    names: list[str | None] = [None] * parsed.state.groups
    for name, group in parsed.state.groupdict.items():
        names[group] = name
    return (
        int(flags | parsed.state.flags),
        code.tobytes(),
        parsed.state.groups - 1,
        dict(parsed.state.groupdict),
        tuple(names),
    )
