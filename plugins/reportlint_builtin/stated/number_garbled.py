"""number-garbled."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Paragraph, rule
from reportlint_builtin._cases import overview

# 2.1个百分点 and 11.6个工作日 are no counts.
_UNIT = "条|件|份|篇|个(?!百分点|工作日|小时|月|星期|点)|次|人次|人|期|场|起|宗|粉丝"
_GARBLED = re.compile(rf"(?<![\d.])\d+ \d+(?={_UNIT})|(?<![\d.])\d+\.\d+(?={_UNIT})")
_LETTER = re.compile(rf"(?<![A-Za-z\d.])(?:\d+[OolI]+\d*|[lI]\d+)(?={_UNIT})")
"""A letter for a digit: 31O条, l5件."""
_ITEM = re.compile(rf"(?P<channel>[\u4e00-\u9fff]{{2}})(?P<number>\d+)(?P<unit>(?:{_UNIT})?)(?=[，、；。]|$)")
"""A number of a list, with what stands before it: 网站公开352条."""
_BARE = re.compile(r"\d(?=[，、；。]|$)")
"""The end of a number without a unit."""
_SENTENCE = re.compile("[^。；]+")
LIST = 3
"""A list of so many numbers shows which unit they have."""
_AVERAGE = re.compile("均[^，。；]{0,16}$")
"""Averages need not be whole: 平均每次2.3条, 人均1.5次."""


@rule(
    id="number-garbled",
    group="stated",
    severity="info",
    each="paragraph",
    clause="practice/wording",
    title=Message("数字疑似断开或缺少单位", "A number seems broken or lacks its unit"),
    messages={
        "fault": Message("“{found}”疑似断开，或者漏写“万”", "“{found}” seems broken, or lacks 万"),
        "letter": Message("“{found}”中疑似混入字母", "“{found}” seems to hold a letter for a digit"),
        "unit": Message(
            "“{found}”疑似漏写“{unit}”，同一句中的其他数字都有单位",
            "“{found}” seems to lack {unit}: the other numbers of the sentence have a unit",
        ),
    },
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
        Case(
            Message("字母O代替数字0", "a letter for a digit"),
            overview("全年发布信息31O条，线上线下一体的O2O服务更新5条。"),
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("漏写单位", "a unit is lost"),
            overview("全年主动公开政府信息326条，其中网站公开207，微信公开100条，公开栏公开19条。"),
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("没有单位的编号", "numbers that have no unit"),
            overview("全年公开信息326条，接听热线12345，公开文件19件、公开图解7件，公开率100%。"),
        ),
    ),
)
def number_garbled(paragraph: Paragraph) -> Iterator[Note]:
    """Find numbers with a space inside, and counts with a point."""
    text = paragraph.squeezed
    for match in _GARBLED.finditer(text) if " " in text or "." in text else ():
        if not _AVERAGE.search(paragraph.squeezed, 0, match.start()):
            yield Fail(paragraph.part(*match.span()), found=match[0])
    for match in _LETTER.finditer(text) if any(letter in text for letter in "OolI") else ():
        yield Fail(paragraph.part(*match.span()), "letter", found=match[0])
    for sentence in _SENTENCE.finditer(paragraph.squeezed):
        yield from _without_unit(paragraph, sentence)


def _without_unit(paragraph: Paragraph, sentence: re.Match[str]) -> Iterator[Note]:
    """A note on the one number of a list that has no unit while all others share one."""
    if _BARE.search(paragraph.squeezed, *sentence.span()) is None:
        return
    items = list(_ITEM.finditer(paragraph.squeezed, *sentence.span()))
    bare = [item for item in items if not item["unit"]]
    units = {item["unit"] for item in items} - {""}
    if len(items) < LIST or len(bare) != 1 or len(units) != 1:
        return
    (item,), (unit,) = bare, units
    if any(other["channel"] == item["channel"] for other in items if other is not item):
        yield Fail(paragraph.part(*item.span()), "unit", found=item[0], unit=unit)
