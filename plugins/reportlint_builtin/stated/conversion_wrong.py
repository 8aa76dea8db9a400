"""conversion-wrong."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reportlint import Case, Fail, Message, Note, Report, rule
from reportlint_builtin._cases import overview
from reportlint_builtin._quantities import plain

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_CONVERTED = re.compile(
    rf"(?P<one>(?<![0-9.]){_NUMBER})(?P<scale>[万亿]?)(?P<unit>元|人次|次|条|件)[，（]?"
    rf"(?:折合(?:人民币)?|约合|(?:，|（)即)(?P<about>约|大约)?(?P<other>{_NUMBER})(?P<scaled>[万亿]?)(?P=unit)(?=[，。；：）]|$)"
)
_SCALES = {"": 0, "万": 4, "亿": 8}


@rule(
    id="conversion-wrong",
    group="stated",
    severity="warning",
    each="report",
    clause="practice/consistency",
    title=Message("换算前后的数不等", "A number differs from what it is converted to"),
    message=Message(
        "{one} 折合 {expected}{unit}，文字中为 {found}",
        "{one} is {expected}{unit}, the text says {found}",
    ),
    fix=Message("重新换算。", "Convert it again."),
    why=Message("万元与元之间相差一万倍。", "One 万元 is 10,000 元."),
    exceptions=Message(
        "四舍五入、写“约”的允许相差。", "Rounded numbers, and those with 约, may differ by what was rounded."
    ),
    cases=(
        Case(Message("换算正确", "converted right"), overview("罚没收入0.46万元，折合4600元。")),
        Case(
            Message("多了一个零", "one zero too many"),
            overview("罚没收入0.46万元，折合46000元。"),
            ("fail sections/overview/2/text",),
        ),
        Case(Message("四舍五入", "rounded"), overview("罚没收入12346元（即1.23万元）。")),
        Case(
            Message("“即”后面列的是各项", "parts that are told behind 即"),
            overview("退回稿件3件，即2件重复稿件和1件过期稿件。"),
        ),
    ),
)
def conversion_wrong(report: Report) -> Iterator[Note]:
    """Compare a number with the same in another scale right behind it."""
    for match, part in report.prose.find(_CONVERTED):
        one, other = _scaled(match["one"], match["scale"]), _scaled(match["other"], match["scaled"])
        slack = max(_last(match["one"], match["scale"]), _last(match["other"], match["scaled"]))
        slack = max(slack, one / 10) if match["about"] else slack
        if abs(one - other) >= slack:
            expected = one.scaleb(-_SCALES[match["scaled"]])
            said, found = (
                f"{match['one']}{match['scale']}{match['unit']}",
                f"{match['other']}{match['scaled']}{match['unit']}",
            )
            yield Fail(
                part, one=said, expected=plain(expected) + match["scaled"], unit=match["unit"], found=found
            )


def _scaled(number: str, scale: str) -> Decimal:
    return Decimal(number).scaleb(_SCALES[scale])


def _last(number: str, scale: str) -> Decimal:
    """What the last digit stands for."""
    return Decimal(1).scaleb(_SCALES[scale] - len(number.partition(".")[2]))
