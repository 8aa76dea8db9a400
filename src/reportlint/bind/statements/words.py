"""Words as the grammar file writes them, and one regex that finds all of them."""

from __future__ import annotations

import re
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


def trie(words: Iterable[str]) -> str:
    """A regex that matches the longest of the words at a place; each character is looked at once."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(root)


def _pattern(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    single = [re.escape(char) for char, below in node.items() if char and list(below) == [""]]
    longer = [
        re.escape(char) + _pattern(below) for char, below in node.items() if char and list(below) != [""]
    ]
    if len(single) > 1:
        single = [f"[{''.join(single)}]"]
    parts = [*longer, *single]
    if not parts:
        return ""
    inner = parts[0] if len(parts) == 1 and "" not in node else f"(?:{'|'.join(parts)})"
    return inner + "?" if "" in node else inner
