"""`order`: the parts or tables stand in the order of the form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportlint.model.place import Locatable
from reportlint.model.report import Report
from reportlint.rules.declared.kind import Kind
from reportlint.rules.rule import Fail, Note
from reportlint.support.structure import option


@dataclass(frozen=True, slots=True)
class Order:
    """Options of `order`."""

    of: Literal["sections", "tables"] = option(
        "看什么的次序：sections 各部分，tables 各表", "what is in order", default="sections"
    )


def order(report: Report, _: Report, options: Order) -> Iterator[Note]:
    """Fail for the fewest things that would have to move; each names its neighbour in the form."""
    ranks: list[tuple[int, Locatable]]
    if options.of == "tables":
        keys = [table.key for table in report.form.tables]
        ranks = [(keys.index(table.key), table) for table in report.tables.values()]
    else:
        ranks = [(section.spec.ordinal, section) for section in report.sections.values() if section.heading]
    settled = _in_order([rank for rank, _ in ranks])
    for rank, thing in ranks:
        if rank not in settled:
            after = max((pair for pair in ranks if pair[0] < rank), default=None, key=lambda pair: pair[0])
            before = min((pair for pair in ranks if pair[0] > rank), default=None, key=lambda pair: pair[0])
            neighbour = (after or before or (rank, thing))[1]
            yield Fail(thing, thing=thing.label, neighbour=neighbour.label).beside(neighbour)


def _in_order(ranks: Sequence[int]) -> set[int]:
    """A longest increasing run of the ranks, gaps allowed."""
    tails: list[int] = []
    runs: list[list[int]] = []
    for rank in ranks:
        at = bisect_left(tails, rank)
        run = [*(runs[at - 1] if at else []), rank]
        tails[at:], runs[at:] = [rank, *tails[at + 1 :]], [run, *runs[at + 1 :]]
    return set(runs[-1]) if runs else set()


ORDER = Kind("order", order, Order, ("neighbour",), ("report",))
