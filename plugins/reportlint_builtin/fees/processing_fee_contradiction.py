"""processing-fee-contradiction."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, rule
from reportlint_builtin.fees._fees import charged, yuan

_NONE = re.compile(r"(?:未|没有|无)(?:实际)?(?:收取|产生)(?:过|任何)?(?:政府)?(?:信息公开)?(?:信息)?处理费")


@rule(
    id="processing-fee-contradiction",
    group="fees",
    severity="error",
    each="report",
    clause="practice/consistency",
    title=Message("信息处理费前后矛盾", "The text contradicts itself on the fee"),
    message=Message(
        "一处说没有收取信息处理费，另一处说收取 {amount} 元",
        "one place says that no fee was charged, another that {amount} yuan were",
    ),
    fix=Message("核对收费情况，改正其中一处。", "Check what was charged and correct one of them."),
    why=Message("两种说法不能同时成立。", "Both cannot be true."),
    cases=(
        Case(Message("说法一致", "one statement"), {}),
        Case(
            Message("又说收取，又说没有", "both"),
            {"sections/other": "本年度发出收费通知1件，收取信息处理费400元。\n全年未收取信息处理费。"},
            ("fail sections/other/said/fee",),
        ),
    ),
)
def processing_fee_contradiction(report: Report) -> Iterator[Note]:
    """Look for a word of none beside an amount above 0."""
    fee = charged(report)
    denial = next((p for p in report.paragraphs if _NONE.search(p.squeezed)), None)
    if fee is not None and denial is not None:
        yield Fail(fee, amount=yuan(fee)).beside(denial)
