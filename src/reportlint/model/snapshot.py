"""A report as a run keeps it: its figures and words without the page, for rules that compare reports.

A snapshot is plain data. Where its things stand on the page is found out when something is said about them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from reportlint.model.amount import Meaning
from reportlint.model.body import Body
from reportlint.model.certainty import Certainty
from reportlint.model.message import Message
from reportlint.model.place import Point
from reportlint.model.statement import Exactness, Scope, Tense


@dataclass(frozen=True, slots=True)
class Figure:
    """A number cell of a prescribed table."""

    key: str
    """`requests/granted/natural`: table, row, column."""
    label: Message
    text: str
    """Squeezed."""
    meaning: Meaning
    number: Decimal | None
    """The number that stands in it; None for a blank, a placeholder or text."""
    certainty: Certainty
    at: Point

    @property
    def counted(self) -> Decimal | None:
        """The number for sums: a blank or placeholder counts as 0, text as None."""
        if self.meaning is Meaning.NUMBER:
            return self.number
        return None if self.meaning is Meaning.TEXT else Decimal(0)


@dataclass(frozen=True, slots=True)
class SnapshotPassage:
    """A stretch of a line."""

    key: str
    label: Message
    at: Point


@dataclass(frozen=True, slots=True)
class SnapshotLine:
    """A line of the narrative: the title, a heading or a paragraph."""

    key: str
    label: Message
    section: str
    """Key of the part it stands in, such as `sections/overview`; `title`, `preface`, `headings` (all top-level
    headings) or `signature` otherwise."""
    squeezed: str
    """Without white space, in one style of digits and punctuation."""
    at: Point

    def part(self, start: int, end: int) -> SnapshotPassage:
        """A stretch of it, counted in `squeezed`, to point at."""
        return SnapshotPassage(f"{self.key}/text", self.label, self.at._replace(start=start, end=end))


@dataclass(frozen=True, slots=True)
class StatedNumber:
    """A number said in the narrative about one of the form's subjects."""

    key: str
    label: Message
    """The part it stands in and what it is about."""
    subject: str
    """`received`, `carried-in`, `review` …"""
    value: Decimal
    """In the unit of the tables."""
    exactness: Exactness
    tense: Tense
    scope: Scope
    unit: str
    """As printed."""
    readings: tuple[tuple[str, ...], ...]
    """Admissible readings, best first; each is a sum of cell keys, a leading `-` subtracts."""
    sentence: str
    section: str
    at: Point


@dataclass(frozen=True, slots=True)
class StatedChange:
    """A change against last year that the narrative states."""

    key: str
    label: Message
    """The part it stands in and what it is."""
    kind: str
    """`rise`, `fall`, `same`."""
    percent: Decimal | None
    """None where the change is said as a number, or as 持平."""
    decimals: int
    """Digits printed after the point of the percentage."""
    difference: Decimal | None
    """The change as a number; this and the next two in the unit of the tables."""
    part: Decimal | None
    """This year's number, where the text gives it."""
    base: Decimal | None
    """Last year's number, where the text gives it."""
    exact: bool
    """False where one of these numbers is approximate."""
    subject: str
    """Empty where the text does not say."""
    readings: tuple[tuple[str, ...], ...]
    """Of the subject: see `StatedNumber`."""
    sentence: str
    section: str
    at: Point


@dataclass(frozen=True)
class Snapshot:
    """One report of a run."""

    id: str
    """Names it within the run; `at.report` of its things."""
    agency: str
    """The body's name in the office's list."""
    superior: str
    """The name of the body above it in the list; empty for none."""
    body: Body
    """The body as the report names it."""
    title: str
    year: int | None
    form: str
    """Id of the form it was read with."""
    since: int
    """The first year of that form."""
    doubtful: bool
    """True where the page was cut off or its structure was guessed: then nothing is said for sure."""
    source: str
    """Its address or path, for readers."""
    figures: Mapping[str, Figure]
    """By key, all tables."""
    lines: tuple[SnapshotLine, ...]
    """Title, preface, headings, then the paragraphs part by part, and the signature."""
    said: tuple[StatedNumber, ...]
    changes: tuple[StatedChange, ...]
    groups: tuple[str, ...] = ()
    """The groups of rules its form is for; empty for all."""
    basis: Mapping[str, str] = field(default_factory=dict)
    """Of its form: see `Form.basis`."""
    foreign: tuple[str, ...] = ()
    """Keys of its tables that have the labels of another form only."""

    key = "report"

    @property
    def name(self) -> str:
        """The body: as the office's list has it, else as the report names itself, else its address."""
        return self.agency or self.body.name or self.source

    @property
    def label(self) -> Message:
        """Body and year."""
        if self.year is None:
            return Message(f"{self.name} 年度报告", f"{self.name}, report")
        return Message(f"{self.name} {self.year} 年度报告", f"{self.name}, report of {self.year}")

    @property
    def at(self) -> Point:
        """Its title, or its beginning."""
        return Point(self.id, "title" if self.title else self.key)

    @cached_property
    def _by_section(self) -> Mapping[str, tuple[SnapshotLine, ...]]:
        found: dict[str, list[SnapshotLine]] = {}
        for line in self.lines:
            found.setdefault(line.section, []).append(line)
        return {section: tuple(lines) for section, lines in found.items()}

    def section(self, key: str) -> tuple[SnapshotLine, ...]:
        """The lines of a part, without its heading; empty where the report lacks it."""
        return self._by_section.get(key, ())

    def text(self, key: str) -> str:
        """The text of a part, a line each."""
        return "\n".join(line.squeezed for line in self.section(key))

    def amount_of(self, reading: tuple[str, ...]) -> Decimal | None:
        """The sum of a reading's figures (blanks as 0); None where one is missing or holds text."""
        total = Decimal(0)
        for term in reading:
            figure = self.figures.get(term.removeprefix("-"))
            number = figure.counted if figure is not None else None
            if number is None:
                return None
            total += -number if term.startswith("-") else number
        return total

    def table(self, key: str) -> Iterator[Figure]:
        """The figures of one table."""
        return (figure for figure in self.figures.values() if figure.key.startswith(f"{key}/"))
