"""The figures of a path: its `AbbreviatedData` (GB/T 33190-2016, 9.1), curves as the lines between their ends."""

from __future__ import annotations

import re
from typing import Final

from reportlint.loaders.ofd_parts.numbers import numbers

Point = tuple[float, float]

_STEP: Final = re.compile(r"([SMLQBAC])([^SMLQBAC]*)")


def strokes(data: str | None) -> list[list[Point]]:
    """The corners of each figure, in order; one that is closed ends where it began."""
    figures: list[list[Point]] = []
    for step, given in _STEP.findall(data or ""):
        found = numbers(given)
        if step in "SM" and len(found) >= 2:
            figures.append([(found[0], found[1])])
        elif step == "C" and figures:
            figures[-1].append(figures[-1][0])
        elif figures and len(found) >= 2:
            # Of a curve the end comes last.
            figures[-1].append((found[-2], found[-1]))
    return figures
