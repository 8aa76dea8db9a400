"""Words as the grammar file writes them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_PLAIN = re.compile(r"[^\[\](|)]+")


def expand(notation: str) -> Iterable[str]:
    """Every word a notation stands for.

    `[…]` may be left out, `(a|b)` is one of several: `上[一]年[度]` stands for four words.
    Raises ValueError where brackets do not match.
    """
    words, end = _alternatives(notation, 0, "")
    if end != len(notation):
        raise ValueError(f"{notation!r}: unmatched {notation[end]!r}")
    return dict.fromkeys(words)


def _alternatives(notation: str, at: int, closing: str) -> tuple[list[str], int]:
    words: list[str] = []
    while True:
        some, at = _sequence(notation, at)
        words += some
        if at < len(notation) and notation[at] == "|" and closing:
            at += 1
            continue
        if closing:
            if at >= len(notation) or notation[at] != closing:
                raise ValueError(f"{notation!r}: {closing!r} expected")
            at += 1
        return words, at


def _sequence(notation: str, at: int) -> tuple[list[str], int]:
    words = [""]
    while at < len(notation) and notation[at] not in "|])":
        if plain := _PLAIN.match(notation, at):
            words = [word + plain[0] for word in words]
            at = plain.end()
            continue
        optional = notation[at] == "["
        inner, at = _alternatives(notation, at + 1, "]" if optional else ")")
        words = [word + part for word in words for part in (["", *inner] if optional else inner)]
    return words, at


def prefixes(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each two characters that words begin with, the lengths of those words, longest first."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for word in words:
        lengths[word[:2]].add(len(word))
    return {pair: tuple(sorted(some, reverse=True)) for pair, some in lengths.items() if len(pair) > 1}
