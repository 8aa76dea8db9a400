"""litigation-codefendant."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Row, rule

_JOINT = re.compile(r"(?:作为|列为)?共同被告")

_JOINED = {
    "disputes/litigation-after-review/upheld": "1",
    "disputes/litigation-after-review/total": "1",
    "sections/overview": "2024年，我局推进政府信息公开，保障群众的知情权、参与权和监督权。\n（一）主动公开。及时公布各类信息。\n"
    "（二）依申请公开。全年收到政府信息公开申请10件，上年结转1件；办结10件，结转下年度继续办理1件。作为共同被告依法应诉。\n"
    "（三）政府信息管理。落实先审后发要求。\n（四）政府信息公开平台建设。维护网站专栏。\n（五）监督保障。纳入年度考核。",
}


@rule(
    id="litigation-codefendant",
    group="arithmetic",
    severity="info",
    each="row.disputes",
    clause="explanation-201/codefendant",
    title=Message("复议机关作共同被告的案件", "Cases as a joint defendant"),
    message=Message(
        "文字说作为共同被告应诉，表四“复议后起诉”不为 0；请核对是否计入了以复议机关身份应诉的案件",
        "the text speaks of cases as a joint defendant and table 4 has litigation after review; check that those of the reviewing body were not counted",
    ),
    fix=Message(
        "复议机关作共同被告的案件，只由原行为机关统计。",
        "Such cases are counted by the body whose act it was only.",
    ),
    why=Message(
        "国办公开办函〔2016〕201号对填报问题的解释：复议机关作共同被告的，由原行为主体统计，复议机关不统计。",
        "Guoban Gongkai Banhan [2016] No. 201: only the body whose act it was counts the case.",
    ),
    cases=(
        Case(Message("没有这种说法", "no such words"), {}),
        Case(
            Message("作为共同被告应诉", "a joint defendant"),
            _JOINED,
            ("fail disputes/litigation-after-review",),
        ),
    ),
)
def litigation_codefendant(row: Row, report: Report) -> Iterator[Note]:
    """Look for the words where the row has cases."""
    if row.spec.key == "litigation-after-review" and any(cell.number for cell in row.cells):
        paragraph = next((p for p in report.paragraphs if _JOINT.search(p.squeezed)), None)
        if paragraph is not None:
            yield Fail(row).beside(paragraph)
