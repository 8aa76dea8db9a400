"""What several runs come to, one after the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from reportlint.handover.index.figures import FigureBars, bars_of
from reportlint.handover.wording import GRADES, TIMES
from reportlint.model.form import Form
from reportlint.model.message import Message
from reportlint.model.report import Report
from reportlint.outputs.words import grade
from reportlint.runs.folder import RunFolder
from reportlint.runs.mapping import key_of
from reportlint.runs.result import RowResult, RowStatus

NOT_READ: Final = Message("未读到报告", "no report read")
_ERRORS, _WARNINGS, _REVIEWS, _ = GRADES.values()
STANDINGS: Final = (*TIMES.values(), NOT_READ)
GRADES_SHOWN: Final = (_ERRORS, _WARNINGS, _REVIEWS)


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One run, in the year that most of its rows are about."""

    label: Message
    rows: int
    standings: Counter[Message]
    """Rows by `STANDINGS`."""
    grades: Counter[Message]
    """Findings by `GRADES_SHOWN`."""
    rules: Counter[str]
    """Reports in which each rule found something."""
    every: Sequence[FigureBars]
    """Figures of all reports that may be added up."""
    common: Sequence[FigureBars]
    """Those of the bodies of which every run has one."""


class ReturnedFault(NamedTuple):
    """A rule that found something in reports of one body in more than one run."""

    body: str
    rule: str
    runs: tuple[int, ...]
    """Which, by their places."""
    last: Message
    """What it said the last time."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Several runs, the earliest first."""

    points: tuple[TrendPoint, ...]
    bodies: int
    """Of which every run has a report that may be added up."""
    returned: tuple[ReturnedFault, ...]

    @property
    def compared(self) -> Sequence[Sequence[FigureBars]]:
        """The figures that can be compared: of the bodies that every run has, if there are any."""
        return [point.common if self.bodies else point.every for point in self.points]


def trend(runs: Iterable[RunFolder], forms: Sequence[Form]) -> Trend:
    """What the runs come to, ordered by year and day of judging."""
    surveys = sorted((_Survey(run) for run in runs), key=lambda one: (one.year, one.run.facts.as_of))
    years = Counter(one.year for one in surveys)
    common = set.intersection(*(set(one.separate) for one in surveys))
    seen: dict[tuple[str, str], list[int]] = defaultdict(list)
    said: dict[tuple[str, str], Message] = {}
    points = []
    for place, survey in enumerate(surveys):
        for result in survey.run.results():
            survey.add(result)
        for fault, message in survey.faults.items():
            seen[fault].append(place)
            said[fault] = message
        points.append(survey.point(forms, common, alone=years[survey.year] == 1))
    returned = (
        ReturnedFault(body, rule, tuple(places), said[body, rule])
        for (body, rule), places in seen.items()
        if len(places) > 1
    )
    return Trend(tuple(points), len(common), tuple(sorted(returned, key=lambda one: -len(one.runs))))


@dataclass
class _Survey:
    """Counts over one run."""

    run: RunFolder
    rows: int = 0
    standings: Counter[Message] = field(default_factory=Counter)
    grades: Counter[Message] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    faults: dict[tuple[str, str], Message] = field(default_factory=dict)
    """What was found, by body and rule."""

    def __post_init__(self) -> None:
        self._years = Counter(agency.year for agency in self.run.store.agencies())
        most = max(self._years, key=lambda year: (self._years[year], year or 0), default=None)
        self._year = most
        self.year = most or self.run.facts.as_of.year - 1
        names = {key_of(one): one.name for one in self.run.store.agencies() if one.year == most}
        self.separate = {names[id_]: id_ for id_ in self.run.store.separate() if id_ in names}
        """Ids of the reports that may be added up, by body."""

    def add(self, result: RowResult) -> None:
        """Count one row of the year."""
        if result.agency.year != self._year:
            return
        self.rows += 1
        outcome = result.outcome if result.status is RowStatus.CHECKED else None
        self.standings[NOT_READ if outcome is None else TIMES[result.in_time]] += 1
        found = set()
        for finding in outcome.active if outcome else ():
            name = GRADES[grade(finding)]
            if name in GRADES_SHOWN:
                self.grades[name] += 1
                found.add(finding.rule)
                self.faults.setdefault((result.agency.name, finding.rule), finding.message)
        self.rules.update(found)

    def point(self, forms: Sequence[Form], common: set[str], *, alone: bool) -> TrendPoint:
        """The run as a point of the trend; `alone`: no other one is of its year."""
        day = self.run.facts.as_of
        label = Message(f"{self.year} 年度", f"{self.year}")
        if not alone:
            label = Message(f"{label.zh}（{day} 核查）", f"{label.en} (judged {day})")
        shared = [id_ for name, id_ in self.separate.items() if name in common]
        every, same = (
            bars_of(one for one in self.run.reports_among(ids, forms) if isinstance(one, Report))
            for ids in (self.separate.values(), shared)
        )
        return TrendPoint(label, self.rows, self.standings, self.grades, self.rules, every, same)
