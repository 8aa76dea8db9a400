"""rank-out-of-range."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, rule
from reportlint_builtin._cases import overview

_RANK = re.compile(
    r"(?P<whole>(?<![0-9])(?P<of>[0-9]{1,6})(?:个|家)(?:[^，。；、（）0-9]{0,6})(?:单位|部门|机关|局|委办|乡镇|镇|街道|县|区|市|站))"
    r"[^，。；0-9]{0,10}?(?:排名?|位列|位居|位次|名列|列|居)(?:全[省市州县区]|为|在)?"
    r"(?P<said>第(?P<rank>[0-9]{1,6})(?:名|位)?)(?!季度|[条款项届次批期])"
)


@rule(
    id="rank-out-of-range",
    group="stated",
    severity="warning",
    each="report",
    clause="practice/consistency",
    title=Message("名次超出参加的个数", "A rank beyond the number of those ranked"),
    message=Message(
        "在{whole}中为{said}，名次大于个数", "“{said}” among “{whole}”: the rank is beyond their number"
    ),
    fix=Message("核对名次和参加评比的个数。", "Check the rank and how many were ranked."),
    why=Message("名次不会大于参加评比的个数。", "A rank is never beyond the number of those ranked."),
    exceptions=Message(
        "只看同一分句中紧接着个数写出的、用数字表示的名次。",
        "Only ranks in digits that follow the number in its clause.",
    ),
    cases=(
        Case(
            Message("在个数之内", "within the number"),
            overview("政务公开考核在全县34个部门中位列第34。"),
        ),
        Case(
            Message("大于个数", "beyond the number"),
            overview("政务公开考核在全县34个部门中位列第43。"),
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("各家单位考核", "an appraisal of bodies"),
            overview("年度考核中，我局在县直28家单位考核中列第31位。"),
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("说的是另一次评比", "another comparison"),
            overview("对全县12个乡镇开展评估，我局网站测评列全市第15名。"),
        ),
        Case(
            Message("不是名次", "no rank"),
            overview("组织34个部门学习《条例》，列席第45次常务会议。"),
        ),
    ),
)
def rank_out_of_range(report: Report) -> Iterator[Note]:
    """Compare ranks with the number of those ranked."""
    for match, part in report.prose.find(_RANK):
        if int(match["rank"]) > int(match["of"]):
            yield Fail(part, whole=match["whole"], said=match["said"])
