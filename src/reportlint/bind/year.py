"""The year a report is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportlint.model.form import Form
from reportlint.model.text import Element, squeeze
from reportlint.page.flow import Item, Line

TITLE_LIMIT = 70
"""A longer line is a sentence, not a title."""

_YEAR = re.compile(r"(?<!\d)(20[0-3]\d)(?!\d)")
_PERIOD = re.compile(r"(20[0-3]\d)年?1月1日?")
_SAID = re.compile(r"(20[0-3]\d)年")


def year_of(root: Element, items: Sequence[Item], forms: Iterable[Form]) -> int | None:
    """The year that a page seems to report on, before it is read: from lines that name a form, else the text."""
    names = [form.name for form in forms]
    texts = [item.squeezed for item in items if isinstance(item, Line) and not item.link]
    titles = [text for text in texts if len(text) <= TITLE_LIMIT and any(name.search(text) for name in names)]
    head = root.find("head/title")
    if head is not None and head.text:
        titles.append(squeeze(head.text))
    return named_year(titles) or said_year(texts)


def named_year(titles: Iterable[str]) -> int | None:
    """The first year that one of the titles names."""
    return next((int(match[1]) for text in titles if (match := _YEAR.search(text))), None)


def said_year(texts: Sequence[str]) -> int | None:
    """The year of the statistics period, else the first year that the narrative names."""
    for pattern in (_PERIOD, _SAID):
        for text in texts:
            if match := pattern.search(text):
                return int(match[1])
    return None
