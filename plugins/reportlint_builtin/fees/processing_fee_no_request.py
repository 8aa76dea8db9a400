"""processing-fee-no-request."""

from collections.abc import Iterator
from decimal import Decimal

from reportlint import Case, Message, NotApplicable, Note, Open, Report, Review, rule
from reportlint_builtin._quantities import plain, spoken
from reportlint_builtin.fees._fees import charged, said

_ROWS = ("requests/received/total", "requests/carried-in/total", "requests/outcome-total/total")


@rule(
    id="processing-fee-no-request",
    group="fees",
    severity="warning",
    each="report",
    clause="practice/consistency",
    title=Message("收费与申请的件数不符", "The fees do not go with the number of applications"),
    messages={
        "none": Message(
            "文字中收取信息处理费“{amount}”，表三新收、上年结转、办理结果总计均为 0",
            "the text says that “{amount}” were charged; table 3 has no application, new, carried over or dealt with",
        ),
        "notices": Message(
            "文字中发出收费通知“{amount}”，表三新收和上年结转共 {most} 件",
            "the text says that “{amount}” notices were sent; table 3 has {most} applications, new or carried over",
        ),
    },
    fix=Message("核对收费情况和表三，改正其中一处。", "Check what was charged, and table 3."),
    why=Message(
        "信息处理费因申请产生，没有申请就没有收费。",
        "The fee comes of an application; without one there is none.",
    ),
    exceptions=Message(
        "可能是往年的申请本年缴费，列为待核。",
        "It may be paid for an application of an earlier year: for review.",
    ),
    cases=(
        Case(
            Message("有申请，收了费", "applications, and a fee"),
            {"sections/other": "本年度收取信息处理费400元。"},
        ),
        Case(
            Message("没有申请，没有收费", "no application, no fee"),
            dict.fromkeys(_ROWS, "0"),
        ),
        Case(
            Message("没有申请，收了费", "no application, yet a fee"),
            dict.fromkeys(_ROWS, "0") | {"sections/other": "本年度就1件申请收取信息处理费50元。"},
            ("review sections/other/said/fee",),
        ),
        Case(
            Message("通知比申请多", "more notices than applications"),
            {"sections/other": "本年度发出收费通知643件，收取信息处理费400元。"},
            ("review sections/other/said/fee-notices",),
        ),
    ),
)
def processing_fee_no_request(report: Report) -> Iterator[Note]:
    """Look for a fee above 0 beside a table without applications, and for more notices than applications."""
    fee, notices = charged(report), next(iter(said(report, "fee-notices")), None)
    if fee is None and notices is None:
        yield NotApplicable(report)
        return
    amounts = [report.amount_of((row,)) for row in _ROWS]
    cells = [report.cells[row] for row in _ROWS if row in report.cells]
    if None in amounts:
        yield Open(report)
    elif fee is not None and not any(amounts):
        yield Review(fee, "none", amount=spoken(fee.quantity)).beside(*cells)
    elif notices is not None and notices.value > (most := sum(filter(None, amounts[:2]))):
        yield Review(notices, "notices", amount=spoken(notices.quantity), most=plain(Decimal(most))).beside(
            *cells
        )
