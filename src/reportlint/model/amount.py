"""What a number cell holds."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

DIGITS: Final = 15
"""Digits of the longest number that is one; more are a slip, and beyond them sums and spreadsheets are inexact."""


class Meaning(StrEnum):
    """What the text of a number cell means."""

    NUMBER = "number"
    BLANK = "blank"
    PLACEHOLDER = "placeholder"
    """A mark for "nothing": `/ — 无`."""
    TEXT = "text"


class Amount(NamedTuple):
    """The text of a number cell, read."""

    meaning: Meaning
    number: Decimal | None = None
    """Set for NUMBER; for TEXT that is a number with a unit or a remark, the number."""
    unit: str = ""
    """The unit that stands in the cell, as in `3件`; the cell's meaning is then TEXT."""
    remark: str = ""
    """What stands in brackets behind the number, as in `6（83%）`; the cell's meaning is then TEXT."""
    traits: frozenset[str] = frozenset()
    """What was odd in the writing: `fullwidth`, `separator`, `letters`, `decimal-zero`, `footnote`."""
