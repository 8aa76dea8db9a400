"""From characters on paper to lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from statistics import median
from typing import Final

from reportlint.loaders.paper.sheet import Char

_GAP: Final = 0.5
"""Room between two characters, in character sizes, that is read as a space."""
_SAME_LINE: Final = 0.5
"""How far the middle of a character may be from that of its line, in character sizes."""
_AGAIN: Final = 1.0
"""Points between two prints of one character."""
_LATIN: Final = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class PaperLine:
    """Characters side by side."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    spans: tuple[tuple[float, float], ...] = ()
    """From where to where each character of the text runs."""


def printed_once(chars: Iterable[Char]) -> Iterator[Char]:
    """The characters without those printed again in the same place, as some programs make them bold."""
    seen: dict[tuple[object, ...], list[Char]] = {}
    for char in chars:
        look = (char["text"], char["fontname"], char["size"])
        x, y = round(char["x0"] / _AGAIN), round(char["top"] / _AGAIN)
        near = (
            other
            for at in product((x - 1, x, x + 1), (y - 1, y, y + 1))
            for other in seen.get((*look, *at), ())
        )
        if not any(_same_place(char, other) for other in near):
            seen.setdefault((*look, x, y), []).append(char)
            yield char


def _same_place(one: Char, other: Char) -> bool:
    return all(abs(one[side] - other[side]) <= _AGAIN for side in ("x0", "top"))


def lines_of(chars: Iterable[Char]) -> list[PaperLine]:
    """The lines that characters form, from top to bottom."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=_middle):
        row = rows[-1] if rows else []
        near = _SAME_LINE * min(char["size"], row[-1]["size"]) if row else 0
        if row and _middle(char) - _middle(row[-1]) <= near and _middle(char) - _middle(row[0]) <= 2 * near:
            row.append(char)
        else:
            rows.append([char])
    lines = [_line(sorted(row, key=lambda char: char["x0"])) for row in rows]
    return [line for line in lines if line.text]


def parted(lines: Iterable[str]) -> Iterator[str]:
    """What each line of a paragraph or cell gives to its text.

    A space stands only where two Latin words would run together; digits at both sides are one number.
    """
    before = ""
    for line in lines:
        apart = _LATIN.match(before[-1:]) and _LATIN.match(line[:1])
        yield f" {line}" if apart else line
        before = line


def joined(lines: Iterable[str]) -> str:
    """Lines of one paragraph or cell as one text."""
    return "".join(parted(lines))


def slanted(char: Char) -> bool:
    """Whether a character stands neither upright nor on its side, as watermarks do."""
    a, b, c, d = char["matrix"][:4]
    return bool(min(abs(a), abs(b)) > 1e-3 and min(abs(c), abs(d)) > 1e-3)


def _middle(char: Char) -> float:
    return float(char["top"] + char["bottom"]) / 2


def _line(chars: list[Char]) -> PaperLine:
    text = ""
    spans: list[tuple[float, float]] = []
    for before, char in pairwise([chars[0], *chars]):
        gap = char["x0"] - before["x1"]
        piece = f" {char['text']}" if gap > _GAP * char["size"] else char["text"]
        text += piece
        spans += [(char["x0"], char["x1"])] * len(piece)
    begin = len(text) - len(text.lstrip())
    text = text.strip()
    solid = [char for char in chars if not char["text"].isspace()] or chars
    return PaperLine(
        text=text,
        x0=solid[0]["x0"],
        x1=solid[-1]["x1"],
        top=min(char["top"] for char in solid),
        bottom=max(char["bottom"] for char in solid),
        size=median(char["size"] for char in solid),
        spans=tuple(spans[begin : begin + len(text)]),
    )
