"""period-missing."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Review, rule

_SAID = re.compile(
    r"(?:统计|数据|报告)(?:的)?(?:期限|时限|时间|周期|时段|区间|起止|截[止至])|起止(?:时间|日期)|报告期"
)


@rule(
    id="period-missing",
    group="dates",
    severity="info",
    each="report",
    clause="practice/period",
    title=Message("没有写明数据统计期限", "The period of the figures is not stated"),
    message=Message("全文未找到数据统计期限的说明", "nothing says which period the figures cover"),
    fix=Message(
        "在正文开头写明所列数据的统计期限：报告年度的1月1日至12月31日。",
        "Say at the beginning which period the figures cover.",
    ),
    why=Message("写明统计期限，读者才知道数据截至何时。", "Readers can then tell up to when the figures go."),
    exceptions=Message(
        "写在总体情况末尾等其他位置的，视为已写明；页面不完整时列为待核。",
        "Anywhere in the report will do. On a page that is cut off it is for review.",
    ),
    cases=(
        Case(Message("前言中写明", "stated in the preface"), {}),
        Case(
            Message("没有写", "not stated"),
            {"preface|本报告所列数据的统计期限为2024年1月1日至2024年12月31日。": None},
            ("fail report",),
        ),
    ),
)
def period_missing(report: Report) -> Iterator[Note]:
    """Look for a period, or words that announce one."""
    if any(dated.kind.startswith("period") for dated in report.dates) or _SAID.search(report.prose.text):
        return
    yield (Fail if report.complete else Review)(report)
