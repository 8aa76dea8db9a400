"""From lines to paragraphs: which line begins a new one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from reportlint.loaders.pdf_layout.lines import PdfLine

_INDENT: Final = 1.2
"""Indentation, in character sizes, that begins a paragraph."""
_SHORT: Final = 1.8
"""Room at the end of a line, in character sizes, that marks it as a last one."""
_APART: Final = 1.7
"""Distance to the line before, in usual distances, that begins a paragraph."""
_LARGE: Final = 1.15
"""Sizes above this share of the usual one are titles."""
_ENDED: Final = re.compile(r"[。！？；：…”）)]$")
_BEGINS: Final = re.compile(
    r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+部分)"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """The type area of a document."""

    left: float
    right: float
    pitch: float
    """Usual distance from line to line."""
    size: float
    """Usual size of characters."""

    @classmethod
    def of(cls, pages: Sequence[Sequence[PdfLine]]) -> Measure:
        """The measure of the text on all pages; tables are not text."""
        lines = [line for page in pages for line in page]
        size = median(line.size for line in lines)
        body = [line for line in lines if abs(line.size - size) < 0.2 * size] or lines
        ordered = sorted(line.x1 for line in body)
        pitches = [
            below.top - above.top
            for page in pages
            for above, below in pairwise(page)
            if 0 < below.top - above.top < 4 * size
        ]
        return cls(
            left=sorted(line.x0 for line in body)[len(body) // 10],
            right=ordered[-1 - len(ordered) // 10],
            pitch=median(pitches) if pitches else 1.5 * size,
            size=size,
        )


def paragraphs_of(lines: Iterable[PdfLine], measure: Measure) -> Iterator[list[PdfLine]]:
    """Lines in reading order, parted into paragraphs. Lines of two pages follow each other directly."""
    paragraph: list[PdfLine] = []
    for line in lines:
        if paragraph and _begins(line, paragraph[-1], measure):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _begins(line: PdfLine, before: PdfLine, measure: Measure) -> bool:
    """Whether a line begins a paragraph."""
    if _BEGINS.match(line.text):
        return True
    same_page = line.top > before.top
    if same_page and line.top - before.top > _APART * max(measure.pitch, line.size, before.size):
        return True
    if before.size > _LARGE * measure.size and abs(line.size - before.size) < 0.1 * line.size:
        # A title of several lines.
        return False
    if line.x0 - measure.left > _INDENT * line.size:
        return True
    short = measure.right - before.x1 > _SHORT * before.size
    return short and (_ENDED.search(before.text) is not None or _BEGINS.match(before.text) is not None)
