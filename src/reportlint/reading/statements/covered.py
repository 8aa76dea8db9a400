"""What is kept of the numbers read so far: what they are of, the last one, the list it stands in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from reportlint.reading.statements.tokens import NumberToken

NOTHING: frozenset[str] = frozenset()
CARRIED = frozenset({"carried-in", "carried-out", "carried"})
TRANSPARENT = frozenset({"", "intake", "progress", "dispute", "document", "decision", "concluded"})
"""Families whose parts are parts of the whole: 答复9件，其中予以公开5件."""


@dataclass(frozen=True, slots=True)
class Covered:
    """What the numbers at hand are of, where that is not the whole."""

    kind: str
    """Its family without the detail; `period`, or empty where it is a manner, a kind, or not known."""
    number: Decimal | None
    money: bool = False
    named: bool = True
    """Something says that it is being broken down; else the numbers just follow."""
    column: str = ""
    """The column of the table that holds its numbers, where it is certain that they are of these applicants."""
    lasting: bool = False
    """Whose they are is what the sentence begins with: a semicolon need not end it."""
    row: str = ""
    """What was carried over, or how it was closed, where its applicants are told: rows of the table hold them."""


@dataclass(frozen=True, slots=True)
class CoveredNumber:
    """The last number read."""

    token: NumberToken
    money: bool
    subjects: frozenset[str]
    kind: str
    part: Covered | None
    """What it is of."""
    column: str = ""
    """That of its applicants, where no others stand beside them."""

    @property
    def value(self) -> Decimal:
        """Its value."""
        return self.token.value


@dataclass(frozen=True, slots=True)
class CoveredList:
    """A list being read: what it is of, and what is left of that."""

    whole: CoveredNumber
    left: Decimal
    topic: str
    opened: bool
    """A word or mark opens it (其中, a colon); else the parts just follow."""


@dataclass(frozen=True, slots=True)
class CoveragePlace:
    """Where the sentence stands."""

    part: Covered | None = None
    last: CoveredNumber | None = None
    listed: CoveredList | None = None
    about: frozenset[str] = NOTHING
    complete: CoveredList | None = None
    """The list that the last number completes: what follows is said of what it was a list of."""
    settled: str = ""
    """The kind of the part that completed the list before this number."""
    fresh: bool = True
    """No number has been read since the sentence, or its semicolon, began."""


def row_of_carried(subjects: Collection[str]) -> str:
    """The one thing carried over that subjects are; empty where it is not told in which direction."""
    return next(iter(subjects)) if len(subjects) == 1 and CARRIED >= {*subjects} != {"carried"} else ""


def row_of_outcome(subjects: Collection[str]) -> str:
    """The one outcome that subjects are; empty for several."""
    return next(iter(subjects)) if len(subjects) == 1 else ""


def are_kinds(some: Collection[str], of: Collection[str]) -> bool:
    """True where all of some subjects are kinds of another one: litigation-direct of litigation."""
    return bool(some) and all(any(one.startswith(f"{other}-") for other in of) for one in some)
