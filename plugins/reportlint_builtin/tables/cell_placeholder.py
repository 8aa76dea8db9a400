"""cell-placeholder."""

from collections.abc import Iterator

from reportlint import BodyKind, Case, Cell, Fail, Meaning, Message, Note, Report, Severity, Table, rule
from reportlint_builtin._naming import listed

MAKES_REGULATIONS = (BodyKind.PROVINCE, BodyKind.CITY, BodyKind.MINISTRY, BodyKind.UNKNOWN)
"""Bodies that may have the power to make 规章; for others “/” in that row says that it does not apply."""


@rule(
    id="cell-placeholder",
    group="tables",
    severity="warning",
    each="table",
    clause="practice/numbers",
    title=Message("数字单元格填写了“/”“—”“无”等符号", "Number cells hold a mark instead of a number"),
    message=Message(
        "{table}有 {count} 个数字单元格填写的是“{marks}”，不是数字：{cells}",
        "{table} has {count} number cells with “{marks}” instead of a number: {cells}",
    ),
    fix=Message("没有发生的填写 0。", "Write 0 where there is nothing."),
    why=Message(
        "符号不能参加合计，也分不清是“没有”还是“不适用”。",
        "A mark cannot be added up, and may mean nothing or not applicable.",
    ),
    exceptions=Message(
        "没有规章制定权的机关在规章一行填写“/”的，只作提示。",
        "In the row of regulations, of a body without the power to make them, it is a hint only.",
    ),
    cases=(
        Case(Message("都是数字", "all numbers"), {}),
        Case(
            Message("表三一个单元格填写“/”", "one cell of table 3 holds “/”"),
            {"requests/refused-law/research": "/"},
            ("fail requests",),
        ),
        Case(
            Message("规章一行填写“/”", "the row of regulations holds “/”"),
            {
                "disclosure/regulations/made": "/",
                "disclosure/regulations/repealed": "/",
                "disclosure/regulations/in-force": "/",
            },
            ("fail disclosure",),
        ),
    ),
)
def cell_placeholder(table: Table, report: Report) -> Iterator[Note]:
    """Find number cells with a mark for nothing; one note a table."""
    marked = [cell for cell in table.cells.values() if cell.amount.meaning is Meaning.PLACEHOLDER]
    if marked:
        note = Fail(
            table,
            table=table.label,
            count=len(marked),
            marks="”“".join(dict.fromkeys(cell.text for cell in marked)),
            cells=listed(cell.label for cell in marked),
        ).beside(*marked)
        yield note.weighing(Severity.INFO) if all(_may(cell, report) for cell in marked) else note


def _may(cell: Cell, report: Report) -> bool:
    return cell.row.key == "regulations" and report.body.kind not in MAKES_REGULATIONS
