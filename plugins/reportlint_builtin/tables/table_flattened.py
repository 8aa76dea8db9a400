"""table-flattened."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Table, rule

_FLAT = {
    "disclosure": None,
    "sections/disclosure": "第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n行政规范性文件 2 1 9\n"
    "第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 36\n第二十条第（六）项\n信息内容 本年处理决定数量\n"
    "行政处罚 4\n行政强制 0\n第二十条第（八）项\n信息内容 本年收费金额（单位：万元）\n行政事业性收费 0",
}


@rule(
    id="table-flattened",
    group="tables",
    severity="warning",
    each="table",
    clause="regulation-711/24",
    title=Message("表格变成了文字段落", "The table came out as paragraphs"),
    message=Message(
        "{table}没有表格线和单元格，栏目和数字排成了文字",
        "{table} has no cells; labels and numbers stand as text",
    ),
    fix=Message("在发布系统中重新插入表格。", "Insert it as a table in the publishing system."),
    document_fix=Message("重新插入为表格。", "Insert it as a table."),
    why=Message(
        "没有单元格的数字分不清属于哪一栏，也无法下载使用。",
        "Without cells nobody can tell which number belongs where.",
    ),
    exceptions=Message(
        "仍按栏目次序读取，读不准的不判断。",
        "It is read by the order of its labels; what is not sure is not judged.",
    ),
    cases=(
        Case(Message("有单元格", "with cells"), {}),
        Case(Message("表二成了段落", "table 2 as paragraphs"), _FLAT, ("fail disclosure",)),
    ),
)
def table_flattened(table: Table, report: Report) -> Iterator[Note]:
    """Tell tables that were read from paragraphs; plain text and PDFs have no cells of their own."""
    if "flattened" in table.traits and "inferred" not in report.traits:
        yield Fail(table, table=table.label)
