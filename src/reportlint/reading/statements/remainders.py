"""Wholes with one part and the rest: 128处，已整改119处，尚有9处; 共18块，乡政府1块，各村合计17块."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportlint.model.grammar import WordRole
from reportlint.reading.statements.averages import averaged
from reportlint.reading.statements.frames import parting
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.lists import Listing
from reportlint.reading.statements.ratios import sum_of

_PART = re.compile(r"已|(?<![集年])中(?![心央国小学介期])")
_DID = re.compile(
    r"，[^，。；0-9]{1,4}[了完好掉]"
    r"|，(?:[按如限及][期时])?(?:办[结复]|[答回]复|整改|解决|完成|落实|处[置理])(?:完[成毕]|到位)?"
)
"""What stands between a whole and the part of it that is done: 12个社区已建成9个, 63个所中58个; 13处，改了11处."""
_OPEN = re.compile(r"(?:正在|[尚仍还]在|[尚仍还]?未)[^，。；、0-9]{1,8}(?=[，。；]|$)")
"""What stands behind the rest of what is done: 已改6个，1个正在改."""
_TIMELY = re.compile(r"，[^，。；0-9]{0,4}(?:按|及|如|限)[期时][^，。；0-9]{1,4}")
_LATE = re.compile(r"，(?:另外?|其余|还|余下)有?")
_DELAYED = re.compile(r"(?:均|都|系|是|为)?(?:延期|延长|逾期|超期|延后|推迟)")
"""What stands before those in time, before those that were late, and behind them: 按期回复60封，另有3封延期后回复."""
_BUT = re.compile(r"除[^，。；0-9]{0,12}")
_BEYOND = re.compile(r"[^，。；0-9]{0,10}[之以]?外，?(?:其余|剩余|余下|其他)的?")
"""What stands before those excepted and between them and the others: 除不宜公开的6件外，其余193件."""
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
        if excepted := _excepted(found, n, text):
            yield excepted
            continue
        grouped = _grouped(whole, done, rest, text) or _late(whole, done, rest, text)
        remains = left is not None and left.fullmatch(text, done.number.end, rest.number.start) is not None
        if not (grouped or remains or _open(done, rest, text)):
            continue
        if not _same_things((whole, done, rest)) or _goes_on(found, n, text) or id(rest.number) in listed:
            continue
        between = whole.number.end, done.number.start
        part = (
            grouped or _PART.search(text, *between) is not None or _DID.fullmatch(text, *between) is not None
        )
        adds_up = done.number.value + rest.number.value == whole.number.value
        if part and (
            adds_up
            or not (_left_of_others(found[:n], rest) or _with_former(found[: n - 2], whole, done, rest))
        ):
            yield Listing(whole.number, [done, rest], "rest", True, False, True, False)


def _grouped(whole: ListItem, one: ListItem, rest: ListItem, text: str) -> bool:
    """True where the last number is of all the others together: 共18块，乡政府1块，各村合计17块."""
    announced = _ANNOUNCED.search(text, whole.before.start, whole.number.start)
    others = _OTHERS.fullmatch(text, rest.before.start, rest.number.start)
    made = one.number.value + rest.number.value
    near = abs(made - whole.number.value) <= _NEAR * whole.number.value
    return announced is not None and others is not None and near


def _late(whole: ListItem, timely: ListItem, late: ListItem, text: str) -> bool:
    """True where a number in time and one that was late make a whole: 63封，按期回复60封，另有3封延期后回复."""
    return (
        _TIMELY.fullmatch(text, whole.number.end, timely.number.start) is not None
        and _LATE.fullmatch(text, timely.number.end, late.number.start) is not None
        and _DELAYED.match(text, late.number.end) is not None
    )


def _open(done: ListItem, rest: ListItem, text: str) -> bool:
    """True where words behind a number say that it is what is left to do."""
    return (
        text[done.number.end : rest.number.start] == "，" and _OPEN.match(text, rest.number.end) is not None
    )


def _excepted(found: Sequence[ListItem], n: int, text: str) -> Listing | None:
    """Those excepted and all others, as parts of the number before, or of two: 建议87件和提案112件除6件外，其余193件."""
    *wholes, but, rest = found[max(0, n - 3) : n + 1]
    if _BEYOND.fullmatch(text, but.number.end, rest.number.start) is None:
        return None
    if not any(
        _BUT.fullmatch(text, at, but.number.start) for at in range(but.before.start, but.number.start)
    ):
        return None
    last = wholes[-1]
    some = wholes[-2:] if len(wholes) > 1 and parting(last) == 0 else [last]
    same = len({item.number.unit for item in (*some, but, rest)}) == 1 and bool(rest.number.unit)
    if not same or any(
        item.claim is not None or item.change or item.last_year for item in (*some, but, rest)
    ):
        return None
    made = but.number.value + rest.number.value
    whole = last.number if made == last.number.value else sum_of([item.number for item in some])
    return Listing(whole, [but, rest], "rest", True, False, True, False)


def _same_things(three: Sequence[ListItem]) -> bool:
    """True where three numbers have one unit and are of this year, and none belongs to the form's subjects."""
    whole, done, _ = three
    plain = all(item.claim is None and not (item.change or item.last_year) for item in three)
    one = len({item.number.unit for item in three}) == 1 and bool(whole.number.unit)
    level = len({item.before.depth for item in three}) == 1
    return plain and one and level and done.number.value <= whole.number.value


def _goes_on(found: Sequence[ListItem], n: int, text: str) -> bool:
    """True where more of what is left follows: 尚有5处正在整改、4处需协调."""
    rest = found[n]
    following = found[n + 1] if n + 1 < len(found) else None
    if following is None or averaged(following.number, text):
        return False
    return following.number.unit == rest.number.unit and parting(following) < 2


def _with_former(earlier: Sequence[ListItem], whole: ListItem, done: ListItem, rest: ListItem) -> bool:
    """True where last year's number makes it up: 去年底留下4件，今年进来107件，办掉106件，还剩5件."""
    more = done.number.value + rest.number.value - whole.number.value
    return any(WordRole.LAST_YEAR in one.before.roles and one.number.value == more for one in earlier)


def _left_of_others(earlier: Sequence[ListItem], rest: ListItem) -> bool:
    """True where it is what is left of two other numbers: 30件，已办25件，其中采纳19件，其余5件."""
    seen = set[Decimal]()
    for item in earlier:
        if item.number.unit == rest.number.unit:
            if item.number.value + rest.number.value in seen:
                return True
            seen.add(item.number.value)
    return False
