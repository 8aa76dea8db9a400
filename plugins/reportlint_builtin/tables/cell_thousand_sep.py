"""cell-thousand-sep."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Table, rule
from reportlint_builtin._naming import listed


@rule(
    id="cell-thousand-sep",
    group="tables",
    severity="info",
    each="table",
    clause="practice/numbers",
    title=Message("数字带千位分隔符", "Numbers with thousands separators"),
    message=Message(
        "{table}有 {count} 个数字带分隔符：{cells}", "{table} has {count} numbers with separators: {cells}"
    ),
    fix=Message("去掉分隔符。", "Leave the separators out."),
    why=Message("汇总时会被当作文字。", "When added up they are taken for text."),
    exceptions=Message("数字照常读取，只作提示。", "They are read all the same."),
    cases=(
        Case(Message("没有分隔符", "none"), {}),
        Case(Message("1,236", "1,236"), {"disclosure/licences/decisions": "1,236"}, ("fail disclosure",)),
    ),
)
def cell_thousand_sep(table: Table) -> Iterator[Note]:
    """Gather the cells with separators; one note a table."""
    odd = [cell for cell in table.cells.values() if "separator" in cell.amount.traits]
    if odd:
        yield Fail(table, table=table.label, count=len(odd), cells=listed(cell.label for cell in odd)).beside(
            *odd
        )
