"""The dates of a report: of publication, of signature, in the address, and of the period it covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from reportlint.model.fact import Fact, FactKind
from reportlint.model.form import Form
from reportlint.model.message import Message
from reportlint.model.page import Dated, MetaTag
from reportlint.model.text import squeeze
from reportlint.page.flow import TextLine

_DAY: Final = re.compile(r"(?<!\d)(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")
_IN_ADDRESS: Final = re.compile(
    r"(?<=/)t(20\d\d)(\d\d)(\d\d)_|(?<=/)(20\d\d)(\d\d)(\d\d)(?=/)|(?<=/)(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=/)"
)

_CUE: Final = re.compile(r"统计|期限|时限|起止|截[止至]|报告期|数据")
_END: Final = r"(?P<y2>20\d\d)?[年./-]?(?P<m2>\d{1,2})[月./-](?:(?P<d2>\d{1,2})日?)?"
_PERIOD: Final = re.compile(
    r"(?<!\d)(?P<y1>20\d\d)[年./-](?P<m1>\d{1,2})[月./-]?(?:(?P<d1>\d{1,2})日?)?(?:（含）|[0零]时|开始|[算计]?起|统计|计算)*，?"
    rf"(?:截?[至到止]+于?|[—–\-~～－]+){_END}(?!\d)"
)
_UNTIL: Final = re.compile(
    r"截[止至](?:时间|日期)?(?:为|到|：)?(?P<y2>20\d\d)年(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日"
)
_NEAR: Final = 40
"""How far before a period the word may stand that says it is the report's."""

_LABELS: Final = {
    "pubdate": Message("页面标签中的发布日期", "the page tag's day of publication"),
    "visible": Message("页面显示的发布时间", "the day of publication shown"),
    "address": Message("网址中的日期", "the date in the address"),
    "period-start": Message("统计期限起始日", "first day of the period"),
    "period-end": Message("统计期限截止日", "last day of the period"),
}


def published(meta: Iterable[MetaTag], facts: Iterable[Fact], form: Form) -> Iterator[Dated]:
    """The dates of publication: in the page's tags, on the page, in its address; the first of each."""
    tags = form.page.tags.get(FactKind.PUBLISHED, ())
    dated = [tag for tag in meta if tag.name.lower() in tags and day_in(tag.content)]
    if dated:
        tag = min(dated, key=lambda tag: tags.index(tag.name.lower()))
        yield from _dated("pubdate", day_in(tag.content), tag.content, tag)
    given = list(facts)
    for fact in given:
        if fact.kind is FactKind.PUBLISHED and (day := day_in(fact.value)):
            yield from _dated("visible", day, fact.value, fact)
            break
    for fact in given:
        if fact.kind is FactKind.ADDRESS and (match := _IN_ADDRESS.search(fact.value)):
            numbers = [int(number) for number in match.groups() if number]
            yield from _dated("address", _day(*numbers), match[0].strip("t_"), fact)


def period(lines: Iterable[TextLine]) -> Iterator[Dated]:
    """First and last day of the period that the report covers, as far as it says.

    A range of dates is the period where a word such as 统计期限 stands before it, or where it is a calendar
    year. Of several the first is taken.
    """
    for line in lines:
        text = line.squeezed
        for match in _PERIOD.finditer(text):
            year, month, day = int(match["y1"]), int(match["m1"]), int(match["d1"] or 1)
            first = _day(year, month, day)
            last_year, last_month = int(match["y2"] or year), int(match["m2"])
            last = _day(last_year, last_month, int(match["d2"] or _days(last_year, last_month)))
            if first is None or last is None or last < first:
                continue
            whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
            if whole or _CUE.search(text, max(match.start() - _NEAR, 0), match.start()):
                at = line.at._replace(start=match.start(), end=match.end())
                yield Dated(
                    first, "period-start", match[0], "dates/period-start", _LABELS["period-start"], at
                )
                yield Dated(last, "period-end", match[0], "dates/period-end", _LABELS["period-end"], at)
                return
    for line in lines:
        found = _UNTIL.search(line.squeezed) if "统计" in line.squeezed else None
        if found and (until := _day(int(found["y2"]), int(found["m2"]), int(found["d2"]))):
            at = line.at._replace(start=found.start(), end=found.end())
            yield Dated(until, "period-end", found[0], "dates/period-end", _LABELS["period-end"], at)
            return


def day_in_address(address: str) -> date | None:
    """The day that an address names, as many sites put it there; None where it names none."""
    match = _IN_ADDRESS.search(address)
    return _day(*(int(number) for number in match.groups() if number)) if match else None


def day_in(text: str) -> date | None:
    """The first day that a text names; None where it names none."""
    match = _DAY.search(squeeze(text))
    return _day(*map(int, match.groups())) if match else None


def _dated(kind: str, day: date | None, printed: str, source: MetaTag | Fact) -> Iterator[Dated]:
    if day is not None:
        yield Dated(day, kind, printed, f"dates/{kind}", _LABELS[kind], source.at)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days(year: int, month: int) -> int:
    """The last day of a month; 0 for a month that there is not."""
    if not 1 <= month <= 12:
        return 0
    return (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
