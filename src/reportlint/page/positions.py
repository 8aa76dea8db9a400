"""From a place to line, column, offset, quotation and XPath."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.model.message import Message
from reportlint.model.place import QUOTE_LIMIT, Place, Region
from reportlint.model.text import Element

if TYPE_CHECKING:
    from reportlint.page.align import Alignment
    from reportlint.page.scan import TagToken
    from reportlint.page.tag_order import TagOrder
    from reportlint.page.text_run import Span

Spots = Callable[[Element], Message | None]
"""Says in words where an element stands; None where it does not know."""


class Positions:
    """The positions of a page's elements and texts. Nothing is computed before the first question."""

    def __init__(self, text: str, elements: Sequence[Element]) -> None:
        self._text = text
        self._elements = elements

    def where(self, place: Place) -> Region:
        """The position of a place.

        Where the text of the page cannot be tied to the tree, the position is that of the nearest element
        around it that can; where there is none, only the parser's line is given.
        """
        element = self._elements[place.node]
        xpath = xpath_of(element)
        span = self._exact(place)
        quote = None
        if span is None:
            span, quote = self._around(element), quote_of(place, element)
        if span is None:
            line = element.sourceline
            return Region(line, None, None, None, None, None, quote or "", xpath)
        start, end = span
        if quote is None:
            quote = self._text[start : min(end, start + QUOTE_LIMIT)]
        return Region(*self._line(start), *self._line(end), start, end - start, quote, xpath)

    @cached_property
    def _tags(self) -> tuple[str, list[TagToken]]:
        """The text, up to a tag that it ends in, and its tags."""
        from reportlint.page.scan import OPEN, scan

        tokens = scan(self._text)
        if tokens and tokens[-1].kind == OPEN:
            return self._text[: tokens.pop().start], tokens
        return self._text, tokens

    @cached_property
    def _order(self) -> TagOrder:
        from reportlint.page.tag_order import TagOrder

        return TagOrder(*self._tags, self._elements)

    @cached_property
    def _alignment(self) -> Alignment:
        from reportlint.page.align import Alignment

        return Alignment(*self._tags, self._elements[0])

    def _element(self, element: Element) -> Span | None:
        return self._order.element(element) or self._alignment.element(element)

    @cached_property
    def _lines(self) -> list[int]:
        """Offset of the first character of every line."""
        lines = [0]
        at = self._text.find("\n")
        while at >= 0:
            lines.append(at + 1)
            at = self._text.find("\n", at + 1)
        return lines

    def _line(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def _exact(self, place: Place) -> Span | None:
        if place.text is None:
            return self._element(self._elements[place.node])
        spans = []
        for piece, first, last in place.text.piece_ranges(*place.text.raw_range(place.start, place.end)):
            node = self._elements[piece.node]
            text = node.tail if piece.tail else node.text
            if text[first:last].isspace():
                continue
            where = node, piece.tail, first, last
            span = self._order.characters(*where) or self._alignment.characters(*where)
            if span is None:
                return None
            spans.append(span)
        return (spans[0][0], spans[-1][1]) if spans else None

    def _around(self, node: Element | None) -> Span | None:
        """The range of the nearest element around that has one."""
        while node is not None:
            span = self._element(node)
            if span is not None:
                return span
            node = node.getparent()
        return None


def quote_of(place: Place, element: Element) -> str:
    """The text of a place as the tree has it."""
    if place.text is not None:
        return place.text.quote(place.start, place.end)[:QUOTE_LIMIT]
    return "".join(element.itertext())[:QUOTE_LIMIT]


def xpath_of(node: Element) -> str:
    """The path from the root to an element."""
    return str(node.getroottree().getpath(node))
