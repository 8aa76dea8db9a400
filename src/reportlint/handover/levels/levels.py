"""The bodies of a run by the one above them, and their figures added up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from reportlint.engine.stored import ReportDecoder
from reportlint.model.body import BodyKind
from reportlint.model.form import Form
from reportlint.model.message import Message
from reportlint.model.report import Report
from reportlint.runs.deadline import kind_in_list
from reportlint.runs.folder import RunFolder
from reportlint.runs.records import ReportRole
from reportlint.runs.result import RowStatus

_AT_ONCE: Final = 100
"""Reports in memory."""


class LevelBody(NamedTuple):
    """A body of the list, and whether its report can be added up."""

    id: str
    name: str
    kind: BodyKind | None
    status: RowStatus
    reason: Message | None

    @property
    def counts(self) -> bool:
        """Whether its own report of the year was read."""
        return self.status is RowStatus.CHECKED


@dataclass(frozen=True, slots=True)
class Level:
    """The bodies right below one, of one year."""

    superior: str
    """Empty for bodies that the list puts below none and that have none below themselves."""
    year: int | None
    own: LevelBody | None
    """The superior; None where the list does not have it."""
    bodies: tuple[LevelBody, ...]


@dataclass(slots=True)
class FigureSums:
    """Figures of several reports of one form, added up; those of a body above them are not among them."""

    reports: int = 0
    numbers: dict[str, Decimal] = field(default_factory=dict)
    texts: Counter[str] = field(default_factory=Counter)
    """How many cells of each key hold a text, which no sum can count."""

    def add(self, report: Report) -> None:
        """Count one report; a blank counts as 0."""
        self.reports += 1
        for key, cell in report.cells.items():
            if cell.counted is None:
                self.texts[key] += 1
            else:
                self.numbers[key] = self.numbers.get(key, Decimal(0)) + cell.counted

    def join(self, other: FigureSums) -> None:
        """Count the reports of another sum, too."""
        self.reports += other.reports
        self.texts += other.texts
        for key, number in other.numbers.items():
            self.numbers[key] = self.numbers.get(key, Decimal(0)) + number


def levels(run: RunFolder, form: Form | None) -> list[Level]:
    """The levels of a run in the order of its list; `form` tells kinds of bodies by their names."""
    below: dict[tuple[str, int | None], list[LevelBody]] = defaultdict(list)
    known: dict[tuple[str, int | None], LevelBody] = {}
    for result in run.results():
        agency = result.agency
        kind = kind_in_list(agency, form) if form else agency.kind
        body = LevelBody(agency.id, agency.name, kind, result.status, result.reason)
        below[agency.superior, agency.year].append(body)
        known.setdefault((agency.name, agency.year), body)
    found = []
    for (superior, year), bodies in below.items():
        # Who stands above others is no body among those that stand below nobody.
        kept = [one for one in bodies if superior or (one.name, year) not in below]
        if kept:
            found.append(Level(superior, year, known.get((superior, year)), tuple(kept)))
    return found


def reports_of(
    run: RunFolder, bodies: Sequence[LevelBody], decoder: ReportDecoder
) -> Iterator[tuple[LevelBody, Report]]:
    """The reports of the bodies that count, in their order."""
    counted = [one for one in bodies if one.counts]
    for start in range(0, len(counted), _AT_ONCE):
        several = counted[start : start + _AT_ONCE]
        kept = run.store.kept([one.id for one in several], ReportRole.THIS)
        for body in several:
            report = decoder.decode(kept[body.id].report) if body.id in kept else None
            if isinstance(report, Report):
                yield body, report
