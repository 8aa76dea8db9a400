"""stated-finish-rate."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from reportlint import Case, Fail, Message, NotApplicable, Note, Open, Ratio, Report, rule
from reportlint_builtin._cases import overview
from reportlint_builtin._quantities import plain

_RATE = re.compile(r"申请.{0,60}(?<![时期限内])办结率")
TOLERANCE = Decimal(1)
"""Percentage points that a stated rate may be off."""


@rule(
    id="stated-finish-rate",
    group="stated",
    severity="info",
    each="ratio",
    clause="practice/consistency",
    title=Message("办结率与表三不符", "The rate of closed applications differs from table 3"),
    message=Message(
        "文字中办结率为 {found}%，按表三计算为 {expected}%",
        "the text says {found}%; table 3 gives {expected}%",
    ),
    fix=Message(
        "按办理结果总计除以新收与上年结转之和计算。",
        "Divide the outcomes by what was received and carried in.",
    ),
    why=Message("办结率等于办结件数除以应办件数。", "It is what was closed of what was to be handled."),
    exceptions=Message(
        "按时办结率、按期办结率不比对；相差不超过1个百分点的不算。",
        "Rates of those closed in time are another thing; one percentage point is allowed.",
    ),
    cases=(
        Case(
            Message("按时办结率", "closed in time"),
            overview(requests="全年收到政府信息公开申请10件，上年结转1件，按时办结率100%。"),
        ),
        Case(
            Message("应为90.9%", "should be 90.9%"),
            overview(requests="全年收到政府信息公开申请10件，上年结转1件，办结率80%。"),
            ("fail sections/overview/ratio",),
        ),
    ),
)
def stated_finish_rate(ratio: Ratio, report: Report) -> Iterator[Note]:
    """Compare a rate of closed applications with the tables."""
    if ratio.kind != "rate" or ratio.percent is None or not _RATE.search(ratio.sentence):
        yield NotApplicable(ratio)
        return
    closed = report.amount_of(("requests/outcome-total/total",))
    taken = report.amount_of(("requests/received/total", "requests/carried-in/total"))
    if closed is None or not taken:
        yield Open(ratio)
    elif abs(closed / taken * 100 - ratio.percent) > TOLERANCE:
        expected = (closed / taken * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
        yield Fail(ratio, found=plain(ratio.percent), expected=plain(expected))
