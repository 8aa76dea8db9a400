"""The methods that dataclasses and named tuples write for themselves, compiled once and kept between starts.

Both write Python and run it, some thousand times a start. Where this Python does it otherwise, it goes on doing so.
"""

from __future__ import annotations

import collections
import dataclasses
from functools import partial
from types import CodeType
from typing import Any

from reportlint.support.kept import Memory


def warm() -> None:
    """Let classes be made with the methods that an earlier process compiled. For a process that is ours alone."""
    # A module's own name is looked up before that of Python.
    vars(dataclasses)["exec"] = _exec
    vars(collections)["eval"] = _eval


def _compiled(text: str, mode: str) -> CodeType:
    code: CodeType = compile(text, "<string>", mode)
    return code


_statements = Memory("methods", partial(_compiled, mode="exec"))
_expressions = Memory("tuples", partial(_compiled, mode="eval"))


def _exec(source: Any, *names: Any) -> None:
    exec(_statements(source) if isinstance(source, str) else source, *names)


def _eval(source: Any, *names: Any) -> Any:
    return eval(_expressions(source) if isinstance(source, str) else source, *names)
