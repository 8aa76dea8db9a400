"""cell-not-number."""

from collections.abc import Iterator

from reportlint import Case, Cell, Certainty, Fail, Meaning, Message, Note, Report, Review, Severity, rule


@rule(
    id="cell-not-number",
    group="tables",
    severity="error",
    each="cell",
    clause="practice/numbers",
    title=Message("数字单元格填写的不是数字", "A number cell holds something else"),
    messages={
        "text": Message("{cell}填写为“{found}”，应为数字", "{cell} holds “{found}”; it should be a number"),
        "unit": Message(
            "{cell}填写为“{found}”，带有单位“{unit}”，应只填写数字",
            "{cell} holds “{found}” with the unit “{unit}”; it should be a number alone",
        ),
        "remark": Message(
            "{cell}填写为“{found}”，数字后面带有说明“{remark}”，应只填写数字",
            "{cell} holds “{found}” with the remark “{remark}”; it should be a number alone",
        ),
    },
    fix=Message(
        "只填写阿拉伯数字，单位和说明写在正文里。", "Write digits only; units and remarks belong in the text."
    ),
    why=Message(
        "文字不能参加合计，所在行、列也就无法核对。",
        "Text cannot be added up, and its row and column cannot be checked.",
    ),
    exceptions=Message(
        "数字后面带单位或者括号说明的为警告，并按其中的数字核对；2019、2020年度的旧格式允许写单位和“增”“减”。",
        "A number with a unit or a remark in brackets is a warning and is reckoned with; the trial form of 2019 allows units and words of change.",
    ),
    cases=(
        Case(Message("都是数字", "all numbers"), {}),
        Case(
            Message("填写了文字", "text in a cell"),
            {"requests/refused-law/research": "见附件"},
            ("fail requests/refused-law/research",),
        ),
        Case(
            Message("数字带单位", "a number with its unit"),
            {"disputes/review/other": "0件"},
            ("fail disputes/review/other",),
        ),
        Case(
            Message("数字带说明", "a number with a remark"),
            {"requests/granted/natural": "5（83%）", "requests/granted/total": "6件（其中1件结转）"},
            ("fail requests/granted/natural", "fail requests/granted/total"),
        ),
        Case(
            Message("两个数字", "two numbers"),
            {"requests/granted/natural": "5（1）"},
            ("fail requests/granted/natural",),
        ),
    ),
)
def cell_not_number(cell: Cell, report: Report) -> Iterator[Note]:
    """Find number cells with text; letters in the place of digits are another rule's."""
    amount = cell.amount
    if amount.meaning is not Meaning.TEXT or "letters" in amount.traits:
        return
    if report.form.vocabulary.get("units-in-cells") and (amount.number is not None or cell.column.signed):
        return
    says = Fail if cell.certainty is Certainty.LABEL else Review
    if amount.number is not None:
        kind, more = (
            ("remark", {"remark": amount.remark}) if amount.remark else ("unit", {"unit": amount.unit})
        )
        yield says(cell, kind, cell=cell.label, found=cell.text, **more).weighing(Severity.WARNING)
    else:
        yield says(cell, "text", cell=cell.label, found=cell.text)
