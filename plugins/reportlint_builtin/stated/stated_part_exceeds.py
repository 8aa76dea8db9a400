"""stated-part-exceeds."""

from collections.abc import Iterator

from reportlint import (
    Case,
    Exactness,
    Message,
    NotApplicable,
    Note,
    Open,
    Report,
    Review,
    Scope,
    Statement,
    Tense,
    rule,
)
from reportlint_builtin._cases import REQUESTS, overview
from reportlint_builtin._quantities import plain, spoken

_PARTS = (Scope.PERIOD, Scope.CHANNEL)
_CASES = ("review", "litigation", "refused-", "unable-", "declined-")
"""What each number of is one of the table's, whatever part it is of: 村民李某申请复议1件, 对2件重复申请不予处理."""
_ROWS = ("carried-out", "granted", "partial", "by-")
"""What a number of may be of something else as well; of what the table has none of there is not even a part."""


@rule(
    id="stated-part-exceeds",
    group="stated",
    severity="warning",
    each="statement",
    clause="practice/consistency",
    title=Message(
        "文字中一部分的件数大于表中的全部", "A part stated in the text is more than the table's whole"
    ),
    message=Message(
        "文字中{thing}为 {found}，是其中一段时间、一个渠道、一个申请人或一部分申请的；表中全年为 {whole} 件",
        "the text says {found} for {thing} in a stretch of the year, by one channel, of one applicant or of some applications; the table has {whole} for all of it",
    ),
    fix=Message(
        "核对台账，改正文字或表格中填错的一处。", "Check the records and correct the text or the table."
    ),
    why=Message(
        "一个季度、一个渠道的件数不会多于全年的件数。",
        "What came in a quarter or by one channel is not more than what came in the year.",
    ),
    exceptions=Message(
        "只看写明了月份、季度、半年或渠道的数字，某一申请人的复议、诉讼，以及表中为 0 的结果和申请人；带“余”“近”“约”的、上一年的不判断；一律列为待核。",
        "Only numbers with a month, a quarter, a half year or a channel beside them, reviews and lawsuits of one applicant, and outcomes and applicants of which the table has none; not those that are approximate or last year's. For review.",
    ),
    cases=(
        Case(
            Message("上半年6件，全年10件", "6 in half a year, 10 in all of it"),
            overview(requests="上半年收到政府信息公开申请6件。"),
        ),
        Case(
            Message("上半年16件，全年10件", "16 in half a year, 10 in all of it"),
            overview(requests="上半年收到政府信息公开申请16件。"),
            ("review sections/overview/said/received",),
        ),
        Case(
            Message("一人的复议被纠正，表中没有", "a review of one person, corrected; the table has none"),
            overview(requests=f"{REQUESTS}村民李某申请行政复议1件，复议机关撤销原答复。"),
            ("review sections/overview/said/review-corrected",),
        ),
        Case(
            Message("其中科研机构3件，表中没有", "3 of them by research institutes, the table has none"),
            overview(requests=f"{REQUESTS}申请量与上年持平，同为10件，其中自然人7件、科研机构3件。"),
            ("review sections/overview/said/by-research",),
        ),
        Case(
            Message("上年同期16件", "16 in the same months of the year before"),
            overview(requests="上年上半年收到政府信息公开申请16件。"),
        ),
    ),
)
def stated_part_exceeds(statement: Statement, report: Report) -> Iterator[Note]:
    """Compare what is said of a stretch of the year, or of one channel, with the whole."""
    exact = statement.quantity.exactness is Exactness.EXACT and statement.tense is Tense.THIS_YEAR
    some = statement.scope is Scope.PART and statement.subject.startswith((*_CASES, *_ROWS))
    if not (some or statement.scope in _PARTS) or not (exact and statement.certain and statement.readings):
        yield NotApplicable(statement)
        return
    amounts = [report.amount_of(reading) for reading in statement.readings]
    wholes = [amount for amount in amounts if amount is not None]
    if len(wholes) < len(amounts):
        yield Open(statement)
    elif statement.value > (whole := max(wholes)) and (
        not whole or statement.scope in _PARTS or statement.subject.startswith(_CASES)
    ):
        cells = [report.cells[term] for term in statement.readings[0] if term in report.cells]
        yield Review(
            statement, thing=statement.label, found=spoken(statement.quantity), whole=plain(whole)
        ).beside(*cells)
