"""title-form."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Title, rule


@rule(
    id="title-form",
    group="structure",
    severity="warning",
    each="title",
    clause="form-2021/sections",
    title=Message("标题缺少单位或年度", "The title lacks the body or the year"),
    messages={
        "organ": Message("标题“{title}”没有写单位名称", "the title “{title}” names no body"),
        "year": Message("标题“{title}”没有写年度", "the title “{title}” names no year"),
    },
    fix=Message(
        "标题写作“单位名称＋年度＋政府信息公开工作年度报告”。",
        "Write the body, the year and the document's name.",
    ),
    why=Message(
        "脱离网站栏目后，只有标题能说明是哪个单位、哪一年的报告。",
        "Away from its site, only the title says whose report of which year it is.",
    ),
    exceptions=Message(
        "年度在前在后、省略“人民政府”或上级地名都可以。",
        "The order of body and year is free; “people's government” may be left out.",
    ),
    cases=(
        Case(Message("单位、年度都有", "both there"), {}),
        Case(
            Message("没有单位", "no body"),
            {"title": "2024年政府信息公开工作年度报告", "html-title": "2024年政府信息公开工作年度报告"},
            ("fail title",),
        ),
    ),
)
def title_form(title: Title) -> Iterator[Note]:
    """Look for the body's name and a year in the title."""
    if not title.organ:
        yield Fail(title, "organ", title=title.text)
    if title.year is None:
        yield Fail(title, "year", title=title.text)
