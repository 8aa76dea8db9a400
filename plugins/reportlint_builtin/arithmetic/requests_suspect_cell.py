"""requests-suspect-cell."""

from collections.abc import Iterable, Iterator

from reportlint import (
    Case,
    Cell,
    Equation,
    Fail,
    Message,
    Note,
    Report,
    Review,
    Statement,
    Suspect,
    rule,
    suspects,
)

_PART = Message("加数", "addend")


@rule(
    id="requests-suspect-cell",
    group="arithmetic",
    severity="error",
    each="equations.requests",
    clause="practice/arithmetic",
    title=Message("表三某个数字疑似填错", "A number in table 3 seems to be wrong"),
    message=Message(
        "{cell}{found}，疑似应为 {should}：这样改后，不成立的 {count} 条勾稽关系全部成立（{sums}）",
        "{cell} {found} and perhaps should be {should}: that repairs all {count} sums that do not hold ({sums})",
    ),
    fix=Message(
        "核对该单元格；如确系填错，改正后其余数字不必改动。",
        "Check the cell; if it is so, nothing else has to change.",
    ),
    why=Message(
        "一个数字填错，所在行和所在列的合计会同时不成立。只改一个单元格就能使它们全部成立时，列出这个单元格，不再逐条列出各合计。",
        "One wrong number breaks the sums of its row and of its column. Where changing one cell repairs them all, "
        "that cell is named and not each sum.",
    ),
    exceptions=Message(
        "有几个单元格都能使勾稽关系成立、或没有这样的单元格时，逐条列出不成立的合计。",
        "Where several cells or none would repair the sums, each broken sum is listed.",
    ),
    cases=(
        Case(Message("勾稽关系都成立", "all sums hold"), {}),
        Case(
            Message("予以公开多填一件", "one too many granted"),
            {"requests/granted/natural": "6"},
            ("fail requests/granted/natural",),
        ),
        Case(
            Message("办理结果总计多填一件", "the total of outcomes is one too many"),
            {"requests/outcome-total/natural": "9"},
            ("fail requests/outcome-total/natural",),
        ),
    ),
)
def requests_suspect_cell(equations: tuple[Equation, ...], report: Report) -> Iterator[Note]:
    """Name the one cell that repairs several broken sums, and with them what the text says."""
    for suspect in suspects(equations):
        note = (Review if any(equation.doubtful for equation in suspect.equations) else Fail)(
            suspect.cell,
            cell=suspect.cell.label,
            found=_printed(suspect.cell),
            should=suspect.should,
            count=len(suspect.equations),
            sums=_sums(suspect.equations),
        )
        for equation in suspect.equations:
            note = note.beside(equation, role=equation.label)
        if suspect.cell.number is not None and suspect.cell.number < 0 <= suspect.should:
            # That it is below 0 is the same fault.
            note = note.explaining(suspect.cell)
        yield note.beside(*_parts(suspect), role=_PART).explaining(
            *suspect.equations, *(said for said in report.statements if _repairs(suspect, said, report))
        )


def _printed(cell: Cell) -> Message:
    return Message(f"填写为 {cell.text}", f"is {cell.text}") if cell.text else Message("空白", "is blank")


def _sums(equations: Iterable[Equation]) -> Message:
    """The sums as they are printed: 521+68+3=592，表中填 621."""
    told = []
    for equation in equations:
        made, printed = equation.sums or (0, 0)
        left = _added(equation.left, made)
        if len(equation.right) == 1:
            told.append(Message(f"{left.zh}，表中填 {printed}", f"{left.en}, the table has {printed}"))
        else:
            right = _added(equation.right, printed)
            told.append(Message(f"{left.zh}，而{right.zh}", f"{left.en}, but {right.en}"))
    return Message("；".join(one.zh for one in told), "; ".join(one.en for one in told))


def _added(cells: Iterable[Cell], made: object) -> Message:
    """What is added up, without what is 0, and what it makes; a single number is called what it is."""
    addends = "+".join(cell.text for cell in cells if cell.counted)
    if "+" in addends:
        return Message(f"{addends}={made}", f"{addends}={made}")
    return Message(f"各项合计 {made}", f"they add up to {made}")


def _parts(suspect: Suspect) -> list[Cell]:
    """The other cells of the sums that do not hold, each once, those that add something first.

    Where a sum stands is said by itself.
    """
    cells = {cell.key: cell for one in suspect.equations for cell in (*one.left, *one.right)}
    told = {suspect.cell.key, *(equation.right[0].key for equation in suspect.equations)}
    return sorted((cell for key, cell in cells.items() if key not in told), key=lambda cell: not cell.counted)


def _repairs(suspect: Suspect, said: Statement, report: Report) -> bool:
    """True where the text has the number that follows from the repair."""
    change = suspect.should - (suspect.cell.counted or 0)
    return any(
        suspect.cell.key in reading and report.amount_of(reading) == said.value - change
        for reading in said.readings
    )
