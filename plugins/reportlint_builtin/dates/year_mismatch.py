"""year-mismatch."""

import re
from collections import Counter
from collections.abc import Iterator

from reportlint import Case, Fail, Locatable, Message, NotApplicable, Note, Report, Review, rule

_YEAR = re.compile(
    r"(?<!\d)(?P<year>20[0-3]\d)年(?:度)?(?!.{0,8}(?:结转|预算|决算|规划|年度报告|年报|考核|要点))"
    r"|《[^》\n]*》|〔[^〕\n]*〕|[（(]国[^）)\n]*[）)]"
    r"|(?:自|从|比|较|与|同|结转|截[至止]|于|原|第)(?:上年)?（?20\d\d年|20\d\d年[^，。；\n]{0,12}(?:以来|起施行|施行|修订|印发|结转)"
    r"|20\d\d年?[—\-–至]+20\d\d年"
)
"""A year the text is about; or something that holds a year and is not, which is passed over."""
ENOUGH = 2
"""Mentions from which on another year speaks for itself."""
MANY = 4
"""Mentions of an earlier year that are odd beside few of the title's."""


@rule(
    id="year-mismatch",
    group="dates",
    severity="error",
    each="report",
    clause="practice/dates",
    title=Message("标题的年度与正文的年度不一致", "The title's year differs from the year the text is about"),
    messages={
        "other": Message(
            "标题为 {title} 年度，正文中说的是 {text} 年（{count} 处），没有出现 {title} 年",
            "the title says {title}, the text speaks of {text} ({count} times) and never of {title}",
        ),
        "mostly": Message(
            "标题为 {title} 年度，正文中 {text} 年出现 {count} 处，{title} 年只出现 {own} 处，疑似沿用了往年的文字",
            "the title says {title}; the text speaks of {text} {count} times and of {title} only {own}: perhaps an older report was reused",
        ),
    },
    fix=Message(
        "核对标题和正文，把沿用往年的文字或标题改过来。",
        "Check title and text; one of them was taken over from another year.",
    ),
    why=Message("年度不一致，多半是沿用了往年的报告。", "Most often another year's report was reused."),
    exceptions=Message(
        "文件名、文号、结转、比较、沿革、预决算和规划中的年份不算；只出现次年（工作打算）的不算；没有写年份的不判断。",
        "Years in names of documents, of carried-over items, in comparisons, budgets and plans do not count. "
        "Not judged where no year is named.",
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
            Message("标题写成了另一年", "the title names another year"),
            {"title": "云溪县发展和改革局2021年政府信息公开工作年度报告"},
            ("fail title",),
        ),
        Case(
            Message("正文大多是上一年", "most of the text is about the year before"),
            {
                "sections/overview|2024年，我局": "2023年，我局",
                "sections/problems": "2023年工作中，一是归集不够快；2023年下半年，二是解读材料单一。\n改进措施：针对2023年的问题，2023年底前已完成系统对接，并进一步加强培训。",
            },
            ("review title",),
        ),
    ),
)
def year_mismatch(report: Report) -> Iterator[Note]:
    """Compare the title's year with the years the narrative names."""
    title = report.title
    if title is None or title.year is None:
        yield NotApplicable(report)
        return
    named: Counter[int] = Counter()
    first: dict[int, Locatable] = {}
    text = report.prose.text
    for match in _YEAR.finditer(text, text.find("\n")):
        if match["year"]:
            year = int(match["year"])
            named[year] += 1
            first.setdefault(year, report.prose.part(*match.span("year")))
    others = {year: count for year, count in named.items() if year not in title.years}
    if not others:
        return
    # Next year's plans name next year; that alone says nothing about the year reported on.
    year, count = max(others.items(), key=lambda item: (item[1], -item[0]))
    own = sum(named[year] for year in title.years)
    if not own and year != title.year + 1 and count >= ENOUGH:
        note = Fail(title, "other", title=title.year, text=year, count=count)
    elif year < title.year and count >= MANY and count > 2 * own:
        note = Review(title, "mostly", title=title.year, text=year, count=count, own=own)
    else:
        return
    yield note.beside(first[year]).explaining(*report.dates)
