"""All that a report says in sentences, as one text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Protocol

from reportlint.model.section import Passage


class Sentences(Protocol):
    """A title, a heading or a paragraph."""

    @property
    def squeezed(self) -> str:
        """What it says."""

    def part(self, start: int, end: int) -> Passage:
        """A stretch of it, to point at."""


class Prose:
    """Title, headings and paragraphs, a line each: a pattern looks at all of them at once."""

    def __init__(self, lines: Iterable[Sentences]) -> None:
        self._lines = tuple(lines)
        texts = [line.squeezed for line in self._lines]
        self.text = "\n".join(texts)
        self._starts = [0]
        for text in texts[:-1]:
            self._starts.append(self._starts[-1] + len(text) + 1)

    def part(self, start: int, end: int) -> Passage:
        """The thing at a range of `text`: a stretch of the line it begins in."""
        number = bisect_right(self._starts, start) - 1
        line, first = self._lines[number], self._starts[number]
        return line.part(start - first, min(end - first, len(line.squeezed)))

    def around(self, start: int, end: int, reach: int = 20) -> str:
        """The range of `text` with some characters before and after it, within its line."""
        low = max(self.text.rfind("\n", 0, start) + 1, start - reach)
        stop = self.text.find("\n", end)
        return self.text[low : min(end + reach, stop if stop >= 0 else len(self.text))]

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Passage]]:
        """Every match with the place it stands at."""
        for match in pattern.finditer(self.text):
            yield match, self.part(match.start(), match.end())
