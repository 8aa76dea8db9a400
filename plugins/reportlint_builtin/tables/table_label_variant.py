"""table-label-variant."""

import re
from collections.abc import Iterator

from reportlint import Case, Certainty, Fail, Message, Note, Severity, Table, TableLine, fold, rule
from reportlint_builtin._naming import listed

_NUMBER = re.compile(r"[（(]?(?:(?P<hanzi>[一二三四五六七])|(?P<digit>[1-9]))")
NAMED = 4
"""A shorter name may stand in other labels."""


@rule(
    id="table-label-variant",
    group="tables",
    severity="info",
    each="table",
    clause="form-2021/sections",
    title=Message("栏目名称与格式不同", "Labels differ from the form"),
    messages={
        "fault": Message(
            "{table}有 {count} 个栏目名称与格式不同：{labels}",
            "{table} has {count} labels that differ from the form: {labels}",
        ),
        "blank": Message(
            "{table}没有写栏目名称“{labels}”，该处是空白",
            "{table} lacks the label {labels}: its place is blank",
        ),
    },
    fix=Message("按格式改正栏目名称。", "Use the labels of the form."),
    why=Message(
        "栏目名称统一，数字才好汇总和比较。", "With the same labels numbers can be added up and compared."
    ),
    exceptions=Message(
        "空格、括号、引号的不同不算；用了其他年度格式的，由那一条指出。",
        "Spaces, brackets and quotes do not matter; where the labels are another form's, that is told.",
    ),
    cases=(
        Case(Message("栏目名称正确", "the form's labels"), {}),
        Case(
            Message("“本年度制发数”", "another wording of a column"),
            {"disclosure/item-1/made/label": "本年度制发数"},
            ("fail disclosure",),
        ),
        Case(
            Message("序号写错", "another number"),
            {"requests/outcome-total/label": "（六）总计"},
            ("fail requests",),
        ),
        Case(
            Message("写成了另一行的名称", "the name of another row"),
            {"requests/partial/label": "（二）不予公开（区分处理的，只计这一情形，不计其他情形）"},
            ("fail requests",),
        ),
        Case(
            Message("“本年废止件数”处空白", "a blank where a column's label belongs"),
            {"disclosure/item-1/repealed/label": ""},
            ("fail disclosure",),
        ),
    ),
)
def table_label_variant(table: Table) -> Iterator[Note]:
    """Compare printed labels with those of the form."""
    odd = [line for line in (*table.rows, *table.columns) if _differs(line)]
    if odd and table.traits.isdisjoint(("foreign", "hybrid")):
        named = listed(
            Message(f"“{line.printed}”（应为“{line.spec.printed}”）", f"“{line.printed}”") for line in odd
        )
        note = Fail(table, table=table.label, count=len(odd), labels=named).beside(*odd)
        yield (
            note.weighing(Severity.WARNING)
            if any(_is_named_as_another(line, table) for line in odd)
            else note
        )
    blank = [column for column in table.columns if _is_blank(column)]
    if blank:
        named = listed(Message(column.spec.printed, column.spec.printed) for column in blank)
        yield Fail(table, "blank", table=table.label, labels=named).weighing(Severity.WARNING).beside(*blank)


def _differs(line: TableLine) -> bool:
    """True for a label that is understood but not the form's; 规范性文件 is another rule's."""
    label = fold(line.printed)
    if label and label == fold(line.spec.printed):
        return _numbered_otherwise(line.printed, line.spec.printed)
    return bool(label) and label not in line.spec.labels and label != "规范性文件"


def _numbered_otherwise(printed: str, due: str) -> bool:
    """True for a label with another number of the same kind: （六）总计 for （七）总计."""
    one, other = _NUMBER.match(printed), _NUMBER.match(due)
    return (
        one is not None
        and other is not None
        and one.lastgroup == other.lastgroup
        and one[one.lastgroup or 0] != other[other.lastgroup or 0]
    )


def _is_named_as_another(line: TableLine, table: Table) -> bool:
    """True for a label with the name of another line or group and not its own: （二）不予公开 for （二）部分公开."""
    label = fold(line.printed)
    others = {one for row in table.rows for one in (row.spec.group, fold(row.spec.title.zh))}
    own = fold(line.spec.title.zh)
    return own not in label and any(len(one) >= NAMED and one in label for one in others - {own, ""})


def _is_blank(column: TableLine) -> bool:
    """True for a column whose label's place was found, with nothing in it."""
    return not column.printed and column.certainty is Certainty.LABEL and any(column.spec.labels)
