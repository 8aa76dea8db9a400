"""Addresses that stand in scripts: of windows they open, of lists they show, of the further pages of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit, urlunsplit

_QUOTED: Final = re.compile(r"""["']([^"'<>\s]+)["']""")
_LIKE_ADDRESS: Final = re.compile(
    r"https?://|/|[^/]+\.(?:s?html?|jspx?|aspx?|php|pdf|docx?|wps|ofd)\b|\?", re.I
)
_KEPT: Final = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.S)
_PAGER: Final = re.compile(r"createPage\w*\s*\(([^()]*)\)")
_NAMED: Final = re.compile(r"""["'](\w+)["']\s*,\s*["'](\w*(?:html?|jsp|aspx|php))["']""")
_COUNT: Final = re.compile(r"\b(?:countPage|pageCount|totalPages?|allPage)\s*[=:]\s*[\"']?(\d{1,4})")
_CURRENT: Final = re.compile(r"\b(?:currentPage|curPage|pageIndex)\s*[=:]\s*[\"']?(\d{1,4})")
_STEM: Final = re.compile(r"""["'](\w+)_["']""")
_NUMBER: Final = re.compile(r"_\d+$")
_MOST: Final = 60
"""Further pages that a script may announce."""


def address_in(code: str) -> str:
    """The first text in quotation marks that may be an address; empty where there is none."""
    return next((text for text in _QUOTED.findall(code) if _LIKE_ADDRESS.match(text)), "")


def kept_markup(source: str) -> Iterator[str]:
    """Markup that a page keeps for its script to show, as lists of records."""
    if "<record" in source or "<datastore" in source:
        for text in _KEPT.findall(source):
            if "<" in text:
                yield f"<div>{text}</div>"


def pager(source: str, url: str) -> list[str]:
    """The further pages of the list at an address whose pager a script puts together."""
    call = _PAGER.search(source)
    if call:
        numbers = re.findall(r"(?<![\w\"'])\d+(?![\w\"'])", call[1])
        name = _NAMED.search(call[1])
        return _pages(url, int(numbers[0]), name[1], name[2]) if numbers and name else []
    count, stem = _COUNT.search(source), _STEM.search(source)
    if count and stem and _CURRENT.search(source):
        suffix = urlsplit(url).path.rpartition(".")[2] if "." in url.rpartition("/")[2] else "html"
        return _pages(url, int(count[1]), stem[1], suffix)
    return []


def _pages(url: str, count: int, stem: str, suffix: str) -> list[str]:
    """`index_1.html` and so on; the first page is `index.html`, without a number."""
    parts = urlsplit(url)
    folder, _, name = parts.path.rpartition("/")
    if name and _NUMBER.sub("", name.rpartition(".")[0]) != stem:
        return []
    return [
        urlunsplit(parts._replace(path=f"{folder}/{stem}_{number}.{suffix}", query="", fragment=""))
        for number in range(1, min(count, _MOST))
    ]
