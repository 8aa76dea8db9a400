"""The figures of all reports, added up for the charts that `charts.toml` names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fnmatch import translate
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from reportlint.handover.index.charts import Chart, Series
from reportlint.model.filing import Filing
from reportlint.model.say import Say

_REPORTS = Say("件数", "number")


class _Bar(NamedTuple):
    name: Say
    keys: re.Pattern[str]


class _Spec(NamedTuple):
    title: Say
    note: Say
    bars: tuple[_Bar, ...]


def charts_of(filings: Iterable[Filing]) -> Iterator[Chart]:
    """The charts, each with how many reports it rests on; those that rest on none are left out."""
    specs = _specs()
    sums = [[Decimal(0)] * len(spec.bars) for spec in specs]
    reports = [0] * len(specs)
    for filing in filings:
        for n, spec in enumerate(specs):
            taken = [_sum(filing, bar) for bar in spec.bars]
            reports[n] += any(part is not None for part in taken)
            sums[n] = [so_far + (part or 0) for so_far, part in zip(sums[n], taken, strict=True)]
    for spec, numbers, count in zip(specs, sums, reports, strict=True):
        if count:
            names = [bar.name for bar in spec.bars]
            series = Series(_REPORTS, [int(number) for number in numbers])
            yield Chart(spec.title, names, [series], note=spec.note.fill({"n": count}))


def _sum(filing: Filing, bar: _Bar) -> Decimal | None:
    """The sum of a bar's figures; None where the report has none of them."""
    counted = (figure.counted for key, figure in filing.figures.items() if bar.keys.fullmatch(key))
    known = [number for number in counted if number is not None]
    return sum(known, Decimal(0)) if known else None


@cache
def _specs() -> tuple[_Spec, ...]:
    text = files("reportlint.handover.index").joinpath("charts.toml").read_text(encoding="utf-8")
    return tuple(
        _Spec(
            Say(**chart["title"]),
            Say(**chart["note"]),
            tuple(
                _Bar(Say(**bar["name"]), re.compile("|".join(map(translate, bar["keys"]))))
                for bar in chart["bar"]
            ),
        )
        for chart in tomllib.loads(text)["chart"]
    )
