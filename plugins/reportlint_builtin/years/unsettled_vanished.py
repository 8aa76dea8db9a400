"""unsettled-vanished."""

from collections.abc import Iterator

from reportlint import Case, Message, NotApplicable, Note, Review, Years, rule
from reportlint_builtin.years._pairs import LAST, explained, pair, renamed

_BLOCKS = ("disputes/review", "disputes/litigation-direct", "disputes/litigation-after-review")


@rule(
    id="unsettled-vanished",
    group="years",
    severity="info",
    each="years",
    clause="form-2021/table-4",
    title=Message("上年尚未审结的案件多于本年总计", "More cases were pending than there are this year"),
    message=Message(
        "{cell}填写为 {total}，上一年度尚未审结 {pending} 件；如未审结案件计入审结年度，本年应不少于上年未审结数，请核对",
        "{cell} is {total}, yet {pending} cases were pending last year: check what became of them",
    ),
    fix=Message(
        "核对上年未审结案件本年的审理结果是否填入。",
        "Check whether last year's pending cases are in the table.",
    ),
    why=Message(
        "上年尚未审结的案件，本年或者审结，或者仍未审结。",
        "A case that was pending is either closed this year or still pending.",
    ),
    exceptions=Message(
        "跨年案件如何计数没有明确规定，只作提示。",
        "How cases over two years are counted is not laid down: a hint only.",
    ),
    cases=(
        Case(Message("没有未审结的", "none were pending"), {}),
        Case(
            Message("上年未审结5件，本年总计2件", "5 pending, 2 this year"),
            {},
            ("review disputes/review/total",),
            last={"disputes/review/pending": "5", "disputes/review/total": "6"},
        ),
        Case(
            Message("本年总计不少于上年未审结", "no fewer this year"),
            {},
            last={"disputes/review/pending": "2", "disputes/review/total": "3"},
        ),
    ),
)
def unsettled_vanished(years: Years) -> Iterator[Note]:
    """Compare, block by block, what was pending with this year's total."""
    pairs = [pair(years, f"{block}/total", f"{block}/pending") for block in _BLOCKS]
    found = [both for both in pairs if both is not None]
    if not found or explained(years) or renamed(years):
        yield NotApplicable(years)
        return
    for total, pending in found:
        assert total.number is not None and pending.number is not None
        if pending.number > total.number:
            yield Review(total, cell=total.label, pending=pending.number, total=total.number).beside(
                pending, role=LAST
            )
