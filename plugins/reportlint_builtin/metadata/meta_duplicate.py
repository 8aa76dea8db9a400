"""meta-duplicate."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, MetaTag, Note, Report, rule, squeeze
from reportlint_builtin.metadata._tags import ALL


@rule(
    id="meta-duplicate",
    group="metadata",
    severity="info",
    each="report",
    clause="website-47/tags",
    title=Message("同名页面标签内容不同", "Two page tags of one name differ"),
    message=Message(
        "页面标签 {name} 出现两次，内容分别为“{first}”和“{second}”",
        "the page tag {name} stands twice, with “{first}” and with “{second}”",
    ),
    fix=Message("保留正确的一个，删除另一个。", "Keep the right one and remove the other."),
    why=Message("同名标签内容不同，检索和检查时不知以哪个为准。", "Which of them holds cannot be told."),
    exceptions=Message(
        "内容相同的、一个为空的不算；指引以外的标签不判断。",
        "Equal ones and empty ones do not count, nor tags that the guidelines do not name.",
    ),
    cases=(
        Case(Message("没有重复", "none twice"), {}),
        Case(
            Message("重复而相同", "twice the same"),
            {"head": '<meta name="SiteName" content="云溪县人民政府">'},
        ),
        Case(
            Message("来源写了两个", "two sources"),
            {"head": '<meta name="contentsource" content="云溪县人民政府办公室">'},
            ("fail meta/contentsource",),
        ),
    ),
)
def meta_duplicate(report: Report) -> Iterator[Note]:
    """Find tags of the guidelines with two contents."""
    first: dict[str, MetaTag] = {}
    for tag in report.meta:
        name = tag.name.lower()
        if name in ALL and tag.content:
            other = first.setdefault(name, tag)
            if other is not tag and squeeze(other.content) != squeeze(tag.content):
                yield Fail(tag, name=other.name, first=other.content, second=tag.content).beside(other)
