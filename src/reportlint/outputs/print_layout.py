"""How a wide table goes on paper: on as few sheets as can be read, smaller than seven points nobody reads on paper."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Final, NamedTuple


class Paper(IntEnum):
    """A sheet of paper, by the number that Excel has for it."""

    A3 = 8
    A4 = 9


_ROOM: Final = {Paper.A4: 147, Paper.A3: 213}
"""What column widths may come to on a landscape sheet, in characters of seven points.

Counted for programs without the font of Excel, which draw columns wider.
"""
_MANY: Final = 4
"""Sheets of A4 side by side that can still be laid out on a table."""


class PrintLayout(NamedTuple):
    """On what, and how many of them side by side."""

    paper: Paper
    across: int


def print_layout(widths: Sequence[float], leading: int) -> PrintLayout:
    """How columns go on paper, the leading ones on each sheet; 0 is the width of a hidden one.

    A4, which every office prints; A3 where one such sheet holds all columns and A4 takes several, or A4 takes very many.
    """
    small, large = (_across(widths, leading, _ROOM[paper]) for paper in (Paper.A4, Paper.A3))
    if small > large and (large == 1 or small > _MANY):
        return PrintLayout(Paper.A3, large)
    return PrintLayout(Paper.A4, small)


def _across(widths: Sequence[float], leading: int, room: float) -> int:
    """How many sheets side by side hold the columns."""
    heads = sum(widths[:leading])
    sheets, used = 1, heads
    for width in filter(None, widths[leading:]):
        if used > heads and used + width > room:
            sheets += 1
            used = heads
        used += width
    return sheets
