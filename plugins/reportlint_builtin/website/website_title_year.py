"""website-title-year."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Open, Report, Table, rule


@rule(
    id="website-title-year",
    group="website",
    severity="info",
    each="table.website",
    clause="website-12/contents",
    title=Message(
        "政府网站工作年度报表的标题没有写年度", "The title of the annual website report names no year"
    ),
    message=Message("标题“{title}”没有写年度", "the title “{title}” names no year"),
    fix=Message("在标题中写明“（20××年度）”。", "Name the year in the title."),
    why=Message(
        "报表每年一份，脱离网站栏目后只有标题能说明是哪一年的。",
        "There is one a year; away from its site only the title says which.",
    ),
    exceptions=Message("年度写在标题前后均可。", "The year may stand anywhere in the title."),
    cases=(
        Case(Message("写了年度", "with the year"), {}, base="website-annual/site"),
        Case(
            Message("没有写年度", "without it"),
            {"title": "云溪县人民政府网站工作年度报表"},
            ("fail title",),
            base="website-annual/site",
        ),
    ),
)
def website_title_year(table: Table, report: Report) -> Iterator[Note]:
    """Look for a year in the title of a page that holds the website report."""
    if report.title is None:
        yield Open(table)
    elif not report.title.years:
        yield Fail(report.title, title=report.title.text)
