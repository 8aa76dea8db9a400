"""digits-transposed."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reportlint import Case, Exactness, Message, Note, Report, Review, Scope, Statement, Tense, rule
from reportlint_builtin._cases import overview
from reportlint_builtin._quantities import plain
from reportlint_builtin._sentences import sentence_of

_DECISIONS = re.compile(
    r"(?:行政|(?<=[，。；：、开示布出结理])(?=..(?:处理)?决定))(?P<kind>许可|处罚|强制)(?:处理)?(?:决定)?(?:信息)?"
    r"(?:数量)?(?:共|为)?(?P<number>[1-9][0-9]{2,})[件宗条起]?(?!余|多|万|人|[0-9.])"
)
"""A number of decisions; without 行政 only right behind a verb or a mark: no 施工许可决定."""
_REST = re.compile(r"其[余他].{0,8}不(?:予|宜|能|应)?(?:公[示开布]|对外)|(?:部分|未全部)公[示开布]")
"""What says that not all were published."""
_ROWS = {"许可": "licences", "处罚": "penalties", "强制": "coercion"}
_LEAST = 100
"""Numbers of two digits are often alike by chance."""


@rule(
    id="digits-transposed",
    group="stated",
    severity="warning",
    each="report",
    clause="practice/consistency",
    title=Message(
        "与表中的数只有两位数字颠倒", "Like the table's number but for two digits that changed places"
    ),
    message=Message(
        "文字中为 {found}，表中为 {number}，只有两位数字颠倒，疑似笔误",
        "the text says {found} and the table {number}, the same but for two digits: perhaps a slip",
    ),
    fix=Message("核对台账，改正填错的一处。", "Check the records and correct the wrong one."),
    why=Message(
        "公示的、全县的件数不必与表相同，但只差两位颠倒的多半是同一个数。",
        "What is published, or of a whole county, need not be the table's number; one so like it is as a rule meant to be.",
    ),
    exceptions=Message(
        "只看三位以上的数；应当与表相同的数字由各条“文字与表格”规则判断；一律列为待核。",
        "Numbers of three digits or more; what must be the table's number is for the rules on text and tables. For review.",
    ),
    cases=(
        Case(
            Message("公示的与表相同", "what is published is the table's"),
            {"disclosure/licences/decisions": "329"} | overview("公示行政许可329件。"),
        ),
        Case(
            Message("公示的与表差两位颠倒", "two digits changed places"),
            {"disclosure/licences/decisions": "329"} | overview("公示行政许可239件。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("不写“行政”", "without 行政"),
            {"disclosure/licences/decisions": "329"} | overview("公开许可决定239条。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("一类许可的件数", "licences of one kind"),
            {"disclosure/licences/decisions": "329"} | overview("公开施工许可决定239条。"),
        ),
        Case(
            Message("公示的少一些，其余不予公示", "fewer are published, the others are not"),
            {"disclosure/licences/decisions": "392"} | overview("公示行政许可329件，其余依法不予公示。"),
        ),
        Case(
            Message("公示的是另一个数", "another number is published"),
            {"disclosure/licences/decisions": "329"} | overview("公示行政许可312件。"),
        ),
    ),
)
def digits_transposed(report: Report) -> Iterator[Note]:
    """Compare what need not be the table's number with it."""
    compared = {
        (said.at.text, said.at.start)
        for said in report.statements
        if said.scope is Scope.WHOLE and said.readings
    }
    for match in _DECISIONS.finditer(report.prose.text):
        part = report.prose.part(*match.span("number"))
        cell = report.cells.get(f"disclosure/{_ROWS[match['kind']]}/decisions")
        amount = cell.counted if cell is not None else None
        if cell is None or amount is None or (part.at.text, part.at.start) in compared:
            continue
        if Decimal(match["number"]) < amount and _REST.search(sentence_of(match)):
            continue
        if transposed(Decimal(match["number"]), amount):
            yield Review(part, found=match["number"], number=plain(amount)).beside(cell)
    for said in report.statements:
        exact = said.quantity.exactness is Exactness.EXACT and said.tense is Tense.THIS_YEAR
        if said.scope is Scope.WHOLE or not exact or said.subject in _ROWS.values():
            continue
        amounts = [report.amount_of(reading) for reading in said.readings]
        known = [amount for amount in amounts if amount is not None]
        near = known and said.value not in known and transposed(said.value, known[0])
        if near and _shared_out(said, report) not in known:
            yield Review(said, found=plain(said.value), number=plain(known[0]))


def _shared_out(said: Statement, report: Report) -> Decimal:
    """What a number makes with those that its sentence says beside it: 网上314件，信函26件，当面1件."""
    beside = report.relations.in_sentence(said.sentence)
    return sum(
        (one.value for one in beside if (one.subject, one.scope) == (said.subject, said.scope)), Decimal(0)
    )


def transposed(one: Decimal, other: Decimal) -> bool:
    """True where two whole numbers differ only by two neighbouring digits that changed places."""
    here, there = plain(one), plain(other)
    if len(here) != len(there) or one < _LEAST or not here.isdigit() or not there.isdigit():
        return False
    differ = [n for n, (some, same) in enumerate(zip(here, there, strict=True)) if some != same]
    return (
        len(differ) == 2
        and differ[1] - differ[0] == 1
        and here[differ[0]] == there[differ[1]]
        and here[differ[1]] == there[differ[0]]
    )
