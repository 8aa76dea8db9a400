"""The items that part one is divided into, and the aspects that they are about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

_MARK: Final = re.compile(
    r"(?:^|(?<=[。；\n]))(?:（[一二三四五六七]）|（\d）|[一二三四五六七]是|[一二三四五六七]、|\d[.、])"
)
_HEADING: Final = re.compile(r"[^。：，；\n]{0,25}")


def left_out(text: str, name: str, aspects: Mapping[str, Sequence[str]]) -> bool:
    """Whether every aspect but this one has an item of its own, and only those items, or words in passing, hold a
    word of it.

    Part one that is divided by the prescribed aspects has an item for each, or says elsewhere what it has to say:
    by the aspect's name, with a number, or in an item of another name.
    """
    if any(word in text for word in _own_words(name, aspects[name])):
        return False
    marks = [match.end() for match in _MARK.finditer(text)]
    items = [text[start:end] for start, end in pairwise((*marks, len(text)))]
    named = {other: _own_words(other, words) for other, words in aspects.items()}
    headings = [_heading(item) for item in items]
    of = [[other for other in named if any(word in said for word in named[other])] for said in headings]
    if not items or {other for others in of for other in others} != set(aspects) - {name}:
        return False
    elsewhere = [item for item, others in zip(items, of, strict=True) if not others]
    told = [
        sentence
        for sentence in re.split("[。；\n]", text[: marks[0]])
        if re.search(r"\d[条件次个期篇]", sentence)
    ]
    return not any(word in said for said in (*elsewhere, *told) for word in aspects[name])


def _own_words(name: str, words: Sequence[str]) -> list[str]:
    """Those of an aspect's words that its name is made of."""
    return [word for word in words if word in name]


def _heading(item: str) -> str:
    heading = _HEADING.match(item)
    return heading[0] if heading is not None else ""
