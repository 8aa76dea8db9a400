"""processing-fee-elements."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, rule
from reportlint_builtin._quantities import spoken
from reportlint_builtin.fees._fees import charged, said

_NOTICE = re.compile(r"收费通知|缴费通知|收费告知")
_CASES = re.compile(r"[0-9](?:件|份|笔|宗|个|起|[名位](?=申请))")
"""How many applications or applicants a fee was charged for, beside the amount."""


@rule(
    id="processing-fee-elements",
    group="fees",
    severity="warning",
    each="report",
    clause="practice/fee-reporting",
    title=Message("信息处理费只写了金额", "Only the amount of the fee is given"),
    message=Message(
        "写了信息处理费“{amount}”，没有写发出收费通知的件数",
        "the fee is given as “{amount}”, but not the number of notices",
    ),
    fix=Message(
        "写明发出收费通知的件数和总金额、实际收取的总金额。",
        "Give the number of notices, their total and what was received.",
    ),
    why=Message(
        "收取信息处理费的，通常一并说明通知件数、通知金额和实收金额。",
        "Where fees were charged, reports give notices, their total and what was received.",
    ),
    cases=(
        Case(
            Message("要素齐全", "complete"),
            {"sections/other": "本年度发出信息处理费收费通知1件，总金额400元，实际收取400元。"},
        ),
        Case(
            Message("只有金额", "the amount alone"),
            {"sections/other": "本年度收取信息处理费400元。"},
            ("fail sections/other/said/fee",),
        ),
        Case(
            Message("写了人数", "with the number of applicants"),
            {"sections/other": "本年度对2名申请人作出收费决定，收取信息处理费640元。"},
        ),
        Case(
            Message("写了件数", "with the number of applications"),
            {"sections/other": "本年度对2件申请收取了信息处理费400元，其中水务局1件，收取120元。"},
        ),
    ),
)
def processing_fee_elements(report: Report) -> Iterator[Note]:
    """Look for the notices where a fee above 0 is stated."""
    fee = charged(report)
    text = "\n".join(paragraph.squeezed for paragraph in report.paragraphs)
    if fee is None or _CASES.search(fee.sentence):
        return
    if not said(report, "fee-notices") and not _NOTICE.search(text):
        yield Fail(fee, amount=spoken(fee.quantity))
