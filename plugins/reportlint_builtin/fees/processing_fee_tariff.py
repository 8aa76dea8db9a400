"""processing-fee-tariff."""

from collections.abc import Iterator

from reportlint import Case, Fail, Note, Report, Say, rule
from reportlint_builtin.fees._fees import said, yuan


@rule(
    id="processing-fee-tariff",
    group="fees",
    severity="info",
    each="report",
    clause="fee-109/tariff",
    title=Say("信息处理费金额与收费标准不合", "The fee does not fit the tariff"),
    message=Say("信息处理费 {amount} 元不是10元的整数倍", "a fee of {amount} yuan is no multiple of 10"),
    fix=Say("核对收费金额。", "Check the amount."),
    why=Say("按件、按量收费的标准都是10元的整数倍。", "All rates of the tariff are multiples of 10 yuan."),
    cases=(
        Case(
            Say("400元", "400 yuan"),
            {"sections/other": "本年度发出信息处理费收费通知1件，实际收取信息处理费400元。"},
        ),
        Case(
            Say("385元", "385 yuan"),
            {"sections/other": "本年度发出信息处理费收费通知1件，实际收取信息处理费385元。"},
            ("fail sections/other/said/fee",),
        ),
    ),
)
def processing_fee_tariff(report: Report) -> Iterator[Note]:
    """Test each amount against the smallest rate."""
    for fee in said(report, "fee"):
        if yuan(fee) % 10:
            yield Fail(fee, amount=yuan(fee))
