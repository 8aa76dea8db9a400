"""meta-source-mismatch."""

from collections.abc import Iterator

from reportlint import (
    Case,
    Fact,
    Fail,
    Message,
    MetaTag,
    NotApplicable,
    Note,
    Report,
    Severity,
    rule,
    squeeze,
)
from reportlint_builtin._organs import is_organ, same

VAGUE = (
    "本站",
    "本网",
    "本站原创",
    "原创",
    "网站编辑部",
    "市政府网站编辑部",
    "编辑部",
    "管理员",
    "网络",
    "互联网",
)


@rule(
    id="meta-source-mismatch",
    group="metadata",
    severity="warning",
    each="report",
    clause="practice/metadata",
    title=Message("来源或发布机构不是报告机关", "Source or publisher is not the body that reports"),
    messages={
        "other": Message(
            "{where}写的是“{found}”，标题中的机关为“{organ}”",
            "{where} says “{found}”, while the title names “{organ}”",
        ),
        "vague": Message(
            "{where}写的是“{found}”，没有写明报告机关",
            "{where} says “{found}” and names no body",
        ),
    },
    fix=Message("把来源和发布机构改为报告机关。", "Set source and publisher to the body that reports."),
    why=Message(
        "来源写成别的机关，公众无从判断报告由谁负责，也查不到该机关的报告。",
        "With another body as its source, nobody can tell whose report it is.",
    ),
    exceptions=Message(
        "本级人民政府、政府办公室、政府网站、信息中心代为发布的不算；“本站”“编辑部”一类只作提示。",
        "The government, its office, its website or information centre may publish for others. 本站 and the like are a hint.",
    ),
    cases=(
        Case(Message("来源是报告机关", "the body itself"), {}),
        Case(
            Message("来源是县政府", "the county's government"),
            {"meta/ContentSource": "云溪县人民政府办公室", "source": "信息来源：云溪县政府网"},
        ),
        Case(
            Message("来源是另一个局", "another bureau"),
            {"meta/ContentSource": "云溪县商务局"},
            ("fail meta/ContentSource",),
        ),
        Case(
            Message("页面显示的来源是另一个局", "another bureau in the line shown"),
            {"source": "信息来源：云溪县商务局"},
            ("fail facts/source",),
        ),
        Case(
            Message("来源写“本站”", "the site itself is named"),
            {"source": "来源：本站"},
            ("fail facts/source",),
        ),
    ),
)
def meta_source_mismatch(report: Report) -> Iterator[Note]:
    """Compare source and publisher with the title's body; the first that is another tells of all."""
    organ = report.title.organ if report.title else ""
    if not organ:
        yield NotApplicable(report)
        return
    names = report.form.page.tags.get("source", ())
    sources: list[tuple[Fact | MetaTag, str]] = [
        *((tag, squeeze(tag.content)) for tag in report.meta if tag.name.lower() in names),
        *((fact, fact.value) for fact in report.facts if fact.kind in ("source", "publisher")),
    ]
    others = [(thing, value) for thing, value in sources if is_organ(value) and not _same(value, organ)]
    if others:
        thing, value = others[0]
        note = Fail(thing, "other", where=thing.label, found=value, organ=organ)
        yield note.beside(*(other for other, _ in others[1:]))
        return
    vague = next(((thing, value) for thing, value in sources if value in VAGUE), None)
    if vague:
        yield Fail(vague[0], "vague", where=vague[0].label, found=vague[1]).weighing(Severity.INFO)


def _same(source: str, organ: str) -> bool:
    """Whether the source is the body, or holds its name or a part of it (县发改局办公室)."""
    return same(source, organ) or organ in source or source in organ
