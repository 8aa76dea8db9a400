"""stated-periods."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reportlint import Case, Exactness, Message, Note, Report, Review, Scope, Statement, Tense, rule
from reportlint_builtin._cases import overview
from reportlint_builtin._quantities import plain

_NUMBER: Final = re.compile(r"[0-9]+")
_APPLICATIONS: Final = Message("收到政府信息公开申请", "applications received")
_MONTHS: Final = range(1, 13)
_STRETCH: Final = re.compile(
    r"(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|前(?P<first>[一二三四])个?季度"
    r"|(?<![0-9])(?P<from>[0-9]{1,2})(?:月(?:份)?)?(?:[至到~～—–-]+(?P<to>[0-9]{1,2}))?月"
)
_RESPECTIVELY: Final = re.compile(
    r"(?P<count>(?:第?一(?:季度)?[至到~～—-]第?四|[四各]个?)季度|上(?:半年)?[、和]?下半年)"
    r"(?:(?:分别|各)(?:新收|收到|受理|接收)到?(?:政府信息公开)?申请|(?:新收|收到|受理|接收)到?(?:政府信息公开)?申请(?:数量?)?分别[为有是])"
    r"(?P<numbers>[0-9]+件(?:[、，和及][0-9]+件)+)"
)
"""Applications of all quarters, or of both halves, one number behind the other."""
_READINGS: Final = (("requests/received/total",), ("requests/received/total", "requests/carried-in/total"))
_DIGITS: Final = {"一": 1, "二": 2, "三": 3, "四": 4}


@rule(
    id="stated-periods",
    group="stated",
    severity="warning",
    each="report",
    clause="practice/consistency",
    title=Message(
        "各时段件数之和与表不符", "The numbers of the stretches of the year do not make the table's"
    ),
    message=Message(
        "文字中{thing}各时段为 {parts}，合计 {sum} 件；表中全年为 {whole} 件",
        "the text has {parts} for {thing} in the stretches of the year, {sum} together; the table has {whole} for all of it",
    ),
    fix=Message(
        "核对台账，改正文字或表格中填错的一处。", "Check the records and correct the text or the table."
    ),
    why=Message(
        "各时段合起来是全年的，件数之和等于全年的件数。",
        "Stretches that make the year make the year's number.",
    ),
    exceptions=Message(
        "只看合起来恰好是十二个月的半年、季度、月份；文字有几种读法时，与任何一种相符即可；一律列为待核。",
        "Only halves, quarters and months that make twelve months exactly; of several readings any one may agree. For review.",
    ),
    cases=(
        Case(
            Message("上下半年合计10件", "both halves make 10"),
            overview(requests="上半年收到政府信息公开申请6件，下半年收到申请4件。"),
        ),
        Case(
            Message("上下半年合计12件，表中10件", "both halves make 12, the table has 10"),
            overview(requests="上半年收到政府信息公开申请6件，下半年收到申请6件。"),
            ("review sections/overview/said/received",),
        ),
        Case(
            Message("1—11月和12月合计12件", "eleven months and December make 12"),
            overview(requests="1月至11月收到政府信息公开申请9件，12月收到申请3件。"),
            ("review sections/overview/said/received",),
        ),
        Case(
            Message("四个季度分别列出，合计12件", "four quarters one behind the other make 12"),
            overview(requests="一至四季度分别收到政府信息公开申请2件、3件、3件和4件。"),
            ("review sections/overview/3/text",),
        ),
        Case(
            Message("只有两个季度", "two quarters only"),
            overview(requests="一季度收到政府信息公开申请6件，四季度收到申请2件。"),
        ),
        Case(
            Message("包括上年结转的1件", "with the one carried in"),
            overview(requests="上半年收到政府信息公开申请6件，下半年收到申请5件（含上年结转1件）。"),
        ),
    ),
)
def stated_periods(report: Report) -> Iterator[Note]:
    """Add up what is said of stretches of the year, where they are the whole of it."""
    yield from _respectively(report)
    passages: dict[tuple[int, str], list[Statement]] = {}
    for said in report.statements:
        if said.scope is Scope.PERIOD and said.tense is Tense.THIS_YEAR and said.readings:
            passages.setdefault((said.passage, said.subject), []).append(said)
    for parts in passages.values():
        stretches = [_months(said) for said in parts]
        months = [month for stretch in stretches for month in stretch]
        exact = all(said.certain and said.quantity.exactness is Exactness.EXACT for said in parts)
        amounts = [report.amount_of(reading) for reading in parts[0].readings]
        # 最多的月份是10月，收到5件: of a stretch that its clause does not name.
        if (
            len(parts) < 2
            or not all(stretches)
            or not exact
            or sorted(months) != [*_MONTHS]
            or None in amounts
        ):
            continue
        made = sum((said.value for said in parts), Decimal(0))
        if made not in amounts:
            text = "、".join(plain(said.value) for said in parts)
            first, whole = parts[0], next(amount for amount in amounts if amount is not None)
            cells = [report.cells[term] for term in first.readings[0] if term in report.cells]
            yield Review(
                first, thing=first.label, parts=Message(text, text), sum=made, whole=plain(whole)
            ).beside(*parts[1:], *cells)


def _respectively(report: Report) -> Iterator[Note]:
    """Add up the numbers that stand one behind the other: 一至四季度分别收到申请30件、40件、45件和54件."""
    amounts = [report.amount_of(reading) for reading in _READINGS]
    whole = amounts[0]
    cell = report.cells.get(_READINGS[0][0])
    if whole is None or cell is None:
        return
    for match, part in report.prose.find(_RESPECTIVELY):
        numbers = _NUMBER.findall(match["numbers"])
        made = Decimal(sum(map(int, numbers)))
        if len(numbers) == (2 if match["count"].startswith("上") else 4) and made not in amounts:
            text = "、".join(numbers)
            yield Review(
                part, thing=_APPLICATIONS, parts=Message(text, text), sum=made, whole=plain(whole)
            ).beside(cell)


def _months(said: Statement) -> list[int]:
    """The months that a number is of, by the last words for a stretch of the year in its clause; none if unclear."""
    text = said.at.text.squeezed if said.at.text is not None else ""
    start = max(text.rfind(mark, 0, said.at.start) for mark in "。；，、（") + 1
    found = [*_STRETCH.finditer(text, start, said.at.start)]
    if len(found) != 1:
        return []
    match = found[0]
    if match["half"]:
        return [*_MONTHS[:6]] if match["half"] == "上" else [*_MONTHS[6:]]
    if match["quarter"] or match["first"]:
        number = _DIGITS.get(match["quarter"] or match["first"]) or int(match["quarter"])
        return [*_MONTHS[0 if match["first"] else 3 * number - 3 : 3 * number]]
    first = int(match["from"])
    return [*range(first, int(match["to"] or first) + 1)]
