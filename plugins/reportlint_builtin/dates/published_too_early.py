"""published-too-early."""

from collections.abc import Iterator
from datetime import date

from reportlint import Case, Fail, Message, NotApplicable, Note, Report, Review, rule
from reportlint_builtin.dates._days import publication


@rule(
    id="published-too-early",
    group="dates",
    severity="warning",
    each="report",
    clause="practice/dates",
    title=Message("统计期限未满就已发布", "Published before the period was over"),
    message=Message(
        "发布日期为 {day}，早于 {end}，报告年度尚未结束",
        "published on {day}, before {end}, when the year was not over",
    ),
    fix=Message(
        "核对发布日期和报告年度；数据确为年度未满时统计的，按全年数据更正后重新发布。",
        "Check the day and the year; if the figures were taken before the year was over, correct them.",
    ),
    why=Message(
        "年度报告反映1月1日至12月31日的情况，年度未满时的数据不完整。",
        "The report covers the whole year; figures taken earlier are not complete.",
    ),
    exceptions=Message(
        "页面上另有年度结束以后的发布日期的，列为待核。",
        "For review where another date on the page is later.",
    ),
    cases=(
        Case(Message("次年1月发布", "published in January"), {}),
        Case(
            Message("当年12月19日发布", "published on 19 December"),
            {
                "published": "2024-12-19",
                "signature": "云溪县发展和改革局\n2025年1月8日",
                "signature|2025年1月8日": None,
            },
            ("fail dates/pubdate",),
        ),
    ),
)
def published_too_early(report: Report) -> Iterator[Note]:
    """Compare the day of publication with the end of the year reported on."""
    year, days = report.year, publication(report)
    if year is None or not days:
        yield NotApplicable(report)
        return
    end = date(year + 1, 1, 1)
    early = [dated for dated in days if dated.day < end]
    if early:
        first, *others = early
        sure = len(early) == len(days) and first.kind != "address"
        yield (Fail if sure else Review)(first, day=first.day, end=end).beside(*others)
