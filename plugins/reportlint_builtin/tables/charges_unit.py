"""charges-unit."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reportlint import BodyKind, Case, Cell, Message, Note, Report, Review, rule
from reportlint_builtin._quantities import spoken

_SMALL = (BodyKind.TOWNSHIP, BodyKind.SUBDISTRICT, BodyKind.DEPARTMENT)
_AREAS = (BodyKind.COUNTY, BodyKind.CITY)
_OFFICE = re.compile(r"(?:人民政府|政府|行政公署|行署)(?:办公[厅室]|办)$")
MUCH = Decimal(10_000)
"""万元 from which on the amount is more than one body charges: a hundred million yuan."""
MUCH_OF_AN_AREA = Decimal(10_000_000)
"""万元 from which on it is more than all bodies of a city charge: a hundred billion yuan."""


@rule(
    id="charges-unit",
    group="tables",
    severity="warning",
    each="cell.disclosure",
    clause="form-2021/table-2",
    title=Message("收费金额的单位疑似是元", "The amount charged seems to be in yuan"),
    messages={
        "much": Message(
            "{cell}填写为 {found} 万元，金额过大，疑似以元填写",
            "{cell} is {found} (10,000 yuan), perhaps given in yuan",
        ),
        "said": Message(
            "{cell}填写为 {found}，与文字中的“{said}”相同，疑似以元填写",
            "{cell} is {found}, the “{said}” of the text, perhaps given in yuan",
        ),
    },
    fix=Message("换算成万元后填写。", "Convert it to units of 10,000 yuan."),
    why=Message("格式注明收费金额的单位为万元。", "The form asks for the amount in units of 10,000 yuan."),
    exceptions=Message(
        "县、市政府及其办公室报全县、全市的合计，可以很大；省政府和省级部门不判断；小数多于两位的不会是元。",
        "Governments of counties and cities, and their offices, report the sums of their areas, which may be large; "
        "provinces are not judged; yuan have two decimals at most.",
    ),
    cases=(
        Case(Message("以万元填写", "in 10,000 yuan"), {"disclosure/charges/amount": "18.8710"}),
        Case(
            Message("小数多于两位，不会是元", "more than two decimals: not in yuan"),
            {"disclosure/charges/amount": "58230.1155"},
        ),
        Case(
            Message("40430 万元", "40430"),
            {"disclosure/charges/amount": "40430"},
            ("review disclosure/charges/amount",),
        ),
        Case(
            Message("全县 14,722.49 万元", "a whole county's"),
            {"disclosure/charges/amount": "14722.49"},
            base="annual-2021/county",
        ),
        Case(
            Message("全县 1.47 亿万元", "a whole county's, in yuan"),
            {"disclosure/charges/amount": "147224900"},
            ("review disclosure/charges/amount",),
            base="annual-2021/county",
        ),
    ),
)
def charges_unit(cell: Cell, report: Report) -> Iterator[Note]:
    """Compare amounts of money with what is plausible and with what the text says."""
    number = cell.number
    if number is None or not cell.column.decimal or not number:
        return
    for said in report.statements:
        if said.subject == "charges" and said.quantity.value == number and said.value != number:
            yield Review(cell, "said", cell=cell.label, found=cell.text, said=spoken(said.quantity)).beside(
                said
            )
            return
    provincial = any(word in report.body.name for word in ("省", "自治区", "厅"))
    # Yuan have two decimals at most.
    yuan = number == number.quantize(Decimal("0.01"))
    area = report.body.kind in _AREAS or _OFFICE.search(report.body.name) is not None
    much = MUCH_OF_AN_AREA if area else MUCH if report.body.kind in _SMALL else None
    if much is not None and number >= much and yuan and not provincial:
        yield Review(cell, "much", cell=cell.label, found=cell.text)
