"""The figures of all reports, added up for the charts that `charts.toml` names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fnmatch import translate
from functools import cache
from typing import NamedTuple

from reportlint.handover.index.charts import Chart, ChartSeries
from reportlint.model.message import Message
from reportlint.model.report import Report
from reportlint.support.toml import shipped_toml

_REPORTS = Message("件数", "number")


class _Bar(NamedTuple):
    name: Message
    keys: re.Pattern[str]


class _Spec(NamedTuple):
    title: Message
    note: Message
    bars: tuple[_Bar, ...]


class FigureBars(NamedTuple):
    """What a chart is drawn of."""

    title: Message
    note: Message
    """With {n}, the reports it rests on, and {all}, the rows of the list."""
    names: tuple[Message, ...]
    numbers: tuple[int, ...]
    reports: int
    """How many of them had any of its figures."""


def charts_of(reports: Iterable[Report], rows: int) -> Iterator[Chart]:
    """The charts, each with how many reports it rests on and of how many rows of the list these are; those that
    rest on none are left out. Figures of `reports` must not hold one another's."""
    for one in bars_of(reports):
        if one.reports:
            note = one.note.fill({"n": one.reports, "all": rows})
            yield Chart(one.title, one.names, [ChartSeries(_REPORTS, one.numbers)], note=note)


def bars_of(reports: Iterable[Report]) -> list[FigureBars]:
    """What every chart is drawn of. Figures of `reports` must not hold one another's."""
    specs = _specs()
    sums = [[Decimal(0)] * len(spec.bars) for spec in specs]
    counts = [0] * len(specs)
    for report in reports:
        for n, spec in enumerate(specs):
            taken = [_sum(report, bar) for bar in spec.bars]
            counts[n] += any(part is not None for part in taken)
            sums[n] = [so_far + (part or 0) for so_far, part in zip(sums[n], taken, strict=True)]
    return [
        FigureBars(
            spec.title, spec.note, tuple(bar.name for bar in spec.bars), tuple(map(int, numbers)), count
        )
        for spec, numbers, count in zip(specs, sums, counts, strict=True)
    ]


def _sum(report: Report, bar: _Bar) -> Decimal | None:
    """The sum of a bar's figures; None where the report has none of them."""
    counted = (cell.counted for key, cell in report.cells.items() if bar.keys.fullmatch(key))
    known = [number for number in counted if number is not None]
    return sum(known, Decimal(0)) if known else None


@cache
def _specs() -> tuple[_Spec, ...]:
    return tuple(
        _Spec(
            Message(**chart["title"]),
            Message(**chart["note"]),
            tuple(
                _Bar(Message(**bar["name"]), re.compile("|".join(map(translate, bar["keys"]))))
                for bar in chart["bar"]
            ),
        )
        for chart in shipped_toml("reportlint.handover.index", "charts.toml")["chart"]
    )
