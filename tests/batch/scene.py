"""An office and the bodies it looks after: the list it keeps, the sites on loopback, what a run must find."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook

from reportlint.model.body import BodyKind
from tests.fetch.site import answer

from .district import COUNTIES, Body, county, towns_and_bureaus
from .plot import LAST, THIS, Expected, Plot, findings, plotted, taken
from .sites import Sites
from .troubles import TROUBLES, Trouble

COLUMNS = ("单位", "网址", "单位类型", "上级单位", "年度", "上年网址", "备注")
_KINDS = {BodyKind.COUNTY: "县(区)", BodyKind.TOWNSHIP: "乡镇", BodyKind.DEPARTMENT: "部门"}


class Row(NamedTuple):
    """One row of the list."""

    cells: tuple[str, ...]
    expected: Expected

    @property
    def name(self) -> str:
        """The body's."""
        return self.cells[0]

    @property
    def address(self) -> str:
        """Of this year's report."""
        return self.cells[1]

    @property
    def last(self) -> str:
        """Address of last year's."""
        return self.cells[5]


class Scene:
    """A list and its sites. Close it when done."""

    def __init__(self, plots: Iterable[Plot]) -> None:
        self.sites = Sites()
        self.plots = list(plots)
        for number, plot in enumerate(self.plots):
            plot.number = number
        self.rows = [self._row(plot) for plot in self.plots]

    def _row(self, plot: Plot) -> Row:
        addresses = {path: self.sites.put(plot.host, path, route) for path, route in plot.routes().items()}
        address = addresses[plot.path] if plot.address is None else plot.address
        last = addresses[f"/{LAST}{plot.path}"] if plot.last_address is None else plot.last_address
        kind = _KINDS[plot.body.kind] if plot.kind is None else plot.kind
        cells = (plot.body.name, address, kind, plot.body.superior, plot.year, last, "")
        return Row(cells, plot.expected)

    def publish(self, plot: Plot) -> None:
        """Put a changed report in the place of the one that stands there."""
        for path, route in plot.routes(day=12).items():
            self.sites.put(plot.host, path, route)

    def write(self, file: Path, rows: Sequence[Row] | None = None) -> Path:
        """The list as a file, .csv or .xlsx."""
        lines = [COLUMNS, *(row.cells for row in (self.rows if rows is None else rows))]
        if file.suffix == ".xlsx":
            book = Workbook()
            for line in lines:
                book.active.append(line)
            book.save(file)
        else:
            with file.open("w", encoding="utf-8-sig", newline="") as out:
                csv.writer(out).writerows(lines)
        return file

    def close(self) -> None:
        """Take the sites down."""
        self.sites.close()


def clean(seed: int, counties: int, bodies: int, first_host: int = 2) -> list[Plot]:
    """Counties in which nothing is wrong. The bodies of one share two portals."""
    plots = []
    for number, name in enumerate(COUNTIES[:counties]):
        for place, each in enumerate(county(seed, name, bodies)):
            host = f"127.0.0.{first_host + 2 * number + place % 2}"
            plots.append(taken(each, host, f"/xxgk/{number}-{place}.html"))
    return plots


def troubled(troubles: Iterable[Trouble] = TROUBLES, *, first_host: int = 20) -> list[Plot]:
    """A body for each trouble."""
    plots = []
    names = towns_and_bureaus(COUNTIES[3:])
    for number, (trouble, name) in enumerate(zip(troubles, names, strict=False)):
        kind = BodyKind.DEPARTMENT if name.endswith("局") else BodyKind.TOWNSHIP
        host = f"127.0.0.{first_host + 8 + number if trouble.alone else first_host + number % 8}"
        plot = plotted(Body(name, kind), 100 + number, host, f"/xxgk/t{number}.html")
        trouble.plant(plot)
        plot.expected = trouble.expected
        plots.append(plot)
    return plots


def levels(seed: int = 7) -> list[Plot]:
    """A county whose table is no sum of those below it, and one that can't be summed: a body below has no report."""
    wrong, missing = (
        [
            taken(each, "127.0.0.12", f"/xxgk/{name}-{place}.html")
            for place, each in enumerate(county(seed, county_name, 4))
        ]
        for name, county_name in (("wrong", COUNTIES[1]), ("missing", COUNTIES[2]))
    )
    wrong[0].refigure(THIS, {"disclosure/licences/decisions": 9})
    wrong[0].expected = Expected(findings=findings("hierarchy-sum disclosure/licences/decisions"))
    missing[2].answer = answer("没有这个网页", "404 Not Found")
    missing[2].expected = Expected("not-found", "not-found")
    return [*wrong, *missing]


def copies(seed: int = 5) -> list[Plot]:
    """Three pairs of bodies: the second has the first's words, its figures, its address."""
    plots = []
    for number, name in enumerate(towns_and_bureaus(COUNTIES[5:])[:6]):
        plots.append(
            plotted(
                Body(name, BodyKind.DEPARTMENT), seed * 1000 + number, "127.0.0.14", f"/xxgk/p{number}.html"
            )
        )
    plots[1].rewrite(plots[0].seed)
    plots[3].rewrite(plots[3].seed, plots[2].figures)
    for plot in plots[:2]:
        plot.expected = Expected(findings=findings("text-copied-from-peer sections/overview"))
    for plot in plots[2:4]:
        plot.expected = Expected(findings=findings("numbers-copied-from-peer disclosure/licences/decisions"))
    plots[5].path = plots[4].path
    plots[5].drafts = plots[4].drafts
    plots[5].expected = Expected("other-body", "other-body")
    return plots
