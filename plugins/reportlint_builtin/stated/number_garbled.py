"""number-garbled."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Paragraph, rule
from reportlint_builtin._cases import overview

# 2.1个百分点 and 11.6个工作日 are no counts.
_UNIT = "条|件|份|篇|个(?!百分点|工作日|小时|月|星期|点)|次|人次|人|期|场|起|宗|粉丝"
_GARBLED = re.compile(rf"(?<![\d.])\d+ \d+(?={_UNIT})|(?<![\d.])\d+\.\d+(?={_UNIT})")
_AVERAGE = re.compile("均[^，。；]{0,10}$")
"""Averages need not be whole: 平均每次2.3条, 人均1.5次."""


@rule(
    id="number-garbled",
    group="stated",
    severity="info",
    each="paragraph",
    clause="practice/wording",
    title=Message("数字疑似断开或缺少单位", "A number seems broken or lacks its unit"),
    message=Message("“{found}”疑似断开，或者漏写“万”", "“{found}” seems broken, or lacks 万"),
    fix=Message(
        "核对数字，去掉中间的空格，补上漏写的单位。",
        "Check the number; take out the space, add what is missing.",
    ),
    why=Message("断开的数字读不准，也无法核对。", "A broken number cannot be read for sure."),
    cases=(
        Case(
            Message("数字完整", "whole numbers"),
            overview("全年公众号关注人数2.64万人，主动公开政府信息326条。"),
        ),
        Case(
            Message("百分点和平均数", "points and averages"),
            overview("全年更新162次，平均每次2.3条，按时更新率提高2.1个百分点。"),
        ),
        Case(
            Message("26.4粉丝", "26.4 followers"),
            overview("全年公众号关注人数26.4人，主动公开政府信息326条。"),
            ("fail sections/overview/2/text",),
        ),
    ),
)
def number_garbled(paragraph: Paragraph) -> Iterator[Note]:
    """Find numbers with a space inside, and counts with a point."""
    for match in _GARBLED.finditer(paragraph.squeezed):
        if not _AVERAGE.search(paragraph.squeezed, 0, match.start()):
            yield Fail(paragraph.part(*match.span()), found=match[0])
