"""A page with the places of its findings outlined, for a picture of it."""

from __future__ import annotations

from html import escape
from typing import Final

from lxml import etree

from reportlint.model.finding import Outcome
from reportlint.page.parse import tree

_FAULT: Final = "outline: 3px solid #d0021b !important; outline-offset: -2px; background: #ffe9e9 !important"
_RELATED: Final = "outline: 2px dashed #e08a00 !important; outline-offset: -2px"


def outlined(text: str, url: str, outcome: Outcome) -> str:
    """The page's markup; faults in red, the places that have to do with them dashed."""
    root = tree(text.encode("utf-8", "replace"))
    if root is None:
        return text
    styles: dict[str, str] = {}
    for finding in outcome.active:
        for spot in finding.related:
            styles.setdefault(spot.where.xpath, _RELATED)
    styles |= {finding.spot.where.xpath: _FAULT for finding in outcome.active}
    for xpath, style in styles.items():
        for element in root.xpath(xpath):
            element.set("style", f"{element.get('style', '')}; {style}".lstrip("; "))
    head = root.find("head")
    if root.find(".//base[@href]") is None and head is not None:
        head.insert(0, etree.fromstring(f'<base href="{escape(url)}"/>'))
    markup = etree.tostring(root, method="html", encoding="unicode")
    return f"<!DOCTYPE html>{markup}"
