"""meta-column-missing."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Report, Severity, rule
from reportlint_builtin.metadata._tags import COLUMN, JUDGED, absent, has_head, place_of


@rule(
    id="meta-column-missing",
    group="metadata",
    severity="warning",
    each="report",
    clause="website-47/tags",
    title=Message("缺少栏目标签", "tags of the column are missing"),
    message=Message(
        "网页缺少栏目标签或其内容为空：{names}",
        "the page lacks tags of the column, or they are empty: {names}",
    ),
    fix=Message(
        "在网站后台补上这些标签及其内容。", "Add the tags and their content in the publishing system."
    ),
    why=Message(
        "《政府网站发展指引》的网页设计规范把这些标签列为必选项，网站检查会逐页核对。",
        "The guidelines for government websites require them, and inspections look for them.",
    ),
    exceptions=Message(
        f"只缺 ColumnType 的，只作提示。{JUDGED.zh}",
        f"Where only ColumnType is missing it is a hint. {JUDGED.en}",
    ),
    cases=(
        Case(Message("标签齐全", "all tags"), {}),
        Case(
            Message("没有栏目描述", "no description"),
            {"meta/ColumnDescription": None},
            ("fail meta/ColumnDescription",),
        ),
        Case(Message("只缺栏目类别", "only the type"), {"meta/ColumnType": None}, ("fail meta/ColumnType",)),
    ),
)
def meta_column_missing(report: Report) -> Iterator[Note]:
    """Look for the tags."""
    if not has_head(report):
        yield NotApplicable(report)
    elif names := absent(report, COLUMN):
        note = Fail(place_of(report, names), names="、".join(names))
        yield note.weighing(Severity.INFO) if names == ["ColumnType"] else note
