"""Averages: 月均138件, 日均约382条, 平均每村41.2期, 场均52人次."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.lists import Listing
from reportlint.reading.statements.ratios import Relation, put
from reportlint.reading.statements.tokens import NumberToken
from reportlint.reading.statements.units import FORM_UNITS

_AVERAGE = re.compile(
    r"(?:(?P<span>[月日周季]均|平均每(?:个?[月周]|季度?|[日天])|每个?[月周日天季]平均)"
    r"|(?P<each>平均每(?:个|家|名|条|件)?(?P<of>[^，。；0-9达为约近超逾]{1,3}?))|(?<=，)(?P<kind>[场期村镇校户])均)"
    r"(?:发布|公开|推送|更新|播放|收到|办理|受理|张贴|阅读|召开|举办|访问|浏览|点击)?(?:信息|申请|人?[次数量])?(?:达|为|约|近|超|超过|逾)*$"
)
_CAME_IN = re.compile(
    r"(?:[，。；）]|^)(?:全年|我[局委办厅镇乡县市院馆])?(?P<span>月均|平均每个?月|每个?月平均)(?:新收|收到|受理|接收|办理)的?(?:政府)?(?:信息公开)?"
    r"(?:依?申请公开)?申请件?(?:数量?)?(?:达|为|约|近|超|超过|逾)*$"
)
"""What stands before an average of applications whose total the tables have."""
_LONGEST = 32
"""Characters that these words have at most."""
_NOUN = 6
"""Characters of a noun that may end with the name of what an average is taken over: 9个行政村."""
_OF_ALL = "handled"
"""The subject that has the ways to count applications."""
_YEAR = re.compile(r"，(?:全年|年度|本年度?)(?:累计|共计?|总计)?[^，。；0-9]{0,8}$")
"""What stands before the total of the year behind an average."""
_STRETCH = re.compile(r"[0-9一二三四五六七八九十]月|季度|半年|旬|[其最][多少高低]|峰值")
"""What stands before a number that is that of some months only: 9—12月公开44条, 9月最多，为1件."""
_WHOLE_YEAR = re.compile(r"(?<![0-9])1(?:月份?)?[至到~～—-]+12月")
_PERIODS = {"月": Decimal(12), "周": Decimal(52), "季": Decimal(4)}


def averages(
    counted: Sequence[ListItem], text: str, year: int | None, lists: Sequence[Listing]
) -> Iterator[Relation]:
    """The averages among the numbers of a sentence of which total and count are given.

    A part is no total where its whole is given (`lists`), nor is the number of some months that of the year.
    """
    parts = {id(part.number): one.whole for one in lists if one.certain for part in one.parts}
    ends = [item.number.end for item in counted]
    for n, item in enumerate(counted):
        number = item.number
        match = averaged(number, text)
        if match is None:
            yield from _came_in(number, text)
            continue
        totals = _wholes(_totals(number, counted[:n], text), parts)
        if match["span"]:
            totals = [one for one in totals if not _of_some_months(one, ends, text)]
        if not totals and match["span"]:
            # 日均1.2万人次，全年累计438万人次: the total may stand behind the average.
            totals = [
                one
                for one in _totals(number, counted[n + 1 :], text)
                if _YEAR.search(text, number.end, one.start) is not None
            ]
        if not totals:
            yield from _came_in(number, text)
            continue
        count = (
            _span(match, year)
            if match["span"]
            else _count(match["of"] or match["kind"], counted[:n], text, parts)
        )
        if count is not None and count.value:
            yield Relation(
                "average",
                None,
                _places(number),
                number,
                _nearest(totals, count, number),
                count,
                "",
                number.start,
                number.end,
            )


def _came_in(number: NumberToken, text: str) -> Iterator[Relation]:
    """An average of applications, whose total the text does not give."""
    start = max(0, number.start - _LONGEST)
    match = _CAME_IN.search(text, start, number.start) if "均" in text[start : number.start] else None
    if match is not None and number.unit in FORM_UNITS:
        count = put(_PERIODS["月"], "个月", *match.span("span"))
        yield Relation(
            "average",
            None,
            _places(number),
            number,
            None,
            count,
            "",
            number.start,
            number.end,
            of=_OF_ALL,
        )


def _totals(number: NumberToken, others: Sequence[ListItem], text: str) -> list[NumberToken]:
    """The numbers that an average can be of: those of its unit which are no averages."""
    return [one.number for one in others if one.number.unit == number.unit and not averaged(one.number, text)]


def _wholes(totals: Sequence[NumberToken], parts: Mapping[int, NumberToken]) -> list[NumberToken]:
    """The totals, each part among them replaced by its whole."""
    return list({id(one): one for one in (parts.get(id(total), total) for total in totals)}.values())


def _of_some_months(total: NumberToken, ends: Sequence[int], text: str) -> bool:
    """True where the words since the number before say which months a number is of; `ends` are those of all."""
    before = ends[: bisect_right(ends, total.start)]
    start = max(before[-1] if before else 0, text.rfind("。", 0, total.start) + 1)
    return _STRETCH.search(_WHOLE_YEAR.sub("", text[start : total.start])) is not None


def averaged(number: NumberToken, text: str) -> re.Match[str] | None:
    """The words that make a number an average."""
    return _AVERAGE.search(text, max(0, number.start - 24), number.start)


def _span(match: re.Match[str], year: int | None) -> NumberToken | None:
    span = next(char for char in match["span"] if char in "月周季日天")
    start, end = match.span("span")
    if span in "日天":
        days = 365 + calendar.isleap(year) if year is not None else 0
        return put(Decimal(days), "天", start, end)
    return put(_PERIODS[span], {"月": "个月", "周": "周", "季": "季"}[span], start, end)


def _count(
    of: str, earlier: Sequence[ListItem], text: str, parts: Mapping[int, NumberToken]
) -> NumberToken | None:
    """The number of what the average is taken over: 10个村 for 每村, 162次 for 每次; of a list its whole."""
    named = rf"[^，。；：、0-9]{{1,3}}{re.escape(of)}"
    for item in reversed(earlier):
        number = item.number
        if (
            number.unit == of
            or text.startswith(of, number.end)
            or re.match(named, text[number.end :][:_NOUN])
        ):
            return parts.get(id(number), number)
    return None


def _nearest(totals: Sequence[NumberToken], count: NumberToken, average: NumberToken) -> NumberToken:
    """The total that fits the average best, else the last one before it."""

    def off(total: NumberToken) -> Decimal:
        return abs(total.value / count.value - average.value)

    rest = [total for total in totals if total is not count] or list(totals)
    fits = [total for total in reversed(rest) if off(total) < 1]
    return min(fits, key=off) if fits else rest[-1]


def _places(number: NumberToken) -> int:
    exponent = number.value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
