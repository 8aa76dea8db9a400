"""What rules of this group ask of two reports: figures in both, and what explains a difference between them."""

import re

from reportlint import Certainty, Figure, Say, Years

LAST = Say("上一年度报告", "last year's report")

_REORGANISED = re.compile(
    r"机构改革|机构调整|职能(?:职责)?(?:划转|划入|划出|调整|移交)|划转|转隶|组建|新成立|更名为|合并(?:成立|设立|为)"
)
_CORRECTED = re.compile(
    r"(?:结转|上一?年度?|[上去]年|年度报告|年报)[^。；]{0,20}(?:更正|修正|勘误|有误|误报|误填|重新(?:核|统计))"
    r"|(?:更正|修正|勘误)[^。；]{0,20}(?:结转|年度报告|年报|数据)"
)


def pair(years: Years, now: str, then: str) -> tuple[Figure, Figure] | None:
    """A figure of this report and one of last year's; None unless a number stands in both."""
    this, last = years.this.figures.get(now), years.last.figures.get(then)
    if this is None or last is None or this.number is None or last.number is None:
        return None
    return this, last


def labelled(*figures: Figure) -> bool:
    """True where every figure is tied to its key by its own labels."""
    return all(figure.certainty is Certainty.LABEL for figure in figures)


def explained(years: Years) -> bool:
    """Whether one of the reports says that the body was reorganised or that figures were corrected."""
    texts = [line.squeezed for filing in years.filings for line in filing.lines]
    return any(_REORGANISED.search(text) or _CORRECTED.search(text) for text in texts)


def renamed(years: Years) -> bool:
    """Whether the reports name different bodies."""
    return years.this.body.name != years.last.body.name
