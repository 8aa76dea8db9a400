"""requests-old-form."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Table, rule


@rule(
    id="requests-old-form",
    group="tables",
    severity="error",
    each="table.requests",
    clause="form-2021/table-3",
    title=Message("“（六）其他处理”没有分项", "“（六）其他处理” has no items"),
    message=Message(
        "“（六）其他处理”只有一行，没有格式规定的三个分项",
        "“（六）其他处理” is one row without the three items of the form",
    ),
    fix=Message("按格式分三项填写：逾期不补正、逾期未缴费、其他。", "Fill in the three items of the form."),
    why=Message(
        "2021年修订的格式把“其他处理”分成三项，单独一行是2019年试行格式。",
        "The form of 2021 divides it into three; one row is the trial form of 2019.",
    ),
    exceptions=Message("2019、2020年度报告不算。", "Not for 2019 and 2020."),
    cases=(
        Case(Message("有三个分项", "three items"), {}),
        Case(
            Message("没有分项", "no items"),
            {
                "requests/other-not-corrected": None,
                "requests/other-unpaid": None,
                "requests/other-rest/label": "其他处理",
            },
            ("fail requests",),
        ),
    ),
)
def requests_old_form(table: Table) -> Iterator[Note]:
    """Look for a group whose items are all missing while its own label stands there."""
    groups: dict[str, list[str]] = {}
    for block in table.spec.blocks:
        for row in block.rows:
            if row.group:
                groups.setdefault(row.group, []).append(f"{table.key}/{row.key}")
    lost = {missing.key: missing for missing in table.missing if missing.kind == "row"}
    labels = {text for text, _ in table.label_texts}
    for group, keys in groups.items():
        if group in labels and all(key in lost for key in keys):
            yield Fail(table).explaining(*(lost[key] for key in keys))
