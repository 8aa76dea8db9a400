"""named-count."""

import re
from collections.abc import Iterator
from typing import Final

from reportlint import Case, Fail, Message, Note, Paragraph, rule
from reportlint_builtin._cases import overview
from reportlint_builtin.wording._numerals import number

_TITLE: Final = r"《[^《》]+》(?:（[^（）]*）)?"
_DAY: Final = r"(?:[0-9]{4}年)?(?:1[0-2]|[1-9])月(?:[12][0-9]|3[01]|[1-9])日(?:[上下]午)?"
_JOINED: Final = r"(?:[、，]|和|及|与|以及)?"
_NAMED: Final = re.compile(
    r"(?<![第前后百千万余多一二三四五六七八九十0-9.])"
    r"(?P<said>(?P<number>[2-9]|[1-9][0-9]|[两二三四五六七八九十])(?P<unit>件|部|份|个|项|篇|次|场|期|批))"
    r"[^，。；：、《》0-9（）]{0,12}[，：（（]?[^，。；：、《》0-9（）]{0,6}(?:分别[是为于在]?|依次[是为]|[即：]|(?P<some>包括|包含|涵盖))"
    rf"(?P<list>(?:{_TITLE}{_JOINED})+|(?:{_DAY}{_JOINED})+)(?P<end>[，。；）]|$)"
)
"""A number, a word that begins a complete list, and titles or days with nothing else among them."""
_OF_SEVERAL: Final = frozenset("次场期批")
"""What several titles may belong to."""
_ITEM: Final = re.compile(rf"{_TITLE}|{_DAY}")


@rule(
    id="named-count",
    group="wording",
    severity="warning",
    each="paragraph",
    clause="practice/consistency",
    title=Message("列出的名称或日期与件数不符", "Not as many names or days as the number says"),
    message=Message(
        "文字中为 {said}，后面列出 {listed} 个",
        "the text says {said}, {listed} are named behind it",
    ),
    fix=Message("补上遗漏的一个，或者改正件数。", "Add the one that was left out, or correct the number."),
    why=Message(
        "“分别为”之后应逐一列出，个数与前文一致。",
        "Behind 分别为 each is named, as many as the number says.",
    ),
    exceptions=Message(
        "只看“分别为”“即”或冒号后面连续列出的书名号名称和日期；“包括”后面只看多列的；写有“等”的、夹有其他文字的不判断。",
        "Only titles and days that follow 分别为, 即 or a colon one after the other; behind 包括 only too many; not judged where 等 or other words stand among them.",
    ),
    cases=(
        Case(
            Message("3项，列出3项", "three, and three named"),
            overview("修订内部制度3项，分别是《公文办理制度》《档案管理制度》和《值班制度》。"),
        ),
        Case(
            Message("3项，只列出2项", "three, and two named"),
            overview("修订内部制度3项，分别是《公文办理制度》《档案管理制度》。"),
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("3次，列出4个日期", "three times, and four days"),
            overview("召开专题会三次，时间分别为3月2日、6月8日、9月5日和12月3日。"),
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("3项，“包括”4项", "three, including four"),
            overview("印发制度3项，包括《发布审核办法》《申请办理规程》《保密审查细则》《网站管理办法》。"),
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("“包括”其中一部分", "three, including two"),
            overview("印发制度3项，包括《发布审核办法》《申请办理规程》。"),
        ),
        Case(
            Message("后面还有“等”", "with 等 behind"),
            overview("修订内部制度3项，分别是《公文办理制度》《档案管理制度》等。"),
        ),
    ),
)
def named_count(paragraph: Paragraph) -> Iterator[Note]:
    """Count the titles and days that a number is said to name."""
    for match in _NAMED.finditer(paragraph.squeezed):
        listed = len(_ITEM.findall(match["list"]))
        # What 包括 begins may name some only, and never more than there are.
        wrong = listed > number(match["number"]) if match["some"] else listed != number(match["number"])
        if wrong and not (match["some"] and match["unit"] in _OF_SEVERAL):
            yield Fail(paragraph.part(*match.span("said")), said=match["said"], listed=listed)
