"""regulations-without-power."""

from collections.abc import Iterator

from reportlint import BodyKind, Case, Fail, Message, Note, Report, Review, Row, Severity, rule

_NONE = (
    BodyKind.COUNTY,
    BodyKind.TOWNSHIP,
    BodyKind.SUBDISTRICT,
    BodyKind.DEPARTMENT,
    BodyKind.VERTICAL,
    BodyKind.ZONE,
)


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
        "省、市政府及其办公厅（室）、司法局不算；机关性质不能确定的列为待核。",
        "Not for those governments, their offices and justice bureaus; for review where the kind of body is uncertain.",
    ),
    cases=(
        Case(Message("没有规章", "none"), {}, base="annual-2021/township"),
        Case(
            Message("镇政府填写规章6件", "a township with six"),
            {"disclosure/regulations/in-force": "6"},
            ("fail disclosure/regulations",),
            base="annual-2021/township",
        ),
    ),
)
def regulations_without_power(row: Row, report: Report) -> Iterator[Note]:
    """Find numbers in the row of regulations of a body that cannot make any."""
    numbers = [cell for cell in row.cells if cell.number]
    body = report.body
    if row.spec.key != "regulations" or not numbers or body.kind not in _NONE:
        return
    says = Fail if body.certain else Review
    note = says(row, row=row.label, numbers="、".join(cell.text for cell in numbers), body=body.name).beside(
        *numbers
    )
    office = any(word in body.name for word in ("办公厅", "办公室", "司法局", "司法厅"))
    yield note.weighing(Severity.INFO) if office else note
