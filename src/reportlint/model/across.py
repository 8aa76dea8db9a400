"""What rules across reports are handed: a report with those of earlier years, with its peers, with those below it.

Beside a report may also stand figures that the office has from elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportlint.model.message import Message
from reportlint.model.place import Place
from reportlint.model.report import Report
from reportlint.model.table import Cell


@dataclass(frozen=True, slots=True)
class _Beside:
    """A report, which is what rules point at, among others."""

    this: Report

    key = "report"

    @property
    def label(self) -> Message:
        """The report's."""
        return self.this.label

    @property
    def at(self) -> Place:
        """The report's."""
        return self.this.at


@dataclass(frozen=True, slots=True)
class Years(_Beside):
    """A body's report and the one of the year before."""

    last: Report

    each = "years"

    @property
    def comparable(self) -> bool:
        """True where one year follows the other, as the reports themselves say."""
        return self.this.year is not None and self.last.year == self.this.year - 1

    @property
    def reports(self) -> tuple[Report, ...]:
        """All reports it has."""
        return (self.this, self.last)


@dataclass(frozen=True, slots=True)
class Earlier(_Beside):
    """A body's report and those of earlier years that are at hand, whichever years these are."""

    earlier: tuple[Report, ...]
    """The latest first, one a year."""

    each = "earlier"

    @property
    def reports(self) -> tuple[Report, ...]:
        """All reports it has, the latest first."""
        return (self.this, *self.earlier)


@dataclass(frozen=True, slots=True)
class Peers(_Beside):
    """A report and others of the same year that may be copies of one another."""

    alike: tuple[Report, ...]
    """Those whose text or figures look alike, most alike first: candidates, not copies. At most a few."""
    names: frozenset[str]
    """The bodies of the list, this one among them."""

    each = "peers"

    @property
    def reports(self) -> tuple[Report, ...]:
        """All reports it has."""
        return (self.this, *self.alike)


@dataclass(frozen=True, slots=True)
class Hierarchy(_Beside):
    """A superior body's report and those of the bodies below it, of the same year."""

    parts: tuple[Report, ...]
    """The reports of the bodies directly below."""
    missing: tuple[str, ...]
    """The names of bodies below whose report is not at hand."""

    each = "hierarchy"

    @property
    def reports(self) -> tuple[Report, ...]:
        """All reports it has."""
        return (self.this, *self.parts)

    @property
    def complete(self) -> bool:
        """True where every body below that the list names has its report here."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A figure of a body that the office has from elsewhere."""

    name: str
    """Of its column, as the office writes it."""
    number: Decimal
    """In the unit of the cells it stands for."""
    source: Message
    """Where it stands: workbook, sheet, row, column."""
    keys: tuple[str, ...] = ()
    """The cells whose sum it is; empty for one that no cell holds."""
    subject: str = ""
    """What of the narrative it is, where no cell holds it: the key of a subject of statements, such as `fee`. Money
    is in yuan then. Empty where it stands for cells, or the form does not know its name."""
    least: bool = False
    """Whether it counts a part only, so that the report may have more: what came over the platform."""


@dataclass(frozen=True, slots=True)
class KnownFigures(_Beside):
    """A body's report and the figures that the office has of it from elsewhere, such as from the courts."""

    figures: tuple[KnownFigure, ...]

    each = "known"

    @property
    def reports(self) -> tuple[Report, ...]:
        """The one report."""
        return (self.this,)

    def cells(self, figure: KnownFigure) -> tuple[Cell, ...]:
        """The cells whose sum a figure is; none where the report lacks one of them."""
        found = tuple(cell for key in figure.keys if (cell := self.this.cells.get(key)) is not None)
        return found if len(found) == len(figure.keys) else ()


RelatedReports = Years | Earlier | Peers | Hierarchy | KnownFigures
