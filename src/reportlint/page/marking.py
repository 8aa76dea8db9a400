"""The places of findings, found again on the tree of a page, so that they can be marked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from lxml import etree

from reportlint.model.place import Region
from reportlint.model.text import Element
from reportlint.page.parse import tree
from reportlint.support.characters import for_xml

_FIRST: Final = 0xF0000
_MOST: Final = 0x7000
"""Ranges that are marked to the character; those beyond have their element marked."""
_SIGN: Final = re.compile(f"([{chr(_FIRST)}-{chr(_FIRST + 2 * _MOST)}])")
_STEP: Final = re.compile(r"(.+?)(?:\[(\d+)\])?")
_NO_TEXT: Final = frozenset("table thead tbody tfoot tr colgroup ul ol dl select".split())
"""Elements in which text between their children is only layout."""


class Marked(NamedTuple):
    """A page's tree with its places."""

    root: Element
    places: list[list[Element]]
    """For each place what shows it: its element, or the `mark` elements put around its text; empty where it
    is not on the page."""


def marked(text: str, places: Sequence[Region]) -> Marked | None:
    """Parse a page and find places on it; None where there is no page.

    `text` is what the places were computed on. A range of text gets `mark` elements around it, several where
    it runs through other elements.
    """
    ranges = {n: span for n, where in enumerate(places) if (span := _range(text, where)) and n < _MOST}
    root = tree(_signed(text, ranges).encode("utf-8", "replace"))
    if root is None:
        return None
    _clear(root)
    paths = ElementPaths(root)
    elements = [paths.at(where.xpath) for where in places]
    marks: dict[int, list[Element]] = defaultdict(list)
    for slot in list(_slots(root)):
        for mark, covered in _wrap(slot):
            for n in covered:
                if elements[n] in mark.iterancestors():
                    marks[n].append(mark)
    shown = [marks[n] or ([element] if element is not None else []) for n, element in enumerate(elements)]
    return Marked(root, shown)


def _clear(root: Element) -> None:
    """Take out what the parser lets through, as characters or references, and the tree's own interface refuses."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if (clear := for_xml(value)) != value:
                element.set(name, clear)
        if element.text and (clear := for_xml(element.text)) != element.text:
            element.text = clear
        if element.tail and (clear := for_xml(element.tail)) != element.tail:
            element.tail = clear


class ElementPaths:
    """Finds elements of a tree, which must not change meanwhile, by the paths of `xpath_of`.

    What is below an element is looked through once, however many of its children are asked for.
    """

    def __init__(self, root: Element) -> None:
        self._root = root
        self._below: dict[Element, dict[object, list[Element]]] = {}

    def at(self, path: str) -> Element | None:
        """The element of a path; names like `o:p`, which XPath can't take, are found too."""
        first, *steps = path.removeprefix("/").split("/")
        node: Element | None = self._root if first == self._root.tag else None
        for step in steps:
            found = _STEP.fullmatch(step)
            if node is None or found is None:
                return None
            same, number = self._children(node).get(found[1], []), int(found[2] or 1)
            node = same[number - 1] if 0 < number <= len(same) else None
        return node

    def _children(self, node: Element) -> Mapping[object, list[Element]]:
        """Those of each name, and all of them as `*`."""
        if node not in self._below:
            below: dict[object, list[Element]] = defaultdict(list)
            for child in node:
                below[child.tag].append(child)
                below["*"].append(child)
            self._below[node] = below
        return self._below[node]


def _range(text: str, where: Region) -> tuple[int, int] | None:
    """The range of a place that is text; None for an element."""
    if not where.length or where.offset is None or text[where.offset : where.offset + 1] in ("<", ""):
        return None
    return where.offset, where.offset + where.length


def _signed(text: str, ranges: dict[int, tuple[int, int]]) -> str:
    """The text with a sign of its own at both ends of every range; such characters of its own are lost."""
    signs = sorted(
        [(start, chr(_FIRST + 2 * n)) for n, (start, _) in ranges.items()]
        + [(end, chr(_FIRST + 2 * n + 1)) for n, (_, end) in ranges.items()]
    )
    text = _SIGN.sub("\ufffd", text)
    parts: list[str] = []
    at = 0
    for offset, sign in signs:
        parts += text[at:offset], sign
        at = offset
    return "".join([*parts, text[at:]])


class _Slot(NamedTuple):
    """A text node that ranges begin, end or lie in, in pieces."""

    node: Element
    tail: bool
    pieces: list[tuple[str, frozenset[int]]]
    """Each with the ranges that cover it."""


def _slots(root: Element) -> Iterator[_Slot]:
    open_: frozenset[int] = frozenset()
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tail = event == "end"
        text = node.tail if tail else node.text
        if not text or not (open_ or _SIGN.search(text)):
            continue
        pieces = []
        for part in _SIGN.split(text):
            if _SIGN.fullmatch(part):
                n, closes = divmod(ord(part) - _FIRST, 2)
                open_ = open_ - {n} if closes else open_ | {n}
            elif part:
                pieces.append((part, open_))
        yield _Slot(node, tail, pieces)


def _wrap(slot: _Slot) -> Iterator[tuple[Element, frozenset[int]]]:
    """Put marks around the covered pieces of a text node; gives them with the ranges they belong to."""
    node, tail, pieces = slot
    parent = node.getparent() if tail else node
    before: Element | None = node if tail else None
    _set(node, tail, None)
    for text, covered in pieces:
        if parent is None or not covered or text.isspace() or parent.tag in _NO_TEXT:
            _set(node if before is None else before, before is not None, text)
            continue
        mark = etree.Element("mark")
        mark.text = text
        parent.insert(0 if before is None else parent.index(before) + 1, mark)
        before = mark
        yield mark, covered


def _set(node: Element, tail: bool, text: str | None) -> None:
    """Put text behind what a text node holds; None empties it."""
    held = node.tail if tail else node.text
    value = None if text is None else (held or "") + text
    if tail:
        node.tail = value
    else:
        node.text = value
