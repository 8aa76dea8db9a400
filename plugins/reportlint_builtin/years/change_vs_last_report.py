"""change-vs-last-report."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from reportlint import (
    Case,
    Exactness,
    Fail,
    Locatable,
    Message,
    NotApplicable,
    Note,
    Open,
    Ratio,
    Report,
    Review,
    Scope,
    Tense,
    Years,
    rule,
)
from reportlint_builtin._cases import overview
from reportlint_builtin._quantities import DIRECTIONS, SIGNS, plain
from reportlint_builtin.years._pairs import LAST, explained, labelled, renamed

TOLERANCE = Decimal(1)
"""Percentage points that a stated change may be off."""
LEVEL = Decimal("0.05")
"""How much of last year's number a change may be where the text says 持平."""


@rule(
    id="change-vs-last-report",
    group="years",
    severity="warning",
    each="years",
    clause="practice/consistency",
    title=Message("同比增减与上一年度报告不符", "A change differs from last year's report"),
    messages={
        "percent": Message(
            "{what}：上一年度报告为 {base}，本年 {part}，变化为 {expected}%，文字中为{direction} {found}%",
            "{what}: {base} in last year's report, {part} now: a change of {expected}%, the text says {direction} {found}%",
        ),
        "number": Message(
            "{what}：上一年度报告为 {base}，本年 {part}，变化为 {expected}，文字中为{direction} {found}",
            "{what}: {base} in last year's report, {part} now: a change of {expected}, the text says {direction} {found}",
        ),
        "same": Message(
            "{what}：上一年度报告为 {base}，本年 {part}，文字中为与上年持平",
            "{what}: {base} in last year's report, {part} now: the text says no change",
        ),
        "base": Message(
            "{what}：文字中上年为 {found}，上一年度报告为 {base}",
            "{what}: the text says {found} for last year, last year's report says {base}",
        ),
    },
    fix=Message(
        "按上一年度报告公布的数字重新计算；口径不同的，予以说明。",
        "Compute it from the number published last year; where it was counted otherwise, say so.",
    ),
    why=Message(
        "同比所用的上年数字应当与上一年度报告一致。",
        "A comparison with last year rests on the number last year's report gave.",
    ),
    exceptions=Message(
        "约数、只说一种渠道或全市合计的、看不出比较什么的不判断；相差不超过1个百分点的不算。",
        "Not for approximate numbers, single channels or whole areas; one percentage point is allowed.",
    ),
    cases=(
        Case(
            Message("上年8件，增长25%", "25% more than 8"),
            overview(requests="全年收到政府信息公开申请10件，比上年增长25%。"),
        ),
        Case(
            Message("上年8件，写成增长60%", "60% more than 8"),
            overview(requests="全年收到政府信息公开申请10件，比上年增长60%。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("上年8件，写成减少2件", "two fewer than 8"),
            overview(requests="全年收到政府信息公开申请10件，比上年减少2件。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("文字中的上年数不对", "last year's number is another"),
            overview(requests="全年收到政府信息公开申请10件，比上年（5件）增长100%。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("上年8件，写成持平", "no change from 8"),
            overview(requests="全年收到政府信息公开申请10件，与上年相比持平。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("上年8件，只写“与上年持平”", "the same in other words"),
            overview(requests="全年收到政府信息公开申请10件，与上年持平。"),
            ("fail sections/overview/ratio",),
        ),
        Case(
            Message("与上年一致的是统计口径", "something else is the same as last year"),
            overview(requests="全年收到政府信息公开申请10件，统计口径与上年一致。"),
        ),
        Case(
            Message("比较的是上一年度报告没有的数字", "a number last year's report lacks"),
            overview("全年公开预算信息40条，比上年增长90%。"),
        ),
    ),
)
def change_vs_last_report(years: Years) -> Iterator[Note]:
    """Compare every change against last year with what last year's report says."""
    judged = False
    for ratio in years.this.ratios:
        change = _change(ratio, years.this)
        if change is None:
            continue
        bases = dict(_bases(change, years.last))
        if not bases:
            continue
        judged = True
        fault = _fault(change, bases)
        if fault is None:
            continue
        base, thing, sure = next((base, *of) for base, of in bases.items())
        says = Fail if sure and not explained(years) and not renamed(years) else Review
        message, arguments = fault
        what = years.last.name_of(thing)
        yield says(ratio, message, what=what, base=plain(base), **arguments).beside(thing, role=LAST)
    if years.this.unrelated:
        yield Open(years)
    elif not judged:
        yield NotApplicable(years)


class _Change(NamedTuple):
    """A change against last year of all of a subject's number, which the text gives exactly."""

    ratio: Ratio
    part: Decimal
    """This year's number; this and the next in the unit of the tables."""
    base: Decimal | None
    """Last year's number, where the text gives it."""
    per: int
    """How many single units that unit is."""
    readings: tuple[tuple[str, ...], ...]
    """Of the subject: see `Statement`."""


def _change(ratio: Ratio, report: Report) -> _Change | None:
    """The change that a ratio says; None where it says none, or of what, or how exactly, is not known."""
    subject = report.form.grammar.subjects.get(ratio.subject)
    if ratio.kind not in (*SIGNS, "same") or subject is None or ratio.part is None:
        return None
    quantities = (ratio.difference, ratio.part, ratio.base)
    if any(one is not None and one.exactness is not Exactness.EXACT for one in quantities):
        return None
    part = ratio.part.value / subject.per
    base = ratio.base.value / subject.per if ratio.base else None
    whole = any(
        said.subject == ratio.subject
        and said.sentence == ratio.sentence
        and said.value == part
        and said.scope is Scope.WHOLE
        for said in report.statements
    )
    return _Change(ratio, part, base, subject.per, subject.readings) if whole else None


def _bases(change: _Change, last: Report) -> Iterator[tuple[Decimal, tuple[Locatable, bool]]]:
    """Last year's number by every admissible reading, what gives it, and whether for sure; the best first."""
    for said in last.statements:
        if (
            said.subject == change.ratio.subject
            and said.quantity.exactness is Exactness.EXACT
            and said.scope is Scope.WHOLE
            and said.tense is Tense.THIS_YEAR
        ):
            yield said.value, (said, True)
    for reading in change.readings:
        amount = last.amount_of(reading)
        if amount is not None:
            cells = [last.cells[term.removeprefix("-")] for term in reading]
            yield amount, (cells[0], labelled(*cells))


def _fault(
    change: _Change, bases: dict[Decimal, tuple[Locatable, bool]]
) -> tuple[str, dict[str, object]] | None:
    """Which message tells it, with its arguments; None where some reading agrees."""
    ratio, part = change.ratio, change.part
    if change.base is not None:
        return None if change.base in bases else ("base", {"found": plain(change.base)})
    if ratio.kind == "same":
        level = any(abs(part - base) <= max(Decimal(1), base * LEVEL) for base in bases)
        return None if level else ("same", {"part": plain(part)})
    sign, direction, first = SIGNS[ratio.kind], DIRECTIONS[ratio.kind], next(iter(bases))
    if ratio.percent is not None:
        if not all(bases) or any(
            abs((part - base) / base * 100 - sign * ratio.percent) <= TOLERANCE for base in bases
        ):
            return None
        expected = (part - first) / first * 100
        told = plain(expected.quantize(Decimal("0.01"), ROUND_HALF_UP))
        found = plain(ratio.percent)
        return "percent", {"part": plain(part), "expected": told, "direction": direction, "found": found}
    if ratio.difference is None:
        return None
    difference = ratio.difference.value / change.per
    if any(part - base == sign * difference for base in bases):
        return None
    return "number", {
        "part": plain(part),
        "expected": plain(part - first),
        "direction": direction,
        "found": plain(difference),
    }
