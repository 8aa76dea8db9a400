"""cell-total-blank."""

from collections.abc import Iterator

from reportlint import Case, Cell, Certainty, Fail, Meaning, Message, Note, Report, Review, Table, rule
from reportlint_builtin._naming import listed

_ROW = ("natural", "commercial", "research", "welfare", "legal", "other", "total")
_GRANTED, _PARTIAL = "requests/granted/total", "requests/partial/total"


@rule(
    id="cell-total-blank",
    group="tables",
    severity="error",
    each="table",
    clause="practice/arithmetic",
    title=Message("有分项，总计没有填写", "The items are there, the totals are not filled in"),
    messages={
        "one": Message("{cell}空白，各项之和为 {sum}", "{cell} is blank; its items make {sum}"),
        "several": Message(
            "{table}有 {count} 个总计{how}，各项之和分别为：{cells}",
            "{count} totals of {table} {how}; their items make: {cells}",
        ),
    },
    fix=Message("按各项之和填写总计。", "Fill in the totals with the sums of the items."),
    why=Message("总计是各项之和，不能空着，也不能都是 0。", "A total is the sum of the items."),
    exceptions=Message(
        "各项都是 0 或都空白的不算。文字中的数字与各项之和比对，不另行列出由此不成立的合计。",
        "Not where all items are 0 or blank. The text is compared with the sums of the items; sums that fail because "
        "of it are not listed.",
    ),
    cases=(
        Case(Message("总计已填", "filled in"), {}),
        Case(
            Message("予以公开的总计空白", "the total of granted is blank"),
            {_GRANTED: ""},
            (f"fail {_GRANTED}",),
        ),
        Case(
            Message("两个总计空白", "two totals are blank"),
            {_GRANTED: "", _PARTIAL: ""},
            ("fail requests",),
        ),
        Case(
            Message("（七）总计一行空白", "the row of totals is blank"),
            {f"requests/outcome-total/{column}": "" for column in _ROW},
            ("fail requests",),
        ),
        Case(
            Message("（七）总计一行都是0", "the row of totals is all 0"),
            {f"requests/outcome-total/{column}": "0" for column in _ROW},
            ("fail requests",),
        ),
    ),
)
def cell_total_blank(table: Table, report: Report) -> Iterator[Note]:
    """Find totals that are blank or all 0 over items that are not; one note a table."""
    cells = [table.cells[key] for key in report.stand_ins if key in table.cells]
    lacking = [cell for cell in cells if cell.amount.meaning is not Meaning.PLACEHOLDER]
    if not any(report.stand_ins[cell.key] for cell in lacking):
        return
    says = Fail if all(_sure(cell, report) for cell in lacking) else Review
    if len(lacking) == 1:
        (cell,) = lacking
        parts = next(one.left for one in report.equations if one.right[0] is cell)
        yield says(cell, "one", cell=cell.label, sum=report.stand_ins[cell.key]).beside(*parts)
        return
    named = listed(
        Message(f"{cell.label.zh}（{made}）", f"{cell.label.en} ({made})")
        for cell in lacking
        if (made := report.stand_ins[cell.key])
    )
    note = says(table, "several", table=table.label, count=len(lacking), how=_how(lacking), cells=named)
    yield note.beside(*lacking)


def _sure(cell: Cell, report: Report) -> bool:
    parts = [part for one in report.equations if one.right[0] is cell for part in one.left]
    return cell.certainty is not Certainty.GUESS and all(
        part.sure or part.key in report.stand_ins for part in parts
    )


def _how(cells: list[Cell]) -> Message:
    blank, zero = (any(not cell.text for cell in cells), any(cell.text for cell in cells))
    if blank and zero:
        return Message("空白或填写为 0", "are blank or 0")
    return Message("空白", "are blank") if blank else Message("填写为 0", "are 0")
