"""Places in documents without lines, in words.

A converter writes marks into the attribute `SPOT` of the elements it makes: a letter for the kind of place
and its numbers, such as `p12` (paragraph) or `t2.5.4` (table, row, cell), several parted by spaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportlint.model.message import Message
from reportlint.model.text import Element

SPOT: Final = "data-spot"

_WORDS: Final[Mapping[str, tuple[Message, ...]]] = {
    "g": (Message("第{}页", "page {}"),),
    "l": (Message("第{}行", "line {}"),),
    "p": (Message("第{}段", "paragraph {}"),),
    "t": (Message("第{}个表格", "table {}"), Message("第{}行", ", row {}"), Message("第{}格", ", cell {}")),
    "n": (Message("第{}条注释", "note {}"),),
    "x": (Message("第{}个文本框", "text box {}"),),
}


def locations(element: Element) -> Message | None:
    """Where an element stands, in words; None where no mark is on it or around it."""
    while element is not None:
        marks = element.get(SPOT)
        if marks:
            return _said(marks)
        element = element.getparent()
    return None


def _said(marks: str) -> Message:
    told = []
    for mark in marks.split():
        words = list(zip(_WORDS[mark[0]], mark[1:].split("."), strict=False))
        told.append(
            Message(
                "".join(word.zh.format(number) for word, number in words),
                "".join(word.en.format(number) for word, number in words),
            )
        )
    return Message("".join(say.zh for say in told), ", ".join(say.en for say in told))
