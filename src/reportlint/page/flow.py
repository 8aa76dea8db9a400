"""A page as a reader meets it: paragraphs, tables and pictures, one after the other.

Only what can be seen counts: scripts, styles and hidden elements are left out. A table that holds tables is
layout, and its content is taken as it comes; any other table is kept whole for the grid.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from reportlint.model.place import Place
from reportlint.model.text import Element, Piece, Text

_SKIPPED = frozenset(
    "script style noscript template head title textarea select option button input svg math datalist "
    "object embed iframe audio video canvas map".split()
)
_PICTURES = frozenset(("img", "embed", "object", "iframe"))
_BLOCKS = frozenset(
    "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 table caption thead tbody tfoot tr td th section article aside "
    "header footer main nav form fieldset legend center blockquote pre address hr br figure figcaption details "
    "summary body html marquee menu dir".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BREAK = "br"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: what stands between two block boundaries or line breaks."""

    text: Text
    node: Element
    """The block it stands in."""
    link: bool
    """True where all of it is a link, as in a menu."""
    chrome: bool
    """True inside `<nav>`, `<footer>` and the like."""

    @property
    def squeezed(self) -> str:
        """The text as grammars read it."""
        return self.text.squeezed

    @property
    def at(self) -> Place:
        """All of it."""
        return Place(self.node, self.text, 0, len(self.text.squeezed))


@dataclass(frozen=True)
class Grid:
    """A table that holds no other table."""

    node: Element

    @cached_property
    def at(self) -> Place:
        """The table."""
        return Place(self.node)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image or an embedded document."""

    node: Element
    source: str

    @property
    def at(self) -> Place:
        """The element."""
        return Place(self.node)


Item = Line | Grid | Picture


def hidden(element: Element) -> bool:
    """True where the element says that it is not shown."""
    style = element.get("style")
    if style is not None and _HIDDEN.search(style):
        return True
    return element.get("hidden") is not None


def flow(root: Element, *, shown_only: bool = True) -> list[Item]:
    """The items of a page in reading order.

    With `shown_only=False` hidden elements are read as well: for pages that show their text by script.
    """
    return _Reader(root, shown_only).items


def flow_of(cells: list[Element]) -> list[Item]:
    """The items of some cells of a table that turned out not to be one of the form's."""
    reader = _Reader(None, True)
    for cell in cells:
        reader.walk(cell)
        reader.flush()
    return reader.items


class _Reader:
    """Walks the tree once, without recursion: pages nest deeper than Python's stack."""

    def __init__(self, root: Element | None, shown_only: bool) -> None:
        self.items: list[Item] = []
        self.shown_only = shown_only
        self._raw: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._block: Element = root
        self._linked = 0
        self._links = 0
        self._chrome = 0
        if root is not None:
            body = root.find("body")
            self.walk(root if body is None else body)
            self.flush()

    def walk(self, top: Element) -> None:
        """Read an element and all it holds."""
        self._block = top
        self._text(top, top.text, tail=False)
        # Each entry: an element whose children are being read, and the iterator over them.
        stack = [(top, iter(top))]
        while stack:
            parent, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                if stack:
                    self._leave(parent, stack[-1][0])
                continue
            if self._enter(child):
                stack.append((child, iter(child)))
            else:
                self._text(child, child.tail, tail=True)

    def _enter(self, element: Element) -> bool:
        """Begin an element; False where its content is not walked."""
        tag = element.tag
        if not isinstance(tag, str):
            return False
        if tag in _PICTURES:
            self.flush()
            self.items.append(Picture(element, element.get("src") or element.get("data") or ""))
            return False
        if tag in _SKIPPED or (self.shown_only and hidden(element)):
            return False
        if tag == _BREAK:
            self.flush()
            return False
        if tag == "table" and next(element.iterdescendants("table"), None) is None:
            self.flush()
            self.items.append(Grid(element))
            return False
        if tag in _BLOCKS:
            self.flush()
            self._block = element
        elif tag == "a" and element.get("href"):
            self._links += 1
        if tag in ("nav", "footer"):
            self._chrome += 1
        self._text(element, element.text, tail=False)
        return True

    def _leave(self, element: Element, parent: Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self.flush()
            self._block = parent if parent.tag in _BLOCKS else _block_of(parent)
        elif tag == "a" and element.get("href"):
            self._links -= 1
        if tag in ("nav", "footer"):
            self._chrome -= 1
        self._text(element, element.tail, tail=True)

    def _text(self, element: Element, text: str | None, *, tail: bool) -> None:
        if not text:
            return
        self._pieces.append(Piece(self._length, element, tail))
        self._raw.append(text)
        self._length += len(text)
        if self._links:
            self._linked += len(text.strip())

    def flush(self) -> None:
        """End the line that is being read."""
        if self._length:
            raw = "".join(self._raw)
            if not raw.isspace():
                solid = len(raw.strip())
                self.items.append(
                    Line(Text(raw, self._pieces), self._block, self._linked >= solid, self._chrome > 0)
                )
            self._raw, self._pieces, self._length, self._linked = [], [], 0, 0


def _block_of(element: Element) -> Element:
    while element.tag not in _BLOCKS:
        parent = element.getparent()
        if parent is None:
            return element
        element = parent
    return element
