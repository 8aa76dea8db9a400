"""year-mismatch."""

import re
from collections import Counter
from collections.abc import Iterator

from reportlint import Case, Fail, Note, Paragraph, Report, Review, Say, rule

_YEAR = re.compile(r"(?<!\d)(20[0-3]\d)年(?:度)?(?!.{0,6}(?:结转|预算|决算|规划))")
_NOT_OURS = re.compile(
    r"《[^》]*》|〔[^〕]*〕|[（(]国[^）)]*[）)]|自20\d\d年.{0,12}(?:起|施行|实施)|20\d\d年以来"
)
ENOUGH = 2
"""Mentions from which on another year speaks for itself."""


@rule(
    id="year-mismatch",
    group="dates",
    severity="error",
    each="report",
    clause="form-2021/responsibility",
    title=Say("标题的年度与正文的年度不一致", "The title's year differs from the year the text is about"),
    message=Say(
        "标题为 {title} 年度，正文中说的是 {text} 年（{count} 处），没有出现 {title} 年",
        "the title says {title}, the text speaks of {text} ({count} times) and never of {title}",
    ),
    fix=Say(
        "核对标题和正文，把沿用上一年度的文字或标题改过来。",
        "Check title and text; one of them was taken over from another year.",
    ),
    why=Say("年度不一致，多半是沿用了上一年度的报告。", "Most often another year's report was reused."),
    exceptions=Say(
        "文件名、文号、结转、预决算和规划中的年份不算；没有写年份的不判断。",
        "Years in names of documents, carried-over items, budgets and plans do not count.",
    ),
    cases=(
        Case(Say("标题和正文一致", "title and text agree"), {}),
        Case(
            Say("标题写成了另一年", "the title names another year"),
            {"title": "云溪县发展和改革局2021年政府信息公开工作年度报告"},
            ("fail title",),
        ),
    ),
)
def year_mismatch(report: Report) -> Iterator[Note]:
    """Compare the title's year with the years the narrative names."""
    title = report.title
    if title is None or title.year is None:
        return
    named: Counter[int] = Counter()
    first: dict[int, Paragraph] = {}
    for paragraph in report.paragraphs:
        for match in _YEAR.finditer(_NOT_OURS.sub("", paragraph.squeezed)):
            year = int(match[1])
            named[year] += 1
            first.setdefault(year, paragraph)
    if not named or named[title.year]:
        return
    year, count = max(named.items(), key=lambda item: (item[1], item[0]))
    # Next year's plans name next year; that alone says nothing about the year reported on.
    if year == title.year + 1:
        return
    says = Fail if count >= ENOUGH else Review
    yield says(title, title=title.year, text=year, count=count).beside(first[year])
