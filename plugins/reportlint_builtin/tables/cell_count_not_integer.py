"""cell-count-not-integer."""

from collections.abc import Iterator

from reportlint import Case, Cell, Certainty, Fail, Message, Note, Review, Severity, rule


@rule(
    id="cell-count-not-integer",
    group="tables",
    severity="error",
    each="cell",
    clause="practice/numbers",
    title=Message("件数不是整数", "A count is no whole number"),
    message=Message("{cell}填写为 {found}，件数应当是整数", "{cell} is {found}; a count is a whole number"),
    fix=Message("改为整数。", "Write a whole number."),
    why=Message("件数没有小数。", "There is no half case."),
    exceptions=Message(
        "收费金额可以有小数；5.0 这样的只作提示。", "Amounts may have decimals; 5.0 is a hint."
    ),
    cases=(
        Case(Message("整数", "whole numbers"), {}),
        Case(
            Message("1.5", "1.5"),
            {"disclosure/licences/decisions": "36.5"},
            ("fail disclosure/licences/decisions",),
        ),
    ),
)
def cell_count_not_integer(cell: Cell) -> Iterator[Note]:
    """Find decimals in cells that hold counts."""
    number = cell.number
    if number is None or cell.column.decimal:
        return
    if number and number % 1:
        yield (Fail if cell.certainty is Certainty.LABEL else Review)(cell, cell=cell.label, found=cell.text)
    elif "decimal-zero" in cell.amount.traits:
        yield Fail(cell, cell=cell.label, found=cell.text).weighing(Severity.INFO)
