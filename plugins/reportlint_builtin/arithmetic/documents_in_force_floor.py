"""documents-in-force-floor."""

import re
from collections.abc import Iterator

from reportlint import Case, Certainty, Fail, Message, Note, Report, Review, Row, rule

_ENDED = re.compile(
    r"[^。；\n]*(?:文件|规章|办法|规定|细则)[^。；\n]*(?:失效|到期|期满|有效期|起施行)"
    r"|[^。；\n]*(?:失效|到期|期满|有效期)[^。；\n]*(?:文件|规章)"
)
"""A sentence on documents whose time was up, or had not begun."""

_SILENT = (
    "2024年，我局推进政府信息公开，保障群众的知情权、参与权和监督权。\n（一）主动公开。及时公布各类信息。\n"
    "（二）依申请公开。全年收到政府信息公开申请10件，上年结转1件；办结10件，结转下年度继续办理1件。\n"
    "（三）政府信息管理。落实先审后发要求。\n（四）政府信息公开平台建设。维护网站专栏。\n（五）监督保障。纳入年度考核。"
)


@rule(
    id="documents-in-force-floor",
    group="arithmetic",
    severity="warning",
    each="row.disclosure",
    clause="practice/arithmetic",
    title=Message("现行有效件数少于制发减废止", "Fewer in force than made less repealed"),
    message=Message(
        "{row}：本年制发 {made}、本年废止 {repealed}，现行有效 {in_force}，少于两者之差",
        "{row}: {made} made and {repealed} repealed this year, only {in_force} in force",
    ),
    fix=Message(
        "核对现行有效件数，应为截至年末仍然有效的全部件数。",
        "Check the number in force: all that were valid at the end of the year.",
    ),
    why=Message(
        "本年制发的，除本年废止的以外，年末应当仍然有效。",
        "What was made this year and not repealed is in force at its end.",
    ),
    exceptions=Message(
        "文字提到文件失效、到期、有效期的不判断；制发而全部无效的由另一条规则说明。",
        "Not where the text speaks of documents that expired; nothing in force at all is another rule's.",
    ),
    cases=(
        Case(Message("现行有效不少于制发", "enough in force"), {}),
        Case(
            Message("制发20，废止1，现行有效9", "20 made, 1 repealed, 9 in force"),
            {"disclosure/normative-documents/made": "20", "sections/overview": _SILENT},
            ("fail disclosure/normative-documents",),
        ),
        Case(
            Message("到期的是栏目", "what expires are columns of the site"),
            {
                "disclosure/normative-documents/made": "20",
                "sections/overview": f"{_SILENT}对临近到期的栏目提前提醒更新。",
            },
            ("fail disclosure/normative-documents",),
        ),
        Case(
            Message("到期的是文件", "documents expired"),
            {
                "disclosure/normative-documents/made": "20",
                "sections/overview": f"{_SILENT}年内有12件规范性文件有效期届满。",
            },
        ),
    ),
)
def documents_in_force_floor(row: Row, report: Report) -> Iterator[Note]:
    """Compare the three numbers of a row that has them."""
    cells = {cell.column.key: cell for cell in row.cells}
    three = [cells.get(key) for key in ("made", "repealed", "in-force")]
    numbers = [cell.number for cell in three if cell is not None]
    if len(numbers) < 3 or None in numbers:
        return
    made, repealed, in_force = (number for number in numbers if number is not None)
    if (
        in_force < made - repealed
        and not (in_force == repealed == 0)
        and not any(_ENDED.search(p.squeezed) for p in report.paragraphs)
    ):
        says = Fail if row.certainty is Certainty.LABEL else Review
        yield says(row, row=row.label, made=made, repealed=repealed, in_force=in_force).beside(*row.cells)
