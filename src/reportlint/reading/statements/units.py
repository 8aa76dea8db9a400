"""Which units count the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportlint.reading.statements.numerals import chinese
from reportlint.reading.statements.tokens import NumberToken

FORM_UNITS = frozenset({"件", "件次", "条", "起", "份", "封", "宗", "个", "项", "例", "桩", ""})
"""Units that mean the same where applications or cases are counted."""
_CASES = frozenset({"件", "件次", "起", "份", "封", "宗", "例", "桩", ""})
"""Units of applications and cases: in them 40件 and 25起 may be added."""
_PIECES = FORM_UNITS | {"篇", "期", "则", "条次", "篇次", "批", "部"}
"""Units of what is published, which lists mix."""
_PEOPLE = frozenset({"人", "人次", "名", "位"})


_PARTS_COUNTED = re.compile(
    r"(?P<times>[0-9两二三四五六七八九十]{1,2})"
    r"(?:(?:个|大)?(?:项|类|种|者|部分|级|方面|块|部门)|[条个种](?:渠道|途径|方式)|(?<=[，；（][两二三四五六七八九])个)[^，。；、0-9]{0,4}?"
    r"(?:占|合计|相加|加起来|合起来|加总|之和|总和|总[计共]|总[件条次人]?[数量额]|(?<!公)共(?![同享建用]))"
)


_SUMS_COUNTED = re.compile(r"(?<=元)[2-9两二三四五六七八九](?:笔|项|份)(?=[，；])")
"""Behind sums of money: how many they are."""


def counts_parts(number: NumberToken, text: str) -> bool:
    """True for a number that only says how many parts a sum has: 两项合计, 三类决定共, 380元、1080元两笔，合计."""
    return any(words.match(text, number.start) for words in (_PARTS_COUNTED, _SUMS_COUNTED))


def parts_said(text: str, start: int, end: int) -> int | None:
    """How many parts a sum is said to have between the two places: 3 for 三类合计; None where that isn't said."""
    match = _PARTS_COUNTED.search(text, start, end)
    if match is None:
        return None
    times = match["times"]
    return int(times) if times.isdecimal() else chinese(times)


def same_unit(one: NumberToken, other: NumberToken) -> bool:
    """True where two numbers may be compared with each other."""
    return one.unit == other.unit or {one.unit, other.unit} <= FORM_UNITS


def alike(one: NumberToken, other: NumberToken) -> bool:
    """True where one number can be a part of the other: 79篇，其中公告29期."""
    units = {one.unit, other.unit}
    times = all(unit.endswith("次") for unit in units) and not units & _PEOPLE
    return len(units) == 1 or units <= _PIECES or units <= _PEOPLE or times


def summable(numbers: Iterable[NumberToken]) -> bool:
    """True where the units of the numbers are one for certain."""
    units = {number.unit for number in numbers}
    return len(units - {""}) <= 1 or units <= _CASES or units <= _PEOPLE


def scaled(number: NumberToken) -> bool:
    """True for a number printed in tens of thousands or more: 3170万."""
    exponent = number.value.as_tuple().exponent
    return isinstance(exponent, int) and exponent > 0
