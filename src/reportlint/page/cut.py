"""Whether a page is whole."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

_TAIL: Final = 4096
_WHOLE: Final = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_CLOSED: Final = re.compile(r"</(?:html|body)\b", re.IGNORECASE)
_CONTAINERS: Final = frozenset(("table", "div", "ul", "ol", "section", "article", "main", "form"))
_OPTIONAL: Final = frozenset(("p", "td", "th", "tr", "li", "span"))
_ENDS: Final = (">", "。", "！", "？", "；", "…", "）", "日")
"""What the last text of a whole page ends with: a tag, a sentence, the day of a signature."""
_HABIT: Final = 3
"""End tags that show that a page writes them."""


def cut_off(text: str) -> bool:
    """Whether a page begins as a whole document and stops in the middle.

    True only where nothing closes the document and something is still open at its end: a tag, a comment, a
    script, a container such as a table, the last of the paragraphs, a sentence. A fragment is never cut off.
    """
    if _CLOSED.search(text, max(0, len(text) - _TAIL)) or not _WHOLE.search(text) or _CLOSED.search(text):
        return False
    if not text.rstrip().endswith(_ENDS):
        return True
    from reportlint.page.scan import END, OPEN, OTHER, RAW, START, scan

    tokens = scan(text)
    last = tokens[-1]
    if last.kind == OPEN or (last.kind == START and last.name in RAW):
        return True
    if last.kind == OTHER and not text.endswith(">"):
        return last.end == len(text)
    opened = Counter(token.name for token in tokens if token.kind == START)
    closed = Counter(token.name for token in tokens if token.kind == END)
    if any(opened[name] > closed[name] for name in _CONTAINERS):
        return True
    # Their end tags may be left out; a page that writes them all but the last one was cut there.
    return any(_HABIT <= closed[name] == opened[name] - 1 for name in _OPTIONAL)
