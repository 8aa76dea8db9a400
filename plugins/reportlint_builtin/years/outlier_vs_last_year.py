"""outlier-vs-last-year."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportlint import Case, Message, NotApplicable, Note, Review, Years, rule
from reportlint_builtin.years._pairs import LAST, pair, renamed


@dataclass(frozen=True, slots=True)
class Options:
    """What is far off."""

    times: int = 5
    """More than so many times last year's number, or less than one so many-th of it."""
    least: int = 20
    """Last year's number from which on this is judged."""


@rule(
    id="outlier-vs-last-year",
    group="years",
    severity="info",
    each="years",
    clause="practice/consistency",
    title=Message("数字与上一年度相差悬殊", "A figure is far from last year's"),
    message=Message(
        "{cell}填写为 {found}，上一年度为 {before}，相差悬殊，疑似填错或者单位有误，请核对",
        "{cell} is {found}, {before} last year: perhaps a slip, or another unit",
    ),
    fix=Message(
        "核对数字、单位和统计口径；情况属实的，建议在文字中说明原因。",
        "Check figure, unit and what was counted; where it is right, best say why.",
    ),
    why=Message(
        "多一位、少一位数字或者错用单位，会使数字与上年相差悬殊。",
        "A digit too many or a wrong unit shows so.",
    ),
    exceptions=Message(
        "上一年度数字小于20的、机关名称不同的不判断；只看合计和表二的数字，只作提示。",
        "Not where last year's number is below 20 or bodies' names differ; totals and table two only, as a hint.",
    ),
    options=Options(),
    cases=(
        Case(Message("相差不大", "not far off"), {}),
        Case(
            Message("许可由33件变为3600件", "licences from 33 to 3600"),
            {"disclosure/licences/decisions": "3600"},
            ("review disclosure/licences/decisions",),
        ),
        Case(
            Message("许可由330件变为36件", "licences from 330 to 36"),
            {},
            ("review disclosure/licences/decisions",),
            last={"disclosure/licences/decisions": "330"},
        ),
        Case(
            Message("许可由15件变为0件，基数小", "from 15 to none"),
            {"disclosure/licences/decisions": "0"},
            last={"disclosure/licences/decisions": "15"},
        ),
        Case(
            Message("处罚由5件变为60件，基数小", "from 5 to 60"),
            {"disclosure/penalties/decisions": "60"},
        ),
    ),
)
def outlier_vs_last_year(years: Years, _: object, options: Options) -> Iterator[Note]:
    """Compare every total, and every figure of table two, with last year's."""
    keys = [
        key
        for key in years.this.cells
        if key.startswith("disclosure/") or (key.startswith("disputes/") and key.endswith("/total"))
    ]
    pairs = [pair(years, key, key) for key in (*keys, "requests/received/total")]
    judged = [
        (now, before)
        for now, before in filter(None, pairs)
        if before.number is not None and before.number >= options.least
    ]
    if not judged or renamed(years):
        yield NotApplicable(years)
        return
    for now, before in judged:
        found, base = now.number or Decimal(0), before.number or Decimal(0)
        if found > base * options.times or found * options.times < base:
            yield Review(now, cell=now.label, found=found, before=base).beside(before, role=LAST)
