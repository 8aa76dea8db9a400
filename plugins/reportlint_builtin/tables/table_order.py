"""table-order."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Table, rule
from reportlint_builtin._cases import disputes_table
from reportlint_builtin._naming import listed

_DIRECT, _AFTER = "未经复议直接起诉", "复议后起诉"
_GROUPS_EXCHANGED = disputes_table(0).replace(_DIRECT, "%").replace(_AFTER, _DIRECT).replace("%", _AFTER)
_COLUMNS_EXCHANGED = disputes_table(0).replace(
    '<td rowspan="2">结果维持</td><td rowspan="2">结果纠正</td>',
    '<td rowspan="2">结果纠正</td><td rowspan="2">结果维持</td>',
)


@rule(
    id="table-order",
    group="tables",
    severity="error",
    each="table",
    clause="form-2021/sections",
    title=Message("栏目的次序与格式不同", "Labels stand in another order than the form's"),
    message=Message(
        "{table}的栏目次序与格式不同：{labels}",
        "{table} has labels in another order than the form: {labels}",
    ),
    fix=Message(
        "按格式恢复栏目的次序，并核对数字是否填在相应的栏目里。",
        "Put them into the form's order, and check that each number stands where it belongs.",
    ),
    why=Message(
        "次序与格式不同，多半是栏目名称写颠倒了，数字会归入别的栏目；按次序汇总的人也会取错数字。",
        "As a rule two labels were exchanged: numbers then count as something else, and who compiles by place takes "
        "the wrong ones.",
    ),
    exceptions=Message(
        "横竖颠倒的、写成文字的、认不全栏目的表格不判断；数字仍按栏目名称认。",
        "Not judged where the table stands on its side, is written as text, or has labels that are not known. Numbers "
        "are read by label all the same.",
    ),
    cases=(
        Case(Message("次序与格式相同", "the form's order"), {}),
        Case(
            Message("两组对调", "two groups exchanged"),
            {"disputes": None, "sections/disputes": _GROUPS_EXCHANGED},
            ("fail disputes",),
            base="annual-2021/department-zero",
        ),
        Case(
            Message("一组中两列对调", "two columns of a group exchanged"),
            {"disputes": None, "sections/disputes": _COLUMNS_EXCHANGED},
            ("fail disputes",),
            base="annual-2021/department-zero",
        ),
    ),
)
def table_order(table: Table) -> Iterator[Note]:
    """Name what stands elsewhere than the form has it."""
    if table.displaced:
        labels = listed(
            Message(
                f"“{one.printed}”应在“{one.before}”之后" if one.before else f"“{one.printed}”应在最前",
                f"“{one.printed}” belongs behind “{one.before}”"
                if one.before
                else f"“{one.printed}” comes first",
            )
            for one in table.displaced
        )
        yield Fail(table, table=table.label, labels=labels).beside(*table.displaced)
