"""meta-title-mismatch."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, MetaTag, NotApplicable, Note, Report, alike, rule, squeeze
from reportlint_builtin._organs import same

_NOISE = re.compile(r"<[^>]*>|[^\w]|_|年度|的|关于|工作")
_YEAR = re.compile(r"(?<!\d)20[0-3]\d(?!\d)")
_CUT = re.compile(r"(?:\.{2,}|…+)$")
CUT_LENGTH = 8
"""A title that was cut off shows at least this much."""
CLOSE = 0.8
"""Titles this alike are one with a slip."""


@rule(
    id="meta-title-mismatch",
    group="metadata",
    severity="warning",
    each="meta.ArticleTitle",
    clause="practice/metadata",
    title=Message("页面标签的标题与正文标题不一致", "The page tag's title is not the report's"),
    message=Message(
        "页面标签 ArticleTitle 为“{found}”，正文标题为“{title}”",
        "the page tag ArticleTitle is “{found}”, the title is “{title}”",
    ),
    fix=Message("在网站后台把文章标题改为报告标题。", "Set the article's title to that of the report."),
    why=Message(
        "标签标题不同，公众按标题检索不到报告；也可能发布时套用了别的文章。",
        "A search by title then misses the report; perhaps another article was reused.",
    ),
    exceptions=Message(
        "空格、标点、网站名称后缀、末尾截断、机关简称、“年”与“年度”的差别不算。",
        "Spaces, punctuation, the site's name, a cut-off end, short names of the body, 年 or 年度 do not count.",
    ),
    cases=(
        Case(Message("一致", "they agree"), {}),
        Case(
            Message("末尾截断", "cut off"),
            {"meta/ArticleTitle": "云溪县发展和改革局2024年政府信息公开..."},
        ),
        Case(
            Message("带网站名称、用简称", "with the site's name, and a short form"),
            {"meta/ArticleTitle": "县发改局2024年度政府信息公开工作年度报告-云溪县人民政府"},
        ),
        Case(
            Message("年度不同", "another year"),
            {"meta/ArticleTitle": "云溪县发展和改革局2023年政府信息公开工作年度报告"},
            ("fail meta/ArticleTitle",),
        ),
        Case(
            Message("机关不同", "another body"),
            {"meta/ArticleTitle": "云溪县水利局2024年政府信息公开工作年度报告"},
            ("fail meta/ArticleTitle",),
        ),
    ),
)
def meta_title_mismatch(tag: MetaTag, report: Report) -> Iterator[Note]:
    """Compare the tag with the title of the text."""
    title = report.title
    if title is None or not tag.content or title.at == tag.at:
        yield NotApplicable(tag)
        return
    found = squeeze(tag.content)
    if not _agree(found, title.text, title.organ, report):
        yield Fail(tag, found=found, title=title.text).beside(title)


def _agree(found: str, title: str, organ: str, report: Report) -> bool:
    years, own = set(_YEAR.findall(found)), set(_YEAR.findall(title))
    if years and own and not years & own:
        return False
    one, other = _NOISE.sub("", _CUT.sub("", found)), _NOISE.sub("", title)
    if one in other or other in one:
        return len(one) >= min(CUT_LENGTH, len(other))
    name = report.form.name.search(found)
    if name is None:
        return alike(one, other) >= CLOSE
    named = re.sub(r"20[0-3]\d年?度?|[^\w]|^关于", "", found[: name.start()])
    return not named or not organ or same(named, organ)
