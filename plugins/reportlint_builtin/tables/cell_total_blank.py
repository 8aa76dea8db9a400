"""cell-total-blank."""

from collections.abc import Iterator

from reportlint import Case, Equation, Fail, Meaning, Message, Note, Review, rule


@rule(
    id="cell-total-blank",
    group="tables",
    severity="error",
    each="equation.requests-row-total",
    clause="practice/arithmetic",
    title=Message("有分项，总计空白", "The items are there, the total is blank"),
    message=Message("{cell}空白，该行各项之和为 {sum}", "{cell} is blank; the row adds up to {sum}"),
    fix=Message("填写总计。", "Fill in the total."),
    why=Message("总计是各项之和，不能空着。", "The total is the sum of the items."),
    exceptions=Message("各项都是 0 或都空白的不算。", "Not where all items are 0 or blank."),
    cases=(
        Case(Message("总计已填", "filled in"), {}),
        Case(
            Message("予以公开的总计空白", "the total of granted is blank"),
            {"requests/granted/total": ""},
            ("fail requests/granted/total",),
        ),
    ),
)
def cell_total_blank(equation: Equation) -> Iterator[Note]:
    """Find blank totals of rows that have numbers; the sums that then fail follow from it."""
    total = equation.right[0]
    parts = [cell.number for cell in equation.left]
    made = sum(number for number in parts if number is not None)
    if total.amount.meaning is Meaning.BLANK and made:
        says = Fail if None not in parts else Review
        yield says(total, cell=total.label, sum=made).explaining(equation, total).beside(*equation.left)
