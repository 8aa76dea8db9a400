"""The lines of a plain text as HTML: a paragraph each, wrapped ones joined, rows of tables with their cells parted.

How a row lost its merged and its last cells on the way to text can't be seen. So blank cells count only between
numbers, and how many numbers a row must have is left to whoever knows the form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Final, NamedTuple
from unicodedata import east_asian_width

from reportlint.loaders.locations import SPOT
from reportlint.page.doubt import DOUBT
from reportlint.reading.tables.amounts import looks_like_amount

_TABLE_MARKUP: Final = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_TABS: Final = re.compile(r"\t")
_PIPES: Final = re.compile(r"(?<!\\)\|")
_COLUMNS: Final = re.compile(r"[ \u3000]{2,}")
_RULE: Final = re.compile(r"[\s|:+=*_─━═┄-]{3,}")
_HEADING: Final = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*")
_EMPHASIS: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BULLET: Final = re.compile(r"\s{0,3}[-*+•]\s+")
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|])")
_LINK: Final = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
_SENTENCE: Final = re.compile(r"[。；！？]")
_BEGINS: Final = re.compile(
    r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．]|[#|>•-]|第[一二三四五六七八九十]+"
)
_ENDED: Final = re.compile(r"[。！？；：…”）)]$")
_WIDEST: Final = 150
"""Columns that lines have which were wrapped at the edge of a page; a Chinese character takes two."""
_SHORTEST: Final = 30
"""Columns from which on a line says where lines were wrapped."""
_ROOM: Final = 6
"""Columns that a wrapped line may be shorter than the others."""
_OFTEN: Final = 3
"""Full lines that do not end a sentence, from which on a text was wrapped."""


class _Line(NamedTuple):
    number: int
    text: str


def convert(text: str) -> str:
    """The text as one page of HTML, each block marked with its line."""
    parts = list(_parts(text))
    return f"<!DOCTYPE html>\n<html><body>\n{''.join(parts)}</body></html>\n"


def _parts(text: str) -> Iterator[str]:
    """The text between the tables that stand in it as markup, and these."""
    at, number = 0, 1
    for match in _TABLE_MARKUP.finditer(text):
        before = text[at : match.start()]
        yield from _blocks(before, number)
        number += before.count("\n") + match[0].count("\n")
        yield match[0] + "\n"
        at = match.end()
    yield from _blocks(text[at:], number)


def _blocks(text: str, first: int) -> Iterator[str]:
    lines = [_Line(n, line) for n, line in enumerate(re.split(r"\r\n|[\n\r\f\v\u2028\u2029]", text), first)]
    measure = _Measure.of([line.text for line in lines if _cells(line.text) is None])
    waiting: list[_Line] = []
    for line in lines:
        if waiting and not (measure and measure.goes_on(waiting[-1].text, line.text)):
            yield _paragraph(waiting)
            waiting = []
        cells = _cells(line.text)
        if cells:
            yield f'<p {SPOT}="l{line.number}">{escape(" | ".join(cells))}</p>\n'
        elif line.text.strip() and not _RULE.fullmatch(line.text):
            waiting.append(line)
    if waiting:
        yield _paragraph(waiting)


def _cells(line: str) -> list[str] | None:
    """The cells of a row of a table; None for a line of text.

    Blank ones at the end are what text leaves of merged cells, and so are those before the first number.
    """
    if _RULE.fullmatch(line):
        return None
    parts = next(
        (parts for mark in (_TABS, _PIPES, _COLUMNS) if len(parts := mark.split(line.strip(" \u3000"))) > 1),
        None,
    )
    if parts is None or (
        _SENTENCE.search(line) and not any(looks_like_amount(part) for part in parts if part.strip())
    ):
        return None
    cells = [_plain(part).strip() for part in parts]
    while cells and not cells[-1]:
        cells.pop()
    begun = next((n for n, cell in enumerate(cells) if cell and looks_like_amount(cell)), len(cells))
    return [cell for n, cell in enumerate(cells) if cell or n > begun] or None


class _Measure(NamedTuple):
    """The lines of a text that was wrapped at the edge of a page."""

    left: int
    right: int

    @classmethod
    def of(cls, lines: Sequence[str]) -> _Measure | None:
        """From the lines of text; None where they were not wrapped."""
        long = [line for line in lines if _columns(line) >= _SHORTEST]
        if not long:
            return None
        left = Counter(map(_indent, long)).most_common(1)[0][0]
        widths = sorted(map(_columns, long))
        measure = cls(left, widths[-1 - len(widths) // 10])
        wrapped = sum(measure.goes_on(*pair) for pair in pairwise(lines))
        return measure if measure.right <= _WIDEST and wrapped >= _OFTEN else None

    def goes_on(self, line: str, following: str) -> bool:
        """Whether a line was wrapped, and goes on in the one after it."""
        rest = following.strip()
        if (
            not rest
            or _indent(following) > self.left + 1
            or _BEGINS.match(rest)
            or _cells(following) is not None
        ):
            return False
        return _columns(line) >= self.right - _ROOM and not _ENDED.search(line.rstrip())


def _indent(line: str) -> int:
    return _columns(line) - _columns(line.strip())


def _columns(line: str) -> int:
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in line.rstrip())


def _paragraph(lines: Sequence[_Line]) -> str:
    """One paragraph; digits that only the end of a line parts make it a guess."""
    texts = [line.text.strip() for line in lines]
    torn = any(one[-1:].isdecimal() and other[:1].isdecimal() for one, other in pairwise(texts))
    text = "".join(texts)
    heading = _HEADING.fullmatch(text)
    tag = f"h{len(heading[1])}" if heading else "p"
    content = _marked(_BULLET.sub("", heading[2] if heading else text, count=1))
    return f'<{tag} {SPOT}="l{lines[0].number}"{f" {DOUBT}" if torn else ""}>{content}</{tag}>\n'


def _marked(text: str) -> str:
    """The text with its links, without the other marks of Markdown."""
    parts, at = [], 0
    for match in _LINK.finditer(text):
        parts += [escape(_plain(text[at : match.start()]))]
        parts += [f'<a href="{escape(match[2])}">{escape(_plain(match[1]))}</a>']
        at = match.end()
    return "".join([*parts, escape(_plain(text[at:]))])


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _BREAK.sub(" ", text)))
