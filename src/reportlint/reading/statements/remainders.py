"""Wholes with one part and the rest: 128处，已整改119处，尚有9处; 共18块，乡政府1块，各村合计17块."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportlint.reading.statements.frames import parting
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.lists import Listing

_PART = re.compile(r"已|(?<![集年])中(?![心央国小学介期])")
"""What stands between a whole and the part of it that is done: 12个社区已建成9个, 63个所中58个."""
_ANNOUNCED = re.compile(r"共|现有|总计|合计|全[省市县区乡镇街州旗]")
_OTHERS = re.compile(r"(?:各|其[他它余])[^，。；：0-9]{1,10}?(?:合计|共计?|总计|一共)有?")
"""What says that a number is a whole, and that another one is of all the others."""
_NEAR = Decimal("0.2")
"""Share by which a number for each and one for all others may miss their whole."""


def remainders(
    found: Sequence[ListItem], lists: Sequence[Listing], text: str, left: re.Pattern[str] | None
) -> Iterator[Listing]:
    """Wholes with the part that is done and the part that is left, where no list has either.

    Of applications nothing is told: those carried over are settled beside those received. `left` fits what stands
    between a part and what is left, `text` is the squeezed paragraph.
    """
    listed = {id(part.number) for one in lists for part in one.parts}
    for n, rest in enumerate(found[2:], 2):
        whole, done = found[n - 2], found[n - 1]
        grouped = _grouped(whole, done, rest, text)
        remains = left is not None and left.fullmatch(text, done.number.end, rest.number.start) is not None
        if not (grouped or remains):
            continue
        if not _same_things((whole, done, rest)) or _goes_on(found, n) or id(rest.number) in listed:
            continue
        part = grouped or _PART.search(text, whole.number.end, done.number.start) is not None
        adds_up = done.number.value + rest.number.value == whole.number.value
        if part and (adds_up or not _left_of_others(found[:n], rest)):
            yield Listing(whole.number, [done, rest], "rest", True, False, True, False)


def _grouped(whole: ListItem, one: ListItem, rest: ListItem, text: str) -> bool:
    """True where the last number is of all the others together: 共18块，乡政府1块，各村合计17块."""
    announced = _ANNOUNCED.search(text, whole.before.start, whole.number.start)
    others = _OTHERS.fullmatch(text, rest.before.start, rest.number.start)
    made = one.number.value + rest.number.value
    near = abs(made - whole.number.value) <= _NEAR * whole.number.value
    return announced is not None and others is not None and near


def _same_things(three: Sequence[ListItem]) -> bool:
    """True where three numbers have one unit and are of this year, and none belongs to the form's subjects."""
    whole, done, _ = three
    plain = all(item.claim is None and not (item.change or item.last_year) for item in three)
    one = len({item.number.unit for item in three}) == 1 and bool(whole.number.unit)
    level = len({item.before.depth for item in three}) == 1
    return plain and one and level and done.number.value <= whole.number.value


def _goes_on(found: Sequence[ListItem], n: int) -> bool:
    """True where more of what is left follows: 尚有5处正在整改、4处需协调."""
    rest = found[n]
    following = found[n + 1] if n + 1 < len(found) else None
    return following is not None and following.number.unit == rest.number.unit and parting(following) < 2


def _left_of_others(earlier: Sequence[ListItem], rest: ListItem) -> bool:
    """True where it is what is left of two other numbers: 30件，已办25件，其中采纳19件，其余5件."""
    seen = set[Decimal]()
    for item in earlier:
        if item.number.unit == rest.number.unit:
            if item.number.value + rest.number.value in seen:
                return True
            seen.add(item.number.value)
    return False
