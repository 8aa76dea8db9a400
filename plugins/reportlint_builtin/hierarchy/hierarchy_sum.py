"""hierarchy-sum."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint import (
    Case,
    Fail,
    Hierarchy,
    Message,
    NotApplicable,
    Note,
    Open,
    Report,
    Severity,
    rule,
)
from reportlint_builtin._naming import listed
from reportlint_builtin.hierarchy._rows import (
    BELOW,
    PartCell,
    by_row,
    cells,
    certain,
    counted,
    has_office,
    judged,
)

_OWN = ("disclosure/regulations/", "disclosure/normative-documents/", "requests/", "disputes/")
"""What a government has of its own, beside its departments: counted by its office."""
_JOINT = ("disclosure/regulations/", "disclosure/normative-documents/")
"""What several bodies make together, so that each of them may count it."""

_BUREAU = {"organ": "云溪县水利局"}
"""All that the government has."""
_OFFICE = {"base": "annual-2021/department-zero", "organ": "云溪县人民政府办公室"}


@dataclass(frozen=True, slots=True)
class Options:
    """How findings are put together."""

    rows: int = 5
    """Where more rows than this are wrong, they are one finding."""


@rule(
    id="hierarchy-sum",
    group="hierarchy",
    severity="warning",
    each="hierarchy",
    clause="practice/hierarchy",
    title=Message("本级政府的数字不等于下级单位合计", "A government's figure is not the sum of those below"),
    messages={
        "fault": Message(
            "{cell}填写为 {found}，名单中 {count} 个下级单位的报告合计为 {sum}",
            "{cell} is {found}; the reports of the {count} bodies below add up to {sum}",
        ),
        "more": Message(
            "{cell}填写为 {found}，名单中 {count} 个下级单位的报告合计为 {sum}；请核对是汇总有误，还是名单没有列全",
            "{cell} is {found}; the reports of the {count} bodies below add up to {sum}. Either the sum is wrong or the list lacks a body",
        ),
        "office": Message(
            "{cell}填写为 {found}，名单中 {count} 个下级单位的报告合计为 {sum}；名单中没有本级政府办公室，请核对差额是否为办公室的数字",
            "{cell} is {found}; the reports of the {count} bodies below add up to {sum}. The list lacks the government's own office, "
            "which may make up the difference",
        ),
        "partly": Message(
            "{cell}填写为 {found}，已读到报告的 {count} 个下级单位合计已达 {sum}，{missing}的报告没有读到",
            "{cell} is {found}; {count} bodies below already add up to {sum}, and the reports of {missing} were not read",
        ),
        "left-out": Message(
            "{cell}填写为 {found}，名单中 {count} 个下级单位的报告合计为 {sum}；各项差额都与{other}的数字相同，疑似没有计入该单位",
            "{cell} is {found}; the reports of the {count} bodies below add up to {sum}. All differences are the figures of {other}: "
            "it seems to be left out",
        ),
        "many": Message(
            "{cell}填写为 {found}，名单中 {count} 个下级单位的报告合计为 {sum}；共有 {rows} 行数字与合计不符，请核对汇总范围和名单",
            "{cell} is {found}; the reports of the {count} bodies below add up to {sum}. {rows} rows differ: "
            "check what was summed up, and the list",
        ),
    },
    fix=Message(
        "与各下级单位的报告逐项核对，改正汇总数，或者请填错的下级单位更正。",
        "Check item by item with the reports below; correct the sum, or have the report below corrected.",
    ),
    why=Message(
        "政府的年度报告应当反映整个行政区域，数字由本级各部门和下级汇总而来。",
        "A government's report covers all below it: its figures are the sums of theirs.",
    ),
    exceptions=Message(
        "只判断县级以上地方人民政府；气象、税务、海关等垂直管理单位不计入。下级报告在该处自相矛盾的，先由下级改正，不判断。没有读到全部下级报告的，合计未能判断，只指出已经超过本级的；"
        "名单中没有本级政府办公室的，本级大于合计的申请、复议诉讼和文件件数不判断。本级大于合计的，也可能是名单没有列全；规范性文件可能几家联合制发：只提示核对。",
        "Local governments from the county up only; bodies under a ministry of their own do not count. What a report below contradicts itself "
        "in is not judged. Where reports are missing, sums are not "
        "judged, and only those that are too large already are told; without the government's own office, applications, disputes and documents beyond the sum are "
        "not judged. Where the government has more, the list may lack a body; documents may be made by several bodies together: for review only.",
    ),
    options=Options(),
    cases=(
        Case(Message("等于合计", "the sum"), {}, base="annual-2021/county", parts=(_BUREAU, _OFFICE)),
        Case(
            Message("比合计多1件", "one more than the sum"),
            {"disclosure/licences/decisions": "18306"},
            ("review disclosure/licences/decisions",),
            base="annual-2021/county",
            parts=(_BUREAU, _OFFICE),
        ),
        Case(
            Message("比合计少1件", "one less than the sum"),
            {"disclosure/licences/decisions": "18304"},
            ("fail disclosure/licences/decisions",),
            base="annual-2021/county",
            parts=(
                {**_BUREAU, "disclosure/licences/decisions": "18300"},
                {**_OFFICE, "disclosure/licences/decisions": "5"},
            ),
        ),
        Case(
            Message("名单中没有政府办公室", "without the government's office"),
            {"disclosure/licences/decisions": "18306"},
            ("review disclosure/licences/decisions",),
            base="annual-2021/county",
            parts=(_BUREAU,),
        ),
        Case(
            Message("差额可能是政府办公室收到的申请", "applications that the office may have received"),
            {"requests/received/natural": "+1", "requests/received/total": "+1"},
            base="annual-2021/county",
            parts=(_BUREAU,),
        ),
        Case(
            Message("下级报告不全", "a report is missing"),
            {"disclosure/licences/decisions": "18306"},
            base="annual-2021/county",
            parts=(_BUREAU, _OFFICE),
            missing=("云溪县民政局",),
        ),
        Case(
            Message("下级报告不全，合计已经超过", "a report is missing, and the sum is too large already"),
            {},
            ("fail disclosure/licences/decisions",),
            base="annual-2021/county",
            parts=(_BUREAU, {**_OFFICE, "disclosure/licences/decisions": "2"}),
            missing=("云溪县民政局",),
        ),
        Case(
            Message("没有计入一个部门", "a bureau is left out"),
            {},
            ("fail disclosure/licences/decisions",),
            base="annual-2021/county",
            parts=(_BUREAU, {"base": "annual-2021"}, _OFFICE),
        ),
        Case(
            Message("没有汇总", "nothing was summed up"),
            {},
            ("fail disclosure/licences/decisions",),
            base="annual-2021/county",
            parts=(
                {**_BUREAU, "disclosure/licences/decisions": "18304"},
                {**_BUREAU, "organ": "云溪县民政局", "disclosure/licences/decisions": "18303"},
                _OFFICE,
            ),
        ),
        Case(
            Message("金额相差在四舍五入之内", "amounts apart by rounding"),
            {},
            base="annual-2021/county",
            parts=(
                {**_BUREAU, "disclosure/charges/amount": "4873.3"},
                _OFFICE,
            ),
        ),
        Case(
            Message("下级报告的数字自相矛盾", "a report below contradicts itself there"),
            {},
            base="annual-2021/county",
            parts=({**_BUREAU, "disputes/litigation-direct/upheld": "+1"}, _OFFICE),
        ),
        Case(
            Message("联合制发的文件各自计数", "documents made together and counted by each"),
            {},
            ("review disclosure/normative-documents/made",),
            base="annual-2021/county",
            parts=(
                _BUREAU,
                {**_OFFICE, "disclosure/normative-documents/made": "1"},
            ),
        ),
        Case(
            Message("垂直管理单位", "a body under a ministry"),
            {},
            base="annual-2021/county",
            parts=(_BUREAU, _OFFICE, {"base": "annual-2021/vertical"}),
        ),
        Case(
            Message("上级是部门", "the body above is a bureau"),
            {},
            parts=({"base": "annual-2021/township"},),
        ),
    ),
)
def hierarchy_sum(hierarchy: Hierarchy, _: object, options: Options) -> Iterator[Note]:
    """Compare every figure of a government with the sum over the bodies below it."""
    if not judged(hierarchy):
        yield NotApplicable(hierarchy)
        return
    compared = list(cells(hierarchy))
    office = has_office(hierarchy)
    wrong = [cell for cell in compared if _wrong(cell, hierarchy, office)]
    told = [cell for cell in wrong if not cell.contradicted]
    rows = list(by_row(told))
    if not compared or len(told) < len(wrong) or (hierarchy.missing and not rows):
        # Of which reports the run lacks tells the run.
        yield Open(hierarchy)
    most = _most([cell for row in rows for cell in row])
    left_out = _left_out(compared, counted(hierarchy)) if len(rows) > 1 else None
    if left_out is not None:
        note = _note(most[0], hierarchy, "left-out", other=left_out.name)
        yield note.beside(left_out.cells[most[0].own.key], role=BELOW)
    elif len(rows) > options.rows:
        yield _note(most[0], hierarchy, "many", rows=len(rows)).beside(*most[0].largest, role=BELOW)
    else:
        for cell in (_most(row)[0] for row in rows):
            if hierarchy.missing:
                note = _note(cell, hierarchy, "partly", missing=_named(hierarchy.missing))
            elif cell.excess > 0:
                note = _note(cell, hierarchy, "more" if office else "office")
            else:
                note = _note(cell, hierarchy, "fault")
            yield note.beside(*cell.largest, role=BELOW)


def _wrong(cell: PartCell, hierarchy: Hierarchy, office: bool) -> bool:
    """Whether the figure can't be right: the sum is larger, or smaller though all of it is known."""
    known = hierarchy.complete and (office or not cell.own.key.startswith(_OWN))
    return cell.excess < 0 or (cell.excess > 0 and known)


def _note(cell: PartCell, hierarchy: Hierarchy, message: str, **more: object) -> Note:
    told = {"cell": cell.own.label, "found": cell.number, "sum": cell.below, "count": len(cell.parts)}
    note = Fail(cell.own, message, **told, **more)
    # What is more than the sum may belong to a body that the list lacks.
    if cell.excess > 0 or cell.own.key.startswith(_JOINT) or not certain(hierarchy):
        return note.suspected()
    return note.weighing(Severity.ERROR) if hierarchy.complete else note


def _most(wrong: Sequence[PartCell]) -> Sequence[PartCell]:
    """The cells, those furthest off first."""
    return sorted(wrong, key=lambda cell: -abs(cell.excess))


def _left_out(compared: Sequence[PartCell], parts: Sequence[Report]) -> Report | None:
    """The one whose figures are what the government lacks, cell by cell."""
    lacking = {cell.own.key: -cell.excess for cell in compared}
    found = [
        part for part in parts if all(part.cells[key].counted == number for key, number in lacking.items())
    ]
    return found[0] if len(found) == 1 else None


def _named(names: Sequence[str]) -> Message:
    return listed(Message(name, name) for name in names)
