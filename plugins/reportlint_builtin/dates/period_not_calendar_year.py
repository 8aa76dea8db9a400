"""period-not-calendar-year."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Report, rule


@rule(
    id="period-not-calendar-year",
    group="dates",
    severity="warning",
    each="report",
    clause="practice/period",
    title=Message("统计期限不是完整的公历年度", "The period is not a calendar year"),
    message=Message(
        "统计期限写作“{found}”，不是一个年度的1月1日至12月31日",
        "the period is “{found}”, not 1 January to 31 December of one year",
    ),
    fix=Message(
        "核对统计期限；数据不是全年的，补齐后更正。机构年中设立或撤销的，在正文中说明。",
        "Check the period. If the figures are not those of the year, complete them; say so if the body is younger.",
    ),
    why=Message(
        "年度报告反映上一年度1月1日至12月31日的情况。",
        "An annual report covers last year from 1 January to 31 December.",
    ),
    exceptions=Message(
        "只写截止日期、截止日期为12月31日的，视为全年；日期残缺的不判断。",
        "Only an end on 31 December will do. Not judged where the date is damaged.",
    ),
    cases=(
        Case(Message("1月1日至12月31日", "1 January to 31 December"), {}),
        Case(
            Message("只到11月30日", "up to 30 November only"),
            {"preface|2024年1月1日至2024年12月31日": "2024年1月1日至2024年11月30日"},
            ("fail dates/period-end",),
        ),
        Case(
            Message("跨了两个年度", "over two years"),
            {"preface|2024年1月1日至2024年12月31日": "2023年12月1日至2024年12月31日"},
            ("fail dates/period-start",),
        ),
    ),
)
def period_not_calendar_year(report: Report) -> Iterator[Note]:
    """Look at the first and last day of the period."""
    start = next((dated for dated in report.dates if dated.kind == "period-start"), None)
    end = next((dated for dated in report.dates if dated.kind == "period-end"), None)
    if end is None:
        yield NotApplicable(report)
    elif start is not None and ((start.day.month, start.day.day) != (1, 1) or start.day.year != end.day.year):
        yield Fail(start, found=start.printed)
    elif (end.day.month, end.day.day) != (12, 31):
        yield Fail(end, found=end.printed)
