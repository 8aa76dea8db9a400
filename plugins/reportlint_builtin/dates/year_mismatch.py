"""year-mismatch."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Locatable, Message, NotApplicable, Note, Report, Review, Title, rule
from reportlint_builtin._naming import listed
from reportlint_builtin.dates._past import stale_in
from reportlint_builtin.dates._years import years_in

_PERIOD, _PUBLISHED = Message("统计期限", "the period"), Message("发布日期", "the day of publication")
_NAMES = {
    "period-start": _PERIOD,
    "period-end": _PERIOD,
    "signature": Message("落款日期", "the day of signature"),
    "pubdate": _PUBLISHED,
    "visible": _PUBLISHED,
}
MANY = 4
"""Mentions of an earlier year that are odd beside few of the title's."""
_NAMED = re.compile(
    r"(?:公布|发布|编制|编写|撰写|制作|形成|汇总|现将)(?:《|(?!关于)[\u4e00-\u9fff]){0,24}?(?P<year>20[0-3]\d)年(?:度)?"
    r"(?:[\u4e00-\u9fff]{0,16}?政府信息公开(?:工作)?)?(?:年度)?(?:工作)?报告(?!格式|编制|编写|的?通知|中|提出|指出|\d)"
    r"|(?:公布|发布|报告|反映|汇总|总结|现将)(?:(?!关于)[\u4e00-\u9fff]){0,24}?(?P<of>20[0-3]\d)年(?:度)?(?:政府)?信息公开(?:工作)?(?:开展)?情况"
)
"""Which year's report the text says that it is."""
_OF_THIS = re.compile(r"现将|编制|编写|撰写|如下|本报告")
"""Words of a sentence in part one that speaks of the report itself; last year's was published this year."""


