"""average-wrong."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from reportlint import Case, Exactness, Fail, Message, NotApplicable, Note, Quantity, Ratio, Report, rule
from reportlint_builtin._cases import overview
from reportlint_builtin._quantities import plain, spoken
from reportlint_builtin.stated._numbers import slack

ROUGH = Decimal("0.05")
"""Share that an average with 约 may be off."""
LOOSE = Decimal("0.01")
"""Share that an average may be off whose total is printed in 万, or that is taken over the days of a year."""


@rule(
    id="average-wrong",
    group="stated",
    severity="warning",
    each="ratio",
    clause="practice/consistency",
    title=Message("平均数与数字不符", "An average differs from the numbers it is made of"),
    message=Message(
        "{part} 除以 {base}，平均为 {expected}，文字中为 {found}",
        "{part} over {base} is {expected} on average, the text says {found}",
    ),
    fix=Message("按文字中的两个数字重新计算。", "Compute it again from the two numbers in the text."),
    why=Message("平均数等于总数除以个数。", "An average is the total divided by the count."),
    exceptions=Message(
        "四舍五入、截去尾数和进一都可以；文字没有给出总数和个数的不判断，收到的申请除外（总数在表三）。",
        "Rounding either way is accepted; not judged unless the text gives total and count; the total of applications is in table three.",
    ),
    cases=(
        Case(Message("算得对", "computed right"), overview("全年更新公开栏84期，月均7期。")),
        Case(
            Message("应为每村8.4期", "should be 8.4 a village"),
            overview("全镇10个村的公开栏更新84期，平均每村12期。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("每期人数相符", "persons of each, right"), overview("举办培训3期，每期40人，共120人次。")
        ),
        Case(
            Message("每期应为50人", "should be 50 for each"),
            overview("举办培训3期，每期40人，共150人次。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("表三新收10件，加上年结转11件", "table three has 10, with those carried in 11"),
            overview("平均每月收到政府信息公开申请0.9件。"),
        ),
        Case(
            Message("表三新收10件，月均应为0.8件", "table three has 10, which is 0.8 a month"),
            overview("平均每月收到政府信息公开申请1.8件。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("月份中的数字不是全年的", "the number of some months is not the year's"),
            overview("从时间看，1至4月公开76条，5至8月公开80条，9至12月公开44条，月均约17条。"),
        ),
        Case(
            Message("最多的一个月不是全年", "the month with the most is not the year"),
            overview("全年更新公开栏84期，9月最多，为21期，月均7期。"),
        ),
        Case(
            Message("其中的一项不是总数", "a part is no total"),
            overview("全年更新公开栏84期，其中镇级60期、村级24期，月均7期。"),
        ),
    ),
)
def average_wrong(ratio: Ratio, report: Report) -> Iterator[Note]:
    """Compute averages again from the total and the count that the text gives, or the total of table three."""
    stated, total, count = ratio.difference, ratio.part, ratio.base
    if ratio.kind != "average" or stated is None or count is None or not count.value:
        yield NotApplicable(ratio)
        return
    if not all(one is None or one.exactness is Exactness.EXACT for one in (total, count)):
        yield NotApplicable(ratio)
        return
    read = [report.amount_of(reading) for reading in ratio.readings]
    totals = [total.value] if total is not None else [amount for amount in read if amount is not None]
    averages = [amount / count.value for amount in totals]
    unit = Decimal(1).scaleb(-ratio.decimals)
    rough = ROUGH if stated.exactness is not Exactness.EXACT else LOOSE if _rounded(total, count) else 0
    if averages and all(abs(one - stated.value) >= max(unit, one * rough) for one in averages):
        expected = averages[0].quantize(unit / 10, ROUND_HALF_UP)
        whole = spoken(total) if total is not None else Message(f"{plain(totals[0])}件", plain(totals[0]))
        yield Fail(
            ratio, part=whole, base=spoken(count), expected=plain(expected), found=spoken(stated)
        ).beside(*(one for one in (total, count) if one is not None))


def _rounded(total: Quantity | None, count: Quantity) -> bool:
    """True where the total is printed in 万, or it is not known whether the year had 365 days or 366."""
    return count.unit == "天" or (total is not None and bool(slack(total)))
