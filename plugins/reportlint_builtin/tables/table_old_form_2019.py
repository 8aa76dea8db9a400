"""table-old-form-2019."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Missing, Note, Report, Table, rule
from reportlint_builtin._naming import listed

ENOUGH = 2
"""Labels of the other form from which on the table is of that form; fewer are a mixture."""


@rule(
    id="table-old-form-2019",
    group="tables",
    severity="error",
    each="table?",
    clause="form-2021/table-2",
    title=Message("使用了其他年度格式的表格", "The table is of another year's form"),
    message=Message(
        "{table}使用的是其他年度的格式：有“{labels}”等栏目",
        "{table} is of another year's form: it has {labels}",
    ),
    fix=Message(
        "改用报告年度适用的格式，按其栏目重新填写。",
        "Use the form in force for the year and fill in its columns.",
    ),
    why=Message(
        "2021年度起使用修订后的格式，2019、2020年度使用试行格式，栏目不同。",
        "The revised form applies from 2021, the trial form to 2019 and 2020.",
    ),
    exceptions=Message(
        "只有个别栏目不同的，按新旧混用处理。",
        "Single labels of the other form are a mixture, another rule's matter.",
    ),
    cases=(
        Case(Message("适用的格式", "the form in force"), {}),
        Case(
            Message("2021年度以后仍用旧表", "the trial form's columns in a later year"),
            {
                "disclosure/item-1/made/label": "本年新制作数量",
                "disclosure/item-1/repealed/label": "本年新公开数量",
                "disclosure/item-1/in-force/label": "对外公开总数量",
            },
            ("fail disclosure",),
        ),
    ),
)
def table_old_form_2019(table: Table | Missing, report: Report) -> Iterator[Note]:
    """Find columns and rows that only another form's version of the table has."""
    if isinstance(table, Missing) or not table.spec.foreign:
        return
    foreign = [(text, at) for text, at in table.label_texts if text in table.spec.foreign]
    if len(foreign) >= ENOUGH and not _own_columns(table):
        labels = listed(Message(text, text) for text in dict.fromkeys(text for text, _ in foreign))
        yield Fail(table, table=table.label, labels=labels).explaining(table, *table.missing)


def _own_columns(table: Table) -> bool:
    """True where the first block's columns are this form's."""
    own = {label for block in table.spec.blocks[:1] for column in block.columns for label in column.labels}
    return any(text in own for text, _ in table.label_texts)