@rule(
    id="year-mismatch",
    group="dates",
    severity="error",
    each="report",
    clause="practice/dates",
    title=Message("标题的年度与正文的年度不一致", "The title's year differs from the year the text is about"),
    messages={
        "title": Message(
            "标题为 {title} 年度，{dates}都是 {year} 年度报告的，疑似标题中的年份写错",
            "the title says {title}; {dates} are those of a report on {year}: perhaps the title has the wrong year",
        ),
        "other": Message(
            "标题为 {title} 年度，正文中说的是 {text} 年（{count} 处），没有出现 {title} 年",
            "the title says {title}, the text speaks of {text} ({count} times) and never of {title}",
        ),
        "mostly": Message(
            "标题为 {title} 年度，正文中 {text} 年出现 {count} 处，{title} 年只出现 {own} 处，疑似沿用了往年的文字",
            "the title says {title}; the text speaks of {text} {count} times and of {title} only {own}: perhaps an older report was reused",
        ),
        "named": Message(
            "标题为 {title} 年度，正文称“{found}”", "the title says {title}, the text speaks of “{found}”"
        ),
    },
    fix=Message(
        "核对标题和正文，把沿用往年的文字或标题改过来。",
        "Check title and text; one of them was taken over from another year.",
    ),
    why=Message("年度不一致，多半是沿用了往年的报告。", "Most often another year's report was reused."),
    exceptions=Message(
        "文件名、文号、结转、比较、沿革、预决算和规划中的年份不算；只出现次年（工作打算）的不算；没有写年份的不判断；具体的句子由 stale-date 指出。",
        "Years in names of documents, of carried-over items, in comparisons, budgets and plans do not count. "
        "Not judged where no year is named. Single sentences are for stale-date.",
    ),
    cases=(
        Case(Message("标题和正文一致", "title and text agree"), {}),
        Case(
            Message("提到上年结转、上年决算", "carried over, last year's accounts"),
            {
                "sections/overview|全年主动公开政府信息326条": "办结2023年结转的申请1件，公开2023年部门决算和2025年部门预算，全年主动公开政府信息326条"
            },
        ),
        Case(
            Message("标题写成了另一年，其余日期一致", "the title names another year, all dates agree"),
            {"title": "云溪县发展和改革局2021年政府信息公开工作年度报告"},
            ("fail title",),
        ),
        Case(
            Message(
                "标题写成了另一年，统计期限没有年份", "the title names another year, the period names none"
            ),
            {
                "title": "云溪县发展和改革局2021年政府信息公开工作年度报告",
                "preface|本报告所列数据的统计期限为2024年1月1日至2024年12月31日。": "本报告所列数据的统计期限为本年度1月1日至12月31日，2024年的情况报告如下。",
            },
            ("fail title",),
        ),
        Case(
            Message("正文大多是上一年", "most of the text is about the year before"),
            {
                "preface|2024年1月1日至2024年12月31日": "2024年1月1日至12月31日",
                "sections/overview|2024年，我局": "我局",
                "sections/problems": "2023年工作中，一是归集不够快；2023年下半年，二是解读材料单一。\n改进措施：针对2023年的问题，2023年底前已完成系统对接，并进一步加强培训。",
            },
            ("review title",),
        ),
        Case(
            Message("前言说的是另一年的报告", "the preface is that of another year's report"),
            {"preface|编制本报告": "编制云溪县发展和改革局2023年政府信息公开工作年度报告"},
            ("fail preface/1/text",),
        ),
        Case(
            Message("前言说反映的是另一年的情况", "the preface says that it tells of another year"),
            {"preface|编制本报告": "编制本报告，反映我局2023年信息公开工作情况"},
            ("fail preface/1/text",),
        ),
        Case(
            Message("引用往年的报告和通知", "an older report and a notice are cited"),
            {
                "sections/overview|2024年，我局": "全年发布信息38条，其中发布2023年政府信息公开工作年度报告1条。2024年，我局",
                "preface|编制本报告": "和《关于编制2023年政府信息公开工作年度报告的通知》，对照已经公布的2023年度报告中的问题，编制本报告",
            },
        ),
    ),
)
def year_mismatch(report: Report) -> Iterator[Note]:
    """Compare the title's year with the years the narrative names."""
    title = report.title
    if title is None or title.year is None:
        yield NotApplicable(report)
        return
    if report.misdated and report.year is not None:
        named: list[Locatable] = [
            *(tag for tag in report.meta if str(report.year) in tag.content),
            *(fact for fact in report.facts if str(report.year) in fact.value),
        ]
        dates = listed(dict.fromkeys(_NAMES[dated.kind] for dated in report.dates if dated.kind in _NAMES))
        note = Fail(title, "title", title=title.year, year=report.year, dates=dates)
        yield note.beside(*report.dates).explaining(*report.dates, *named)
        return
    years = years_in(report, title)
    another = years.another(title)
    if another is not None:
        note = Fail(title, "other", title=title.year, text=another, count=years.counts[another])
        yield note.beside(years.first[another]).explaining(*report.dates)
        return
    yield from _named(report, title)
    most = years.most_other(title)
    if most is None or most > title.year or any(stale_in(report)):
        return
    count = years.counts[most]
    if count >= MANY and count > 2 * years.own:
        note = Review(title, "mostly", title=title.year, text=most, count=count, own=years.own)
        yield note.beside(years.first[most]).explaining(*report.dates)


def _named(report: Report, title: Title) -> Iterator[Note]:
    """Notes where the text calls itself another year's report."""
    overview = report.sections.get("sections/overview")
    opening = overview.paragraphs[:1] if overview else ()
    for paragraph in (*report.preface, *(each for each in opening if _OF_THIS.search(each.squeezed))):
        for match in _NAMED.finditer(paragraph.squeezed) if "年" in paragraph.squeezed else ():
            group = "year" if match["year"] else "of"
            if int(match[group]) not in title.years:
                start, end = match.start(group), match.end()
                found = paragraph.squeezed[start:end]
                yield Fail(paragraph.part(start, end), "named", title=title.year, found=found).beside(title)
