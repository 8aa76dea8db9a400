"""cell-blank."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from reportlint import (
    Case,
    Cell,
    Certainty,
    Equation,
    Fail,
    Meaning,
    Message,
    Note,
    Report,
    Review,
    Table,
    rule,
)
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
        "每张表列一条，不逐格列出；由空白而不成立的合计不另列；有分项而总计空白的另有规则。",
        "One finding a table, not one a cell, nor one for each sum that fails for want of it; a blank total of filled "
        "items is another rule's.",
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
        due = {cell.key: found for cell in blank if (found := _due(cell, report)) is not None}
        names = (_named(cell, due[cell.key].gap if cell.key in due else None) for cell in blank)
        note = (Fail if sure else Review)(table, table=table.label, count=len(blank), cells=listed(names))
        note = note.beside(*blank)
        for cell in blank:
            if cell.key in due:
                note = note.explaining(cell, *due[cell.key].sums)
        yield note


class _Due(NamedTuple):
    """What a blank cell lacks."""

    gap: Decimal
    sums: tuple[Equation, ...]
    """The sums that do not hold for want of it."""


def _due(cell: Cell, report: Report) -> _Due | None:
    """The number that all sums of a blank cell ask for, where it is the only one that they lack."""
    gaps: dict[Decimal, list[Equation]] = {}
    for equation in report.equations:
        cells = (*equation.left, *equation.right)
        alone = [one for one in cells if one.number is None] == [cell]
        if alone and equation.sums is not None:
            left, right = equation.sums
            gap = right - left if any(one is cell for one in equation.left) else left - right
            gaps.setdefault(gap, []).append(equation)
    if len(gaps) != 1:
        return None
    gap, sums = gaps.popitem()
    return _Due(gap, tuple(sums)) if gap > 0 else None


def _named(cell: Cell, due: Decimal | None) -> Message:
    if due is None:
        return cell.label
    return Message(f"{cell.label.zh}（按合计疑似应为 {due}）", f"{cell.label.en} (by its sums perhaps {due})")
