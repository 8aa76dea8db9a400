"""What a loader of paper reads on one page: characters, drawn lines and pictures where they stand.

Everything is measured in points, from the left and the upper edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

Char = dict[str, Any]
"""A character as pdfplumber gives it: `text`, `x0`, `x1`, `top`, `bottom`, `doctop`, `size`, `matrix`, `upright`,
`fontname`, and `non_stroking_color` (its parts from 0, dark, to 1)."""
Edge = dict[str, Any]
"""A drawn line as pdfplumber gives it: `x0`, `x1`, `top`, `bottom`, `width`, `height`, and `orientation`: `h` for
level, `v` for upright."""


class Picture(NamedTuple):
    """A picture: where its upper edge is, and its size."""

    top: float
    width: float
    height: float


class Sheet(NamedTuple):
    """A page as it is printed."""

    width: float
    height: float
    chars: Sequence[Char]
    edges: Sequence[Edge]
    pictures: Sequence[Picture]


def edge(x0: float, top: float, x1: float, bottom: float) -> Edge:
    """A level line, where it has no height, or an upright one."""
    return {
        "object_type": "line",
        "orientation": "h" if top == bottom else "v",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }
