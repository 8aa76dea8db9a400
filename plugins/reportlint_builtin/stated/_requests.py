"""What table three holds of the applicants and outcomes that sentences name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from reportlint import Hit, Paragraph, Passage, Report

COLUMNS: Final = ("natural", "commercial", "research", "welfare", "legal", "other")
_ROWS: Final = (("received",), ("received", "carried-in"), ("outcome-total",))
"""What a number of applications may count: those that came, with those carried over, or those closed."""
_SPEAKS_OF_THEM: Final = re.compile(r"信息公开申请|依申请公开|公开申请")
_OTHER: Final = re.compile(
    r"未|没|无|不是|并非|可以|可依|如|若|希望|鼓励|引导|上年|去年|往年|同期|建议|"
    r"(?:许可|复议|执行|仲裁|补贴|救助|登记|贷款|注册)申请|计划|拟|将|委托|代理|为例|案例|第三方"
)
"""Words of a sentence that denies, supposes, or speaks of another time or matter."""


class Named(NamedTuple):
    """A word for applicants or an outcome, with what stands around it."""

    hit: Hit
    before: str
    """Its sentence up to it."""
    after: str
    """Its sentence behind it."""
    paragraph: Paragraph

    def said(self, before: int, after: int) -> str:
        """The word with some characters before and after it."""
        return self.paragraph.squeezed[self.hit.start - before : self.hit.end + after]

    def part(self, before: int, after: int) -> Passage:
        """The same, to point at."""
        return self.paragraph.part(self.hit.start - before, self.hit.end + after)


def named(report: Report, lexicon: str) -> Iterator[Named]:
    """The words of a list in sentences of part one on applications of the year."""
    words = report.form.lexicons.get(lexicon)
    section = report.sections.get("sections/overview")
    if words is None or section is None:
        return
    for paragraph in section.paragraphs:
        text = paragraph.squeezed
        if not _SPEAKS_OF_THEM.search(text):
            continue
        for hit in words.find(text):
            start = max(text.rfind(mark, 0, hit.start) for mark in "。；") + 1
            ends = [end for mark in "。；" if (end := text.find(mark, hit.end)) >= 0]
            end = min(ends, default=len(text))
            if not _OTHER.search(text, start, end):
                yield Named(hit, text[start : hit.start], text[hit.end : end], paragraph)


def counts(report: Report, items: tuple[tuple[str, ...], ...]) -> list[list[Decimal]]:
    """For each way to count, the numbers of some items: groups of rows (`granted`) or of columns (`natural`).

    Empty where a cell can't be read.
    """
    found: list[list[Decimal]] = []
    columns = all(item in COLUMNS for group in items for item in group)
    for rows in _ROWS if columns else (("",),):
        numbers = [
            report.amount_of(
                tuple(
                    f"requests/{row}/{item}" if columns else f"requests/{item}/total"
                    for row in rows
                    for item in group
                )
            )
            for group in items
        ]
        known = [number for number in numbers if number is not None]
        if len(known) < len(items):
            return []
        found.append(known)
    return found
