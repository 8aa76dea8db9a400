"""What is printed on every page and is not the document's text: page numbers, running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import inf
from typing import Final

from reportlint.loaders.paper.lines import PaperLine

_NUMBER: Final = re.compile(
    r"[-—–－―·\s]*(?:第\s*)?\d{1,4}\s*页?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–－―·\s]*"
    r"|共\s*\d{1,4}\s*页\s*[,，]?\s*第\s*\d{1,4}\s*页"
)
_MARGIN: Final = 0.12
"""Share of a page's height at either end where furniture stands."""
_OFTEN: Final = 2
"""Pages on which a line must stand at the same height to be a running head."""
_DIGITS: Final = re.compile(r"\d+")
"""A running head may hold the number of the page."""


def without_furniture(
    pages: Sequence[Sequence[PaperLine]], heights: Sequence[float]
) -> list[list[PaperLine]]:
    """The lines of every page that are text. Lines stand from top to bottom."""
    running = _running(pages, heights)
    kept = []
    for lines, height in zip(pages, heights, strict=True):
        left = min((line.x0 for line in lines), default=0)
        ends = {id(line) for line in (*lines[:2], *lines[-2:]) if _in_margin(line, height)}
        kept.append(
            [
                line
                for line in lines
                if id(line) not in ends
                or not (
                    _place(line) in running or (_NUMBER.fullmatch(line.text) and _apart(line, lines, left))
                )
            ]
        )
    return kept


def _running(pages: Sequence[Sequence[PaperLine]], heights: Sequence[float]) -> set[tuple[str, int]]:
    places = Counter(
        place
        for lines, height in zip(pages, heights, strict=True)
        for place in {_place(line) for line in lines if _in_margin(line, height)}
    )
    return {place for place, count in places.items() if count >= _OFTEN}


def _place(line: PaperLine) -> tuple[str, int]:
    """Text without numbers, and height to 4 points."""
    return _DIGITS.sub("0", line.text), round(line.top / 4)


def _in_margin(line: PaperLine, height: float) -> bool:
    return line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height


def _apart(line: PaperLine, lines: Sequence[PaperLine], left: float) -> bool:
    """Whether a lone number is no last line of a paragraph: not at the left edge, or far from the text."""
    if line.x0 - left > 2 * line.size:
        return True
    gaps = (max(other.top - line.bottom, line.top - other.bottom) for other in lines if other is not line)
    return min(gaps, default=inf) > line.size
