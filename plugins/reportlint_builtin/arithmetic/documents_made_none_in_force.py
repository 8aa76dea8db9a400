"""documents-made-none-in-force."""

from collections.abc import Iterator

from reportlint import Case, Certainty, Fail, Message, Note, Review, Row, rule

_SILENT = (
    "2024年，我局推进政府信息公开，保障群众的知情权、参与权和监督权。\n（一）主动公开。及时公布各类信息。\n"
    "（二）依申请公开。全年收到政府信息公开申请10件，上年结转1件；办结10件，结转下年度继续办理1件。\n"
    "（三）政府信息管理。落实先审后发要求。\n（四）政府信息公开平台建设。维护网站专栏。\n（五）监督保障。纳入年度考核。"
)


@rule(
    id="documents-made-none-in-force",
    group="arithmetic",
    severity="warning",
    each="row.disclosure",
    clause="practice/arithmetic",
    title=Message("本年制发了文件，现行有效为 0", "Documents were made and none is in force"),
    message=Message(
        "{row}：本年制发 {made}、本年废止 0，现行有效却为 0",
        "{row}: {made} made, none repealed, yet none in force",
    ),
    fix=Message(
        "核对现行有效件数，应为截至年末仍然有效的全部件数。",
        "Check the number in force at the end of the year.",
    ),
    why=Message("本年制发而没有废止的文件，年末应当有效。", "What was made and not repealed is in force."),
    exceptions=Message(
        "尚未施行或有效期已满的除外，请核对后说明。", "Unless it is not in force yet or has expired."
    ),
    cases=(
        Case(Message("现行有效不为0", "some in force"), {}),
        Case(
            Message("制发3，废止0，现行有效0", "3 made, 0 repealed, 0 in force"),
            {
                "disclosure/normative-documents/made": "2",
                "disclosure/normative-documents/repealed": "0",
                "disclosure/normative-documents/in-force": "0",
                "sections/overview": _SILENT,
            },
            ("fail disclosure/normative-documents",),
        ),
    ),
)
def documents_made_none_in_force(row: Row) -> Iterator[Note]:
    """Find rows with some made, none repealed, none in force."""
    numbers = {cell.column.key: cell.number for cell in row.cells}
    made = numbers.get("made")
    if made and numbers.get("repealed") == 0 and numbers.get("in-force") == 0:
        yield (Fail if row.certainty is Certainty.LABEL else Review)(row, row=row.label, made=made).beside(
            *row.cells
        )
