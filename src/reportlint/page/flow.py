"""A page as a reader meets it: paragraphs, tables and pictures, one after the other.

Only what can be seen counts: scripts, styles and hidden elements are left out. The rows of a table are kept
together for the grid, except those that hold a table themselves: they are layout, and what they hold is taken
as it comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportlint.model.place import Place
from reportlint.model.text import Element, Text, TextPiece
from reportlint.page.hiding import hidden, hides
from reportlint.page.placing import shown_children

_SKIPPED = frozenset(
    "script style noscript template rt rp head title textarea select option button input svg math datalist "
    "audio video canvas map".split()
)
_PICTURES = frozenset(("img", "embed", "object", "iframe"))
_BLOCKS = frozenset(
    "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 table caption thead tbody tfoot tr td th section article "
    "aside header footer main nav form fieldset legend center blockquote pre address hr figure figcaption "
    "details summary body html marquee menu dir".split()
)
_CELLS = ("td", "th")
_CHROME = frozenset(("nav", "footer"))
_CHROME_ROLES = frozenset(("navigation", "contentinfo", "search", "menu", "menubar"))
_BETWEEN_LINKS = re.compile(r"[\W_]+")
_LINE_BREAKS = re.compile(r"\r\n|[\r\n\f]")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text: what stands between two block boundaries or line breaks."""

    text: Text
    node: Element
    """The block it stands in."""
    link: bool = False
    """True where all of it is links, as in a menu."""
    chrome: bool = False
    """True inside `<nav>`, `<footer>` and the like."""

    @property
    def squeezed(self) -> str:
        """The text as grammars read it."""
        return self.text.squeezed

    @property
    def at(self) -> Place:
        """All of it."""
        return Place(self.node.number, self.text, 0, len(self.text.squeezed))


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of a table that hold no other table."""

    node: Element
    """The table."""
    rows: Sequence[Sequence[Element]] = field(default_factory=list)
    """The cells that can be seen, row by row."""
    hides: bool = False
    """True where elements inside the cells may be hidden."""

    @property
    def at(self) -> Place:
        """The table."""
        return Place(self.node.number)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image or an embedded document."""

    node: Element
    source: str

    @property
    def at(self) -> Place:
        """The element."""
        return Place(self.node.number)


Item = TextLine | Grid | Picture


def flow(root: Element, *, shown_only: bool = True) -> list[Item]:
    """The items of a page in reading order.

    With `shown_only=False` hidden elements are read as well: for pages that show their text by script.
    """
    body = root.find("body")
    return flow_of([root if body is None else body], shown_only=shown_only)


def flow_of(elements: Iterable[Element], *, shown_only: bool = True) -> list[Item]:
    """The items of some elements, one after the other; these themselves count as shown."""
    reader = _FlowReader()
    for element in elements:
        reader.hides = shown_only and hides(element)
        reader.walk(element)
        reader.flush()
    return reader.items


