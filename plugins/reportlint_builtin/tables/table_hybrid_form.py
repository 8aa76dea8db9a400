"""table-hybrid-form."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Severity, Table, rule
from reportlint_builtin._naming import listed


@rule(
    id="table-hybrid-form",
    group="tables",
    severity="error",
    each="table",
    clause="form-2021/table-2",
    title=Message("表格混用了新旧格式", "The table mixes two forms"),
    messages={
        "labels": Message(
            "{table}的栏目中混有其他年度格式的“{labels}”",
            "{table} has labels of another year's form: {labels}",
        ),
        "row": Message(
            "{table}的“{found}”，格式为“{expected}”", "{table} says {found} where the form has {expected}"
        ),
    },
    fix=Message("按报告年度适用的格式改正栏目。", "Use the labels of the form in force."),
    why=Message(
        "新旧格式的统计口径不同，混用后数字无法比较。",
        "The forms count differently; mixed numbers cannot be compared.",
    ),
    exceptions=Message(
        "只把“行政规范性文件”写成“规范性文件”的，作提示。",
        "The shorter name of the documents alone is a hint.",
    ),
    cases=(
        Case(Message("适用的格式", "the form in force"), {}),
        Case(
            Message("写成“规范性文件”", "the documents by a shorter name"),
            {"disclosure/normative-documents/label": "规范性文件"},
            ("fail disclosure",),
        ),
        Case(
            Message("新栏目中混有一个旧栏目", "one column of the trial form"),
            {"disclosure/item-1/repealed/label": "本年新公开数量"},
            ("fail disclosure",),
        ),
    ),
)
def table_hybrid_form(table: Table) -> Iterator[Note]:
    """Find labels of another form's version beside this form's own."""
    own = {label for block in table.spec.blocks[:1] for column in block.columns for label in column.labels}
    texts = [text for text, _ in table.label_texts]
    foreign = list(dict.fromkeys(text for text in texts if text in table.spec.foreign))
    if foreign and own.intersection(texts):
        missing = (thing for thing in table.missing if thing.kind in ("column", "cell"))
        labels = listed(Message(text, text) for text in foreign)
        yield Fail(table, "labels", table=table.label, labels=labels).explaining(*missing)
    for row in table.rows:
        if row.printed == "规范性文件" and row.spec.printed != row.printed and not foreign:
            note = Fail(table, "row", table=table.label, found=row.printed, expected=row.spec.printed)
            yield note.weighing(Severity.INFO).beside(row)
