"""Where the elements and texts of the tree stand in the text of the page.

The parser does not say where a tag stood. So every tag of the text is numbered, start tags by an attribute,
end tags and comments by a comment in their place, and the numbered text is parsed as well. Where both trees
have the same tags in the same order, each element is known by the number that its twin carries. A text is
known by the number before it, and counts as found only where the page's text at that point, its entities
decoded, is what the tree has, white space aside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from lxml import etree

from reportlint.model.text import Element
from reportlint.page.scan import END, LITERAL, OTHER, START, VOID, TagToken
from reportlint.page.text_run import AlignedRun, Span, text_run, visible

_STAMP: Final = "data-token"
_MERGED: Final = frozenset(("html", "head", "body"))
"""The parser may have made these up before their tags come; the tag's attributes go to the one there is."""
_SPACE: Final = re.compile(r"\s*")


class Alignment:
    """The tie between a tree and the text it was parsed from."""

    def __init__(self, text: str, tokens: list[TagToken], root: Element) -> None:
        """`tokens` are the tags of the text, all of them closed."""
        self._text = text
        self._tokens = tokens
        self._twins = _twins(root, _stamped(text, tokens))
        self._runs: dict[int, AlignedRun] = {}
        self._spans: dict[tuple[Element, bool], list[Span | None] | None] = {}
        self._seen: dict[tuple[Element, bool], list[int]] = {}

    def element(self, node: Element) -> Span | None:
        """From an element's start tag to the end of its end tag or, where it has none, of its content."""
        twin = self._twins.get(node)
        if twin is None:
            return None
        number = _number(twin)
        if number is None:
            start = self._after(_event(_before(twin)))
            start = _SPACE.match(self._text, start).end()  # type: ignore[union-attr]
        else:
            start = self._tokens[number].start
        return start, max(start, self._end(twin))

    def characters(self, node: Element, tail: bool, first: int, last: int) -> Span | None:
        """The range of characters [first, last) of a text node, from the first to the last visible one.

        `node` and `tail` name the text node as in `TextPiece`. None where nothing visible is in it or where the
        page's text does not agree with the tree's.
        """
        whole = node.tail if tail else node.text
        spans = self._spans_of(node, tail)
        if spans is None or not whole:
            return None
        seen = self._seen_of(node, tail, whole)
        skipped, end = bisect_left(seen, first), bisect_left(seen, last)
        if skipped == end:
            return None
        low, high = spans[skipped], spans[end - 1]
        return None if low is None or high is None else (low[0], high[1])

    def _spans_of(self, node: Element, tail: bool) -> list[Span | None] | None:
        key = node, tail
        if key not in self._spans:
            self._spans[key] = self._located(node, tail)
        return self._spans[key]

    def _seen_of(self, node: Element, tail: bool, text: str) -> list[int]:
        """The offsets of the visible characters of a text node."""
        key = node, tail
        if key not in self._seen:
            self._seen[key] = [n for n, character in enumerate(text) if not character.isspace()]
        return self._seen[key]

    def _located(self, node: Element, tail: bool) -> list[Span | None] | None:
        """The range of every visible character of a text node."""
        twin = self._twins.get(node)
        if twin is None:
            return None
        spans: list[Span | None] = []
        seen = ""
        for segment, event in _segments(twin, tail):
            shown = visible(segment)
            run = self._run(event)
            spans += run.spans if run.visible == shown else [None] * len(shown)
            seen += shown
        return spans if seen == visible((node.tail if tail else node.text) or "") else None

    def _run(self, event: int) -> AlignedRun:
        """The text that follows a tag."""
        if event not in self._runs:
            literal = event >= 0 and self._tokens[event].kind == START and self._tokens[event].name in LITERAL
            self._runs[event] = text_run(self._text, self._after(event), self._next(event), literal=literal)
        return self._runs[event]

    def _end(self, twin: Element) -> int:
        last = _event(_deepest(twin))
        if twin.tag in VOID or (twin.tail and not twin.tail.isspace()):
            return self._after(last)
        closer = twin.getnext()
        if closer is not None and _number(closer) == last + 1:
            token = self._tokens[last + 1]
            if token.kind == END and token.name == twin.tag:
                return token.end
        content = self._text[self._after(last) : self._next(last)]
        return self._after(last) + len(content.rstrip())

    def _after(self, event: int) -> int:
        return self._tokens[event].end if event >= 0 else 0

    def _next(self, event: int) -> int:
        return self._tokens[event + 1].start if event + 1 < len(self._tokens) else len(self._text)


def _stamped(text: str, tokens: list[TagToken]) -> Element | None:
    """The tree of the text with every tag numbered; None where there is no tree."""
    parts: list[str] = []
    at = 0
    for number, (kind, start, end, name) in enumerate(tokens):
        if kind == START and name not in _MERGED:
            behind_name = start + 1 + len(name)
            parts += text[at:behind_name], f' {_STAMP}="{number}"', text[behind_name:end]
        elif kind == OTHER:
            parts += text[at:start], f"<!--{number}-->"
        else:
            parts += text[at:end], f"<!--{number}-->"
        at = end
    parts.append(text[at:])
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        return etree.fromstring("".join(parts).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _twins(root: Element, stamped: Element | None) -> dict[Element, Element]:
    """Each element with its twin in the numbered tree, as far as the tags agree from either end."""
    if stamped is None:
        return {}
    ours, theirs = list(root.iter()), list(stamped.iter(etree.Element))
    same = _common(ours, theirs)
    twins = dict(zip(ours[:same], theirs, strict=False))
    rest = min(len(ours), len(theirs)) - same
    for ours_last, theirs_last in zip(reversed(ours[-rest:] if rest else ()), reversed(theirs), strict=False):
        if ours_last.tag != theirs_last.tag:
            break
        twins[ours_last] = theirs_last
    return twins


def _common(ours: list[Element], theirs: list[Element]) -> int:
    """How many elements from the first on have the same tags."""
    for n, (our, their) in enumerate(zip(ours, theirs, strict=False)):
        if our.tag != their.tag:
            return n
    return min(len(ours), len(theirs))


def _segments(twin: Element, tail: bool) -> Iterator[tuple[str, int]]:
    """The parts of a text node between numbered places, each with the number before it."""
    if tail:
        yield twin.tail or "", _event(_deepest(twin))
        node = twin.getnext()
    else:
        yield twin.text or "", _event(twin)
        node = next(iter(twin), None)
    while node is not None and node.tag is etree.Comment:
        yield node.tail or "", _event(node)
        node = node.getnext()


def _event(node: Element | None) -> int:
    """The number that `node` carries or, where it has none, the last one before it; -1 for none."""
    while node is not None:
        number = _number(node)
        if number is not None:
            return number
        node = _before(node)
    return -1


def _before(node: Element) -> Element | None:
    """What stands before an element: the end of the one before it, else the element it stands in."""
    previous = node.getprevious()
    return _deepest(previous) if previous is not None else node.getparent()


def _deepest(node: Element) -> Element:
    """The last thing inside an element; the element itself where it is empty."""
    while (last := next(node.iterchildren(reversed=True), None)) is not None:
        node = last
    return node


def _number(node: Element) -> int | None:
    stamp = node.text if node.tag is etree.Comment else node.get(_STAMP)
    return int(stamp) if stamp and stamp.isdecimal() else None
