"""`sum`: a cell equals the sum of other cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportlint.model.message import Message
from reportlint.model.missing import Missing
from reportlint.model.report import Report
from reportlint.model.statement import Statement
from reportlint.model.table import Equation, both_sums
from reportlint.rules.declared.kind import Kind
from reportlint.rules.rule import Fail, Note, Open, Review
from reportlint.support.structure import StructureError, option


@dataclass(frozen=True, slots=True)
class Sum:
    """Options of `sum`. A sum the form prescribes (`each = "equation.…"`) needs none of them."""

    total: str = option(
        "合计所在的单元格，如 requests/granted/total",
        "key of the cell that holds the sum, such as `requests/granted/total`",
        default="",
    )
    parts: tuple[str, ...] = option("相加的各个单元格", "keys of the cells that are added up", default=())

    def __post_init__(self) -> None:
        if bool(self.total) is not bool(self.parts):
            raise StructureError(Message("total 与 parts 应同时给出", "total and parts go together"))


def sum_(thing: Any, report: Report, options: Sum) -> Iterator[Note]:
    """Fail where the sum is another; review where a blank was taken for 0; open where a cell is missing."""
    if isinstance(thing, Equation):
        parts, totals, sums = thing.left, thing.right, thing.sums
    else:
        keys = (*options.parts, options.total)
        if isinstance(thing, Missing) or any(key not in report.cells for key in keys):
            yield Open(thing)
            return
        parts = tuple(report.cells[key] for key in options.parts)
        totals = (report.cells[options.total],)
        sums = both_sums(parts, totals)
    if sums is None:
        yield Open(totals[0])
        return
    expected, printed = sums
    if expected != printed:
        cells = (*parts, *totals)
        sure = all(cell.sure for cell in cells)
        found = Message("空白", "blank") if len(totals) == 1 and not totals[0].text else printed
        note = (Fail if sure else Review)(totals[0], thing=totals[0].label, found=found, expected=expected)
        if isinstance(thing, Equation):
            note = note.following(*report.causes(thing)).explaining(*_settled(thing, report))
        yield note.beside(*parts, *totals[1:])


def _settled(equation: Equation, report: Report) -> Iterator[Statement]:
    """What the text says of a cell of a broken sum, where that sum, or one that follows from it, holds with it."""
    follows = (one for one in report.equations if any(cause is equation for cause in report.causes(one)))
    for broken in (equation, *follows):
        cells = (cell.key for cell in (*broken.left, *broken.right))
        about = {id(said): said for key in cells for said in report.relations.about(key)}
        for said in about.values():
            if any(_holds_with(said, reading, broken, report) for reading in said.readings):
                yield said


def _holds_with(said: Statement, reading: tuple[str, ...], equation: Equation, report: Report) -> bool:
    """Whether a sum holds once one of the cells that the text speaks of has what makes up its number."""
    amount = report.amount_of(reading)
    if equation.sums is None or amount is None:
        return False
    gap = equation.sums[0] - equation.sums[1]
    changes = ((equation.left, -gap), (equation.right, gap))
    return any(
        cell.key in reading and said.value == amount + change for cells, change in changes for cell in cells
    )


SUM = Kind("sum", sum_, Sum, ("found", "expected"), ("report", "table", "equation"))
