"""period-wrong-year."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Report, rule


@rule(
    id="period-wrong-year",
    group="dates",
    severity="error",
    each="report",
    clause="practice/dates",
    title=Message("统计期限的年度与标题不一致", "The period's year is not the title's"),
    message=Message(
        "统计期限写作“{found}”，标题为 {year} 年度",
        "the period is “{found}”, while the title says {year}",
    ),
    fix=Message("核对统计期限和标题中的年度，改正写错的一处。", "Check the year in period and title."),
    why=Message(
        "统计期限与标题不是同一年度，多半是沿用了往年的文字。",
        "Where they differ, an older report's sentence was kept as a rule.",
    ),
    exceptions=Message(
        "标题没有年度、统计期限残缺的不判断；期限跨年的由 period-not-calendar-year 判断。",
        "Not judged without a year in the title or with a damaged period. A period over two years is for period-not-calendar-year.",
    ),
    cases=(
        Case(Message("同一年度", "the same year"), {}),
        Case(
            Message("统计期限是上一年", "the period is the year before"),
            {"preface|2024年1月1日至2024年12月31日": "2023年1月1日至2023年12月31日"},
            ("fail dates/period-start",),
        ),
        Case(
            Message("街道的统计期限写成下一年", "a subdistrict's period is the year after"),
            {"preface|2024年": "2025年"},
            ("fail dates/period-start",),
            base="annual-2021/subdistrict",
        ),
    ),
)
def period_wrong_year(report: Report) -> Iterator[Note]:
    """Compare the period's year with the title's."""
    days = [dated for dated in report.dates if dated.kind.startswith("period")]
    title = report.title
    if not days or title is None or title.year is None:
        yield NotApplicable(report)
    elif not {dated.day.year for dated in days} & set(title.years):
        yield Fail(days[0], found=days[0].printed, year=title.year).beside(title)
