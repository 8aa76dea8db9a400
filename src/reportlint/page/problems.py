"""Why an input cannot be read: the closed list of codes, what to tell the user, what to do.

The list is in `problems.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from reportlint.model.finding import Problem, ProblemSide
from reportlint.model.message import Message
from reportlint.support.budget import Overrun
from reportlint.support.toml import shipped_toml


def worded(
    table: Mapping[str, Any], advice: Mapping[str, Mapping[str, str]] = MappingProxyType({})
) -> tuple[Message, Message]:
    """What a table of such a file tells the user: what happened, and what to do.

    Where the table names an `advice` that several share, that is looked up.
    """
    own = table["advice"]
    return Message(table["zh"], table["en"]), Message(**(advice[own] if isinstance(own, str) else own))


_PROBLEMS: Final = {
    code: worded(table) for code, table in shipped_toml("reportlint.page", "problems.toml").items()
}
CODES: Final = frozenset(_PROBLEMS)
"""Every code there is."""


def problem(code: str, /, *, side: ProblemSide = ProblemSide.INPUT, **arguments: object) -> Problem:
    """The problem with this code. `arguments` fill the marks of its sentences.

    Raises KeyError for a code that is not on the list or a mark without an argument.
    """
    message, advice = _PROBLEMS[code]
    return Problem(code, message.fill(arguments), advice.fill(arguments), side)


def over_budget(overrun: Overrun) -> Problem:
    """The problem of a page that used up what it may use."""
    if overrun.of == "bytes":
        return problem("page-bytes", limit=size(overrun.limit))
    return problem("page-seconds", limit=overrun.limit)


def size(count: int) -> str:
    """A number of bytes as people read it: `18.4 MB`."""
    return f"{count / 1_000_000:,.1f} MB" if count >= 100_000 else f"{count:,} B"
