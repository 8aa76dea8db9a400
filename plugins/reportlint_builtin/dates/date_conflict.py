"""date-conflict."""

from collections.abc import Iterator
from datetime import timedelta

from reportlint import Case, Fail, Message, NotApplicable, Note, Report, rule

APART = timedelta(days=31)
"""Days in the address and of publication may be this far apart."""


@rule(
    id="date-conflict",
    group="dates",
    severity="info",
    each="report",
    clause="practice/dates",
    title=Message("页面上的日期互相矛盾", "The dates on the page contradict each other"),
    messages={
        "address": Message(
            "网址中的日期为 {day}，发布日期为 {published}，相差 {apart} 天",
            "the address says {day}, the day of publication is {published}: {apart} days apart",
        ),
        "signature": Message(
            "落款日期为 {day}，晚于发布日期 {published}",
            "signed on {day}, after the day of publication, {published}",
        ),
    },
    fix=Message("核对各处日期，改正其中填错的一处。", "Check the dates and correct the one that is wrong."),
    why=Message(
        "日期互相矛盾，无法确定报告何时发布。",
        "Dates that contradict each other leave open when the report was published.",
    ),
    exceptions=Message(
        "落款早于发布日期是正常的；页面标签与页面显示的发布日期不一致由 meta-pubdate-visible 判断。",
        "A signature before publication is as it should be; a page tag that differs from the line shown is for meta-pubdate-visible.",
    ),
    cases=(
        Case(Message("各处日期一致", "the dates agree"), {}),
        Case(
            Message("落款早于发布日期", "signed before publication"),
            {"signature": "云溪县发展和改革局\n2025年1月6日"},
        ),
        Case(
            Message("落款晚于发布日期", "signed after publication"),
            {"signature": "云溪县发展和改革局\n2025年1月26日"},
            ("fail dates/signature",),
        ),
        Case(
            Message("网址中是另一个日期", "another date in the address"),
            {"url": "http://yunxi.example.gov.cn/zwgk/xxgknb/202411/t20241102_100001.html"},
            ("fail dates/address",),
        ),
    ),
)
def date_conflict(report: Report) -> Iterator[Note]:
    """Compare signature and address with the day of publication."""
    published = [dated for dated in report.dates if dated.kind in ("pubdate", "visible")]
    others = [dated for dated in report.dates if dated.kind in ("signature", "address")]
    if not published or not others:
        yield NotApplicable(report)
        return
    first, last = min(dated.day for dated in published), max(dated.day for dated in published)
    for dated in others:
        if dated.kind == "signature" and dated.day > last:
            note = Fail(dated, "signature", day=dated.day, published=last)
        elif dated.kind == "address" and not first - APART <= dated.day <= last + APART:
            apart = min(abs(dated.day - first), abs(dated.day - last)).days
            note = Fail(dated, "address", day=dated.day, published=first, apart=apart)
        else:
            continue
        yield note.beside(*published).following(dated, *published)
