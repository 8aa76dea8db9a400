"""A checked page made harmless: its text and structure with places marked, and nothing that acts or loads.

What a page says about itself (classes, ids, styles, scripts, addresses) is taken off before its places are
marked, so that nothing on it passes for a mark; then only what is listed here is let through by nh3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final, NamedTuple

import nh3
from lxml import etree

from reportlint.model.message import Language, Message
from reportlint.model.place import Region
from reportlint.model.text import Element
from reportlint.page.hiding import hidden
from reportlint.page.marking import marked

PLACE: Final = "data-at"
"""The numbers of the places that an element shows."""
_KIND: Final = "data-kind"
"""What stands for an image (`image`) or tells where a link leads (`address`)."""
_TAGS: Final = frozenset(
    "b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption "
    "figure font h1 h2 h3 h4 h5 h6 hr i ins li mark ol p pre q rp rt ruby s small span strike strong sub sup "
    "table tbody td tfoot th thead time tr tt u ul wbr".split()
)
_LANDMARKS: Final = frozenset("address article aside footer form header hgroup main nav section".split())
"""Shown as plain boxes: the landmarks are those of the document around the page."""
_HEADINGS: Final = {"h1": "h4", "h2": "h5", **dict.fromkeys(("h3", "h4", "h5", "h6"), "h6")}
"""The page's own stand below those of the document around it."""
_SILENT: Final = "script style template head title link meta base".split()
"""Elements whose text is not for readers."""
_FOREIGN: Final = frozenset(
    "applet audio button canvas datalist dialog embed frame frameset iframe input map math noembed noframes noscript "
    "object option plaintext select svg textarea video xmp".split()
)
"""Elements that are left out with what is in them, unless that is the report: then they were never closed."""
_CELL: Final = frozenset(("colspan", "rowspan", "align"))
_CLEANER: Final = nh3.Cleaner(
    tags=set(_TAGS),
    clean_content_tags={"script", "style"},
    attributes={
        "*": {PLACE, "align"},
        "td": set(_CELL),
        "th": set(_CELL),
        "col": {"span"},
        "colgroup": {"span"},
        "ol": {"start"},
    },
    tag_attribute_values={"span": {_KIND: {"image", "address"}}},
    link_rel=None,
)
_KEPT: Final = frozenset((*_CELL, "span", "start"))
_ALIGN: Final = re.compile(r"text-align\s*:\s*(left|right|center|justify)\b", re.IGNORECASE)
_NOWHERE: Final = re.compile(r"\s*(?:#|javascript:|vbscript:|data:|$)", re.IGNORECASE)
_LENGTH: Final = etree.XPath("string-length(normalize-space())")
_ADDRESS_LENGTH: Final = 120
_MOST: Final = 0.85
"""Share of the text from which an element counts as the one that holds the article."""
_DEEPEST: Final = 40
"""Boxes within one another among which the article is looked for."""
_IMAGE: Final = Message("图片", "image")


class Inert(NamedTuple):
    """A page that can be shown."""

    article: str
    around: str
    """What the site prints around it, mostly links; empty where there is nothing."""
    shown: frozenset[int]
    """The numbers of the places that are marked on it."""


def inert(
    text: str, places: Sequence[Region], language: Language, *, hidden_too: bool = False
) -> Inert | None:
    """The page with its places marked; None where there is none.

    `text` is what the places were computed on. A place that is most of the page, or not displayed, is not
    marked. `hidden_too` shows what the page hides until a script shows it.
    """
    page = marked(text, places)
    if page is None:
        return None
    body = page.root.find("body")
    body = page.root if body is None else body
    owners: dict[Element, list[int]] = {}
    for number, elements in enumerate(page.places):
        for element in elements:
            if not _whole(element, body):
                owners.setdefault(element, []).append(number)
    etree.strip_elements(body, *_SILENT, with_tail=False)
    most = _size(body) / 2
    for element in list(body.iter()):
        foreign = element.tag in _FOREIGN
        if foreign or (hidden(element) and not hidden_too):
            if not any(inner in owners for inner in element.iter()) and _size(element) <= most:
                element.tag = "template"
            elif foreign:
                element.tag = "div"
        _strip(element, language)
    etree.strip_elements(body, "template", with_tail=False)
    for element, numbers in owners.items():
        element.set(PLACE, " ".join(map(str, numbers)))
    around = etree.Element("div")
    _set_apart(body, around)
    shown = frozenset(
        int(number) for one in (body, around) for at in one.xpath(f".//@{PLACE}") for number in at.split()
    )
    return Inert(_clean(body), _clean(around), shown)


def _whole(element: Element, body: Element) -> bool:
    """Whether an element is the page, or a box around most of it, rather than something on it."""
    if element is body or element in body.iterancestors():
        return True
    boxes = element.iter("table", "p")
    return (
        element.tag not in ("table", "td", "p")
        and sum(1 for _ in boxes) > 2
        and _size(element) > _size(body) / 2
    )


def _strip(element: Element, language: Language) -> None:
    """Take off what the page says about an element; put words for images and addresses of links."""
    kept = {name: value for name, value in element.attrib.items() if name in _KEPT}
    if found := _ALIGN.search(element.get("style", "")):
        kept["align"] = found[1].lower()
    address, words = element.get("href", ""), element.get("alt", "") or element.get("title", "")
    tag = element.tag
    element.attrib.clear()
    element.attrib.update(kept)
    if tag == "img":
        element.tag = "span"
        element.set(_KIND, "image")
        element.text = "：".join(filter(None, (_IMAGE.in_(language), _readable(words))))
    elif tag in _HEADINGS:
        element.tag = _HEADINGS[tag]
    elif tag in _LANDMARKS:
        element.tag = "div"
    elif tag == "a":
        element.tag = "span"
        if not _NOWHERE.match(address):
            told: Element = etree.SubElement(element, "span", {_KIND: "address"})
            told.text = _readable(address)


def _readable(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _ADDRESS_LENGTH else f"{text[:_ADDRESS_LENGTH]}…"


def _set_apart(body: Element, around: Element) -> None:
    """Move what consists of links, along the way down to the article, out of the page."""
    node, whole = body, _size(body)
    for _ in range(_DEEPEST):
        largest = max(node, key=_size, default=None)
        if node.tag not in ("table", "tbody", "tr"):
            for child in list(node):
                if child is not largest and _linked(child) * 2 > _size(child) > 0:
                    _move(child, around)
        if largest is None or _size(largest) < whole * _MOST:
            return
        node = largest


def _move(child: Element, to: Element) -> None:
    """Move an element without the text behind it."""
    tail, child.tail = child.tail, None
    previous, parent = child.getprevious(), child.getparent()
    if tail and previous is not None:
        previous.tail = (previous.tail or "") + tail
    elif tail and parent is not None:
        parent.text = (parent.text or "") + tail
    to.append(child)


def _size(element: Element) -> float:
    """Characters of text."""
    return float(_LENGTH(element))


def _linked(element: Element) -> float:
    """Characters of text that is in links, their addresses included."""
    links = (address.getparent() for address in element.iterfind(f".//span[@{_KIND}='address']"))
    return sum(_size(link) for link in links if link is not None)


def _clean(element: Element) -> str:
    return _CLEANER.clean("".join(_inside(element))).strip()


def _inside(element: Element) -> Iterator[str]:
    """The markup of what is in an element."""
    if element.text:
        yield escape(element.text)
    for child in element:
        yield etree.tostring(child, method="html", encoding="unicode")
