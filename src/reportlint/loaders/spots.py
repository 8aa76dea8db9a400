"""Places in documents without lines, in words.

A converter writes marks into the attribute `SPOT` of the elements it makes: a letter for the kind of place
and its numbers, such as `p12` (paragraph) or `t2.5.4` (table, row, cell), several parted by spaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportlint.model.say import Say
from reportlint.model.text import Element

SPOT: Final = "data-spot"

_WORDS: Final[Mapping[str, tuple[Say, ...]]] = {
    "g": (Say("第{}页", "page {}"),),
    "p": (Say("第{}段", "paragraph {}"),),
    "t": (Say("第{}个表格", "table {}"), Say("第{}行", ", row {}"), Say("第{}格", ", cell {}")),
    "n": (Say("第{}条注释", "note {}"),),
    "x": (Say("第{}个文本框", "text box {}"),),
}


def spots(element: Element) -> Say | None:
    """Where an element stands, in words; None where no mark is on it or around it."""
    while element is not None:
        marks = element.get(SPOT)
        if marks:
            return _said(marks)
        element = element.getparent()
    return None


def _said(marks: str) -> Say:
    told = []
    for mark in marks.split():
        words = list(zip(_WORDS[mark[0]], mark[1:].split("."), strict=False))
        told.append(
            Say(
                "".join(word.zh.format(number) for word, number in words),
                "".join(word.en.format(number) for word, number in words),
            )
        )
    return Say("".join(say.zh for say in told), ", ".join(say.en for say in told))
