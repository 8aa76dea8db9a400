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
"""Part of a column's width that holds no text, or where a line was broken early."""


def height(cells: Iterable[tuple[str, float]]) -> float | None:
    """The height in points for texts in columns of some width; None where one line is enough."""
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return min(lines * _LINE, _MOST) if lines > 1 else None


def _lines(text: str, width: float) -> int:
    if len(text) * 2 <= width - _MARGIN and "\n" not in text:
        return 1
    room = max(width - _MARGIN, 1.0)
    return sum(max(1, ceil(cell_len(line) / room)) for line in text.split("\n"))
