"""processing-fee-notices."""

from collections.abc import Iterator

from reportlint import Case, Message, NotApplicable, Note, Open, Report, Review, rule
from reportlint_builtin._quantities import plain, spoken
from reportlint_builtin.fees._fees import said

_ROWS = ("requests/received/total", "requests/carried-in/total")


@rule(
    id="processing-fee-notices",
    group="fees",
    severity="warning",
    each="report",
    clause="practice/consistency",
    title=Message("收费通知比申请多", "More fee notices than applications"),
    message=Message(
        "文字中发出收费通知“{amount}”，表三新收和上年结转共 {most} 件",
        "the text says that “{amount}” notices were sent; table 3 has {most} applications, new or carried over",
    ),
    fix=Message("核对收费通知的件数和表三，改正其中一处。", "Check the number of notices, and table 3."),
    why=Message(
        "收费通知就申请发出，一般不会多于申请的件数。",
        "A notice is sent for an application; there are no more of them as a rule.",
    ),
    exceptions=Message(
        "一件申请可能有几份通知，列为待核；没有申请却收了费的，由 processing-fee-threshold 判断。",
        "There may be several for one application: for review. A fee without an application is for processing-fee-threshold.",
    ),
    cases=(
        Case(
            Message("通知少于申请", "fewer notices than applications"),
            {"sections/other": "本年度发出收费通知1件，收取信息处理费400元。"},
        ),
        Case(
            Message("通知比申请多", "more notices than applications"),
            {"sections/other": "本年度发出收费通知643件，收取信息处理费400元。"},
            ("review sections/other/said/fee-notices",),
        ),
    ),
)
def processing_fee_notices(report: Report) -> Iterator[Note]:
    """Compare the number of notices with that of all applications."""
    notices = next(iter(said(report, "fee-notices")), None)
    if notices is None:
        yield NotApplicable(report)
        return
    count = report.amount_of(_ROWS)
    if count is None:
        yield Open(report)
    elif notices.value > count > 0:
        cells = [report.cells[row] for row in _ROWS if row in report.cells]
        yield Review(notices, amount=spoken(notices.quantity), most=plain(count)).beside(*cells)
