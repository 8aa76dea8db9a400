"""Which year a page reports on: at a first look, and as it was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportlint.model.form import Form
from reportlint.model.page import Dated
from reportlint.model.section import Title
from reportlint.model.text import Element, squeeze
from reportlint.page.flow import Item, TextLine

TITLE_LIMIT = 70
"""A longer line is a sentence, not a title."""

_YEAR = re.compile(r"(?<!\d)(20[0-3]\d)(?!\d)")
_PERIOD = re.compile(r"(20[0-3]\d)年?1月1日?")
_SAID = re.compile(r"(20[0-3]\d)年")


def first_look(
    root: Element, items: Sequence[Item], forms: Sequence[Form]
) -> tuple[int | None, Sequence[Form]]:
    """The year that a page seems to report on, and the forms its title names, before it is read.

    The year is that of lines that name a form, else of the text. Without a title every form is possible.
    """
    texts = [item.squeezed for item in items if isinstance(item, TextLine) and not item.link]
    head = root.find("head/title")
    titles = [text for text in texts if len(text) <= TITLE_LIMIT]
    if head is not None and head.text:
        titles.append(squeeze(head.text))
    named = [form for form in forms if any(form.name.search(text) for text in titles)]
    telling = [text for text in titles if any(form.name.search(text) for form in named)]
    return named_year(telling or titles[-1:]) or said_year(texts), named or forms


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


def reported_year(title: Title | None, dates: Sequence[Dated], texts: Sequence[str]) -> int | None:
    """The year reported on: the title's, else what the text says.

    Where the title alone is of another year than the period and every day of signature and of publication, and
    the text names its year no more often than theirs, it is the title that is wrong.
    """
    if title is None or title.year is None:
        return said_year(texts)
    agreed = _agreed_year(dates)
    if agreed is None or agreed in title.years:
        return title.year
    named, other = (sum(text.count(f"{year}年") for text in texts) for year in (title.year, agreed))
    return agreed if named <= other else title.year


def _agreed_year(dates: Sequence[Dated]) -> int | None:
    """The year that the period, the day of signature and those of publication agree on; None where they do not.

    There must be a period and a day.
    """
    period = {dated.day.year for dated in dates if dated.kind in ("period-start", "period-end")}
    before = {dated.day.year - 1 for dated in dates if dated.kind in ("signature", "pubdate", "visible")}
    return next(iter(period)) if len(period) == 1 and before == period else None
