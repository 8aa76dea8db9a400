"""title-year-duplicated."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Title, rule


@rule(
    id="title-year-duplicated",
    group="structure",
    severity="warning",
    each="title",
    clause="practice/wording",
    title=Message("标题中年份出现两次", "The title names a year twice"),
    message=Message("标题“{title}”中有两个年份", "the title “{title}” has two years"),
    fix=Message("只保留一个年份。", "Keep one."),
    why=Message("多半是编辑时重复。", "Most often a slip of editing."),
    cases=(
        Case(Message("一个年份", "one year"), {}),
        Case(
            Message("两个年份", "two years"),
            {"title": "2024年云溪县发展和改革局2024年度政府信息公开工作年度报告"},
            ("fail title",),
        ),
    ),
)
def title_year_duplicated(title: Title) -> Iterator[Note]:
    """Count the years in the title."""
    if len(title.years) > 1:
        yield Fail(title, title=title.text)
