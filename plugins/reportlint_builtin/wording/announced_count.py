"""announced-count."""

import re
from collections.abc import Iterator
from typing import Final

from reportlint import Case, Fail, Message, Note, Report, rule
from reportlint_builtin.wording._numerals import number

_ANNOUNCED: Final = re.compile(
    r"(?<![第前后余百一两二三四五六七八九十0-9.])(?P<said>(?P<number>[两二三四五六七八九十]|[2-9])(?:个|大|点|项|条)"
    r"(?:方面|问题|不足|短板|弱项|举措|措施|困难)?)[^，。；：0-9]{0,12}(?:[：，]|$)"
)
_IS: Final = re.compile(r"(?:^|[，。；：、\n])([一二三四五六七八九十])是(?!否|指)")
_MORE: Final = re.compile(r"此外|另外|还有|同时|再者|再有|最后|以及|其[一二三四五]")
"""Words that may bring a further item."""


@rule(
    id="announced-count",
    group="wording",
    severity="warning",
    each="report",
    clause="practice/wording",
    title=Message("列举的条数与前文所说不符", "Not as many items as announced"),
    message=Message(
        "前文称“{said}”，从“一是”起列出 {listed} 条",
        "“{said}” are announced, {listed} are listed from 一是 on",
    ),
    fix=Message("补上遗漏的内容，或者改正条数。", "Add what was left out, or correct the number."),
    why=Message(
        "条数不符，多半是删改后没有改前文，也可能漏了内容。",
        "As a rule an item was taken out or added without the number being changed.",
    ),
    exceptions=Message(
        "只看紧跟在条数之后的“一是、二是…”；序号不连续的由 numbering-gap 判断；后面有“此外”“还有”的不判断。",
        "Only 一是、二是 … right after the number. A gap in the ordinals is for numbering-gap; not judged where 此外 or 还有 may bring a further item.",
    ),
    cases=(
        Case(
            Message("三个方面，列出三条", "three announced, three listed"),
            {
                "sections/problems": "还存在三个方面的问题：一是归集不够快；二是解读不够；三是检索不便。\n改进措施：对接系统，制作图表，完善检索。"
            },
        ),
        Case(
            Message("三个方面，只列出两条", "three announced, two listed"),
            {
                "sections/problems": "还存在三个方面的问题：一是归集不够快；二是解读不够。\n改进措施：对接系统，制作图表。"
            },
            ("fail sections/problems/1/text",),
        ),
        Case(
            Message("两点不足，列出三条", "two announced, three listed"),
            {
                "sections/problems": "主要有两点不足，一是归集不够快；二是解读不够；三是检索不便。\n改进措施：对接系统，制作图表，完善检索。"
            },
            ("fail sections/problems/1/text",),
        ),
        Case(
            Message("分段列举", "a paragraph for each"),
            {
                "sections/problems": "还存在2个问题：\n一是归集不够快。将对接系统。\n二是解读不够。将制作图表。"
            },
        ),
        Case(
            Message("十二项、前两项不是二项、两项", "neither twelve nor the first two"),
            {
                "sections/problems": "完成了十二项措施：一是对接系统；二是制作图表；三是完善检索。前两项措施，一是归集，二是解读，三是检索都有不足。"
            },
        ),
        Case(
            Message("最后一条没有用序号", "the last without an ordinal"),
            {
                "sections/problems": "还存在三个方面的问题：一是归集不够快；二是解读不够；此外，检索不便。\n改进措施：对接系统，制作图表，完善检索。"
            },
        ),
    ),
)
def announced_count(report: Report) -> Iterator[Note]:
    """Count the ordinals that follow a number of items."""
    for section in report.sections.values():
        texts = [paragraph.squeezed for paragraph in section.paragraphs]
        for n, paragraph in enumerate(section.paragraphs):
            for match in _ANNOUNCED.finditer(texts[n]):
                following = "\n".join((texts[n][match.end() :], *texts[n + 1 :])).lstrip("\n")
                listed = _listed(following)
                if listed and listed != number(match["number"]) and not _MORE.search(following):
                    yield Fail(paragraph.part(*match.span("said")), said=match["said"], listed=listed)


def _listed(text: str) -> int:
    """How many ordinals run on from one at its beginning; 0 where none do, or one is missing or stands twice."""
    numbers = [number(match[1]) for match in _IS.finditer(text)]
    if not text.startswith("一是"):
        return 0
    again = numbers.index(1, 1) if 1 in numbers[1:] else len(numbers)
    return again if numbers[:again] == list(range(1, again + 1)) else 0
