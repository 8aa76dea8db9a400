"""From lines to paragraphs: which line begins a new one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from reportlint.loaders.paper.lines import PaperLine
from reportlint.model.text import squeeze

_INDENT: Final = 1.2
"""Indentation, in character sizes, that begins a paragraph."""
_SHORT: Final = 1.8
"""Room at the end of a line, in character sizes, that marks it as a last one."""
_APART: Final = 1.35
"""Distance to the line before that begins a paragraph, in distances of lines that surely go on."""
_APART_AT_MOST: Final = 1.7
"""The same in usual distances, where few lines surely go on."""
_ENOUGH: Final = 2
"""Lines that surely go on, from which on their distance is known."""
_MUCH: Final = 0.25
"""The same, in widths of the type area, for a line that begins at its left edge, whatever it ends with."""
_LARGE: Final = 1.15
"""Sizes above this share of the usual one are titles."""
_OTHER_SIZE: Final = 0.15
"""A line whose characters differ by more than this share is of another paragraph."""
_OPEN: Final = re.compile(r"[，、,]$")
"""No paragraph and no heading ends so."""
_ENDED: Final = re.compile(r"[。！？；：…”）)]$")
_BEGINS: Final = re.compile(
    r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+部分)"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """The type area of a document."""

    left: float
    right: float
    apart: float
    """Distance from line to line from which on a paragraph begins."""
    size: float
    """Usual size of characters."""

    @classmethod
    def of(cls, pages: Sequence[Sequence[PaperLine]]) -> Measure:
        """The measure of the text on all pages; tables are not text."""
        lines = [line for page in pages for line in page]
        size = median(line.size for line in lines)
        body = [line for line in lines if abs(line.size - size) < 0.2 * size] or lines
        ordered = sorted(line.x1 for line in body)
        left = sorted(line.x0 for line in body)[len(body) // 10]
        right = ordered[-1 - len(ordered) // 10]
        steps = [
            (above, below, below.top - above.top)
            for page in pages
            for above, below in pairwise(page)
            if 0 < below.top - above.top < 4 * size
        ]
        within = [
            step
            for above, below, step in steps
            if right - above.x1 < size
            and abs(below.x0 - left) < size / 2
            and abs(above.size - below.size) < _OTHER_SIZE * size
            and not _BEGINS.match(squeeze(below.text))
        ]
        if len(within) >= _ENOUGH:
            apart = _APART * median(within)
        else:
            apart = _APART_AT_MOST * (median(step for *_, step in steps) if steps else 1.5 * size)
        return cls(left, right, apart, size)

    def begins(self, line: PaperLine, before: PaperLine) -> bool:
        """Whether a line begins a paragraph."""
        if _BEGINS.match(squeeze(line.text)):
            return True
        if abs(line.size - before.size) > _OTHER_SIZE * max(line.size, before.size):
            return True
        large = before.size > _LARGE * self.size
        same_page = line.top > before.top
        apart = max(self.apart, _APART_AT_MOST * before.size if large else 0)
        if same_page and line.top - before.top > apart:
            return True
        if large:
            # A title of several lines.
            return False
        if line.x0 - self.left > _INDENT * line.size:
            return True
        short = self.right - before.x1 > _SHORT * before.size
        if not short or _OPEN.search(before.text):
            return False
        room, indent = self.right - before.x1, before.x0 - self.left
        if same_page and room > _MUCH * (self.right - self.left) and indent < _INDENT * before.size:
            return True
        return _ENDED.search(before.text) is not None or _BEGINS.match(squeeze(before.text)) is not None


def paragraphs_of(lines: Iterable[PaperLine], measure: Measure) -> Iterator[list[PaperLine]]:
    """Lines in reading order, parted into paragraphs. Lines of two pages follow each other directly."""
    paragraph: list[PaperLine] = []
    for line in lines:
        if paragraph and measure.begins(line, paragraph[-1]):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph
