"""meta-optional-missing."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Report, rule
from reportlint_builtin.metadata._tags import JUDGED, OPTIONAL, absent, has_head, place_of


@rule(
    id="meta-optional-missing",
    group="metadata",
    severity="info",
    each="report",
    clause="website-47/tags",
    title=Message("没有可选的内容页标签", "Optional tags of the article are missing"),
    message=Message("网页没有可选标签：{names}", "the page lacks optional tags: {names}"),
    fix=Message("可在网站后台补上这些标签。", "The tags may be added in the publishing system."),
    why=Message(
        "这些标签是可选项，有助于检索；本规则默认不启用。",
        "The tags are optional and help searching; this rule is off by default.",
    ),
    exceptions=JUDGED,
    enabled=False,
    cases=(
        Case(
            Message("可选标签齐全", "all of them"),
            {"meta/Author": "云溪县发展和改革局办公室", "meta/Image": "http://yunxi.example.gov.cn/i/1.png"},
        ),
        Case(Message("没有关键词", "no keywords"), {"meta/Keywords": None}, ("fail meta/Keywords",)),
    ),
)
def meta_optional_missing(report: Report) -> Iterator[Note]:
    """Look for the optional tags."""
    if not has_head(report):
        yield NotApplicable(report)
    elif names := absent(report, OPTIONAL):
        yield Fail(place_of(report, names), names="、".join(names))
