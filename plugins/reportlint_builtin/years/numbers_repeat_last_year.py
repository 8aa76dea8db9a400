"""numbers-repeat-last-year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reportlint import Case, Fail, Message, NotApplicable, Note, Passage, Report, Years, rule
from reportlint_builtin._texts import narrative
from reportlint_builtin.years._pairs import LAST

_SAID = re.compile(
    r"(?P<before>[一-龥A-Za-z“”]{2,})(?P<number>[1-9]\d*(?:\.\d+)?万?)[余多]?"
    r"(?P<unit>条|件|篇|份|期|人次|场次|次|封|宗|批)"
)
_STANDING = re.compile(
    r"现行有效|现有|共有|累计|总数|总计达|[设建]有|设立|设置|配备|栏目|[上去]年|上一年|同期|规定|标准|不超过|不少于|每|第$"
)
"""What stays the same from year to year, or is not about this year."""
_LEAD = re.compile(r"^(?:全年|年内|年度|本年度?|当年|一年来|我[局委镇乡县市区]|先后|总共|共)+")
"""Words before what is counted that are now said and now not."""
_REACH = 8
"""Characters before a number that say what it counts."""

_HERE = "sections/overview|，其中通过县政府门户网站公开212条，通过政务微信公众号公开114条"
_THERE = "sections/overview|，编发政策问答15篇"
_NUMBERS = "，门户网站发布信息216条，微信公众号推送114篇，办理网民留言52件，接待现场查阅61人次"
_STEADY = "，累计公开信息1326条，现有公开栏目14期，举办培训3次，答复咨询5件，现有公开目录12批"


@dataclass(frozen=True, slots=True)
class Options:
    """How many numbers are no coincidence."""

    most: int = 3
    """So many repeated numbers are none."""
    least: int = 10
    """Smaller numbers are not looked at: they repeat by chance."""


class _Number(NamedTuple):
    printed: str
    at: Passage


@rule(
    id="numbers-repeat-last-year",
    group="years",
    severity="warning",
    each="years",
    clause="form-2021/responsibility",
    title=Message("文字中多个数字与上一年度完全相同", "Several numbers of the text are last year's"),
    message=Message(
        "有 {count} 个数字与上一年度报告的同一说法完全相同：{numbers}，疑似沿用上一年度的文字",
        "{count} numbers are just those of last year's report: {numbers}; perhaps its text was kept",
    ),
    fix=Message("逐一核对这些数字，改为本年的数据。", "Check each of these numbers and give this year's."),
    why=Message(
        "各年工作量不会件件相同，多个数字同时不变，多半是沿用了上一年度的文字。",
        "Work differs from year to year: several equal numbers mostly mean an old text.",
    ),
    exceptions=Message(
        "机构、栏目、面积等长期不变的数量，累计和现行有效的数量，小于10的数字，不算。",
        "Not counted: bodies, columns, areas, cumulative numbers, numbers below 10.",
    ),
    options=Options(),
    cases=(
        Case(Message("各年不同", "other numbers"), {}),
        Case(
            Message("四个数字相同", "four equal numbers"),
            {_HERE: _NUMBERS},
            ("fail sections/overview/2/text",),
            last={_THERE: _NUMBERS},
        ),
        Case(
            Message("换了次序和开头，四个数字相同", "four equal numbers in another order"),
            {_HERE: "，门户网站发布信息216条，微信公众号推送114篇，接待现场查阅61人次，全年办理网民留言52件"},
            ("fail sections/overview/2/text",),
            last={_THERE: _NUMBERS},
        ),
        Case(
            Message("只有三个相同", "only three are equal"),
            {_HERE: _NUMBERS},
            last={_THERE: _NUMBERS.replace("61人次", "70人次")},
        ),
        Case(
            Message("栏目、累计数和小数目", "columns, cumulative and small numbers"),
            {_HERE: _STEADY},
            last={_THERE: _STEADY},
        ),
    ),
)
def numbers_repeat_last_year(years: Years, _: object, options: Options) -> Iterator[Note]:
    """Compare the numbers that both texts give in the same words."""
    this, last = (_numbers(report, options.least) for report in years.reports)
    if not this or not last:
        yield NotApplicable(years)
        return
    by_number = {said.printed: (said, last[words]) for words, said in this.items() if words in last}
    same = [(now, then) for now, then in by_number.values() if now.printed == then.printed]
    if len(same) > options.most:
        numbers = [now.printed for now, _ in same]
        yield (
            Fail(same[0][0].at, count=len(same), numbers=Message("、".join(numbers), ", ".join(numbers)))
            .beside(*(now.at for now, _ in same[1:]))
            .beside(*(then.at for _, then in same), role=LAST)
        )


def _numbers(report: Report, least: int) -> dict[str, _Number]:
    """The numbers of the narrative by the words they are said with."""
    found: dict[str, _Number] = {}
    for line in narrative(report):
        for match in _SAID.finditer(line.squeezed):
            number = match["number"]
            small = not number.endswith("万") and float(number) < least
            if small or _STANDING.search(match["before"]):
                continue
            words = _LEAD.sub("", match["before"])[-_REACH:] + match["unit"]
            found.setdefault(
                words, _Number(number + match["unit"], line.part(match.start("number"), match.end()))
            )
    return found
