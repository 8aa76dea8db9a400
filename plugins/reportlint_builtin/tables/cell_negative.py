"""cell-negative."""

from collections.abc import Iterator

from reportlint import Case, Cell, Certainty, Fail, Note, Review, Say, rule


@rule(
    id="cell-negative",
    group="tables",
    severity="error",
    each="cell",
    clause="practice/numbers",
    title=Say("数字小于 0", "A number is below 0"),
    message=Say("{cell}填写为 {found}，不应小于 0", "{cell} is {found}; it cannot be below 0"),
    fix=Say("核对并改正。", "Check and correct it."),
    why=Say("件数和金额不会是负数。", "Counts and amounts are never negative."),
    exceptions=Say(
        "2019年试行格式的“本年增/减”可以是负数。", "The trial form's column of change may be negative."
    ),
    cases=(
        Case(Say("没有负数", "none"), {}),
        Case(
            Say("-4", "-4"),
            {"disclosure/penalties/decisions": "−4"},
            ("fail disclosure/penalties/decisions",),
        ),
    ),
)
def cell_negative(cell: Cell) -> Iterator[Note]:
    """Find negative numbers where no change is stated."""
    if cell.number is not None and cell.number < 0 and not cell.column.signed:
        yield (Fail if cell.certainty is Certainty.LABEL else Review)(cell, cell=cell.label, found=cell.text)
