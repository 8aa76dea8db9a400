"""cell-fullwidth."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Severity, rule
from reportlint_builtin._naming import listed


@rule(
    id="cell-fullwidth",
    group="tables",
    severity="info",
    each="report",
    clause="practice/numbers",
    title=Message("数字是全角字符，或者混有字母", "Full-width digits, or letters among digits"),
    messages={
        "fullwidth": Message(
            "{tables}有 {count} 个数字是全角字符：{cells}",
            "{tables}: {count} numbers in full-width digits: {cells}",
        ),
        "letters": Message(
            "{tables}有 {count} 个数字混有字母：{cells}",
            "{tables}: {count} numbers with letters in them: {cells}",
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
        Case(
            Message("两张表中的全角数字", "full-width digits in two tables"),
            {"disclosure/licences/decisions": "３６", "requests/refused-law/research": "０"},
            ("fail disclosure",),
        ),
        Case(Message("字母O", "the letter O"), {"requests/refused-law/research": "O"}, ("fail requests",)),
    ),
)
def cell_fullwidth(report: Report) -> Iterator[Note]:
    """Gather the cells of each kind; one note a report and kind, at the first table that has some."""
    for trait, severity in (("fullwidth", Severity.INFO), ("letters", Severity.WARNING)):
        odd = {
            key: [cell for cell in table.cells.values() if trait in cell.amount.traits]
            for key, table in report.tables.items()
        }
        tables = [report.tables[key] for key, cells in odd.items() if cells]
        cells = [cell for own in odd.values() for cell in own]
        if tables:
            note = Fail(
                tables[0],
                trait,
                tables=listed(table.label for table in tables),
                count=len(cells),
                cells=listed(cell.label for cell in cells),
            )
            yield note.weighing(severity).beside(*cells)
