"""How a wide table goes on paper: on as many sheets side by side as it takes to be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_ROOM: Final = 140
"""What column widths may come to on a landscape A4 sheet, in characters: smaller than eight points nobody reads on paper.

Counted for programs without the font of Excel, which draw columns wider.
"""


def sheets_across(widths: Sequence[float], leading: int) -> int:
    """How many sheets side by side hold the columns, the leading ones on each of them; 0 is the width of a hidden one."""
    heads = sum(widths[:leading])
    sheets, used = 1, heads
    for width in filter(None, widths[leading:]):
        if used > heads and used + width > _ROOM:
            sheets += 1
            used = heads
        used += width
    return sheets
