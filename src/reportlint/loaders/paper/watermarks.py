"""Watermarks: words printed level across the text of a page, paler or larger than it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from reportlint.loaders.paper.sheet import Char

_OVER: Final = 0.3
"""Share of the smaller of two characters that both stand on, from which on one is printed over the other."""
_OFTEN: Final = 0.25
"""Share of the characters printed alike that stand over others, from which on they are a watermark."""
_LARGER: Final = 1.3
"""How much larger than what it stands over a watermark is that is no paler."""
_PALER: Final = 0.2
"""How much paler than what it stands over a watermark is, from 0, dark, to 1."""
_TILE: Final = 50.0
"""Points. Characters that touch each other touch one tile of this size."""
_CROWDED: Final = 400
"""Characters that are looked at in one tile; print has no more."""
_VAST: Final = 20
"""Tiles beyond which nothing is a character, across or down."""


class Print(NamedTuple):
    """How a character is printed."""

    font: str
    size: float
    shade: float


class Watermarks:
    """Those of a document, known from the page on where they stand over text."""

    def __init__(self) -> None:
        self._letters: dict[Print, dict[str, None]] = {}

    @property
    def texts(self) -> tuple[str, ...]:
        """The characters of each, in the order in which they are first printed."""
        return tuple("".join(letters) for letters in self._letters.values())

    def left_out(self, chars: Sequence[Char]) -> list[Char]:
        """The characters of a page without those of watermarks."""
        alike = Counter(map(_print_of, chars))
        over = Counter(_print_of(char) for char in _over_others(chars))
        for print_, count in over.items():
            if count >= _OFTEN * alike[print_]:
                letters = (char["text"] for char in chars if _print_of(char) == print_)
                self._letters.setdefault(print_, {}).update(dict.fromkeys(letters))
        return [char for char in chars if char["text"] not in self._letters.get(_print_of(char), ())]


def _over_others(chars: Sequence[Char]) -> Iterator[Char]:
    """The characters that are printed over others and are paler or larger than these."""
    tiles: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for n, char in enumerate(chars):
        if not char["text"].isspace():
            for tile in _tiles(char):
                if len(tiles[tile]) < _CROWDED:
                    tiles[tile].append(n)
    prints = [_print_of(char) for char in chars]
    for n, char in enumerate(chars):
        near = {m for tile in _tiles(char) for m in tiles.get(tile, ())}
        if any(
            _stands_out(prints[n], prints[m]) and _overlap(char, chars[m]) >= _OVER
            for m in near
            if prints[m] != prints[n]
        ):
            yield char


def _stands_out(print_: Print, other: Print) -> bool:
    paler = print_.shade - other.shade
    return paler >= _PALER or (paler > -_PALER and print_.size >= _LARGER * other.size)


def _tiles(char: Char) -> Iterator[tuple[int, int]]:
    left, right = int(char["x0"] // _TILE), int(char["x1"] // _TILE)
    top, bottom = int(char["top"] // _TILE), int(char["bottom"] // _TILE)
    if max(right - left, bottom - top) < _VAST:
        yield from product(range(left, right + 1), range(top, bottom + 1))


def _overlap(one: Char, other: Char) -> float:
    """The share of the smaller one that both stand on."""
    width = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
    height = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    smaller = min((char["x1"] - char["x0"]) * (char["bottom"] - char["top"]) for char in (one, other))
    return width * height / smaller if min(width, height, smaller) > 0 else 0.0


def _print_of(char: Char) -> Print:
    return Print(str(char.get("fontname")), round(float(char["size"]), 1), _shade(char))


def _shade(char: Char) -> float:
    """Of grey, RGB or CMYK, from 0, dark, to 1; patterns count as dark."""
    colour = char.get("non_stroking_color")
    parts = colour if isinstance(colour, list | tuple) else (colour,)
    numbers = [float(part) for part in parts if isinstance(part, int | float)]
    if len(numbers) == 4:
        *inks, black = numbers
        numbers = [(1 - ink) * (1 - black) for ink in inks]
    return round(sum(numbers) / len(numbers), 2) if numbers else 0.0
