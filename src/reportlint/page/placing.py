"""The order in which elements are shown that a page puts in their places by coordinates.

Converters from Word and PDF write every cell of a table as a `<div>` with its own `top` and `left`, in any order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportlint.model.text import Element

FEW = 4
"""With fewer elements in their own places it is a picture's caption or a menu, not a page."""
LEVEL = {"px": 4.0, "pt": 3.0, "mm": 1.0, "cm": 0.1, "em": 0.3, "rem": 0.3, "%": 0.2}
"""By how much cells of one line may differ in height, by unit."""

_ABSOLUTE = re.compile(r"position\s*:\s*absolute", re.I)
_SIDES = re.compile(r"(?<![-\w])(top|left)\s*:\s*(-?\d+(?:\.\d+)?)\s*(px|pt|mm|cm|r?em|%)?", re.I)


def shown_children(element: Element) -> Iterator[Element]:
    """The children from top to bottom and left to right, where they all have places of their own; else as they come."""
    if len(element) < FEW or "absolute" not in (element[0].get("style") or "").lower():
        return iter(element)
    placed = [(place, child) for child in element if (place := _place(child)) is not None]
    if len(placed) < len(element) or len({unit for (_, _, unit), _ in placed}) > 1:
        return iter(element)
    by_top = sorted(placed, key=lambda one: one[0][0])
    level = LEVEL.get(by_top[0][0][2].lower(), LEVEL["px"])
    lines: list[list[tuple[float, Element]]] = []
    highest = by_top[0][0][0]
    for (top, left, _), child in by_top:
        if not lines or top - highest > level:
            lines.append([])
            highest = top
        lines[-1].append((left, child))
    return (child for line in lines for _, child in sorted(line, key=lambda one: one[0]))


def _place(child: Element) -> tuple[float, float, str] | None:
    style = child.get("style") or ""
    if not _ABSOLUTE.search(style):
        return None
    sides = {name.lower(): (float(number), unit) for name, number, unit in _SIDES.findall(style)}
    if len(sides) < 2 or sides["top"][1] != sides["left"][1]:
        return None
    return sides["top"][0], sides["left"][0], sides["top"][1]
