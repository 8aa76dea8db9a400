"""Parts of a page that a loader put together by guess: it marks their elements, and says nothing of the others."""

from __future__ import annotations

from typing import Final

from lxml import etree

from reportlint.model.text import Element

DOUBT: Final = "data-doubt"
"""The attribute that marks an element."""


_MARKED = etree.XPath(f"boolean(ancestor-or-self::*[@{DOUBT}] | descendant::*[@{DOUBT}])")


def doubtful(element: Element) -> bool:
    """Whether an element, one that it stands in, or something in it, was put together by guess."""
    return bool(_MARKED(element))
