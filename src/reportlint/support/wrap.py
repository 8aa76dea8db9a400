"""Lines of Chinese and English text for a terminal: widths in cells, breaks where a typesetter breaks."""

from __future__ import annotations

import re
from html import unescape

from rich.cells import cell_len

from reportlint.support.characters import one_line

_UNIT = re.compile(r"\d+ [一-龥]|\s+|[!-~\u00a1-\u024f]+|.", re.DOTALL)
_NEVER_FIRST = frozenset("，。、；：？！）》〉」』】〕”’…—·%‰ ")
_NEVER_LAST = frozenset("（《〈「『【〔“‘")
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>?")


def plain(text: str) -> str:
    """Text of a page on one line, without what could steer a terminal."""
    return one_line(text)


def printed(quote: str) -> str:
    """What a reader sees of a quotation from a page's source: no tags, no character references."""
    return plain(unescape(_TAG.sub(" ", quote)))


def shorten(text: str, width: int) -> str:
    """The text in at most `width` cells, with … where it was cut."""
    if cell_len(text) <= width:
        return text
    kept = ""
    for unit in text:
        if cell_len(kept + unit) > width - 1:
            break
        kept += unit
    return kept + "…"


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells; at least one line.

    Chinese may be broken between any two characters, except before closing and after opening marks; Latin
    words, numbers and numbers with what they count (`76 项`) stay whole unless they are wider than a line.
    """
    lines: list[str] = []
    line = ""
    for unit in _glued(text):
        if cell_len(line + unit.rstrip()) <= width:
            line += unit
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = unit.lstrip()
        while cell_len(line.rstrip()) > width:
            head = _head(line, width)
            lines.append(head)
            line = line[len(head) :]
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def _glued(text: str) -> list[str]:
    """Units that are not broken inside."""
    units: list[str] = []
    for unit in _UNIT.findall(text):
        if units and (unit[0] in _NEVER_FIRST or units[-1][-1] in _NEVER_LAST) and not units[-1].isspace():
            units[-1] += unit
        else:
            units.append(unit)
    return units


def _head(text: str, width: int) -> str:
    """As much of the text as fits, at least one character."""
    end = 1
    while end < len(text) and cell_len(text[: end + 1]) <= width:
        end += 1
    return text[:end]
