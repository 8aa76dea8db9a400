"""Dates that have lost a character, do not exist or run backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

_PERIOD: Final = re.compile(r"统计|期限|时限|起止|报告期|截[至止]")
"""Words of a paragraph that states the period; there a date is read more strictly."""
_HANZI: Final = "一二三四五六七八九十"
_LOST: Final = re.compile(
    # What each way begins with: where none of it stands, the ways need not be tried one by one.
    r"(?=[\d二])(?:(?<!\d)20\d\d ?\d{1,2}月(?:\d{1,2}日)?"
    r"|(?<!\d)20\d\d(?: ?\d){1,8}日"
    r"|(?<!\d)20\d\d年(?:\d ?){2,8}日(?![内后均间])"
    rf"|(?<!\d)(?:20\d\d|二[〇○零0O][{_HANZI}〇○零]{{2}})年(?:\d{{1,2}}|[{_HANZI}]{{1,3}})?月日(?![期常报程])"
    r"|(?<![\d〔\[（(/.\-—–－])20[12]\d(?=以来|全年|度(?!假)|共(?:收到|受理|公开|发布|计))"
    r"|(?<!\d)20\d\d年月\d{1,2}日"
    r"|(?<![\d\-—–－])(?:\d{3}|(?!19|20)\d{4}|\d{5,6})年\d{1,2}月\d{1,2}日)"
)
"""A character is missing, or one too many, wherever this stands: 20241月1日, 2024111231日, 2026年1月日, 224年1月1日."""
_LOST_IN_PERIOD: Final = re.compile(
    r"(?=[\d年])(?:(?<!\d)(?:20\d\d年)?\d{1,2}月\d{1,2}(?=至(?:20\d\d年)?\d{1,2}月|止|起|[，。；）]|$)"
    r"|(?<!\d)\d{1,2}月\d{1,2}日起?(?:20\d\d年)?\d{1,2}月\d{1,2}日"
    r"|(?<=[为自从是：])年\d{1,2}月\d{1,2}日|20\d\d年20\d\d年|\d{1,2}月\d{1,2}月|20\d\d年年|\d日日|(?<!\d)\d{1,2}月日(?![期常报程]))"
)
"""The same where a period is stated: 12月31止, 1月1至12月31日, 1月1日12月31日."""
_LETTERS: Final = re.compile(
    r"(?<![A-Za-z\d])(?:20\d\d年)?(?=[\dlIOo月]{0,4}[lIOo])[\dlIOo]{1,2}月[\dlIOo]{1,2}日"
    r"|(?<![A-Za-z\d])2(?=[\dOo]{0,2}[Oo])[\dOo]{3}年"
)
"""Letters where digits belong: l月l日, 2O24年."""
_NO_YEAR: Final = re.compile(
    r"(?:^|(?<=[。；，：、（\n]))(?:在|自|从)?(?P<found>(?:2[1-9]\d\d|20[12]|20[12]\d\d)年(?:度)?)"
    r"(?=[，我全底末以]|[\u4e00-\u9fff]{2,12}(?:局|委|办|厅|镇|乡|街道|政府|中心)|\d{1,2}月)"
)
"""A year of which digits were exchanged, lost or doubled: 2202年, 202年, 20224年."""
_DAY: Final = re.compile(r"(?=\d)(?:(?<!\d)(?P<y>20\d\d)年)?(?<!\d)(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
_MONTH: Final = re.compile(r"(?<!\d)20\d\d年(?P<m>\d{1,2})月(?!\d)")
_RANGE: Final = re.compile(
    r"(?<!\d)(?P<y>20\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日?起?，?(?:至|到|[—–\-－]+)"
    r"(?:(?P<y2>20\d\d)年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日?"
)
_YEARLESS: Final = re.compile(
    r"(?:统计|数据)?(?:期限|时限|起止时间|统计时间|报告期)[为是自从：]{0,3}(?P<found>1月1日起?(?:至|到|[—–\-－]+)12月31日)"
)
_NO_MONTH: Final = re.compile(
    r"(?=[1-9])(?<![\d年.—–~\-－])(?:1[3-9]|[2-9]\d)月(?=组织|开展|召开|举办|[底末初]|[上中下]旬|份)"
)
"""A month of which there are no so many."""
_LEAP: Final = 2024
"""For a day without its year: 29 February may be right."""


class Garbled(NamedTuple):
    """A date that is not right in itself."""

    start: int
    end: int
    message: str
    """`fault`: a character is missing; `letters`: letters stand for digits; `no-year`: there is no such year;
    `impossible`: no such day; `month`: no such month; `order`: it ends before it begins; `year`: it has none."""


def garbled(text: str) -> Iterator[Garbled]:
    """The first of each kind in a paragraph."""
    no_year = _NO_YEAR.search(text) if "年" in text else None
    letters = _LETTERS.search(text) if any(letter in text for letter in "lIOo") else None
    if letters:
        yield Garbled(letters.start(), letters.end(), "letters")
    if "月" not in text and "日" not in text:
        if no_year:
            yield Garbled(no_year.start("found"), no_year.end("found"), "no-year")
        return
    period = _PERIOD.search(text) is not None
    lost = _LOST.search(text) or (_LOST_IN_PERIOD.search(text) if period else None)
    if lost:
        yield Garbled(lost.start(), lost.end(), "fault")
    if no_year and not (lost and lost.start() < no_year.end() and no_year.start() < lost.end()):
        yield Garbled(no_year.start("found"), no_year.end("found"), "no-year")
    for match in (*_DAY.finditer(text), *_MONTH.finditer(text), *_NO_MONTH.finditer(text)):
        if (match.re is _NO_MONTH or not _exists(match)) and not (
            lost and lost.start() < match.end() and match.start() < lost.end()
        ):
            yield Garbled(match.start(), match.end(), "month" if match.re is _NO_MONTH else "impossible")
            break
    for match in _RANGE.finditer(text) if period else ():
        first, last = (_day(match[f"y{n}"] or match["y"], match[f"m{n}"], match[f"d{n}"]) for n in ("", "2"))
        if first is not None and last is not None and last < first:
            yield Garbled(match.start(), match.end(), "order")
            break
    yearless = _YEARLESS.search(text) if "12月31日" in text else None
    if yearless:
        yield Garbled(yearless.start("found"), yearless.end("found"), "year")


def _exists(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    return _day(parts.get("y") or str(_LEAP), parts["m"], parts.get("d") or "1") is not None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
