"""The links of a page as a reader sees them: where they lead, what they say, what stands beside and over them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree, html

from reportlint.fetch import markup
from reportlint.fetch.address import join
from reportlint.model.text import Element, squeeze
from reportlint.page import Page
from reportlint.portals.scripts import address_in, kept_markup, pager

_HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6 dt caption legend strong b summary th label".split())
_ENTRIES: Final = ("li", "tr", "dd", "p", "dl")
_SHORT: Final = 30
"""Characters of a heading at most."""
_BESIDE: Final = 80
"""Characters of what stands beside a link at most."""
_SPAN: Final = 50
"""Columns that one cell covers at most."""
_PLAIN: Final = etree.XPath(
    "descendant::text()[not(ancestor::a) and not(ancestor::script) and not(ancestor::style)]"
)
_CUT: Final = re.compile(r"(?:\.{2,}|…+)$")


@dataclass(frozen=True, slots=True)
class PageLink:
    """One of them; texts are squeezed."""

    url: str
    text: str
    beside: str = ""
    """What else its entry of a list or row of a table says."""
    over: str = ""
    """The heading above it; for a cell of a table the column's."""
    frame: bool = False
    """True for a frame of the page, which is not clicked."""
    turns: bool = False
    """True for a further page of the same list, put together by a script."""


def links(page: Page, url: str) -> list[PageLink]:
    """The links of a page, each address once with the text that says most, in their order."""
    start = markup.base(page, url)
    found: dict[tuple[str, bool], PageLink] = {}
    everything = [
        *_links(page.root, start),
        *(link for part in kept_markup(page.source.text) for link in _links(html.fromstring(part), start)),
        *(PageLink(frame.url, "", frame=True) for frame in markup.frames(page, url)),
        *(PageLink(next_, "", turns=True) for next_ in pager(page.source.text, url)),
    ]
    for link in everything:
        key = link.url, link.frame
        before = found.get(key)
        if before is None or len(link.text) > len(before.text):
            found[key] = link
    return list(found.values())


def _links(root: Element, start: str) -> Iterator[PageLink]:
    heading = ""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in _HEADINGS or "tit" in element.get("class", "").lower():
            text = _text(element)
            if text and len(text) <= _SHORT and next(element.iter("a"), None) is None:
                heading = text
        target = _target(element, start)
        if target is not None:
            beside, over = _around(element)
            yield PageLink(target, _said(element), beside, over or heading)


def _target(element: Element, start: str) -> str | None:
    """Where an element leads when it is clicked or chosen; None where nowhere."""
    click = element.get("onclick") or ""
    if element.tag in ("a", "area"):
        href = (element.get("href") or "").strip()
        if href.lower().startswith("javascript:") or href in ("", "#", "###"):
            reference = address_in(href) or address_in(click) or element.get("data-href") or ""
        else:
            reference = href
    elif element.tag == "option":
        reference = address_in(f"'{element.get('value') or ''}'")
    else:
        reference = address_in(click) or element.get("data-href") or ""
    return join(start, reference) if reference else None


def _said(element: Element) -> str:
    """What a link says: its text, or its title where that says more."""
    text = _text(element)
    titles = [
        element.get("title") or "",
        *(node.get("title") or "" for node in element.iter("font", "span", "em")),
    ]
    title = squeeze(max(titles, key=len))
    if title and (not text or _CUT.search(text) or text in title):
        return title
    pictures = (squeeze(picture.get("alt") or picture.get("title") or "") for picture in element.iter("img"))
    return text or next(filter(None, pictures), "")


def _text(element: Element) -> str:
    return squeeze("".join(element.itertext()))


def _around(element: Element) -> tuple[str, str]:
    """What stands beside a link, and the head of the column it stands in."""
    entry = next(element.iterancestors(*_ENTRIES), None)
    if entry is None:
        return "", ""
    plain = squeeze(" ".join(_outside_links(entry)))
    if entry.tag != "tr":
        return plain[-_BESIDE:] if len(plain) <= _BESIDE else "", ""
    cell = next((one for one in (element, *element.iterancestors()) if one.getparent() is entry), None)
    first = next(iter(entry), None)
    head = "" if first is None or first is cell else _text(first)
    beside = head if head and head not in plain else plain
    return beside[:_BESIDE], _column(entry, cell)


def _outside_links(entry: Element) -> list[str]:
    return [str(text) for text in _PLAIN(entry)]


def _column(row: Element, cell: Element | None) -> str:
    """The head of the column in which a cell stands, unless it stands in the first row."""
    table = next(row.iterancestors("table"), None)
    top = None if table is None else next(table.iter("tr"), None)
    if top is None or top is row or cell is None:
        return ""
    place = 0
    for other in row:
        if other is cell:
            break
        place += _width(other)
    for head in top:
        place -= _width(head)
        if place < 0:
            text = _text(head)
            return text if len(text) <= _SHORT else ""
    return ""


def _width(cell: Element) -> int:
    span = cell.get("colspan") or "1"
    return min(int(span), _SPAN) if span.isdecimal() else 1
