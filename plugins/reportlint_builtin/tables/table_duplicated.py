"""table-duplicated."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Table, rule
from reportlint_builtin._cases import disputes_table
from reportlint_builtin._naming import listed


@rule(
    id="table-duplicated",
    group="tables",
    severity="warning",
    each="table",
    clause="practice/consistency",
    title=Message("同一张表出现两次，数字不同", "A table stands twice with different numbers"),
    message=Message(
        "{table}出现两次，数字不同：{cells}", "{table} stands twice with different numbers: {cells}"
    ),
    fix=Message("删去其中一张，保留数字正确的一张。", "Keep the one that is right."),
    why=Message("读者不知道以哪一张为准。", "Nobody can tell which one counts."),
    exceptions=Message("两张数字完全相同的不算。", "Not where both are the same."),
    cases=(
        Case(Message("只有一张", "one only"), {}),
        Case(
            Message("表四重复，数字不同", "table 4 twice"),
            {"body/after": disputes_table(7)},
            ("fail disputes",),
        ),
    ),
)
def table_duplicated(table: Table, report: Report) -> Iterator[Note]:
    """Compare a table with its further copies."""
    for copy in report.extra_tables:
        if copy.key == table.key:
            other = copy.cells
            differ = [
                cell for key, cell in table.cells.items() if key in other and other[key].number != cell.number
            ]
            if differ:
                yield Fail(table, table=table.label, cells=listed(cell.label for cell in differ)).beside(copy)
