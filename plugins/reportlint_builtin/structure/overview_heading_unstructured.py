"""overview-heading-unstructured."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Section, rule

_MARK = re.compile(
    r"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+[.、．]|[一二三四五六七八九十]是)|[一二三]是|："
)
_LONG = (
    "2024年，我局推进主动公开和依申请公开，收到政府信息公开申请10件，加强政府信息管理和平台建设，做好监督保障。"
    + "及时公布审批目录、价格监测和重大项目进展，方便群众查询，" * 16
    + "取得实效。"
)
SHORT = 400
"""A part one below this many characters needs no headings."""


@rule(
    id="overview-heading-unstructured",
    group="structure",
    severity="info",
    each="section.overview",
    clause="form-2021/overview",
    title=Message("总体情况没有分项", "Part one has no items"),
    message=Message(
        "“{section}”共 {count} 字，没有小标题，也没有分项",
        "“{section}” has {count} characters and neither headings nor items",
    ),
    fix=Message("按五个方面分项写，便于阅读。", "Write it in items, one an aspect."),
    why=Message("分项便于读者查找，也便于逐项核对。", "Items are easier to find and to check."),
    exceptions=Message("篇幅短的不必分项。", "Short texts need none."),
    cases=(
        Case(Message("有分项", "with items"), {}),
        Case(
            Message("一大段", "one long paragraph"), {"sections/overview": _LONG}, ("fail sections/overview",)
        ),
    ),
)
def overview_heading_unstructured(section: Section) -> Iterator[Note]:
    """Look for any heading or item in a part one that is not short."""
    count = sum(len(paragraph.squeezed) for paragraph in section.paragraphs)
    if count >= SHORT and not any(_MARK.search(paragraph.squeezed) for paragraph in section.paragraphs):
        yield Fail(section, section=section.label, count=count)
