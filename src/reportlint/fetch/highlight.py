"""A page with the places of its findings outlined, for a picture of it."""

from __future__ import annotations

from html import escape
from typing import Final

from lxml import etree

from reportlint.model.finding import Outcome
from reportlint.page.marking import marked

_FAULT: Final = "outline: 3px solid #d0021b !important; outline-offset: -2px; background: #ffe9e9 !important"
_RELATED: Final = "outline: 2px dashed #e08a00 !important; outline-offset: -2px"


def outlined(text: str, url: str, outcome: Outcome) -> str:
    """The page's markup; faults in red, the places that have to do with them dashed."""
    faults = [finding.location for finding in outcome.active]
    related = [
        location for finding in outcome.active for location in finding.related if location.origin is None
    ]
    page = marked(text, [location.where for location in (*related, *faults)])
    if page is None:
        return text
    styles = {
        element: _FAULT if n >= len(related) else _RELATED
        for n, elements in enumerate(page.places)
        for element in elements
    }
    for element, style in styles.items():
        element.set("style", f"{element.get('style', '')}; {style}".lstrip("; "))
    head = page.root.find("head")
    if page.root.find(".//base[@href]") is None and head is not None:
        head.insert(0, etree.fromstring(f'<base href="{escape(url)}"/>'))
    markup = etree.tostring(page.root, method="html", encoding="unicode")
    return f"<!DOCTYPE html>{markup}"
