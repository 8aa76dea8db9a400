"""cell-negative."""

from collections.abc import Iterator

from reportlint import Case, Cell, Certainty, Fail, Message, Note, Review, rule


@rule(
    id="cell-negative",
    group="tables",
    severity="error",
    each="cell",
    clause="practice/numbers",
    title=Message("数字小于 0", "A number is below 0"),
    message=Message("{cell}填写为 {found}，不应小于 0", "{cell} is {found}; it cannot be below 0"),
    fix=Message("核对并改正。", "Check and correct it."),
    why=Message("件数和金额不会是负数。", "Counts and amounts are never negative."),
    exceptions=Message(
        "2019年试行格式的“本年增/减”可以是负数。", "The trial form's column of change may be negative."
    ),
    cases=(
        Case(Message("没有负数", "none"), {}),
        Case(
            Message("-4", "-4"),
            {"disclosure/penalties/decisions": "−4"},
            ("fail disclosure/penalties/decisions",),
        ),
    ),
)
def cell_negative(cell: Cell) -> Iterator[Note]:
    """Find negative numbers where no change is stated."""
    number = cell.number
    if number and number < 0 and not cell.column.signed:
        yield (Fail if cell.certainty is Certainty.LABEL else Review)(cell, cell=cell.label, found=cell.text)
