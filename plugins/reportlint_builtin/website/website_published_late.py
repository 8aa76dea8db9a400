"""website-published-late."""

from collections.abc import Iterator, Mapping
from datetime import date

from reportlint import Case, Fail, Message, Note, Open, Report, Review, Severity, Table, rule
from reportlint_builtin.dates._days import MIGRATED, publication


@rule(
    id="website-published-late",
    group="website",
    severity="error",
    each="table.website",
    clause="website-12/deadline",
    title=Message(
        "政府网站工作年度报表晚于1月31日发布", "The annual website report was published after 31 January"
    ),
    messages={
        "late": Message("发布日期为 {day}，晚于 {limit}", "published on {day}, after {limit}"),
        "migrated": Message(
            "发布日期为 {day}，晚于 {limit} 一年以上，疑似网站迁移、改版时重新生成的日期，实际发布时间请核实",
            "published on {day}, more than a year after {limit}: perhaps the day the site was moved; check when it was "
            "published",
        ),
    },
    fix=Message(
        "核实首次发布时间；确属逾期的，下一年度按期发布。更正后重新发布的，在页面上注明。",
        "Check when it was first published. Where it was published again after a correction, say so on the page.",
    ),
    why=Message(
        "国办函〔2018〕12号要求各政府网站每年1月31日前公开上一年度的工作年度报表。",
        "Guobanhan [2018] No. 12 demands last year's report by 31 January.",
    ),
    exceptions=Message(
        "页面上有其他按时发布的日期、标题没有写年度、只有网址中有日期的，列为待核；晚一年以上的疑似网站迁移，只作提示；"
        "没有发布日期的不判断。",
        "For review where another date on the page is in time, where the title names no year, or where only the address "
        "has a date. More than a year late is a hint: the site may have been moved. Not judged without a date.",
    ),
    cases=(
        Case(Message("1月16日发布", "published on 16 January"), {}, base="website-annual/site"),
        Case(
            Message("1月31日发布", "on 31 January"), {"published": "2025-01-31"}, base="website-annual/site"
        ),
        Case(
            Message("2月10日发布", "on 10 February"),
            {"published": "2025-02-10", "url": "http://yunxi.example.gov.cn/zwgk/wznb/content_700001.html"},
            ("fail dates/pubdate",),
            base="website-annual/site",
        ),
    ),
)
def website_published_late(table: Table, report: Report) -> Iterator[Note]:
    """Compare the day of publication with the form's deadline."""
    limit, days = _limit(report), publication(report)
    if limit is None or not days:
        yield Open(table)
        return
    missed = [dated for dated in days if dated.day > limit]
    if not missed:
        return
    first, *others = missed
    if min(dated.day for dated in missed) > limit + MIGRATED:
        note = Review(first, "migrated", day=first.day, limit=limit).weighing(Severity.INFO)
        yield note.beside(*others)
        return
    named = report.title is not None and report.title.year is not None
    sure = named and len(missed) == len(days) and first.kind != "address"
    note = (Fail if sure else Review)(first, "late", day=first.day, limit=limit)
    yield note.beside(*(dated for dated in days if dated is not first))


def _limit(report: Report) -> date | None:
    terms = report.form.vocabulary.get("deadlines")
    if report.year is None or not isinstance(terms, Mapping) or "website" not in terms:
        return None
    month, day = map(int, str(terms["website"]).split("-"))
    return date(report.year + 1, month, day)
