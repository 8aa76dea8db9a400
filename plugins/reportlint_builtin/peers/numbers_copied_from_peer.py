"""numbers-copied-from-peer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportlint import Case, Cell, Fail, Message, NotApplicable, Note, Peers, Report, rule
from reportlint_builtin.peers._bodies import one_above, one_body
from reportlint_builtin.peers._cases import BUREAU, WORDS

_OTHER = Message("数字相同的报告", "the report with the same figures")
_TABLES = ("disclosure", "requests")
_BUREAU = {**BUREAU, **WORDS}


@dataclass(frozen=True, slots=True)
class Options:
    """When equal figures are no chance."""

    least: int = 5
    """Different numbers, 0 not counted."""


@rule(
    id="numbers-copied-from-peer",
    group="peers",
    severity="warning",
    each="peers",
    clause="form-2021/responsibility",
    title=Message("表格数字与其他单位全部相同", "All figures are another body's"),
    message=Message(
        "第二、三部分表格的 {count} 个非零数字与{other}的报告全部相同，疑似套用",
        "all {count} figures of the tables of parts two and three that are not 0 are those of {other}",
    ),
    fix=Message("按本单位的实际数据填报。", "Enter this body's own figures."),
    why=Message(
        "两家单位的申请、办理结果和行政行为数量不会逐项相同，多半是套用了对方的表格。",
        "Two bodies hardly have the same applications, outcomes and decisions item by item: one table was reused.",
    ),
    exceptions=Message(
        "全部为0，或者不同的数字少于5个的不判断；名单中同一单位、同一网页的两行，以及上级和下级，不相互比较。",
        "Not where all are 0 or fewer than five numbers differ; two rows of one body or one page, and a body and the one above it, are not compared.",
    ),
    options=Options(),
    cases=(
        Case(Message("没有相近的报告", "nothing alike"), {}),
        Case(
            Message("数字全部相同", "all the same"),
            {},
            ("fail disclosure/licences/decisions",),
            peers=(_BUREAU,),
        ),
        Case(
            Message("有一个数字不同", "one figure differs"),
            {},
            peers=({**_BUREAU, "disclosure/penalties/decisions": "5"},),
        ),
        Case(
            Message("空白与0相同", "a blank is a 0"),
            {"disclosure/coercion/decisions": ""},
            ("fail disclosure/licences/decisions",),
            peers=(_BUREAU,),
        ),
        Case(
            Message("都是零报告", "both have nothing to report"),
            {},
            base="annual-2021/department-zero",
            peers=(_BUREAU,),
        ),
        Case(Message("名单中同一单位出现两次", "one body twice in the list"), {}, peers=({},)),
    ),
)
def numbers_copied_from_peer(peers: Peers, _: object, options: Options) -> Iterator[Note]:
    """Compare the numbers of two tables, cell by cell, with those of the reports that look alike."""
    own = _numbers(peers.this)
    this = peers.this
    others = [other for other in peers.alike if not one_body(this, other) and not one_above(this, other)]
    if not others or len({cell.number for cell in own.values()}) < options.least:
        yield NotApplicable(peers)
        return
    values = _values(own)
    for other in others:
        if _holds(other, values) and _values(_numbers(other)) == values:
            most = max(own.values(), key=lambda cell: cell.number or Decimal(0))
            note = Fail(most, count=len(own), other=other.name)
            yield note.beside(other.cells[most.key], role=_OTHER)


def _numbers(report: Report) -> Mapping[str, Cell]:
    """The cells that are not 0, by key."""
    tables = [report.tables[key] for key in _TABLES if key in report.tables]
    return {key: cell for table in tables for key, cell in table.cells.items() if cell.number}


def _holds(report: Report, values: Mapping[str, Decimal | None]) -> bool:
    """Whether all of these numbers are in a report; most often the first is not."""
    cells = report.cells
    return all(key in cells and cells[key].number == number for key, number in values.items())


def _values(cells: Mapping[str, Cell]) -> Mapping[str, Decimal | None]:
    return {key: cell.number for key, cell in cells.items()}
