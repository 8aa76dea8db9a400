"""Where elements and texts stand in a page whose start tags are the tree's elements, one for one.

Then no second tree is needed: between two start tags the n-th visible character of the text is that of the tree.
Whatever is not that plain is left to `align`, which costs twice as much.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from reportlint.model.text import Element
from reportlint.page.scan import END, LITERAL, OTHER, START, VOID, TagToken
from reportlint.page.text_run import Span, text_run, visible

_MADE_UP: Final = frozenset(("html", "head", "body"))
"""The parser may begin these before their tags come."""

Node = tuple[int, bool]
"""A text node: the number of its element, and whether it is the tail."""


class TagOrder:
    """The tie between a tree and its text, as far as their tags agree; None for all that it does not know."""

    def __init__(self, text: str, tokens: Sequence[TagToken], elements: Sequence[Element]) -> None:
        self._text = text
        self._tokens = tokens
        self._elements = elements
        starts = [n for n, token in enumerate(tokens) if token.kind == START]
        agree = [tokens[n].name for n in starts] == [element.tag for element in elements]
        self._starts = [*starts, len(tokens)] if agree else []
        self._spans: dict[int, tuple[list[Span], dict[Node, int]] | None] = {}
        self._seen: dict[Node, list[int]] = {}

    def element(self, node: Element) -> Span | None:
        """From an element's start tag to the end of its end tag, where each element in it has one, too."""
        if not self._starts or node.tag in _MADE_UP or (node.tag in VOID and len(node)):
            return None
        inner = _deepest(node)
        at = self._starts[inner.number]
        while True:
            if inner.tag not in VOID:
                at = self._next(at)
                if at == len(self._tokens) or not self._ends(at, inner):
                    return None
            if inner is node:
                return self._tokens[self._starts[node.number]].start, self._tokens[at].end
            inner = inner.getparent()

    def _ends(self, at: int, element: Element) -> bool:
        token = self._tokens[at]
        return token.kind == END and token.name == element.tag

    def _next(self, at: int) -> int:
        """The tag behind a tag, comments left out."""
        at += 1
        while at < len(self._tokens) and self._tokens[at].kind == OTHER:
            at += 1
        return at

    def characters(self, node: Element, tail: bool, first: int, last: int) -> Span | None:
        """The range of characters [first, last) of a text node, from the first to the last visible one."""
        if not self._starts:
            return None
        behind = (_deepest(node) if tail else node).number
        if behind not in self._spans:
            self._spans[behind] = self._between(behind)
        found = self._spans[behind]
        seen = self._visible(node, tail)
        skipped, end = bisect_left(seen, first), bisect_left(seen, last)
        if found is None or skipped == end:
            return None
        spans, offsets = found
        offset = offsets[node.number, tail]
        return spans[offset + skipped][0], spans[offset + end - 1][1]

    def _visible(self, node: Element, tail: bool) -> list[int]:
        """Where the visible characters of a text node stand in it, counted once for all its places."""
        key = node.number, tail
        if key not in self._seen:
            text = (node.tail if tail else node.text) or ""
            self._seen[key] = [n for n, character in enumerate(text) if not character.isspace()]
        return self._seen[key]

    def _between(self, number: int) -> tuple[list[Span], dict[Node, int]] | None:
        """The visible characters between an element's start tag and the next, and where each text node begins."""
        tokens, stop = self._tokens, self._starts[number + 1]
        shown, spans = "", list[Span]()
        for n in range(self._starts[number], stop):
            end = tokens[n + 1].start if n + 1 < len(tokens) else len(self._text)
            literal = tokens[n].kind == START and tokens[n].name in LITERAL
            run = text_run(self._text, tokens[n].end, end, literal=literal)
            shown += run.visible
            spans += run.spans
        offsets: dict[Node, int] = {}
        seen = ""
        for node, text in _texts(self._elements[number]):
            offsets[node] = len(seen)
            seen += visible(text)
        return (spans, offsets) if seen == shown else None


def _texts(element: Element) -> Iterator[tuple[Node, str]]:
    """The text nodes between an element's start tag and the next."""
    yield (element.number, False), element.text or ""
    if len(element):
        return
    while element is not None:
        yield (element.number, True), element.tail or ""
        if element.getnext() is not None:
            return
        element = element.getparent()


def _deepest(node: Element) -> Element:
    """The last element inside an element; itself where it has none."""
    while len(node):
        node = node[-1]
    return node
