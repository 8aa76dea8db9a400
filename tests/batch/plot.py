"""One row of an office's list: a body, its two reports, the pages they stand on, and what a run must say of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from reportlint.testing import MARKUPS, Draft
from tests.fetch.site import Route

from .district import Body, Figures, Filed, filed, two_years
from .sites import page

THIS, LAST = 2025, 2024


@dataclass(frozen=True)
class Expected:
    """What a run must say of a row: nothing else at all."""

    status: str = "checked"
    problem: str = ""
    """Code of what stands in the way."""
    findings: frozenset[tuple[str, str]] = frozenset()
    """(rule, key of the thing) of every error and warning."""


def findings(*pairs: str) -> frozenset[tuple[str, str]]:
    """`rule key` as pairs."""
    return frozenset((rule, key) for rule, _, key in (pair.partition(" ") for pair in pairs))


@dataclass
class Plot:
    """A row that is still open to changes."""

    body: Body
    figures: dict[int, Figures]
    drafts: dict[int, Draft]
    markup: str
    host: str
    path: str
    """Of this year's report; last year's is `/2024` before it."""
    seed: int = 0
    """Of the texts."""
    number: int = 0
    """Its place in the scene."""
    answer: Route | None = None
    """How the site answers in place of the report."""
    last_answer: Route | None = None
    more: dict[str, Route] = field(default_factory=dict)
    """What else the site has, by path."""
    address: str | None = None
    """In place of the one where the report stands."""
    last_address: str | None = None
    kind: str | None = None
    year: str = str(THIS)
    expected: Expected = Expected()

    @property
    def content(self) -> bytes:
        """This year's report as the site sends it."""
        return MARKUPS[self.markup].encode(self.drafts[THIS])

    def edit(self, **changes: str | None) -> None:
        """Change this year's report as `Draft.edit` does; `__` stands for `/`."""
        self.drafts[THIS] = self.drafts[THIS].edit(
            {key.replace("__", "/"): text for key, text in changes.items()}
        )

    def refigure(self, year: int, changes: dict[str, int]) -> None:
        """Add to figures of a year and write the report anew, so that it agrees with itself."""
        figures = dict(self.figures[year])
        for key, change in changes.items():
            figures[key] = figures.get(key, Decimal(0)) + change
        self.figures[year] = figures
        self.rewrite(self.seed)

    def rewrite(self, seed: int, figures: dict[int, Figures] | None = None) -> None:
        """Write both reports anew, with the words of this seed."""
        self.seed = seed
        self.figures = figures or self.figures
        self.drafts = dict(filed(Random(seed), self.body, self.figures).drafts)

    def routes(self, day: int = 5) -> dict[str, Route]:
        """The pages by path, as of a day. A third of the rows tell them apart by tag, a third by date."""
        last = MARKUPS[self.markup].encode(self.drafts[LAST])
        return {
            self.path: self.answer or self._page(self.content, day),
            f"/{LAST}{self.path}": self.last_answer or self._page(last, day),
            **self.more,
        }

    def _page(self, content: bytes, day: int) -> Route:
        tag, date = f'"{self.number}-{day}"', f"Mon, {day:02d} Jan 2026 08:00:00 GMT"
        return page(content, **({"etag": tag}, {"modified": date}, {})[self.number % 3])


def plotted(body: Body, seed: int, host: str, path: str) -> Plot:
    """A row in which nothing is wrong; the body has applications to tell of."""
    figures = two_years(Random(seed), 12)
    plot = Plot(body, figures, {}, "clean", host, path)
    plot.rewrite(seed)
    return plot


def taken(each: Filed, host: str, path: str) -> Plot:
    """A row for reports that are written."""
    return Plot(each.body, dict(each.figures), dict(each.drafts), each.markup, host, path)


Plant = Callable[[Plot], object]
