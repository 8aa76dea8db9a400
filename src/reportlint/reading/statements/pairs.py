"""Numbers of which the second is never more than the first: 发现问题12个，整改11个; 发放问卷300份，收回282份."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.lists import Listing

_LIGHT = re.compile(
    r"[^，。；：、0-9（）]{0,12}(?:，[^，。；：、0-9]{0,6}率[为达到]{0,2}[0-9.]+%)?[，、](?:目前|其中|当年|年内|现|已|均|全部|共|按[期时]|及时|依法|予以|完成|实际|有效|累计)*"
)
"""What stands between the first number and what was done then."""
_DONE = re.compile(r"(?:完成|到位|完毕|结束|了|并?(?:反馈|回复|公开))*(?:共|计|数)?")
_VALID = re.compile(r"^有效")
_MORE = re.compile(r"结转|上年|去年|往年|跨年|历年|以前|上[一期]|遗留|存量|此前|年初|另|合并|一件多")
"""What says that the second number may hold more than the first one was of."""
_AMONG = re.compile(
    r"[^，。；：、0-9（）]{1,8}(?:（[^（）0-9]{1,8}）)?(?:之|当)?中，?(?:仍|尚|还|另|只|已)?有"
)
"""What stands between some things and those among them of which something is said: 16个村（社区）中有3个未更新."""
_SAID = re.compile(r"[^，。；、0-9]{0,4}?(?:[未不]|没有|存在|完成|实现|[超逾][过期]|达到)")
_NAMED_BEHIND = re.compile(r"[^，。；：、（）]")
_THINGS = re.compile(r"[^，。；：、0-9（）]{0,12}")


def exceeding(
    counted: Sequence[ListItem], text: str, pairs: Sequence[tuple[re.Pattern[str], re.Pattern[str]]]
) -> Iterator[Listing]:
    """The pairs of a sentence whose second number is the larger one, as a whole and a part, for review.

    `pairs` fit what is done first and what is done with that: 发现, 整改. Of applications nothing is told: those
    carried over are settled beside those received.
    """
    for one, other in pairwise(counted):
        if other.number.value <= one.number.value or not _alike(one, other):
            continue
        if _AMONG.fullmatch(text, one.number.end, other.number.start) and _SAID.match(text, other.number.end):
            yield Listing(one.number, [other], "pair", False, True, True, False)
            continue
        if _NAMED_BEHIND.match(text, other.number.end) or _MORE.search(
            text, one.opens, other.number.end + 12
        ):
            continue
        if any(_follows(one, other, text, *pair) for pair in pairs):
            yield Listing(one.number, [other], "pair", False, True, True, False)


def _follows(
    one: ListItem, other: ListItem, text: str, first: re.Pattern[str], then: re.Pattern[str]
) -> bool:
    """True where the first number is of what is done first, and the second of what is done then."""
    began = first.finditer(text, one.before.start, one.number.start)
    light = _LIGHT.match(text, one.number.end, other.number.start)
    ended = then.match(text, light.end(), other.number.start) if light is not None else None
    if ended is None:
        return False
    # 发出问卷500份，收回有效问卷463份: what it was done with may be named again.
    named = _VALID.sub("", text[ended.end() : other.number.start])
    again = bool(named) and named in text[one.before.start : one.number.start]
    return (again or _DONE.fullmatch(text, ended.end(), other.number.start) is not None) and any(
        _THINGS.fullmatch(text, match.end(), one.number.start) for match in began
    )


def _alike(one: ListItem, other: ListItem) -> bool:
    """True for two numbers of one unit, of this year, that are no applications."""
    plain = all(
        item.claim is None and not (item.change or item.last_year or item.each) for item in (one, other)
    )
    same = one.number.unit == other.number.unit and one.before.depth == other.before.depth
    return plain and same and bool(one.number.unit)
