"""html-title-mismatch."""

import re
from collections.abc import Iterator

from reportlint import Case, Fact, Fail, Message, NotApplicable, Note, Report, Severity, alike, rule
from reportlint_builtin._organs import akin, is_organ
from reportlint_builtin.metadata._tags import JUDGED, has_head

_NOISE = re.compile(r"[^\w]|_|年度|的|关于|工作")
_YEAR = re.compile(r"(?<!\d)20[0-3]\d(?!\d)")
_SEPARATOR = re.compile(r"[-_|—－–>＞»/ ：]+")
_NOT_ORGAN = re.compile(r"20[0-3]\d(?:年度?)?|年度|关于|[（(][^）)]*[）)]|的$")
CUT_LENGTH = 8
CLOSE = 0.8


@rule(
    id="html-title-mismatch",
    group="metadata",
    severity="info",
    each="fact.html-title",
    clause="practice/metadata",
    title=Message("网页标题（title）不是报告标题", "The page's <title> is not the report's"),
    messages={
        "other": Message(
            "网页标题为“{found}”，报告标题为“{title}”",
            "<title> says “{found}”, the report's title is “{title}”",
        ),
        "organ": Message(
            "网页标题中的机关为“{found}”，报告标题中的机关为“{organ}”",
            "<title> names {found}, the report's title names {organ}",
        ),
        "empty": Message("网页没有标题", "the page has no <title>"),
    },
    fix=Message(
        "把网页标题设为报告标题，可加网站名称。",
        "Set <title> to the report's title; the site's name may follow.",
    ),
    why=Message(
        "浏览器标签、收藏夹和搜索结果显示的是网页标题。",
        "Browsers, bookmarks and search results show <title>.",
    ),
    exceptions=Message(
        f"带网站名称、末尾截断、标点和“年度”的差别不算。{JUDGED.zh}",
        f"The site's name, a cut-off end, punctuation, 年度 do not count. {JUDGED.en}",
    ),
    cases=(
        Case(Message("报告标题加网站名称", "the title with the site's name"), {}),
        Case(
            Message("只有网站名称", "only the site's name"),
            {"html-title": "云溪县人民政府门户网站"},
            ("fail facts/html-title",),
        ),
        Case(
            Message("网页标题是另一单位的", "another body's title"),
            {"html-title": "云溪县水利局2024年政府信息公开工作年度报告-云溪县人民政府"},
            ("fail facts/html-title",),
        ),
        Case(Message("没有网页标题", "no title"), {"html-title": ""}, ("fail facts/html-title",)),
    ),
)
def html_title_mismatch(fact: Fact, report: Report) -> Iterator[Note]:
    """Compare `<title>` with the title of the text."""
    title = report.title
    if not has_head(report) or title is None or title.at.node == fact.at.node:
        yield NotApplicable(fact)
        return
    if not fact.value:
        yield Fail(fact, "empty")
        return
    one, other = _NOISE.sub("", fact.value), _NOISE.sub("", title.text)
    organ = _organ(fact.value, report)
    if title.organ and is_organ(organ) and not akin(organ, title.organ):
        yield Fail(fact, "organ", found=organ, organ=title.organ).beside(title).weighing(Severity.WARNING)
        return
    years = set(_YEAR.findall(fact.value))
    other_year = years and not years & set(map(str, title.years))
    named = report.form.name.search(fact.value) is not None
    shortened = len(one) >= CUT_LENGTH and (one in other or one[: len(other) // 2] in other)
    if other_year or not (named or other in one or shortened or alike(one, other) >= CLOSE):
        yield Fail(fact, "other", found=fact.value, title=title.text)


def _organ(text: str, report: Report) -> str:
    """The body that a page title names before the report's name; empty where it names none."""
    match = report.form.name.search(text)
    before = _SEPARATOR.split(text[: match.start()])[-1] if match else ""
    return _NOT_ORGAN.sub("", before)
