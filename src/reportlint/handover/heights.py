"""How tall a row must be for its texts to be read in whole.

Excel finds out by itself when it opens a file, LibreOffice and what prints without a window do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Final

from rich.cells import cell_len

_LINE: Final = 15.0
"""Points a line of ten-point type takes."""
_MOST: Final = 405.0
"""Points of the tallest row there may be."""
_MARGIN: Final = 2.0
"""Part of a column's width where lines are broken early, between words; Chinese is broken anywhere."""


def height(cells: Iterable[tuple[str, float]]) -> float | None:
    """The height in points for texts in columns of some width; None where one line is enough."""
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return min(lines * _LINE, _MOST) if lines > 1 else None


def _lines(text: str, width: float) -> int:
    if len(text) * 2 <= width - _MARGIN and "\n" not in text:
        return 1
    return sum(max(1, ceil(cell_len(line) / _room(line, width))) for line in text.split("\n"))


def _room(line: str, width: float) -> float:
    words = cell_len(line) < 1.5 * len(line)
    return max(width - _MARGIN if words else width, 1.0)
