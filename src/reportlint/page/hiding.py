"""What a page does not show."""

from __future__ import annotations

import re

from lxml import etree

from reportlint.model.text import Element

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_STYLES = etree.XPath("descendant-or-self::*/@style", smart_strings=False)
_ATTRIBUTE = etree.XPath("boolean(descendant-or-self::*/@hidden)")


def hidden(element: Element) -> bool:
    """True where the element says that it is not shown."""
    style = element.get("style")
    if style is not None and _HIDDEN.search(style):
        return True
    return element.get("hidden") is not None


def hides(root: Element) -> bool:
    """False where nothing inside an element is hidden; quick, for most pages hide nothing."""
    styles = "\n".join(_STYLES(root)).lower()
    return "display" in styles or "visibility" in styles or "mso-hide" in styles or _ATTRIBUTE(root)
