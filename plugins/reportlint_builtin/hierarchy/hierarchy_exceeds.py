"""hierarchy-exceeds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint import Case, Fail, Hierarchy, Message, NotApplicable, Note, Open, Review, rule
from reportlint_builtin.hierarchy._rows import BELOW, SHOWN, PartCell, by_row, cells, certain, judged


@dataclass(frozen=True, slots=True)
class Options:
    """How findings are put together."""

    rows: int = 5
    """Where more rows than this are wrong, they are one finding."""


@rule(
    id="hierarchy-exceeds",
    group="hierarchy",
    severity="error",
    each="hierarchy",
    clause="practice/hierarchy",
    title=Message("下级单位的数字大于本级政府", "A body below has more than its government"),
    message=Message(
        "{cell}填写为 {found}，下级单位{other}的报告为 {part}，大于本级",
        "{cell} is {found}, in the report of {other} below {part}: more than the whole",
    ),
    messages={
        "many": Message(
            "{cell}填写为 {found}，下级单位{other}的报告为 {part}，大于本级；共有 {rows} 行数字小于下级单位，疑似没有汇总",
            "{cell} is {found}, in the report of {other} below {part}: more than the whole. "
            "{rows} rows have less than a body below: they seem not to be summed up",
        ),
    },
    fix=Message("核对两份报告，改正填错的一份。", "Check both reports; correct the one that is wrong."),
    why=Message(
        "政府的年度报告反映整个行政区域，任何一个下级单位的数字都不会更大。",
        "A government's report covers all below it; no part is larger than the whole.",
    ),
    exceptions=Message(
        "只判断县级以上地方人民政府；气象、税务、海关等垂直管理单位不计入本级政府。",
        "Local governments from the county up only; bodies under a ministry of their own are no part of the government's total.",
    ),
    options=Options(),
    cases=(
        Case(
            Message("下级不大于本级", "no part is larger"),
            {},
            base="annual-2021/county",
            parts=({"base": "annual-2021"},),
        ),
        Case(
            Message("下级许可件数大于本级", "more licences below"),
            {},
            ("fail disclosure/licences/decisions",),
            base="annual-2021/county",
            parts=({"organ": "云溪县水利局", "disclosure/licences/decisions": "18306"},),
        ),
        Case(
            Message("只填了政府办公室的数字", "only its office's figures"),
            dict.fromkeys(
                (
                    "disclosure/licences/decisions",
                    "disclosure/penalties/decisions",
                    "disclosure/coercion/decisions",
                    "disclosure/charges/amount",
                    "disclosure/normative-documents/made",
                    "disclosure/normative-documents/in-force",
                    "requests/received/natural",
                ),
                "0",
            ),
            ("fail disclosure/licences/decisions",),
            base="annual-2021/county",
            parts=({"organ": "云溪县水利局"},),
        ),
        Case(
            Message("垂直管理单位", "a body under a ministry"),
            {},
            base="annual-2021/county",
            parts=({"base": "annual-2021/vertical", "disclosure/licences/decisions": "18306"},),
        ),
        Case(
            Message("上级是部门", "the body above is a bureau"),
            {},
            parts=({"base": "annual-2021/township", "disclosure/licences/decisions": "99"},),
        ),
    ),
)
def hierarchy_exceeds(hierarchy: Hierarchy, _: object, options: Options) -> Iterator[Note]:
    """Compare every figure of a government with that of each body below it."""
    if not judged(hierarchy):
        yield NotApplicable(hierarchy)
        return
    compared = list(cells(hierarchy))
    wrong = [cell for cell in compared if cell.larger]
    told = [cell for cell in wrong if not cell.contradicted]
    if not compared or len(told) < len(wrong):
        yield Open(hierarchy)
    rows = list(by_row(told))
    if len(rows) > options.rows:
        yield _note([cell for row in rows for cell in row], hierarchy, "many", rows=len(rows))
    else:
        yield from (_note(row, hierarchy) for row in rows)


def _note(wrong: Sequence[PartCell], hierarchy: Hierarchy, message: str = "fault", **more: object) -> Note:
    """A note on the cell that a body below exceeds most."""
    most = max(wrong, key=lambda cell: cell.larger[0][2] - cell.number)
    other, _, part = most.larger[0]
    say = Fail if certain(hierarchy) else Review
    note = say(most.own, message, cell=most.own.label, found=most.number, other=other.name, part=part, **more)
    note = note.beside(*(cell for _, cell, _ in most.larger[:SHOWN]), role=BELOW)
    return note.explaining(*(cell.own for cell in wrong))
