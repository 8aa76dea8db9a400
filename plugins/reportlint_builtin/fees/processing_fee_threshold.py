"""processing-fee-threshold."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Review, Severity, rule
from reportlint_builtin.fees._fees import charged

FREE = 10
"""Applications of one person in a month that are free of a fee by number."""


@rule(
    id="processing-fee-threshold",
    group="fees",
    severity="info",
    each="report",
    clause="fee-109/tariff",
    title=Message("申请不多却收取了信息处理费", "A fee with few applications"),
    messages={
        "few": Message(
            "全年申请 {count} 件，未超过按件收费的免费数量，却收取了信息处理费",
            "{count} applications in all, no more than are free, yet a fee was charged",
        ),
        "none": Message(
            "表三新收和上年结转均为 0，却收取了信息处理费",
            "table 3 has no application, new or carried over, yet a fee was charged",
        ),
    },
    fix=Message(
        "核对是否按量收费；按件收费的，同一申请人一个月10件以内不收。",
        "Check whether it was charged by pages; by number, ten a month are free.",
    ),
    why=Message(
        "按件收费时，同一申请人一个月内10件以内（含10件）不收费。",
        "By number, ten applications of one person in a month are free.",
    ),
    exceptions=Message(
        "按量收费的除外；一件申请也没有的，列为警告、待核：可能是往年的申请本年缴费。",
        "Unless it was charged by pages. Without any application it is a warning for review: it may be paid for an "
        "application of an earlier year.",
    ),
    cases=(
        Case(Message("没有收费", "no fee"), {}),
        Case(
            Message("没有申请，收费400元", "no application, 400 yuan"),
            {"sections/other": "本年度发出信息处理费收费通知1件，实际收取信息处理费400元。"},
            ("review sections/other/said/fee",),
            base="annual-2021/department-zero",
        ),
    ),
)
def processing_fee_threshold(report: Report) -> Iterator[Note]:
    """Compare the number of applications with the free allowance."""
    fee = charged(report)
    count = report.amount_of(("requests/received/total", "requests/carried-in/total"))
    if fee is not None and count == 0:
        yield Review(fee, "none").weighing(Severity.WARNING)
    elif fee is not None and count is not None and count <= FREE:
        yield Fail(fee, "few", count=count)
