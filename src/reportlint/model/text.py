"""Running text of a page, and the same text as rules and grammars read it.

Pages break words with spaces, full-width digits and zero-width characters. `Text.squeezed` is the text
without them; every character of it still knows where it came from, so that a match in the squeezed text
can be quoted and located in the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from reportlint.model.lookalikes import LOOKALIKES

Element = Any
"""An element of the parsed page (lxml)."""

FOOTNOTE_MARKS = "⁰¹²³⁴-⁹①-⑳❶-❿*＊※†‡"
"""Characters that send the reader to a note below, as the inside of a regular expression's brackets."""

_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}
_TO_ASCII |= {code: code - 0xFEE0 for code in range(0xFF21, 0xFF3B)}
_TO_ASCII |= {code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)}
_TO_ASCII |= {ord("．"): ord("."), ord("％"): ord("%"), ord("﹪"): ord("%"), ord("／"): ord("/")}
_TO_FULL = str.maketrans(";:()!?﹙﹚", "；：（）！？（）")
_TABLE = {**LOOKALIKES, **_TO_ASCII, **_TO_FULL}
# Each of these begins with what can begin a match, and only that: all other characters are passed over at once.
_OTHERWISE = re.compile(f"[{''.join(re.escape(chr(code)) for code in _TABLE)}]+")
_COMMA = re.compile(r",(?:(?<![0-9],)|(?![0-9]))")
_INVISIBLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff\ue000-\uf8ff"
)
_DROPPED = re.compile(rf"[{_INVISIBLE}\s](?:(?<=[{_INVISIBLE}])|(?<![0-9A-Za-z]\s)\s*|\s*(?![0-9A-Za-z]))")
_SPACES = re.compile(r"\s+")


def canonical(raw: str) -> str:
    """The text with one style of digits, punctuation and hanzi, character for character.

    Digits, letters, `.`, `%` and `/` become ASCII; brackets, colons, semicolons and commas become full-width,
    except a comma between two digits; radicals become the hanzi they look like. The result has the length of
    `raw`.
    """
    return _COMMA.sub("，", _OTHERWISE.sub(lambda match: match[0].translate(_TABLE), raw))


def squeeze(raw: str) -> str:
    """The canonical text without white space and invisible characters.

    One space is kept between two ASCII letters or digits, so that numbers do not run together.
    """
    return _SPACES.sub(" ", _DROPPED.sub("", canonical(raw)))


class TextPiece(NamedTuple):
    """A stretch of raw text that stands in one text node of the page."""

    start: int
    """Offset of its first character in `Text.raw`."""
    node: int
    """Number of the element: see `Place`."""
    tail: bool
    """True: the node's tail (the text after its end tag); False: the text right after its start tag."""
    skip: int = 0
    """Characters of the text node that come before this piece."""


class Text:
    """A paragraph: raw text, where each part of it stands, and its squeezed form."""

    __slots__ = ("__dict__", "pieces", "raw")

    def __init__(self, raw: str, pieces: Sequence[TextPiece]) -> None:
        self.raw = raw
        self.pieces = tuple(pieces)

    @cached_property
    def squeezed(self) -> str:
        """The text as grammars read it (see `squeeze`)."""
        return squeeze(self.raw)

    @cached_property
    def _origins(self) -> list[int]:
        """For each squeezed character, its offset in `raw`; one more entry for the end."""
        text = canonical(self.raw)
        kept: list[int] = []
        at = 0
        for match in _DROPPED.finditer(text):
            kept.extend(range(at, match.start()))
            at = match.end()
        kept.extend(range(at, len(text)))
        origins = [
            origin
            for n, origin in enumerate(kept)
            if not (n and text[origin].isspace() and text[kept[n - 1]].isspace())
        ]
        origins.append((origins[-1] + 1) if origins else 0)
        return origins

    def raw_range(self, start: int, end: int) -> tuple[int, int]:
        """The range of `raw` that the squeezed range [start, end) came from."""
        if end <= start:
            return self._origins[start], self._origins[start]
        return self._origins[start], self._origins[end - 1] + 1

    def squeezed_at(self, offset: int) -> int:
        """Where the character at an offset of `raw`, or the next one that is kept, stands in `squeezed`."""
        return bisect_left(self._origins, offset)

    def quote(self, start: int, end: int) -> str:
        """The raw text of a squeezed range, as printed on the page."""
        first, last = self.raw_range(start, end)
        return self.raw[first:last]

    def piece_ranges(self, start: int, end: int) -> list[tuple[TextPiece, int, int]]:
        """The parts of raw range [start, end), as (piece, first, last) with offsets into the text node."""
        parts = []
        for n in range(max(bisect_right(self._starts, start) - 1, 0), bisect_left(self._starts, end)):
            piece = self.pieces[n]
            last = self._starts[n + 1] if n + 1 < len(self.pieces) else len(self.raw)
            low, high = max(piece.start, start), min(last, end)
            if low < high:
                parts.append((piece, piece.skip + low - piece.start, piece.skip + high - piece.start))
        return parts

    @cached_property
    def _starts(self) -> list[int]:
        """Where each piece begins."""
        return [piece.start for piece in self.pieces]

    def __repr__(self) -> str:
        return f"Text({self.squeezed!r})"
