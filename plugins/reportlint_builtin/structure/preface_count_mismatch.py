"""preface-count-mismatch."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Paragraph, Report, rule

_SAID = re.compile(
    r"(?:由|包括|包含|分为|内容为|内容包括|主要包括)[：“]?(?P<list>[^。；]{12,260}?)(?:等)?[“”]?(?:共)?"
    r"(?P<count>[三四五六七八九]|\d)个?(?:大)?(?:部分|方面|项内容|项|章)"
)
_BEFORE = re.compile(
    r"(?:共|分为|包括|由)?(?P<count>[三四五六七八九]|\d)个?(?:大)?(?:部分|方面|项内容|项)(?:组成|内容)?[，：:]"
    r"(?:分别是|即|包括|主要包括|分别为)?[：“]?(?P<list>[^。；]{12,260})"
)
_DISPUTES = re.compile(r"(?:申请)?行政复议[、，和及与]+(?:被)?(?:提起)?(?:行政)?诉讼")
_SPLIT = re.compile(r"[、，；”“]+")
_WORDS = ("情况", "事项", "问题")
_NUMERALS = "零一二三四五六七八九"

_FIVE = (
    "根据《中华人民共和国政府信息公开条例》要求，编制本报告。本报告由总体情况、主动公开政府信息情况、"
    "收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况六个部分组成。"
    "统计期限为2024年1月1日至2024年12月31日。"
)


@rule(
    id="preface-count-mismatch",
    group="structure",
    severity="warning",
    each="report",
    clause="practice/wording",
    title=Message(
        "前言说的部分数与列出的不同", "The preface announces another number of parts than it lists"
    ),
    message=Message(
        "前言说有 {said} 个部分，列出了 {listed} 个", "the preface says {said} parts and lists {listed}"
    ),
    fix=Message("核对前言，列全六个部分。", "Check the preface; list all six parts."),
    why=Message("前言列举不全，多半是漏写了一个部分。", "Most often one part was forgotten."),
    exceptions=Message(
        "列举中有“等”、没有写部分数的不判断。", "Not judged where the list is open or no number is given."
    ),
    cases=(
        Case(Message("六个部分都列出", "six of six"), {}),
        Case(
            Message("说六个，列出五个", "says six, lists five"),
            {"preface": _FIVE},
            ("fail preface/1",),
        ),
        Case(
            Message("写在总体情况的开头", "at the beginning of part one"),
            {"sections/overview|2024年，": _FIVE + "2024年，"},
            ("fail sections/overview/1",),
        ),
    ),
)
def preface_count_mismatch(report: Report) -> Iterator[Note]:
    """Count the parts that the preface lists, before part one or at its beginning."""
    overview = report.sections.get("sections/overview")
    for paragraph in (*report.preface, *(overview.paragraphs if overview else ())):
        yield from _judged(paragraph)


def _judged(paragraph: Paragraph) -> Iterator[Note]:
    match = _SAID.search(paragraph.squeezed) or _BEFORE.search(paragraph.squeezed)
    if match is None or "等" in match["list"]:
        return
    items = [item for item in _SPLIT.split(_DISPUTES.sub("行政复议诉讼", match["list"])) if len(item) >= 4]
    known = [item for item in items if any(word in item for word in _WORDS)]
    said = int(match["count"]) if match["count"].isdecimal() else _NUMERALS.index(match["count"])
    if len(known) >= 3 and len(known) == len(items) != said:
        yield Fail(paragraph, said=said, listed=len(items))
