"""Numbers reached from another one: 由41个增加到46个，新增3个; 满意率由96.2%提升到95.8%; 今年9件，上年12件，呈上升态势."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reportlint.model.grammar import WordRole
from reportlint.model.statement import Exactness
from reportlint.reading.statements.expressions import Expression
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.ratios import Relation, put
from reportlint.reading.statements.tokens import NumberToken
from reportlint.reading.statements.units import same_unit

_VERB = (
    r"(?:逐步|逐年|进一步|大幅|稳步)?(?:(?P<up>增[加长设]?|上升|攀升|跃升|提[高升]|升|扩[大展充])"
    r"|(?P<down>减少?|压减|削减|核减|下降|降低?|回落|跌|压缩|精简|缩[短减小])|整合|合并|归并|集约|优化|清理|调整|变)(?:至|到|为|成)了?"
    r"(?:20[0-9]{2}年度?(?:底|末)?的?|(?:今年|本年度?|年底|年末|目前|现在)的?)?"
)
_REACHED = re.compile(_VERB)
"""What stands between the two numbers."""
_FROM = re.compile(r"[由从][^，。；：0-9由从]{0,12}(?:20[0-9]{2}年度?(?:底|末)?的?)?$")
_MOVED = re.compile(
    r"，(?:共|累计)?(?:新增|新设|新建|新开|关停(?:并转)?|关闭|撤销|裁撤|注销|取消|删除|清理|合并)了?"
)
"""What stands before a number that was added or taken away, and is no change already."""
_ENDS = re.compile(r"[，。；]|$")
_RATES = re.compile(rf"[由从][^，。；：0-9]{{0,8}}(?P<one>[0-9.]+)%{_VERB}$")
_TIME = re.compile(
    rf"[由从][^，。；：0-9]{{0,12}}(?P<one>[0-9]{{1,3}}(?:\.[0-9])?)(?P<unit>个?(?:工作日|天|日|小时|分钟))(?:内|左右)?{_VERB}"
    r"(?P<other>[0-9]{1,3}(?:\.[0-9])?)(?P=unit)"
)
"""A time that became another one: 由20个工作日压缩到12个工作日."""
_TREND = re.compile(
    r"[）]?，(?:申请|来件|办理|受理|公开|案件)?(?:数量|总量|总数|件数|量|数)?(?:总体|整体|继续|依然|仍|同比|较上年|比上年)?(?:呈现?|保持|有所|略有|明显|大幅|持续)*"
    r"(?:(?P<up>上升|增长|增加|攀升|增多)|(?P<down>下降|减少|回落))(?:的?(?:态势|趋势|势头))?(?=[，。；]|$)"
)
"""What says behind the numbers of two years which way it goes."""


def reached(
    counted: Sequence[ListItem], said: Sequence[Expression], changes: Sequence[Relation], text: str
) -> Iterator[Relation]:
    """The numbers of a sentence that go another way than is said, or with which is told what was added or taken away.

    `changes` are those of the sentence that are told with their numbers already, `text` is the squeezed paragraph.
    """
    for n, (former, item) in enumerate(pairwise(counted), 1):
        if WordRole.REACH in item.before.said:
            yield from _from(former, item, counted[n + 1 :], changes, text)
        elif former.last_year is not item.last_year and not counted[n + 1 :]:
            yield from _trend(former, item, text)
    for one, other in pairwise(said):
        match = _RATES.search(text, max(0, one.start - 12), other.start)
        exact = one.exactness is other.exactness is Exactness.EXACT
        if match is not None and exact and match.end("one") + 1 == one.end and other.kind == "share":
            rates = [put(rate.value, "%", rate.start, rate.end) for rate in (one, other)]
            yield from _relation(match, rates[0], rates[1], None)


def times_reached(text: str, start: int, end: int) -> Iterator[Relation]:
    """The times between two places of a paragraph that are said to have become shorter, and are longer, or the other way."""
    for match in _TIME.finditer(text, start, end):
        unit = match["unit"]
        one = put(Decimal(match["one"]), unit, match.start("one"), match.end("unit"))
        other = put(Decimal(match["other"]), unit, match.start("other"), match.end())
        yield from _relation(match, one, other, None)


def _from(
    former: ListItem, item: ListItem, rest: Sequence[ListItem], changes: Sequence[Relation], text: str
) -> Iterator[Relation]:
    """From one number to the next one."""
    one, other = former.number, item.number
    match = _REACHED.fullmatch(text, one.end, other.start)
    if match is None or former.each or item.each or not one.unit or not same_unit(one, other):
        return
    if _FROM.search(text, max(0, one.start - 24), one.start) is None:
        return
    kind = _kind(match)
    if not any(change.part is other and change.kind == kind.removeprefix("reach-") for change in changes):
        yield from _relation(match, one, other, _moved(item, rest, text))


def _moved(item: ListItem, rest: Sequence[ListItem], text: str) -> NumberToken | None:
    """What was added or taken away, where the sentence says nothing else of that."""
    if len(rest) != 1 or rest[0].number.unit != item.number.unit:
        return None
    number = rest[0].number
    told = _MOVED.fullmatch(text, item.number.end, number.start) and _ENDS.match(text, number.end)
    return number if told is not None else None


def _trend(former: ListItem, item: ListItem, text: str) -> Iterator[Relation]:
    """Which way the numbers of two years are said to go, behind both."""
    match = _TREND.match(text, item.number.end)
    this, last = (former, item) if item.last_year else (item, former)
    same = this.claim is None or last.claim is None or this.claim.subject == last.claim.subject
    if match is not None and same and same_unit(this.number, last.number) and not this.change:
        yield from _relation(match, last.number, this.number, None)


def _relation(
    match: re.Match[str], base: NumberToken, part: NumberToken, moved: NumberToken | None
) -> Iterator[Relation]:
    """What can be wrong: numbers that go the other way, and a number that may not be their difference."""
    exact = base.exactness is part.exactness is Exactness.EXACT
    other_way = base.value > part.value if match["up"] else match["down"] and base.value < part.value
    if exact and (moved is not None or other_way):
        yield Relation(
            _kind(match), None, 0, moved, part, base, "", min(base.start, part.start), max(base.end, part.end)
        )


def _kind(match: re.Match[str]) -> str:
    return "reach-rise" if match["up"] else "reach-fall" if match["down"] else "reach"
