"""change-wrong."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from reportlint import Case, Exactness, Fail, Message, NotApplicable, Note, Ratio, rule
from reportlint_builtin._cases import overview
from reportlint_builtin.stated._numbers import plain, spoken

TOLERANCE = Decimal(1)
"""Percentage points that a stated change may be off."""


@rule(
    id="change-wrong",
    group="stated",
    severity="warning",
    each="ratio",
    clause="practice/consistency",
    title=Message("同比增减与数字不符", "A change differs from the numbers it is made of"),
    messages={
        "percent": Message(
            "由 {base} 到 {part}，变化为 {expected}%，文字中为{direction} {found}%",
            "from {base} to {part} is a change of {expected}%, the text says {direction} {found}%",
        ),
        "number": Message(
            "由 {base} 到 {part}，变化为 {expected}，文字中为{direction} {found}",
            "from {base} to {part} is a change of {expected}, the text says {direction} {found}",
        ),
    },
    fix=Message("按两年的数字重新计算。", "Compute it again from the numbers of both years."),
    why=Message(
        "增减幅度等于两年数字之差除以上一年的数字。",
        "A change is the difference divided by last year's number.",
    ),
    exceptions=Message(
        "文字没有同时给出两年数字的不判断；相差不超过1个百分点的不算。",
        "Not judged unless the text gives both numbers; one percentage point is allowed.",
    ),
    cases=(
        Case(
            Message("算得对", "computed right"),
            overview(requests="全年收到政府信息公开申请10件，比上年（8件）增长25%。"),
        ),
        Case(
            Message("应为增长25%", "should be 25% more"),
            overview(requests="全年收到政府信息公开申请10件，比上年（8件）增长45%。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("上年数在后面的括号里，算得对", "last year's number behind it, computed right"),
            overview(requests="全年收到政府信息公开申请10件，较上年增长25%（上年8件）。"),
        ),
        Case(
            Message("上年数在后面的括号里，应为增长25%", "last year's number behind it, should be 25% more"),
            overview(requests="全年收到政府信息公开申请10件，较上年增长45%（上年8件）。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("由上年数增至本年数，算得对", "from last year's number to this year's, computed right"),
            overview(requests="全年收到的政府信息公开申请由上年的8件增至10件，增长25%。"),
        ),
        Case(
            Message(
                "由上年数增至本年数，应为增长25%", "from last year's number to this year's, should be 25%"
            ),
            overview(requests="全年收到的政府信息公开申请由上年的8件增至10件，增长45%。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("增减的是另一件事", "another thing has changed"),
            overview(requests="全年收到政府信息公开申请10件，比上年（8件）增长25%；网站访问量增长45%。"),
        ),
    ),
)
def change_wrong(ratio: Ratio) -> Iterator[Note]:
    """Compute changes again from the numbers of both years, where the text gives them."""
    part, base = ratio.part, ratio.base
    if (
        ratio.kind not in ("rise", "fall")
        or part is None
        or base is None
        or not base.value
        or any(quantity.exactness is not Exactness.EXACT for quantity in (part, base))
    ):
        yield NotApplicable(ratio)
        return
    sign = 1 if ratio.kind == "rise" else -1
    direction = Message("增长", "up") if sign == 1 else Message("下降", "down")
    if ratio.percent is not None:
        change = (part.value - base.value) / base.value * 100
        if abs(change - sign * ratio.percent) > TOLERANCE:
            expected = plain(change.quantize(Decimal("0.01"), ROUND_HALF_UP))
            yield Fail(
                ratio,
                "percent",
                base=spoken(base),
                part=spoken(part),
                expected=expected,
                direction=direction,
                found=plain(ratio.percent),
            ).beside(part, base)
    elif ratio.difference is not None and part.value - base.value != sign * ratio.difference.value:
        yield Fail(
            ratio,
            "number",
            base=spoken(base),
            part=spoken(part),
            expected=plain(part.value - base.value),
            direction=direction,
            found=plain(ratio.difference.value),
        ).beside(part, base)
