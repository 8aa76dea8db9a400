"""table-note-missing."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Table, rule


@rule(
    id="table-note-missing",
    group="tables",
    severity="info",
    each="table",
    clause="form-2021/table-3-note",
    title=Message("表格缺少勾稽关系说明", "The table lacks its note on how it balances"),
    message=Message(
        "{table}没有“本列数据的勾稽关系为……”的说明", "{table} does not have the note 本列数据的勾稽关系为……"
    ),
    fix=Message("按格式补上说明。", "Add the note of the form."),
    why=Message("说明是格式的一部分。", "The note is part of the form."),
    cases=(
        Case(Message("有说明", "with the note"), {}),
        Case(Message("没有说明", "without it"), {"requests/note": ""}, ("fail requests",)),
    ),
)
def table_note_missing(table: Table) -> Iterator[Note]:
    """Look for the note among the table's texts."""
    if table.spec.note and not any("勾稽关系" in text for text, _ in table.label_texts):
        yield Fail(table, table=table.label)
