"""regulations-without-power."""

import re
from collections.abc import Iterator

from reportlint import BodyKind, Case, Fail, Message, Note, Report, Review, Row, rule

_NONE = (
    BodyKind.COUNTY,
    BodyKind.TOWNSHIP,
    BodyKind.SUBDISTRICT,
    BodyKind.DEPARTMENT,
    BodyKind.VERTICAL,
    BodyKind.ZONE,
)


_OF_A_GOVERNMENT = re.compile(
    r"办公厅$|(?:(?:省|自治区|市|州|盟)(?:人民)?政府办公室|(?:省|自治区|市|州|盟)司法[厅局])$"
)
"""Offices that may report the regulations of a government which makes them."""


@rule(
    id="regulations-without-power",
    group="arithmetic",
    severity="error",
    each="row.disclosure",
    clause="legislation/regulations",
    title=Message(
        "没有规章制定权的机关填写了规章", "A body without the power to make regulations reports some"
    ),
    message=Message(
        "{row}填写了 {numbers}，“{body}”疑似没有规章制定权",
        "{row} has {numbers}; “{body}” seems to have no power to make regulations",
    ),
    fix=Message(
        "核对是否把规范性文件填成了规章；确无规章的填 0。",
        "Check whether normative documents were entered as regulations.",
    ),
    why=Message(
        "规章只由国务院部门和省、设区的市、自治州的人民政府制定。",
        "Only State Council departments and governments of provinces, cities with districts and autonomous prefectures make regulations.",
    ),
    exceptions=Message(
        "省、市政府及其办公厅（室）、司法厅（局）报的可以是本级政府的规章，不算；机关性质不能确定的列为待核。",
        "Not for those governments, nor for their offices and justice bureaus, which may report their government's; "
        "for review where the kind of body is uncertain.",
    ),
    cases=(
        Case(Message("没有规章", "none"), {}, base="annual-2021/township"),
        Case(
            Message("镇政府填写规章6件", "a township with six"),
            {"disclosure/regulations/in-force": "6"},
            ("fail disclosure/regulations",),
            base="annual-2021/township",
        ),
        Case(
            Message("办公厅报本级政府的规章", "an office with its government's"),
            {"organ": "云江市人民政府办公厅", "disclosure/regulations/in-force": "6"},
        ),
        Case(
            Message("县政府办公室填写规章", "a county's office"),
            {
                "organ": "云溪县人民政府办公室",
                "signature": "云溪县人民政府办公室\n2025年1月20日",
                "disclosure/regulations/in-force": "6",
                "sections/overview|2024年，我局": "2024年，我办",
            },
            ("fail disclosure/regulations",),
        ),
    ),
)
def regulations_without_power(row: Row, report: Report) -> Iterator[Note]:
    """Find numbers in the row of regulations of a body that cannot make any."""
    numbers = [cell for cell in row.cells if cell.number]
    body = report.body
    if row.spec.key != "regulations" or not numbers or body.kind not in _NONE:
        return
    if _OF_A_GOVERNMENT.search(body.name):
        return
    says = Fail if body.certain else Review
    figures = "、".join(cell.text for cell in numbers)
    yield says(row, row=row.label, numbers=figures, body=body.name).beside(*numbers)
