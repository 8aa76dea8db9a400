"""processing-fee-no-request."""

from collections.abc import Iterator

from reportlint import Case, Message, NotApplicable, Note, Open, Report, Review, rule
from reportlint_builtin._quantities import spoken
from reportlint_builtin.fees._fees import charged

_ROWS = ("requests/received/total", "requests/carried-in/total", "requests/outcome-total/total")


@rule(
    id="processing-fee-no-request",
    group="fees",
    severity="warning",
    each="report",
    clause="practice/consistency",
    title=Message("没有申请，却收取了信息处理费", "A fee was charged, though there was no application"),
    message=Message(
        "文字中收取信息处理费“{amount}”，表三新收、上年结转、办理结果总计均为 0",
        "the text says that “{amount}” were charged; table 3 has no application, new, carried over or dealt with",
    ),
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
    ),
)
def processing_fee_no_request(report: Report) -> Iterator[Note]:
    """Look for a fee above 0 beside a table without applications."""
    fee = charged(report)
    if fee is None:
        yield NotApplicable(report)
        return
    amounts = [report.amount_of((row,)) for row in _ROWS]
    if None in amounts:
        yield Open(report)
    elif not any(amounts):
        cells = [report.cells[row] for row in _ROWS if row in report.cells]
        yield Review(fee, amount=spoken(fee.quantity)).beside(*cells)
