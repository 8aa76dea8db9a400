"""approximate-total."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reportlint import Breakdown, Case, Exactness, Fail, Message, Note, Report, Severity, Statement, rule
from reportlint_builtin._cases import overview
from reportlint_builtin._quantities import spoken
from reportlint_builtin.stated._numbers import addition, total

NEAR = Decimal("0.1")
"""Share of the whole that a list which does not say whether it is complete may be short of."""

_BROKEN = re.compile("[A-Za-z ]")
"""What makes a number hard to read, not rough: that is for number-garbled."""


@rule(
    id="approximate-total",
    group="stated",
    severity="info",
    each="report",
    clause="practice/consistency",
    title=Message("主动公开总数使用概数", "The number disclosed is approximate"),
    messages={
        "contradicted": Message(
            "总数为“{whole}”，列出的各分项 {parts} 合计 {sum}，与概数不符",
            "the whole is “{whole}”, the parts {parts} make {sum}, which does not fit",
        ),
        "approximate": Message(
            "主动公开信息的总数为概数“{whole}”", "the number disclosed is given as “{whole}”"
        ),
    },
    fix=Message("核对台账，写出准确的数字。", "Check the records and give the exact number."),
    why=Message(
        "年度报告的数字应当准确；“余”表示不少于，“近”表示不超过，分项合计与之不符的说明有数字填错。",
        "Numbers of the report are to be exact; where the parts contradict the approximation one of them is wrong.",
    ),
    exceptions=Message(
        "只是使用概数的作提示，分项合计与概数不符的为警告。",
        "An approximation alone is a hint; a contradiction is a warning.",
    ),
    cases=(
        Case(Message("准确的数字", "an exact number"), overview("全年主动公开政府信息326条。")),
        Case(
            Message("只是概数", "an approximation alone"),
            overview("全年主动公开政府信息320余条。"),
            ("fail sections/overview/said/disclosed",),
        ),
        Case(
            Message("60余条，分项合计59条", "over 60, the parts make 59"),
            overview("全年主动公开政府信息60余条。其中，通知公告9条，政策解读14条，工作动态36条。"),
            ("fail sections/overview/list",),
        ),
    ),
)
def approximate_total(report: Report) -> Iterator[Note]:
    """Find approximate totals, and lists that contradict them."""
    told = set()
    for listing in report.breakdowns:
        if not listing.open and _contradicted(listing):
            told.add((listing.at.node, listing.at.start))
            note = Fail(
                listing,
                "contradicted",
                whole=spoken(listing.whole),
                parts=addition(listing),
                sum=total(listing),
            )
            yield note.weighing(Severity.WARNING).beside(*listing.parts)
    for said in report.statements:
        if _approximate(said) and (said.at.node, said.at.start) not in told:
            yield Fail(said, "approximate", whole=spoken(said.quantity))


def _contradicted(listing: Breakdown) -> bool:
    """True where exact parts make less than “n余” or more than “近n”."""
    if any(part.exactness is not Exactness.EXACT for part in listing.parts):
        return False
    whole, made = listing.whole, total(listing)
    if whole.exactness is Exactness.OVER:
        return made < whole.value and (listing.closed or whole.value - made <= whole.value * NEAR)
    return whole.exactness is Exactness.NEARLY and made > whole.value


def _approximate(said: Statement) -> bool:
    text = said.at.text
    printed = text.squeezed[said.at.start : said.at.end] if text is not None else ""
    rough = said.quantity.exactness is not Exactness.EXACT and not _BROKEN.search(printed)
    return said.subject == "disclosed" and rough
