"""From a source to the tree."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from lxml import etree

from reportlint.model.certainty import Certainty
from reportlint.model.finding import Notice, Problem
from reportlint.model.message import Message
from reportlint.model.place import Place, Region
from reportlint.model.text import Element
from reportlint.page.cut import cut_off
from reportlint.page.doubt import doubtful
from reportlint.page.positions import Positions, Spots, quote_of
from reportlint.page.problems import problem, size
from reportlint.page.source import Source
from reportlint.support import limits

_TOO_DEEP: Final = etree.XPath("boolean(" + "/*" * (limits.DEPTH + 1) + ")")


class PageElement(etree.ElementBase):
    """An element that knows its number. lxml keeps what an element knows for as long as a page holds it."""

    __slots__ = ("number",)

    number: int


class Page:
    """A parsed page. Made by `parse`.

    `root` is the lxml element `html`; comments and processing instructions are not in the tree. `certainty`
    is GUESS where the structure itself was guessed, throughout. `inferred` says that its paragraphs were put
    together from lines (a PDF), and that its loader marks what it guessed (see `page.doubt`).
    """

    def __init__(
        self,
        source: Source,
        root: Element,
        *,
        notices: tuple[Notice, ...] = (),
        certainty: Certainty = Certainty.LABEL,
        locations: Spots | None = None,
        inferred: bool = False,
    ) -> None:
        self.source = source
        self.root = root
        self.elements: tuple[Element, ...] = tuple(root.iter())
        """All of them by their numbers, as places have them."""
        for number, element in enumerate(self.elements):
            element.number = number
        self.notices = (*source.notices, *notices)
        self.certainty = certainty
        self.inferred = inferred
        self._spots = locations

    @cached_property
    def truncated(self) -> bool:
        """Whether the page was cut off: it begins as a whole document and stops in the middle."""
        return self._spots is None and cut_off(self.source.text)

    def where(self, place: Place) -> Region:
        """Line, column, offset, quotation and XPath of a place."""
        if self._spots is not None:
            element = self.elements[place.node]
            return self._positions.where(place).told(quote_of(place, element), self._spots(element))
        return self._positions.where(place)

    def certainty_at(self, place: Place) -> Certainty:
        """How surely what stands at a place was read."""
        guessed = self.inferred and doubtful(self.elements[place.node])
        return Certainty.GUESS if guessed else self.certainty

    @cached_property
    def _positions(self) -> Positions:
        return Positions(self.source.text, self.elements)


def parse(
    source: Source,
    *,
    notices: tuple[Notice, ...] = (),
    certainty: Certainty = Certainty.LABEL,
    locations: Spots | None = None,
    inferred: bool = False,
) -> Page | Problem:
    """Parse a source that holds HTML.

    `locations` is given for sources without lines of their own (a Word document, a PDF): places are then said
    in words. `inferred` as for a `Page`. Gives a Problem for a page beyond the limits or without any text.
    """
    if len(source.text) > limits.MARKUP_BYTES:
        return problem("too-large", size=size(len(source.text)), limit=size(limits.MARKUP_BYTES))
    encoded = source.utf8
    excess = _excess(source.text, encoded)
    if excess is not None:
        return excess
    root = tree(encoded)
    if root is None:
        return problem("no-text")
    if _TOO_DEEP(root):
        return problem("too-deep", limit=limits.DEPTH)
    return Page(source, root, notices=notices, certainty=certainty, locations=locations, inferred=inferred)


def tree(encoded: bytes) -> Element | None:
    """The tree of a page in UTF-8; None where there is none."""
    # Without `huge_tree` text below 256 levels is lost without a word.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=PageElement))
    try:
        return etree.fromstring(encoded, parser)
    except etree.XMLSyntaxError:
        return None


def _excess(text: str, encoded: bytes) -> Problem | None:
    """What would take the parser too long, or more memory than it may have."""
    tags = encoded.count(b"<")
    if tags > limits.MARKUP_TAGS:
        return problem("too-large", size=_tags(tags), limit=_tags(limits.MARKUP_TAGS))
    # An attribute with a name of its own takes four characters and more, one of them a space, slash or quote.
    if len(encoded) < 4 * limits.ATTRIBUTES:
        return None
    if len(encoded) - len(encoded.translate(None, b" \t\n\f\r/\"'")) < limits.ATTRIBUTES:
        return None
    from reportlint.page.scan import attributes_of_long_tags

    counts = attributes_of_long_tags(text)
    if sum(count**2 for count in counts) <= limits.ATTRIBUTES**2:
        return None
    told = Message(
        f"{len(counts):,} 个标签共有 {sum(counts):,} 个属性",
        f"{sum(counts):,} attributes in {len(counts):,} tags",
    )
    most = Message(
        f"一个标签 {limits.ATTRIBUTES:,} 个，多个标签更少", f"{limits.ATTRIBUTES:,} in one, fewer in several"
    )
    return problem("too-large", size=told, limit=most)


def _tags(count: int) -> Message:
    return Message(f"{count:,} 个标签", f"{count:,} tags")
