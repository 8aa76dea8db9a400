"""table-as-image."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Missing, Note, Report, Review, Table, rule


@rule(
    id="table-as-image",
    group="tables",
    severity="error",
    each="table?",
    clause="regulation-711/24",
    title=Message("表格是图片或附件", "The table is a picture or an attachment"),
    message=Message(
        "“{section}”中没有文字表格，有 {count} 张图片或附件",
        "“{section}” has no table but {count} pictures or documents",
    ),
    fix=Message("把表格改为文字表格发布。", "Publish the table as text."),
    why=Message(
        "图片中的数字无法检索、复制和核对。",
        "Numbers in a picture can neither be searched nor copied nor checked.",
    ),
    exceptions=Message("有文字表格、另附图片的不算。", "Not where the table is there as text."),
    cases=(
        Case(Message("文字表格", "a table of text"), {}),
        Case(
            Message("表三是图片", "table 3 is a picture"),
            {"requests": None, "sections/requests": '<p><img src="/images/table3.png" alt=""></p>'},
            ("fail requests",),
        ),
    ),
)
def table_as_image(table: Table | Missing, report: Report) -> Iterator[Note]:
    """Look for pictures in the part that should hold a missing table."""
    if not isinstance(table, Missing):
        return
    spec = report.form.table(table.key)
    section = report.sections.get(spec.section)
    if section is not None and section.images:
        says = Fail if report.complete else Review
        yield says(table, section=section.label, count=section.images).explaining(table)
