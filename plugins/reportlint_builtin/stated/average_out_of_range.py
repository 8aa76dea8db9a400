"""average-out-of-range."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reportlint import Case, Fail, Message, Note, Report, rule
from reportlint_builtin._cases import overview
from reportlint_builtin._sentences import sentence_of

_UNIT = r"(?P<unit>个?工作日|个?自然日|天|日|小时|分钟|分(?!钟)|件|条|次)"
_AVERAGE = re.compile(
    rf"(?:平均(?!每?[家个])[^，。；0-9]{{0,10}}|(?:人|件|次)均[^，。；0-9]{{0,6}})(?P<number>[0-9]+(?:\.[0-9]+)?){_UNIT}"
)
_EXTREME = re.compile(
    r"(?:^|[，、（])(?:其中)?最(?:(?P<most>[长多高大慢])|(?P<least>[短少低小快]))的?[^，。；0-9]{0,4}"
    r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>[^，。；、（）0-9]{1,4})"
)
_OTHER = re.compile(r"上年|去年|同期|20[0-9]{2}年|分别|季度|半年|[0-9]月|约|余|多[天件条次]|近")


@rule(
    id="average-out-of-range",
    group="stated",
    severity="warning",
    each="report",
    clause="practice/consistency",
    title=Message("平均数超出最大、最小值", "An average beyond the largest or the smallest"),
    messages={
        "most": Message(
            "平均为 {average}，大于最大的 {found}", "the average is {average}, more than the largest, {found}"
        ),
        "least": Message(
            "平均为 {average}，小于最小的 {found}",
            "the average is {average}, less than the smallest, {found}",
        ),
    },
    fix=Message("核对三个数字。", "Check the numbers."),
    why=Message(
        "平均数不会大于最大的，也不会小于最小的。",
        "An average lies between the smallest and the largest.",
    ),
    exceptions=Message(
        "只看同一句中单位相同的一个平均数和最大、最小值；提到上年、季度的和概数不判断。",
        "Only one average with extremes of the same unit in its sentence; not with other times or rough numbers.",
    ),
    cases=(
        Case(
            Message("平均在最短和最长之间", "the average lies between"),
            overview("咨询件平均办理时长9.2个工作日，最短3个工作日，最长18个工作日。"),
        ),
        Case(
            Message("平均大于最长", "the average is more than the longest"),
            overview("咨询件平均办理时长19.2个工作日，最短3个工作日，最长18个工作日。"),
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("平均小于最短", "the average is less than the shortest"),
            overview("咨询件平均用时2天，最短3天，最长9天。"),
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("单位不同", "another unit"),
            overview("测评平均92分，最高1项。"),
        ),
    ),
)
def average_out_of_range(report: Report) -> Iterator[Note]:
    """Compare averages with the extremes that their sentence gives."""
    for match, part in report.prose.find(_AVERAGE):
        sentence = sentence_of(match)
        if len(_AVERAGE.findall(sentence)) > 1 or _OTHER.search(sentence):
            continue
        average = Decimal(match["number"])
        for extreme in _EXTREME.finditer(sentence):
            value = Decimal(extreme["number"])
            same = extreme["unit"].startswith(match["unit"])
            beyond = average > value if extreme["most"] else average < value
            if same and beyond:
                said = f"{match['number']}{match['unit']}"
                found = f"{extreme['number']}{match['unit']}"
                yield Fail(part, "most" if extreme["most"] else "least", average=said, found=found)
                break
