"""cell-fullwidth."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Severity, Table, rule
from reportlint_builtin._naming import listed


@rule(
    id="cell-fullwidth",
    group="tables",
    severity="info",
    each="table",
    clause="practice/numbers",
    title=Message("数字是全角字符，或者混有字母", "Full-width digits, or letters among digits"),
    messages={
        "fullwidth": Message(
            "{table}有 {count} 个数字是全角字符：{cells}",
            "{table} has {count} numbers in full-width digits: {cells}",
        ),
        "letters": Message(
            "{table}有 {count} 个数字混有字母：{cells}",
            "{table} has {count} numbers with letters in them: {cells}",
        ),
    },
    fix=Message("改用半角阿拉伯数字。", "Use plain digits."),
    why=Message(
        "全角数字和字母“O”“l”看着像数字，机器读不出来。",
        "They look like digits and cannot be read by machines.",
    ),
    exceptions=Message(
        "全角数字照常读取，只作提示；字母为警告。",
        "Full-width digits are read all the same; letters are a warning.",
    ),
    cases=(
        Case(Message("半角数字", "plain digits"), {}),
        Case(
            Message("全角的０", "a full-width zero"),
            {"requests/refused-law/research": "０"},
            ("fail requests",),
        ),
        Case(Message("字母O", "the letter O"), {"requests/refused-law/research": "O"}, ("fail requests",)),
    ),
)
def cell_fullwidth(table: Table) -> Iterator[Note]:
    """Gather the cells of each kind; one note a table and kind."""
    for trait, severity in (("fullwidth", Severity.INFO), ("letters", Severity.WARNING)):
        odd = [cell for cell in table.cells.values() if trait in cell.amount.traits]
        if odd:
            note = Fail(
                table, trait, table=table.label, count=len(odd), cells=listed(cell.label for cell in odd)
            )
            yield note.weighing(severity).beside(*odd)
