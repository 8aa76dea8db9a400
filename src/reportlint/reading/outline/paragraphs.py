"""The paragraphs of a report: of its preface, its parts, and its signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportlint.model.message import Message
from reportlint.model.place import Place
from reportlint.model.section import Paragraph
from reportlint.model.text import Element, Text
from reportlint.page.flow import TextLine
from reportlint.reading.headings import HeadingLine
from reportlint.reading.texts import joined, rest_of

WRAPPED = 15
"""A shorter line that ends without a mark is a heading, not half a sentence (characters)."""
SENTENCE = 15
"""A shorter line before the first part is no sentence of the preface, unless it ends as one (characters)."""

_ENDED = re.compile(r"[。！？；：…”）》】.!?;:]$")
_GOES_ON = re.compile(r"[，、（《“]$")
_ITEM = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六七八九十]+是|[①-⑳]")
_INDENT = re.compile(r"[　 \t]{2}|  ")
_MARK = re.compile(r"[，。；]")


class _Stretch(NamedTuple):
    text: Text
    node: Element


def part_paragraphs(key: str, entry: HeadingLine, lines: Sequence[TextLine]) -> Iterator[Paragraph]:
    """The paragraphs of a part; `lines` are all its lines, its heading's among them."""
    stretches = [_Stretch(line.text, line.node) for line in lines[entry.lines :]]
    if entry.rest:
        stretches.insert(0, _Stretch(rest_of(lines[0].text, entry.rest), lines[0].node))
    heading = entry.heading.text
    for number, (text, node) in enumerate(_unwrapped(stretches), 1):
        label = Message(f"{heading} 第{number}段", f"{heading}, paragraph {number}")
        yield Paragraph(text, f"{key}/{number}", label, Place(node.number, text, 0, len(text.squeezed)))


def preface_lines(lines: Sequence[TextLine]) -> list[TextLine]:
    """Those of the lines between title and first part that are sentences: long ones, and short ones that end as such."""
    return [
        line
        for line in lines
        if not line.link
        and not line.chrome
        and ((len(line.squeezed) >= SENTENCE and _MARK.search(line.squeezed)) or line.squeezed.endswith("。"))
    ]


def paragraphs(key: str, name: Message, lines: Sequence[TextLine]) -> Iterator[Paragraph]:
    """Lines as numbered paragraphs."""
    for number, (text, node) in enumerate(_unwrapped([_Stretch(line.text, line.node) for line in lines]), 1):
        label = Message(f"{name.zh}第{number}段", f"{name.en}, paragraph {number}")
        yield Paragraph(text, f"{key}/{number}", label, Place(node.number, text, 0, len(text.squeezed)))


def _unwrapped(stretches: Sequence[_Stretch]) -> Iterator[_Stretch]:
    """Paragraphs, with lines put together that were broken for their width."""
    current: _Stretch | None = None
    for stretch in stretches:
        if current is not None and _continues(current, stretch):
            current = _Stretch(joined(current.text, stretch.text), current.node)
            continue
        if current is not None:
            yield current
        current = stretch
    if current is not None:
        yield current


def _continues(one: _Stretch, other: _Stretch) -> bool:
    before, after = one.text.squeezed, other.text.squeezed
    if _ENDED.search(before) or _ITEM.match(after) or _INDENT.match(other.text.raw):
        return False
    if one.node is other.node:
        return len(before) >= WRAPPED and len(after) > 1
    return _GOES_ON.search(before) is not None
