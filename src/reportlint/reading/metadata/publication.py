"""When, where and by whom a report was published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportlint.model.fact import Fact
from reportlint.model.form import Form
from reportlint.model.page import Dated, MetaTag
from reportlint.model.section import Title
from reportlint.page import Page
from reportlint.page.flow import Grid, Item, TextLine
from reportlint.reading.metadata import dates, facts
from reportlint.reading.outline.outline import Outline
from reportlint.reading.outline.signature import read_signature
from reportlint.reading.tables.tables import Figures


class Publication(NamedTuple):
    """What the page says of a report beside its text."""

    facts: tuple[Fact, ...]
    dates: tuple[Dated, ...]


def read_publication(
    page: Page,
    *,
    items: Sequence[Item],
    unfolded: Sequence[Item | Figures],
    parts: Outline,
    title: Title | None,
    meta: Sequence[MetaTag],
    form: Form,
) -> Publication:
    """Facts and dates of a report.

    `items` is the page as it is, `unfolded` the same with its tables taken apart, to which `parts` refers.
    """
    ranges = parts.ranges()
    first, end = (ranges[0][1], parts.end) if ranges else (len(unfolded), len(unfolded))
    around = [*unfolded[:first], *unfolded[end:]]
    figures = {item.node for item in unfolded if isinstance(item, Figures)}
    grids = [item for item in items if isinstance(item, Grid) and item.node not in figures]
    given = [
        *(fact for fact in (facts.address(page.root, page.source.url, meta, form.page),) if fact),
        *(fact for fact in (facts.html_title(page.root),) if fact),
        *facts.read_facts(
            [item for item in around if isinstance(item, TextLine)],
            grids,
            title.at if title else None,
            form.page,
        ),
    ]
    signatory, signed = None, None
    if ranges:
        # Below the last part of the form others may follow: 七、其他.
        signatory, signed = read_signature(_lines(unfolded[ranges[-1][1] + 1 : parts.end]), form)
    text = _lines(unfolded[_after_title(unfolded, title) : parts.end])
    return Publication(
        facts=(*given, *((signatory,) if signatory else ())),
        dates=(
            *dates.published(meta, given, form),
            *((signed,) if signed else ()),
            *dates.period(text),
        ),
    )


def _lines(items: Sequence[Item | Figures]) -> list[TextLine]:
    return [item for item in items if isinstance(item, TextLine) and not item.link and not item.chrome]


def _after_title(items: Sequence[Item | Figures], title: Title | None) -> int:
    node = title.at.node if title else None
    return next(
        (n + 1 for n, item in enumerate(items) if isinstance(item, TextLine) and item.node.number == node), 0
    )
