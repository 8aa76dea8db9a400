"""processing-fee-tariff."""

from collections.abc import Iterator
from decimal import Decimal

from reportlint import Case, Fail, Message, Note, Report, rule
from reportlint_builtin._quantities import spoken
from reportlint_builtin.fees._fees import said, yuan


@rule(
    id="processing-fee-tariff",
    group="fees",
    severity="info",
    each="report",
    clause="fee-109/tariff",
    title=Message("信息处理费金额与收费标准不合", "The fee does not fit the tariff"),
    message=Message("信息处理费“{amount}”不是10元的整数倍", "a fee of “{amount}” is no multiple of 10"),
    fix=Message("核对收费金额。", "Check the amount."),
    why=Message(
        "按件、按量收费的标准都是10元的整数倍。", "All rates of the tariff are multiples of 10 yuan."
    ),
    cases=(
        Case(
            Message("400元", "400 yuan"),
            {"sections/other": "本年度发出信息处理费收费通知1件，实际收取信息处理费400元。"},
        ),
        Case(
            Message("385元", "385 yuan"),
            {"sections/other": "本年度发出信息处理费收费通知1件，实际收取信息处理费385元。"},
            ("fail sections/other/said/fee",),
        ),
        Case(
            Message("通知金额385元，实收同数", "385 yuan in the notice, and received"),
            {"sections/other": "本年度发出信息处理费收费通知1件，金额385元，实收385元。"},
            ("fail sections/other/said/fee-due",),
        ),
        Case(
            Message("合计金额385元", "385 yuan in all"),
            {"sections/other": "本年度发出收费通知2件，收取信息处理费2笔，合计金额385元，已全部上缴国库。"},
            ("fail sections/other/said/fee",),
        ),
        Case(
            Message("金额另有所指", "an amount of something else"),
            {
                "sections/other": "本年度发出信息处理费收费通知1件，总金额400元，实收400元。全年减免其他费用，共计385元。"
            },
        ),
    ),
)
def processing_fee_tariff(report: Report) -> Iterator[Note]:
    """Test each amount, as notified and as received, against the smallest rate."""
    odd: set[Decimal] = set()
    for fee in (*said(report, "fee-due"), *said(report, "fee")):
        amount = yuan(fee)
        if amount % 10 and amount not in odd:
            odd.add(amount)
            yield Fail(fee, amount=spoken(fee.quantity))
