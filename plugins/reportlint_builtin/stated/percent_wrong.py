"""percent-wrong."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from reportlint import Case, Exactness, Fail, Message, NotApplicable, Note, Ratio, Report, Review, rule
from reportlint_builtin._cases import overview
from reportlint_builtin._quantities import plain, spoken
from reportlint_builtin.stated._misquoted import shares as corrected
from reportlint_builtin.stated._numbers import bounds, placed, slack

_HUNDRED = 100
_RATE = re.compile(r"(?:答复|回复|办结|办理|办复|公开|公示|满意|合格|及时|准确|覆盖|知晓)率")
"""Rates that are never more than a hundred percent."""


@rule(
    id="percent-wrong",
    group="stated",
    severity="warning",
    each="ratio",
    clause="practice/consistency",
    title=Message("占比与数字不符", "A share differs from the numbers it is made of"),
    messages={
        "fault": Message(
            "{part} 占 {base} 的 {expected}%，文字中为“{found}”",
            "{part} of {base} is {expected}%, the text says “{found}”",
        ),
        "over": Message("“{found}”大于百分之百", "“{found}” is more than a hundred percent"),
    },
    fix=Message("按文字中的两个数字重新计算。", "Compute it again from the two numbers in the text."),
    why=Message("占比等于部分除以总数。", "A share is the part divided by the whole."),
    exceptions=Message(
        "合格率一类的比率按文字中的件数计算，不符的列为待核。四舍五入和截去尾数都可以，“八成”“三分之一”按概数算；总数在文字和表格中都没有的、数字带“余”“近”“约”的不判断。",
        "A rate is computed from the numbers that its words name, and is for review. Rounding and cutting are both accepted, 八成 and 三分之一 are taken as rough; not judged where neither the text "
        "nor the tables give the whole, or a number is approximate.",
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
        Case(
            Message("答复率大于100%", "a rate of more than a hundred percent"),
            overview("全年按期答复率达到102%。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("超过计划", "more than was planned"),
            overview("全年完成目标的120%，任务完成率120%，发布量为上年的130%。"),
        ),
        Case(
            Message("凑成100%", "so that they make a hundred"),
            overview(
                requests="全年收到政府信息公开申请1046件，其中网上862件，占82.4%；信函171件，占16.3%；当面13件，占1.3%。"
            ),
        ),
        Case(
            Message("“八成”", "four fifths"),
            overview(requests="全年收到政府信息公开申请10件，其中自然人8件，占八成。"),
        ),
        Case(
            Message("不到一半", "less than half"),
            overview(requests="全年收到政府信息公开申请10件，其中网上申请4件，占一半以上。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("总数在前一句，应为80%", "the whole stands in the sentence before, should be 80%"),
            overview(requests="全年收到政府信息公开申请10件。网上申请8件，占85%；信函申请2件，占20%。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("合格率应为93.3%", "the rate should be 93.3%"),
            overview("全年抽查网站15个，合格14个，合格率96.3%。"),
            ("review sections/overview/ratio",),
        ),
        Case(
            Message("总数写明在“占”后面，应为40%", "the whole is named behind 占, should be 40%"),
            overview(requests="全年收到政府信息公开申请10件。涉及土地征收的4件，占新收申请（10件）的50%。"),
            ("fail sections/overview/ratio",),
        ),
    ),
)
def percent_wrong(ratio: Ratio, report: Report) -> Iterator[Note]:
    """Compute shares again from the part and the whole that the text gives, or names as a row of the table."""
    part, base = ratio.part, ratio.base
    if part is None and ratio.percent is not None and ratio.percent > _HUNDRED and _of_all(ratio):
        yield Fail(ratio, "over", found=ratio.said)
        return
    exact = part is not None and part.exactness is Exactness.EXACT
    if ratio.kind not in ("share", "rate") or ratio.percent is None or part is None or not exact:
        yield NotApplicable(ratio)
        return
    wholes = [base.value] if base is not None and base.exactness is Exactness.EXACT else []
    if base is None or (wholes and ratio.kind == "rate"):
        read = (report.amount_of(reading) for reading in ratio.readings)
        wholes += [amount for amount in read if amount is not None]
    shares = [part.value / whole * 100 for whole in wholes if whole]
    if not shares:
        yield NotApplicable(ratio)
    elif not any(ratio.allows(share) or _made_up(ratio, share, report) for share in shares) and not _rounded(
        ratio
    ):
        unit = Decimal(1).scaleb(-ratio.decimals)
        expected = shares[0].quantize(min(max(unit, Decimal("0.01")), Decimal("0.1")), ROUND_HALF_UP)
        note = (Review if ratio.kind == "rate" else Fail)(
            ratio,
            part=spoken(part),
            base=spoken(base) if base is not None else Message(f"{plain(wholes[0])}件", plain(wholes[0])),
            expected=plain(expected),
            found=ratio.said,
        )
        right = (
            said for said, share in corrected(part, wholes[0], ratio.sentence, report) if ratio.allows(share)
        )
        yield note.beside(*placed(part, base)).following(*right)


def _of_all(ratio: Ratio) -> bool:
    """Whether it is a share, or the rate of what was done of all there was; a plan may be exceeded."""
    return ratio.kind == "share" or (ratio.kind == "rate" and _RATE.search(ratio.sentence) is not None)


def _made_up(ratio: Ratio, share: Decimal, report: Report) -> bool:
    """True where one of several shares was rounded the other way so that all of them make a hundred."""
    whole = ratio.base.at if ratio.base is not None else None
    all_ = [one for one in report.ratios if one.kind == "share" and one.base and one.base.at == whole]
    made = sum((one.percent for one in all_ if one.percent is not None), Decimal(0))
    assert ratio.percent is not None
    return (
        len(all_) > 2
        and made == 100
        and ratio.step == 1
        and abs(share - ratio.percent) < Decimal(1).scaleb(-ratio.decimals)
    )


def _rounded(ratio: Ratio) -> bool:
    """True where the share is right for numbers that are printed rounded: 12.6万次，其中8.1万次."""
    part, base, percent = ratio.part, ratio.base, ratio.percent
    if part is None or base is None or percent is None or not slack(part, base):
        return False
    low, high = bounds(part, base)
    last = Decimal(1).scaleb(-ratio.decimals)
    return low - last <= percent <= high + last
