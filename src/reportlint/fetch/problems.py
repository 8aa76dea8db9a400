"""What can come of loading a page: the closed list, with the cause, whose matter it is, and the next step.

A page that cannot be reached is never a fault of the report. Codes of `FAILURES` end a load, codes of
`REMARKS` are worth knowing about one that went well. `FetchEvent` is a code with its arguments, small enough to
be kept with the evidence and said again later. The list is in `problems.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, NamedTuple

from reportlint.model.finding import Notice, Problem, ProblemSide
from reportlint.model.message import Message
from reportlint.page.problems import worded
from reportlint.support.toml import shipped_toml


class PageState(StrEnum):
    """What a failure says of the page itself."""

    UNKNOWN = "unknown"
    """Nothing: it was not reached."""
    GONE = "gone"
    """The site says that there is none."""
    WITHOUT_TEXT = "without-text"
    """It is there, but its text can't be read."""
    SEVERAL = "several"
    """It leads to several reports."""


class ProblemEntry(NamedTuple):
    """One way a load can fail."""

    side: ProblemSide
    message: Message
    """What happened, and why as far as it is known."""
    advice: Message
    retry: bool = False
    """Whether the same request may succeed a moment later."""
    page: PageState = PageState.UNKNOWN


NOT_IN_COLUMN: Final = "not-in-column"
"""The remark on a column or home page that does not lead to the report that is meant."""
FOUND_IN_COLUMN: Final = "found-in-column"
"""The remark on a report that was found from a column or home page."""


def _read() -> tuple[Mapping[str, ProblemEntry], Mapping[str, Message]]:
    data = shipped_toml("reportlint.fetch", "problems.toml")

    def entry(table: Mapping[str, Any]) -> ProblemEntry:
        return ProblemEntry(
            ProblemSide(table["side"]),
            *worded(table, data["advice"]),
            table.get("retry", False),
            PageState(table.get("page", "unknown")),
        )

    failures = {code: entry(table) for code, table in data["failures"].items()}
    return failures, {code: Message(table["zh"], table["en"]) for code, table in data["remarks"].items()}


FAILURES, REMARKS = _read()


@dataclass(frozen=True, slots=True)
class FetchEvent:
    """A code of `FAILURES` or `REMARKS` with what fills the marks of its sentences."""

    code: str
    arguments: tuple[tuple[str, str | Message], ...] = ()

    @property
    def retry(self) -> bool:
        """Whether the same request may succeed a moment later."""
        return FAILURES[self.code].retry

    @property
    def page(self) -> PageState:
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


def event(code: str, /, **arguments: object) -> FetchEvent:
    """An event of this code; numbers and the like are put into words.

    Raises KeyError for a code that is on neither list.
    """
    if code not in FAILURES and code not in REMARKS:
        raise KeyError(code)
    worded = (
        (name, value if isinstance(value, Message) else str(value)) for name, value in arguments.items()
    )
    return FetchEvent(code, tuple(worded))
