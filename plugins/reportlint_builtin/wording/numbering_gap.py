"""numbering-gap."""

import re
from collections.abc import Iterator
from typing import Final

from reportlint import Case, Fail, Message, Note, Paragraph, Passage, Report, rule
from reportlint_builtin.wording._numerals import HANZI

_IS: Final = re.compile(r"(?:^|[，。；：、])([一二三四五六七八九十])是(?!否|指)")
_EMPTY: Final = re.compile(r"(?:^|[，。；：])(?P<said>[一二三四五六七八九十]是)(?=[，。；：、]|$)")
_HEAD: Final = re.compile(r"（([一二三四五六七八九十]{1,3})）")


@rule(
    id="numbering-gap",
    group="wording",
    severity="info",
    each="report",
    clause="practice/wording",
    title=Message("序号不连续", "An ordinal is missing or repeated"),
    messages={
        "gap": Message(
            "序号“{before}”之后是“{found}”，疑似缺少“{missing}”",
            "after “{before}” comes “{found}”: “{missing}” seems to be missing",
        ),
        "empty": Message("“{found}”之后没有内容", "nothing follows “{found}”"),
        "twice": Message("序号“{found}”重复", "the ordinal “{found}” stands twice"),
    },
    fix=Message("核对内容有无遗漏，重新编排序号。", "See whether something was left out, and number anew."),
    why=Message(
        "序号不连续，多半是删改后没有重新编号，也可能漏了内容。",
        "Perhaps a part was left out, or not numbered anew.",
    ),
    exceptions=Message(
        "只看“一是、二是…”和段首的“（一）（二）…”；重新从一开始的不算。",
        "Only 一是、二是 … and （一）（二） … at the beginning of paragraphs. Beginning anew at one is right.",
    ),
    cases=(
        Case(
            Message("连续，两组", "two runs in order"),
            {
                "sections/problems": "问题：一是归集不快；二是解读不够；三是检索不便。\n措施：一是对接系统；二是制作图表；三是完善检索。"
            },
        ),
        Case(
            Message("“一是为”也是第一项", "一是为 begins a run, too"),
            {
                "sections/problems": "一是归集不够快；二是解读不够。今后的措施：一是为审批目录制作图表；二是对接系统。"
            },
        ),
        Case(
            Message("缺“二是”", "二是 is missing"),
            {
                "sections/problems": "问题：一是归集不够快；三是解读材料以文字为主。\n改进措施：加强对接，制作图表。"
            },
            ("fail sections/problems/1/text",),
        ),
        Case(
            Message("“二是”重复", "二是 twice"),
            {
                "sections/problems": "问题：一是归集不够快；二是解读不够；二是检索不便。\n改进措施：加强对接，制作图表，完善检索。"
            },
            ("fail sections/problems/1/text",),
        ),
        Case(
            Message("“二是”之后没有内容", "nothing behind 二是"),
            {
                "sections/problems": "问题：一是归集不够快；二是；三是检索不便。\n改进措施：加强对接，制作图表，完善检索。"
            },
            ("fail sections/problems/1/text",),
        ),
        Case(
            Message("小标题缺（三）", "（三） is missing"),
            {
                "sections/overview|（三）政府信息管理。": "（四）政府信息管理。",
                "sections/overview|（四）政府信息公开平台建设。": "（五）政府信息公开平台建设。",
                "sections/overview|（五）监督保障。": "（六）监督保障。",
            },
            ("fail sections/overview/4/text",),
        ),
    ),
)
def numbering_gap(report: Report) -> Iterator[Note]:
    """Follow the ordinals of each part."""
    for section in report.sections.values():
        paragraphs = [
            paragraph
            for paragraph in section.paragraphs
            if "是" in paragraph.squeezed or "（" in paragraph.squeezed
        ]
        yield from _followed(_said(paragraphs))
        for paragraph in paragraphs:
            for match in _EMPTY.finditer(paragraph.squeezed):
                yield Fail(paragraph.part(*match.span("said")), "empty", found=match["said"])
        yield from _followed(_headed(paragraphs))


def _said(paragraphs: list[Paragraph]) -> Iterator[tuple[int, str, Passage]]:
    for paragraph in paragraphs:
        for match in _IS.finditer(paragraph.squeezed):
            yield HANZI.index(match[1]) + 1, f"{match[1]}是", paragraph.part(match.start(1), match.end())


def _headed(paragraphs: list[Paragraph]) -> Iterator[tuple[int, str, Passage]]:
    for paragraph in paragraphs:
        match = _HEAD.match(paragraph.squeezed)
        if match and (number := _number(match[1])):
            yield number, match[0], paragraph.part(0, match.end())


def _followed(ordinals: Iterator[tuple[int, str, Passage]]) -> Iterator[Note]:
    """A run begins at one; what comes before the first one, or goes back, is none of ours."""
    before: tuple[int, str] | None = None
    for number, found, part in ordinals:
        if number == 1:
            before = number, found
        elif before is not None:
            last, said = before
            if number == last:
                yield Fail(part, "twice", found=found)
            elif number > last + 1:
                missing = found.replace(_written(number), _written(last + 1))
                yield Fail(part, "gap", before=said, found=found, missing=missing)
            before = (number, found) if number > last else before


def _number(text: str) -> int:
    """一 → 1 … 十九 → 19; 0 for more."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return HANZI.index(text) + 1 if len(text) == 1 else 0
    return 10 + (HANZI.index(ones) + 1 if len(ones) == 1 else 0) if not tens and len(ones) < 2 else 0


def _written(number: int) -> str:
    return HANZI[number - 1] if number <= 10 else f"十{HANZI[number - 11]}"
