"""Places in documents without lines, as a person finds them: part, first words, labels of row and column.

A converter writes marks into the attribute `SPOT` of the elements it makes: a letter for the kind of place
and its numbers, such as `p12` (paragraph) or `t2.5.4` (table, row, cell), several parted by spaces. Of the
numbers only those are told that a person can see: of a page or a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from reportlint.model.message import Message
from reportlint.model.text import Element, squeeze
from reportlint.page.flow import Grid
from reportlint.reading.tables.amounts import looks_like_amount
from reportlint.reading.tables.grid import Slot, grid

SPOT: Final = "data-spot"

_SEEN: Final = {"g": Message("第{}页", "page {}"), "l": Message("第{}行", "line {}")}
_HEADING: Final = re.compile(r"(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十]+部分)")
_HEADING_LENGTH: Final = 40
_WORDS: Final = 14
"""Characters by which a paragraph or label is called."""


def locations(element: Element) -> Message | None:
    """Where an element stands, in words; None where no mark is on it or around it."""
    while element is not None:
        marks = (element.get(SPOT) or "").split()
        if marks:
            told = [*_pages(marks), *_told(element, marks[-1][0])]
            return Message("，".join(say.zh for say in told), ", ".join(say.en for say in told))
        element = element.getparent()
    return None


def _pages(marks: list[str]) -> Iterator[Message]:
    for mark in marks:
        if mark[0] in _SEEN:
            yield Message(*(words.format(mark[1:]) for words in _SEEN[mark[0]]))


def _told(element: Element, kind: str) -> Iterator[Message]:
    if kind in _SEEN:
        return
    part = _part(element)
    if kind == "t":
        yield from _in_table(element, part)
        return
    if part:
        yield Message(f"“{part}”部分", f"part “{part}”")
    words = _short(_text(element))
    if kind == "n":
        yield Message(f"注释“{words}”", f"note “{words}”")
    elif kind == "x":
        yield Message(f"文本框“{words}”", f"text box “{words}”")
    else:
        yield Message(f"“{words}”一段", f"paragraph “{words}”")


def _part(element: Element) -> str:
    """The heading of the part that an element stands in; empty for a heading itself, and above the first."""
    while element.getparent() is not None and element.getparent().tag != "body":
        element = element.getparent()
    if _is_heading(_text(element)):
        return ""
    headings = (text for one in element.itersiblings(preceding=True) if _is_heading(text := _text(one)))
    return next(headings, "")


def _is_heading(text: str) -> bool:
    return len(text) <= _HEADING_LENGTH and _HEADING.match(text) is not None


def _in_table(element: Element, part: str) -> Iterator[Message]:
    """The table by its part, else by its first label, and a cell by the labels of its row and column."""
    table = element
    while table.tag != "table":
        table = table.getparent()
    slots = [
        slot
        for row in grid(Grid(table, [list(row.iter("td")) for row in table.iter("tr")]))
        for slot in row.own
    ]
    first = next((slot.text for slot in slots if slot.text), "")
    if part:
        yield Message(f"“{part}”部分的表格", f"the table of part “{part}”")
    else:
        yield Message(f"以“{_short(first)}”开头的表格", f"the table that begins with “{_short(first)}”")
    own = next((slot for slot in slots if slot.node is element), None)
    if own is None or not looks_like_amount(own.raw):
        return
    labels = [slot for slot in slots if slot.text and not looks_like_amount(slot.raw)]
    row = _name(own, labels, _rows, _columns)
    column = _name(own, labels, _columns, _rows)
    lines = [
        Message(f"“{name}”一{zh}", f"{en} “{name}”")
        for name, zh, en in ((row, "行", "row"), (column, "列", "column"))
        if name
    ]
    if lines:
        yield Message("、".join(line.zh for line in lines), ", ".join(line.en for line in lines))


def _name(
    cell: Slot, labels: list[Slot], along: Callable[[Slot], range], across: Callable[[Slot], range]
) -> str:
    """What its row or column is called: the nearest label, and what is above that where another reads the same."""
    over = [one for one in labels if across(one)[0] < across(cell)[0] and along(cell)[0] in along(one)]
    names: list[str] = []
    for label in sorted(over, key=lambda one: across(one)[0], reverse=True):
        names.insert(0, _short(label.text))
        level = set(across(label))
        if not any(
            one is not label and one.text == label.text and level.intersection(across(one)) for one in labels
        ):
            break
    return " · ".join(names)


def _rows(slot: Slot) -> range:
    return range(slot.row, slot.row + slot.height)


def _columns(slot: Slot) -> range:
    return range(slot.column, slot.end)


def _text(element: Element) -> str:
    return squeeze("".join(element.itertext()))


def _short(text: str) -> str:
    return text if len(text) <= _WORDS else text[: _WORDS - 1] + "…"
