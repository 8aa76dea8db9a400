"""Words as the grammar file writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def expand(notation: str) -> Iterator[str]:
    """Every word a notation stands for.

    `[…]` may be left out, `(a|b)` is one of several: `上[一]年[度]` stands for four words.
    Raises ValueError where brackets do not match.
    """
    words, end = _alternatives(notation, 0, "")
    if end != len(notation):
        raise ValueError(f"{notation!r}: unmatched {notation[end]!r}")
    yield from dict.fromkeys(words)


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
        char = notation[at]
        if char in "[(":
            inner, at = _alternatives(notation, at + 1, "]" if char == "[" else ")")
            if char == "[":
                inner = ["", *inner]
        else:
            inner, at = [char], at + 1
        words = [word + part for word in words for part in inner]
    return words, at


def prefixes(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each two characters that words begin with, the lengths of those words, longest first."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        if len(word) > 1:
            lengths.setdefault(word[:2], set()).add(len(word))
    return {pair: tuple(sorted(some, reverse=True)) for pair, some in lengths.items()}
