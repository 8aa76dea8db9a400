"""Whether a list has pages that were not seen, since only a script turns to them."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from reportlint.fetch.markup import TURNED
from reportlint.model.message import Message
from reportlint.model.text import Element, squeeze
from reportlint.page import Page

_SHOWN: Final = etree.XPath("descendant::text()[not(ancestor::script) and not(ancestor::style)]")
_PAGES: Final = re.compile(r"共(\d{1,3})页|(?<![\d/])1/(\d{1,3})(?=页)")
_NEXT: Final = re.compile(r"(?:下一?页|后一?页)[>＞›»]*")
_OFF: Final = re.compile(r"disable")
_SCRIPT: Final = re.compile(r"javascript:|#|$", re.I)


def unseen_pages(page: Page) -> Message | None:
    """That further pages of a list were not seen; None where it says nothing of any, or a browser has turned to all.

    Of lists without links to them: what is linked is followed.
    """
    turned = page.root.xpath(f"//div[@{TURNED}]/@{TURNED}")
    count = _pages_said(page)
    if turned and turned[-1] == "all":
        return None
    if turned:
        return Message(
            f"列表只翻看了前 {len(turned) + 1} 页，后面的没有看到",
            f"only the first {len(turned) + 1} pages of the list were seen",
        )
    if count > 1:
        return Message(
            f"列表共 {count} 页，后页只能由脚本翻到，没有看到",
            f"the list has {count} pages, of which a script turns all but the first: they were not seen",
        )
    if any(map(_turns, page.root.iter("a", "button", "span", "li", "input"))):
        return Message(
            "列表有“下一页”，后页只能由脚本翻到，没有看到",
            "the list goes on, and only a script turns its pages: they were not seen",
        )
    return None


def _pages_said(page: Page) -> int:
    """How many pages a list says that it has; 1 where it says nothing."""
    text = squeeze(" ".join(str(one) for one in _SHOWN(page.root)))
    return max((int(one or other) for one, other in _PAGES.findall(text)), default=1)


def _turns(element: Element) -> bool:
    """Whether a script turns to the next page when it is clicked, and it can be."""
    text = squeeze("".join(element.itertext())) or element.get("value") or element.get("title") or ""
    if not _NEXT.fullmatch(text):
        return False
    around = [element, *element.iterancestors("li", "span", "button", "a")]
    if any(one.get("disabled") is not None or _OFF.search(one.get("class") or "") for one in around):
        return False
    links = [one for one in (*around, *element.iter("a")) if one.tag == "a"]
    by_script = all(_SCRIPT.match((one.get("href") or "").strip()) for one in links)
    return by_script and (bool(links) or any(one.get("onclick") or one.tag == "button" for one in around))
