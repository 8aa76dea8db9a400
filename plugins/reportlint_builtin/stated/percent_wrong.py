"""percent-wrong."""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from reportlint import Case, Exactness, Fail, Message, NotApplicable, Note, Ratio, rule
from reportlint_builtin._cases import overview
from reportlint_builtin.stated._numbers import plain, spoken


@rule(
    id="percent-wrong",
    group="stated",
    severity="warning",
    each="ratio",
    clause="practice/consistency",
    title=Message("占比与数字不符", "A share differs from the numbers it is made of"),
    message=Message(
        "{part} 占 {base} 的 {expected}%，文字中为 {found}%",
        "{part} of {base} is {expected}%, the text says {found}%",
    ),
    fix=Message("按文字中的两个数字重新计算。", "Compute it again from the two numbers in the text."),
    why=Message("占比等于部分除以总数。", "A share is the part divided by the whole."),
    exceptions=Message(
        "四舍五入和截去尾数都可以；带“余”“近”“约”的不判断。",
        "Rounding and cutting are both accepted; approximate numbers are not judged.",
    ),
    cases=(
        Case(
            Message("四舍五入", "rounded"),
            overview(requests="全年收到政府信息公开申请10件，其中自然人8件，占80%。"),
        ),
        Case(
            Message("应为80%", "should be 80%"),
            overview(requests="全年收到政府信息公开申请10件，其中自然人8件，占85%。"),
            ("fail sections/overview/ratio",),
        ),
    ),
)
def percent_wrong(ratio: Ratio) -> Iterator[Note]:
    """Compute shares again from the part and the whole that the text gives."""
    part, base = ratio.part, ratio.base
    if ratio.kind != "share" or ratio.percent is None or part is None or base is None or not base.value:
        yield NotApplicable(ratio)
        return
    if Exactness.EXACT not in (part.exactness, base.exactness) or part.exactness is not base.exactness:
        yield NotApplicable(ratio)
        return
    share = part.value / base.value * 100
    unit = Decimal(1).scaleb(-ratio.decimals)
    if ratio.percent not in (share.quantize(unit, ROUND_HALF_UP), share.quantize(unit, ROUND_FLOOR)):
        expected = share.quantize(max(unit, Decimal("0.01")), ROUND_HALF_UP)
        yield Fail(
            ratio, part=spoken(part), base=spoken(base), expected=plain(expected), found=plain(ratio.percent)
        ).beside(part, base)
