"""table-without-numbers."""

from collections.abc import Iterator

from reportlint import Case, Certainty, Fail, Message, Note, Review, Table, rule

_LABELS_ONLY = {
    "disputes": None,
    "sections/disputes": '<table><tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>'
    "<tr>"
    + "".join(
        f'<td rowspan="2">{result}</td>'
        for result in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    )
    + '<td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr><tr>'
    + "".join(f"<td>{result}</td>" for result in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 2)
    + "</tr></table>",
}


@rule(
    id="table-without-numbers",
    group="tables",
    severity="error",
    each="table",
    clause="form-2021/sections",
    title=Message("表格只有栏目，没有数字", "A table has labels and no numbers"),
    message=Message(
        "{table}只有栏目名称，没有填写数字的单元格", "{table} has labels only, no cells for numbers"
    ),
    fix=Message(
        "补上填写数字的单元格；没有发生的填 0。",
        "Add the cells for the numbers; write 0 where there is nothing.",
    ),
    why=Message(
        "表格没有数字，读者分不清是“没有”还是“漏填”。",
        "Without numbers nobody can tell nothing from forgotten.",
    ),
    exceptions=Message(
        "有单元格而没有填写的，按空白单元格处理。", "Cells that are blank are another rule's matter."
    ),
    cases=(
        Case(Message("有数字", "with numbers"), {}),
        Case(
            Message("表四没有数字一行", "table 4 without its row of numbers"),
            _LABELS_ONLY,
            ("fail disputes",),
            base="annual-2021/department-zero",
        ),
    ),
)
def table_without_numbers(table: Table) -> Iterator[Note]:
    """Find tables none of whose cells holds, or could hold, a number."""
    if not table.cells and not table.loose:
        guessed = "flattened" in table.traits or any(row.certainty is Certainty.GUESS for row in table.rows)
        yield (Review if guessed else Fail)(table, table=table.label).explaining(*table.missing)
