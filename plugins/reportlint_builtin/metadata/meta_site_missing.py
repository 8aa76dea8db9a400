"""meta-site-missing."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Report, rule
from reportlint_builtin.metadata._tags import JUDGED, SITE, absent, has_head, place_of


@rule(
    id="meta-site-missing",
    group="metadata",
    severity="warning",
    each="report",
    clause="website-47/tags",
    title=Message("缺少站点标签", "site tags are missing"),
    message=Message(
        "网页缺少站点标签或其内容为空：{names}", "the page lacks site tags, or they are empty: {names}"
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
        Case(Message("没有网站标识码", "no site code"), {"meta/SiteIDCode": None}, ("fail meta/SiteIDCode",)),
        Case(
            Message("网站域名为空", "the domain is empty"), {"meta/SiteDomain": ""}, ("fail meta/SiteDomain",)
        ),
    ),
)
def meta_site_missing(report: Report) -> Iterator[Note]:
    """Look for the tags."""
    if not has_head(report):
        yield NotApplicable(report)
    elif names := absent(report, SITE):
        yield Fail(place_of(report, names), names="、".join(names))
