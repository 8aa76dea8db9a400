"""table-wrong-place."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Table, rule
from reportlint_builtin._cases import disputes_table

_MOVED = {
    "disputes": None,
    "sections/problems": "存在的主要问题：归集不够快。改进措施：加强与审批系统的对接。\n" + disputes_table(0),
}


@rule(
    id="table-wrong-place",
    group="tables",
    severity="info",
    each="table",
    clause="form-2021/sections",
    title=Message("表格不在规定的部分", "A table stands under another part"),
    message=Message(
        "{table}在“{found}”，应在“{expected}”", "{table} stands under “{found}”; it belongs to “{expected}”"
    ),
    fix=Message("把表格移到规定的部分。", "Move it to its part."),
    why=Message("第二、三、四部分各有一张表格。", "Parts two to four each have a table."),
    cases=(
        Case(Message("在规定的部分", "in its part"), {}),
        Case(
            Message("表四在第五部分", "table 4 in part five"),
            _MOVED,
            ("fail disputes",),
            base="annual-2021/department-zero",
        ),
    ),
)
def table_wrong_place(table: Table, report: Report) -> Iterator[Note]:
    """Compare where a table stands with where the form has it."""
    if table.section and table.section != table.spec.section and table.spec.section in report.sections:
        yield Fail(
            table,
            table=table.label,
            found=report.sections[table.section].label,
            expected=report.sections[table.spec.section].label,
        )
