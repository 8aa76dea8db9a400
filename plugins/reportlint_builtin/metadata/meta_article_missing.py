"""meta-article-missing."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Report, rule
from reportlint_builtin.metadata._tags import ARTICLE, JUDGED, absent, has_head, place_of


@rule(
    id="meta-article-missing",
    group="metadata",
    severity="warning",
    each="report",
    clause="website-47/tags",
    title=Message("缺少内容页标签", "tags of the article are missing"),
    message=Message(
        "网页缺少内容页标签或其内容为空：{names}",
        "the page lacks tags of the article, or they are empty: {names}",
    ),
    fix=Message(
        "在网站后台补上这些标签及其内容。", "Add the tags and their content in the publishing system."
    ),
    why=Message(
        "《政府网站发展指引》的网页设计规范把这些标签列为必选项，网站检查会逐页核对。",
        "The guidelines for government websites require them, and inspections look for them.",
    ),
    exceptions=JUDGED,
    cases=(
        Case(Message("标签齐全", "all tags"), {}),
        Case(Message("没有来源", "no source"), {"meta/ContentSource": None}, ("fail meta/ContentSource",)),
        Case(
            Message("没有发布日期", "no day of publication"), {"meta/PubDate": None}, ("fail meta/PubDate",)
        ),
    ),
)
def meta_article_missing(report: Report) -> Iterator[Note]:
    """Look for the tags."""
    if not has_head(report):
        yield NotApplicable(report)
    elif names := absent(report, ARTICLE):
        yield Fail(place_of(report, names), names="、".join(names))
