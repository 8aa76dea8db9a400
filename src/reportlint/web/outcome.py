"""What can come of loading a page: the closed list, with the cause, whose matter it is, and the next step.

A page that cannot be reached is never a fault of the report. Codes of `FAILURES` end a load, codes of
`REMARKS` are worth knowing about one that went well. `Event` is a code with its arguments, small enough to
be kept with the evidence and said again later. The list is in `outcomes.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any, NamedTuple

from reportlint.model.finding import Notice, Problem, Side
from reportlint.model.say import Say


class Page(StrEnum):
    """What a failure says of the page itself."""

    UNKNOWN = "unknown"
    """Nothing: it was not reached."""
    GONE = "gone"
    """The site says that there is none."""
    WITHOUT_TEXT = "without-text"
    """It is there, but its text can't be read."""


class Entry(NamedTuple):
    """One way a load can fail."""

    side: Side
    message: Say
    """What happened, and why as far as it is known."""
    advice: Say
    retry: bool = False
    """Whether the same request may succeed a moment later."""
    page: Page = Page.UNKNOWN


def _read() -> tuple[Mapping[str, Entry], Mapping[str, Say]]:
    data = tomllib.loads((files("reportlint.web") / "outcomes.toml").read_text(encoding="utf-8"))

    def entry(table: Mapping[str, Any]) -> Entry:
        advice = table["advice"]
        advice = data["advice"][advice] if isinstance(advice, str) else advice
        return Entry(
            Side(table["side"]),
            Say(table["zh"], table["en"]),
            Say(advice["zh"], advice["en"]),
            table.get("retry", False),
            Page(table.get("page", "unknown")),
        )

    failures = {code: entry(table) for code, table in data["failures"].items()}
    return failures, {code: Say(table["zh"], table["en"]) for code, table in data["remarks"].items()}


FAILURES, REMARKS = _read()


@dataclass(frozen=True, slots=True)
class Event:
    """A code of `FAILURES` or `REMARKS` with what fills the marks of its sentences."""

    code: str
    arguments: tuple[tuple[str, str | Say], ...] = ()

    @property
    def retry(self) -> bool:
        """Whether the same request may succeed a moment later."""
        return FAILURES[self.code].retry

    @property
    def page(self) -> Page:
        """What a failure says of the page itself."""
        return FAILURES[self.code].page

    @property
    def problem(self) -> Problem:
        """A failure, for an outcome."""
        entry, arguments = FAILURES[self.code], dict(self.arguments)
        return Problem(self.code, entry.message.fill(arguments), entry.advice.fill(arguments), entry.side)

    @property
    def notice(self) -> Notice:
        """A remark, for an outcome."""
        return Notice(self.code, REMARKS[self.code].fill(dict(self.arguments)))


def event(code: str, /, **arguments: object) -> Event:
    """An event of this code; numbers and the like are put into words.

    Raises KeyError for a code that is on neither list.
    """
    if code not in FAILURES and code not in REMARKS:
        raise KeyError(code)
    worded = ((name, value if isinstance(value, Say) else str(value)) for name, value in arguments.items())
    return Event(code, tuple(worded))
