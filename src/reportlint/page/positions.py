"""From a place to line, column, offset, quotation and XPath."""

from __future__ import annotations

from collections.abc import Callable

from reportlint.model.place import QUOTE_LIMIT, Place, Where
from reportlint.model.say import Say
from reportlint.model.text import Element


class Positions:
    """The positions of one page's elements in its text."""

    def __init__(self, text: str, root: Element) -> None:
        self.text = text
        self.root = root
        self.truncated = False

    def where(self, place: Place) -> Where:
        """The position of a place."""
        line = place.node.sourceline
        return Where(line, None, line, None, None, None, quote_of(place), xpath_of(place.node))


def where_by_spot(place: Place, spots: Callable[[Element], Say | None]) -> Where:
    """The position of a place in a source without lines: in words."""
    return Where(None, None, None, None, None, None, quote_of(place), xpath_of(place.node), spots(place.node))


def quote_of(place: Place) -> str:
    """The text of a place as the tree has it."""
    if place.text is not None:
        return place.text.quote(place.start, place.end)[:QUOTE_LIMIT]
    return "".join(place.node.itertext())[:QUOTE_LIMIT]


def xpath_of(node: Element) -> str:
    """The path from the root to an element."""
    return str(node.getroottree().getpath(node))
