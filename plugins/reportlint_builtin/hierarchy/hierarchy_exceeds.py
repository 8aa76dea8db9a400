"""hierarchy-exceeds."""

from collections.abc import Iterator

from reportlint import Case, Fail, Hierarchy, NotApplicable, Note, Open, Review, Say, rule
from reportlint_builtin.hierarchy._rows import BELOW, SHOWN, by_row, cells, certain, judged


@rule(
    id="hierarchy-exceeds",
    group="hierarchy",
    severity="error",
    each="hierarchy",
    clause="practice/hierarchy",
    title=Say("下级单位的数字大于本级政府", "A body below has more than its government"),
    message=Say(
        "本级政府的报告填 {found}，下级单位{other}的报告填 {part}，大于本级",
        "the government's report has {found}, that of {other} below it {part}: more than the whole",
    ),
    fix=Say("核对两份报告，改正填错的一份。", "Check both reports; correct the one that is wrong."),
    why=Say(
        "政府的年度报告反映整个行政区域，任何一个下级单位的数字都不会更大。",
        "A government's report covers all below it; no part is larger than the whole.",
    ),
    exceptions=Say(
        "只判断县级以上地方人民政府；气象、税务、海关等垂直管理单位不计入本级政府。",
        "Local governments from the county up only; bodies under a ministry of their own are no part of the government's total.",
    ),
    cases=(
        Case(
            Say("下级不大于本级", "no part is larger"),
            {},
            base="annual-2021/county",
            parts=({"base": "annual-2021"},),
        ),
        Case(
            Say("下级许可件数大于本级", "more licences below"),
            {},
            ("fail disclosure/licences/decisions",),
            base="annual-2021/county",
            parts=({"organ": "云溪县水利局", "disclosure/licences/decisions": "18306"},),
        ),
        Case(
            Say("垂直管理单位", "a body under a ministry"),
            {},
            base="annual-2021/county",
            parts=({"base": "annual-2021/vertical", "disclosure/licences/decisions": "18306"},),
        ),
        Case(
            Say("上级是部门", "the body above is a bureau"),
            {},
            parts=({"base": "annual-2021/township", "disclosure/licences/decisions": "99"},),
        ),
    ),
)
def hierarchy_exceeds(hierarchy: Hierarchy) -> Iterator[Note]:
    """Compare every figure of a government with that of each body below it."""
    if not judged(hierarchy):
        yield NotApplicable(hierarchy)
        return
    compared = list(cells(hierarchy))
    if not compared:
        yield Open(hierarchy)
    say = Fail if certain(hierarchy) else Review
    for row in by_row(cell for cell in compared if cell.larger):
        most = max(row, key=lambda cell: cell.larger[0][2] - cell.number)
        other, _, part = most.larger[0]
        note = say(most.figure, found=most.number, other=other.name, part=part)
        note = note.beside(*(figure for _, figure, _ in most.larger[:SHOWN]), role=BELOW)
        yield note.explaining(*(cell.figure for cell in row))
