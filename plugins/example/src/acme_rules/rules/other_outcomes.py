"""acme/other-outcomes."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportlint import Case, Message, Note, Open, Report, Review, Table, rule


@dataclass(frozen=True)
class Options:
    """Options of the rule."""

    share: Decimal = Decimal("0.5")
    """The share of all outcomes from which on a person should look."""


@rule(
    id="acme/other-outcomes",
    group="tables",
    severity="warning",
    each="table.requests",
    clause="form-2021/table-3",
    title=Message("“其他处理”中的“其他”过多", "Too many outcomes are “others”"),
    message=Message("办结 {total} 件中有 {others} 件填在“其他”", "{others} of {total} outcomes are “others”"),
    fix=Message(
        "核对这些申请的办理结果，能归入其他情形的改填。", "See whether another outcome fits these requests."
    ),
    why=Message("“其他”只用于没有列明的情形。", "“Others” is for what the form does not list."),
    options=Options(),
    cases=(
        Case(
            Message("少数填在“其他”", "a few are others"),
            edit={"requests/other-rest/total": "1", "requests/outcome-total/total": "9"},
        ),
        Case(
            Message("多数填在“其他”", "most are others"),
            edit={"requests/other-rest/total": "6", "requests/outcome-total/total": "9"},
            expect=("review requests/other-rest/total",),
        ),
    ),
)
def other_outcomes(table: Table, report: Report, options: Options) -> Iterator[Note]:
    """Review where more than a share of the outcomes is in the last row of group six."""
    others, total = (table.cells.get(f"requests/{row}/total") for row in ("other-rest", "outcome-total"))
    if others is None or total is None or others.number is None or total.number is None:
        yield Open(table)
    elif total.number and others.number / total.number >= options.share:
        yield Review(others, others=others.number, total=total.number).beside(total)
