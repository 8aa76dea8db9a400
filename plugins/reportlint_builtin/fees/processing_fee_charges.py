"""processing-fee-charges."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from reportlint import Case, Fail, Message, Note, Report, rule
from reportlint_builtin._quantities import spoken
from reportlint_builtin.fees._fees import charged, yuan

_TWENTY = (
    "2024年，我局推进政府信息公开，保障群众的知情权、参与权和监督权。\n（一）主动公开。及时公布各类信息。\n"
    "（二）依申请公开。全年收到政府信息公开申请20件，上年结转1件；办结10件，结转下年度继续办理11件。\n"
    "（三）政府信息管理。落实先审后发要求。\n（四）政府信息公开平台建设。维护网站专栏。\n（五）监督保障。纳入年度考核。"
)


@rule(
    id="processing-fee-charges",
    group="fees",
    severity="info",
    each="report",
    clause="fee-109/charge",
    title=Message(
        "信息处理费疑似没有计入行政事业性收费", "The fee seems not to be counted among the charges"
    ),
    message=Message(
        "收取信息处理费“{amount}”，表二行政事业性收费为 {cell} 万元，小于该金额",
        "a fee of “{amount}” was charged; table 2 has {cell} (10,000 yuan) of charges, less than that",
    ),
    fix=Message(
        "核对表二行政事业性收费是否包括信息处理费。", "Check whether the charges of table 2 include the fee."
    ),
    why=Message("信息处理费属于行政事业性收费。", "The processing fee is an administrative charge."),
    exceptions=Message(
        "由财政部门统一填报的、因四舍五入不足的除外。",
        "Unless the finance office reports it, or it is lost in rounding.",
    ),
    cases=(
        Case(Message("没有收费", "no fee"), {}),
        Case(
            Message("发出通知，尚未实收", "notices sent, nothing received yet"),
            {
                "sections/other": "本年度发出信息处理费收费通知2件，合计金额8000元。",
                "requests/received/natural": "18",
                "requests/received/total": "20",
                "requests/carried-out/natural": "11",
                "requests/carried-out/total": "11",
                "sections/overview": _TWENTY,
            },
        ),
        Case(
            Message("收费8000元，表二为0", "8000 yuan, 0 in table 2"),
            {
                "sections/other": "本年度发出信息处理费收费通知2件，实际收取信息处理费8000元。",
                "requests/received/natural": "18",
                "requests/received/total": "20",
                "requests/carried-out/natural": "11",
                "requests/carried-out/total": "11",
                "sections/overview": _TWENTY,
            },
            ("fail sections/other/said/fee",),
        ),
    ),
)
def processing_fee_charges(report: Report) -> Iterator[Note]:
    """Compare the fee with the charges of table two."""
    fee = charged(report)
    cell = report.cells.get("disclosure/charges/amount")
    if fee is None or cell is None or cell.number is None:
        return
    unit = Decimal(1).scaleb(-len(cell.text.partition(".")[2]))
    if (yuan(fee) / 10000).quantize(unit, ROUND_HALF_UP) > cell.number:
        yield Fail(fee, amount=spoken(fee.quantity), cell=cell.text).beside(cell)
