"""change-wrong."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from reportlint import (
    Case,
    Exactness,
    Fail,
    Message,
    NotApplicable,
    Note,
    Quantity,
    Ratio,
    Review,
    rule,
)
from reportlint_builtin._cases import overview
from reportlint_builtin._quantities import DIRECTIONS, SIGNS, plain, spoken
from reportlint_builtin.stated._numbers import bounds, placed, slack

TOLERANCE = Decimal("0.6")
"""Units of its last digit that a stated change may be off."""

NET = {"net-rise": "rise", "net-fall": "fall"}
"""Kinds of net change, with the kind of change whose direction they have."""

REACH = {"reach-rise": "rise", "reach-fall": "fall", "reach": ""}
"""Kinds of numbers reached from another one, with the kind of change whose direction they have."""


@rule(
    id="change-wrong",
    group="stated",
    severity="warning",
    each="ratio",
    clause="practice/consistency",
    title=Message("同比增减与数字不符", "A change differs from the numbers it is made of"),
    messages={
        "percent": Message(
            "由 {base} 到 {part}，变化为 {expected}%，文字中为{direction} {found}",
            "from {base} to {part} is a change of {expected}%, the text says {direction} {found}",
        ),
        "times": Message(
            "{part} 是 {base} 的 {expected} 倍，文字中为 {found}",
            "{part} is {expected} times {base}, the text says {found}",
        ),
        "level": Message(
            "由 {base} 到 {part}，变化为 {expected}，文字中为“{found}”",
            "from {base} to {part} is a change of {expected}, the text says “{found}”",
        ),
        "number": Message(
            "由 {base} 到 {part}，变化为 {expected}，文字中为{direction} {found}",
            "from {base} to {part} is a change of {expected}, the text says {direction} {found}",
        ),
        "direction": Message(
            "由 {base} 到 {part}，文字中为{direction}",
            "from {base} to {part}, the text says {direction}",
        ),
        "net": Message(
            "增加 {part}、减少 {base}，净变化为 {expected}，文字中为净{direction} {found}",
            "{part} added and {base} taken away are a net change of {expected}, the text says {direction} {found}",
        ),
    },
    fix=Message("按前后两个数字重新计算。", "Compute it again from the two numbers."),
    why=Message(
        "增减幅度等于两年数字之差除以上一年的数字。",
        "A change is the difference divided by last year's number.",
    ),
    exceptions=Message(
        "两年的数字和增减的件数，文字至少给出其中两个才判断；四舍五入和截去尾数都可以，“基本持平”不算；"
        "净增减与增加数、减少数不符的列为待核，可能还有其他变动。",
        "Judged only where the text gives two of both years' numbers and the difference; rounding and cutting are "
        "both accepted, and so is 基本持平. A net change is for review: there may be other movements.",
    ),
    cases=(
        Case(
            Message("公开总量的增减与前文不符", "the total disclosed went the other way"),
            overview(
                "全年主动公开政府信息326条，其中网站212条、公众号114条。公开总量较上年的300条减少26条，下降8.7%。"
            ),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("上年公开300条，方向与前文不符", "last year's total, and the other way"),
            overview("全年主动公开政府信息326条，其中网站212条、公众号114条。上年公开300条，同比下降8.7%。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("公开总量的增减与前文相符", "the change of the total disclosed is right"),
            overview(
                "全年主动公开政府信息326条，其中网站212条、公众号114条。公开总量较上年的300条增加26条，增长8.7%。"
            ),
        ),
        Case(
            Message("一种渠道的总量不是前文的总量", "the total of one channel is not the one told before"),
            overview("全年主动公开政府信息326条。网站公开总量较上年的198条增加14条，增长7.1%。"),
        ),
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
            Message("写了增减的件数和幅度，应为增长25%", "the difference and the rate, should be 25% more"),
            overview(requests="全年收到政府信息公开申请10件，较上年增加2件，增长35%。"),
            ("fail sections/overview/ratio/2",),
        ),
        Case(
            Message(
                "总数在前一句，增减写反了，只报一次",
                "the total stands in the sentence before, up for down, told once",
            ),
            overview("全年主动公开政府信息1612条。主动公开总量较上年的1401条减少211条，下降15.1%。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("变化不到1%", "a change under 1 %"),
            overview("全年主动公开政府信息1612条。上年主动公开1601条，同比增长0.7%。"),
        ),
        Case(
            Message("应为0.6个百分点", "should be 0.6 points"),
            overview("公开及时率由上年的98.8%升至99.4%，提高1.6个百分点。"),
            ("fail sections/overview/ratio/2",),
        ),
        Case(
            Message("应为1.25倍", "should be 1.25 times"),
            overview(requests="全年收到政府信息公开申请10件，是上年（8件）的2倍。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("净增减算得对", "a net change computed right"),
            overview("全年新增公开栏7个、撤销5个，净增2个。"),
        ),
        Case(
            Message("净增减应为2个", "a net change that should be 2"),
            overview("全年新增公开栏7个、撤销5个，净增3个。"),
            ("review sections/overview/ratio",),
        ),
        Case(
            Message("增加到较小的数", "risen to a smaller number"),
            overview("政务公开专栏由41个增加到38个。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("新增的件数与前后两数不符", "what was added is not the difference"),
            overview("政务公开专栏由41个增加到46个，新增3个。"),
            ("review sections/overview/ratio",),
        ),
        Case(
            Message("新增和撤销都写了", "both what was added and what was taken away"),
            overview("政务公开专栏由41个增加到46个，新增8个、撤销3个。"),
        ),
        Case(
            Message("两个半年之间，算得对", "between two halves of a year, computed right"),
            overview("上半年推文97篇，下半年推文119篇，下半年比上半年多22篇。"),
        ),
        Case(
            Message("两个半年之间，应为多22篇", "between two halves of a year, should be 22 more"),
            overview("上半年推文97篇，下半年推文119篇，下半年比上半年多32篇。"),
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
    if ratio.kind in REACH:
        yield from _reached(ratio)
        return
    if ratio.kind in NET:
        yield from _net(ratio)
        return
    part, base = _years(ratio)
    if part is None or base is None or not base.value:
        yield NotApplicable(ratio)
        return
    change = part.value - base.value
    if ratio.kind == "times":
        times = part.value / base.value
        wrong, name, expected = not _near(ratio, times), "times", times
    elif ratio.kind == "same":
        wrong, name, expected = bool(change) and "基本" not in ratio.said, "level", change
    elif ratio.percent is not None:
        rate = change / base.value * 100 * SIGNS[ratio.kind]
        near = _close(ratio, rate) or _rounded(ratio, part, base)
        wrong, name, expected = (
            not (near or _follows(ratio, change, base)),
            "percent",
            change / base.value * 100,
        )
    elif ratio.difference is not None:
        gap = abs(change - SIGNS[ratio.kind] * ratio.difference.value)
        wrong, name, expected = gap > slack(part, base, ratio.difference), "number", change
    else:
        yield NotApplicable(ratio)
        return
    if wrong:
        direction = DIRECTIONS.get(ratio.kind, Message("", ""))
        yield Fail(
            ratio,
            name,
            base=spoken(base),
            part=spoken(part),
            expected=plain(expected.quantize(Decimal("0.01"), ROUND_HALF_UP)),
            direction=direction,
            found=ratio.said,
        ).beside(*placed(ratio.part, ratio.base, ratio.difference))


def _reached(ratio: Ratio) -> Iterator[Note]:
    """Compare two numbers of which one is said to have risen or fallen to the other."""
    part, base = ratio.part, ratio.base
    assert part is not None
    assert base is not None
    change = part.value - base.value
    way = REACH[ratio.kind]
    if way and change * SIGNS[way] < 0:
        yield Fail(
            ratio, "direction", base=spoken(base), part=spoken(part), direction=DIRECTIONS[way]
        ).beside(part, base)
    elif ratio.difference is not None and abs(change) != ratio.difference.value:
        direction = DIRECTIONS["rise" if change > 0 else "fall"]
        yield Review(
            ratio,
            "number",
            base=spoken(base),
            part=spoken(part),
            expected=plain(change),
            direction=direction,
            found=spoken(ratio.difference),
        ).beside(ratio.difference)


def _net(ratio: Ratio) -> Iterator[Note]:
    """Compute a net change again from what was added and what was taken away."""
    added, removed, net = ratio.part, ratio.base, ratio.difference
    assert added is not None
    assert removed is not None
    assert net is not None
    sign = SIGNS[NET[ratio.kind]]
    if any(number.exactness is not Exactness.EXACT for number in (added, removed, net)):
        yield NotApplicable(ratio)
    elif (change := added.value - removed.value) != sign * net.value:
        yield Review(
            ratio,
            "net",
            part=spoken(added),
            base=spoken(removed),
            expected=plain(change),
            direction=DIRECTIONS[NET[ratio.kind]],
            found=spoken(net),
        ).beside(added, removed, net)


def _years(ratio: Ratio) -> tuple[Quantity | None, Quantity | None]:
    """This year's number and last year's; where only one is printed, the difference gives the other."""
    part, base, difference = ratio.part, ratio.base, ratio.difference
    if ratio.kind not in (*SIGNS, "same", "times"):
        return None, None
    printed = [quantity for quantity in (part, base, difference) if quantity is not None]
    if any(quantity.exactness is not Exactness.EXACT for quantity in printed):
        return None, None
    if ratio.percent is not None and difference is not None:
        change = SIGNS[ratio.kind] * difference.value
        if part is not None and base is None:
            base = _computed(part, part.value - change)
        elif base is not None and part is None:
            part = _computed(base, base.value + change)
    return part, base


def _computed(other: Quantity, value: Decimal) -> Quantity:
    """A number that the page does not print, of what the other one counts."""
    return replace(other, value=value, at=other.at._replace(text=None))


def _follows(ratio: Ratio, change: Decimal, base: Quantity) -> bool:
    """True where it is right for the difference beside it, which is told to be wrong: 减少211条，下降15.1%."""
    if ratio.difference is None or ratio.part is None or ratio.base is None:
        return False
    said = SIGNS[ratio.kind] * ratio.difference.value
    return said != change and _close(ratio, abs(said) / base.value * 100)


def _close(ratio: Ratio, rate: Decimal) -> bool:
    """True where the percentage is the rate, rounded, cut, or hardly more than half its last digit away."""
    assert ratio.percent is not None
    if ratio.exactness is not Exactness.EXACT or ratio.step > 1:
        return ratio.allows(rate) or abs(rate - ratio.percent) <= ratio.step
    slack = TOLERANCE.scaleb(-ratio.decimals)
    return ratio.allows(rate) or abs(rate - ratio.percent) <= slack


def _rounded(ratio: Ratio, part: Quantity, base: Quantity) -> bool:
    """True where the percentage is right for numbers that are printed rounded: 由84万次增至105万次."""
    if not slack(part, base) or ratio.percent is None:
        return False
    low, high = (share - 100 for share in bounds(part, base))
    last = Decimal(1).scaleb(-ratio.decimals)
    return low - last <= SIGNS[ratio.kind] * ratio.percent <= high + last


def _near(ratio: Ratio, times: Decimal) -> bool:
    """True where 两倍 is a fair way to say how many times it is."""
    assert ratio.difference is not None
    stated = ratio.difference.value
    unit = Decimal(1).scaleb(-ratio.decimals)
    match ratio.exactness:
        case Exactness.OVER:
            return times >= stated
        case Exactness.NEARLY:
            return times <= stated
    return abs(times - stated) <= (unit if ratio.decimals else unit / 2)
