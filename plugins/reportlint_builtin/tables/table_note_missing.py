"""table-note-missing."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Table, rule

_ITEM = re.compile(r"[一二三四]")
_OTHER_SUM = re.compile(r"第[一二三四]项[减乘除]|不等于|大于|小于")
"""What says that something else than two sums is equal."""


@rule(
    id="table-note-missing",
    group="tables",
    severity="info",
    each="table",
    clause="form-2021/table-3-note",
    title=Message(
        "表格的勾稽关系说明缺失或者有误", "The table's note on how it balances is missing or altered"
    ),
    messages={
        "fault": Message(
            "{table}没有“本列数据的勾稽关系为……”的说明",
            "{table} does not have the note 本列数据的勾稽关系为……",
        ),
        "altered": Message(
            "{table}的说明中，相加的各项依次为“{found}”，格式为“{expected}”",
            "the note of {table} adds up the items {found} in turn; the form has {expected}",
        ),
        "formula": Message(
            "{table}的说明中写作“{found}”，格式为第一项加第二项之和，等于第三项加第四项之和",
            "the note of {table} has “{found}”; in the form, the first and second items make as much as the third and fourth",
        ),
    },
    fix=Message("按格式写上说明。", "Have the note as in the form."),
    why=Message("说明是格式的一部分。", "The note is part of the form."),
    cases=(
        Case(Message("有说明", "with the note"), {}),
        Case(Message("没有说明", "without it"), {"requests/note": ""}, ("fail requests",)),
        Case(
            Message("加写成了减", "less where it adds"),
            {"requests/note": "（本列数据的勾稽关系为：第一项减第二项，等于第三项加第四项之和）"},
            ("fail requests",),
        ),
        Case(
            Message("说明换了说法，各项相同", "other words, the same items"),
            {"requests/note": "（勾稽关系：第三项与第四项之和等于第一项与第二项之和）"},
        ),
        Case(
            Message("说明中的各项写错", "another sum"),
            {"requests/note": "（本列数据的勾稽关系为：第一项加第三项之和，等于第二项加第四项之和）"},
            ("fail requests",),
        ),
    ),
)
def table_note_missing(table: Table) -> Iterator[Note]:
    """Look for the note among the table's texts, and compare the items that it adds up."""
    if not table.spec.note:
        return
    notes = [text for text, _ in table.label_texts if "勾稽关系" in text]
    if not notes:
        yield Fail(table, table=table.label)
        return
    wanted = _ITEM.findall(table.spec.note)
    for note in notes:
        items = _ITEM.findall(note)
        if other := _OTHER_SUM.search(note):
            yield Fail(table, "formula", table=table.label, found=other[0])
            return
        if len(items) == len(wanted) and _sides(items) != _sides(wanted):
            yield Fail(
                table, "altered", table=table.label, found="、".join(items), expected="、".join(wanted)
            )
            return


def _sides(items: list[str]) -> set[frozenset[str]]:
    """The items on either side of the sum, whichever comes first."""
    half = len(items) // 2
    return {frozenset(items[:half]), frozenset(items[half:])}