class _FlowReader:
    """Walks the tree once, without recursion: pages nest deeper than Python's stack."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.hides = True
        self._raw: list[str] = []
        self._pieces: list[TextPiece] = []
        self._length = 0
        self._linked = 0
        self._pictures: list[Item] = []
        self._block: Element = None
        self._links = 0
        self._chrome = 0
        self._pre = 0
        # For each table around, the rows that were read from it last.
        self._tables: list[Grid | None] = []
        self._nested: list[bool] = []

    def walk(self, top: Element) -> None:
        """Read an element and all it holds."""
        self._block = top
        self._text(top, top.text, tail=False)
        # Each entry: an element whose children are being read, and the iterator over them.
        stack = [(top, shown_children(top))]
        while stack:
            parent, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                if stack:
                    self._leave(parent, stack[-1][0])
                continue
            if self._enter(child):
                stack.append((child, shown_children(child)))
            else:
                self._text(child, child.tail, tail=True)

    def _enter(self, element: Element) -> bool:
        """Begin an element; False where its content is not walked."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or (self.hides and hidden(element)):
            return False
        if tag in _PICTURES:
            self._pictures.append(Picture(element, element.get("src") or element.get("data") or ""))
            return False
        if tag == "br":
            self.flush()
            return False
        if tag == "tr" and self._row(element):
            return False
        if tag in _BLOCKS:
            self.flush()
            self._block = element
            if tag == "table":
                self._tables.append(None)
                self._nested.append(next(element.iterdescendants("table"), None) is not None)
            self._chrome += _is_chrome(element)
            self._pre += tag == "pre"
        elif tag == "a" and _leads_away(element):
            self._links += 1
        self._text(element, element.text, tail=False)
        return True

    def _leave(self, element: Element, parent: Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self.flush()
            self._block = parent if parent.tag in _BLOCKS else _block_of(parent)
            if tag == "table":
                self._tables.pop()
                self._nested.pop()
            self._chrome -= _is_chrome(element)
            self._pre -= tag == "pre"
        elif tag == "a" and _leads_away(element):
            self._links -= 1
        self._text(element, element.tail, tail=True)

    def _row(self, row: Element) -> bool:
        """Keep a row for the grid of its table; False where it is layout or holds no cells."""
        if not self._tables or (self._nested[-1] and next(row.iterdescendants("table"), None) is not None):
            if self._tables:
                self._tables[-1] = None
            return False
        cells = list(row)
        if any(cell.tag not in _CELLS for cell in cells):
            cells = list(row.iter(*_CELLS))
        if not cells:
            return False
        self.flush()
        grid = self._tables[-1]
        if grid is None:
            table = row.getparent()
            while table.tag != "table":
                table = table.getparent()
            grid = self._tables[-1] = Grid(table, [], self.hides)
            self.items.append(grid)
        shown = [cell for cell in cells if not hidden(cell)] if self.hides else cells
        grid.rows.append(shown)  # type: ignore[attr-defined]
        self._text(row, row.text, tail=False)
        for cell in cells:
            if (tail := cell.tail) and not tail.isspace():
                self._text(cell, tail, tail=True)
        self.flush()
        return True

    def _text(self, element: Element, text: str | None, *, tail: bool) -> None:
        if not text or (not self._length and text.isspace()):
            return
        if self._pre:
            self._preformatted(element, text, tail)
            return
        self._pieces.append(TextPiece(self._length, element.number, tail))
        self._raw.append(text)
        self._length += len(text)
        if self._links:
            self._linked += len(text.strip())

    def _preformatted(self, element: Element, text: str, tail: bool) -> None:
        start = 0
        for end in (*(match.end() for match in _LINE_BREAKS.finditer(text)), len(text)):
            if start < end:
                self._pieces.append(TextPiece(self._length, element.number, tail, start))
                self._raw.append(text[start:end])
                self._length += end - start
            if end < len(text) or _LINE_BREAKS.search(text[start:end]):
                self.flush()
            start = end

    def flush(self) -> None:
        """End the line that is being read."""
        if self._length:
            raw = "".join(self._raw)
            if not raw.isspace():
                link = self._linked > 0 and self._linked >= len(_BETWEEN_LINKS.sub("", raw))
                self.items.append(TextLine(Text(raw, self._pieces), self._block, link, self._chrome > 0))
            self._raw, self._pieces, self._length, self._linked = [], [], 0, 0
        if self._pictures:
            self.items += self._pictures
            self._pictures = []


def _leads_away(link: Element) -> bool:
    """True for a link to another place; `javascript:` opens what stands below it."""
    href = link.get("href")
    return href is not None and href.lstrip()[:11].lower() != "javascript:"


def _is_chrome(element: Element) -> bool:
    return element.tag in _CHROME or element.get("role") in _CHROME_ROLES


def _block_of(element: Element) -> Element:
    while element.tag not in _BLOCKS:
        parent = element.getparent()
        if parent is None:
            return element
        element = parent
    return element
