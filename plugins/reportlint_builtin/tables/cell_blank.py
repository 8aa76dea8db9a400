"""cell-blank."""

from collections.abc import Iterator

from reportlint import Case, Certainty, Fail, Meaning, Message, Note, Report, Review, Table, rule
from reportlint_builtin._naming import listed


@rule(
    id="cell-blank",
    group="tables",
    severity="warning",
    each="table",
    clause="practice/numbers",
    title=Message("数字单元格空白", "Number cells are blank"),
    message=Message(
        "{table}有 {count} 个数字单元格空白：{cells}", "{table} has {count} blank number cells: {cells}"
    ),
    fix=Message("没有发生的填写 0，不留空白。", "Write 0 where there is nothing."),
    why=Message(
        "空白分不清是“没有”还是“漏填”，也使合计无法核对。",
        "A blank may mean nothing or a forgotten number, and the sums cannot be checked.",
    ),
    exceptions=Message(
        "每张表列一条，不逐格列出；有分项而总计空白的另有规则。",
        "One finding a table, not one a cell; a blank total of filled items is another rule's.",
    ),
    cases=(
        Case(Message("没有空白", "no blank"), {}),
        Case(
            Message("一个单元格空白", "one cell is blank"),
            {"requests/refused-law/research": ""},
            ("fail requests",),
        ),
        Case(
            Message("表四两个单元格空白", "two cells of table 4 are blank"),
            {"disputes/review/corrected": "", "disputes/review/other": ""},
            ("fail disputes",),
        ),
    ),
)
def cell_blank(table: Table, report: Report) -> Iterator[Note]:
    """Find number cells without any text; one note a table."""
    cells = table.cells.values()
    blank = [c for c in cells if c.amount.meaning is Meaning.BLANK and c.key not in report.stand_ins]
    if blank:
        sure = all(cell.certainty is not Certainty.GUESS for cell in blank)
        note = (Fail if sure else Review)(
            table, table=table.label, count=len(blank), cells=listed(cell.label for cell in blank)
        )
        yield note.beside(*blank)
