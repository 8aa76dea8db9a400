"""A report as it was read from a page with a form in hand: sections, tables, cells, what is missing, what is extra."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from reportlint.model.balance import consequences, unfilled_totals
from reportlint.model.body import Body
from reportlint.model.fact import Fact
from reportlint.model.finding import Notice
from reportlint.model.form import Form
from reportlint.model.message import Message
from reportlint.model.missing import Missing
from reportlint.model.page import Dated, Link, MetaTag, PageFacts
from reportlint.model.place import ALONE, Locatable, Place, ReportId
from reportlint.model.prose import Prose
from reportlint.model.relations import Relations
from reportlint.model.section import Heading, Paragraph, Passage, Section, Title
from reportlint.model.statement import Breakdown, Ratio, Statement
from reportlint.model.table import Cell, Equation, Table
from reportlint.model.text import Text


@dataclass(frozen=True)
class Report:
    """All of it.

    One that a run kept, as rules across reports are handed, lacks what stands around it on its page (`meta`,
    `links`, `dates`, `facts`, `outside`) and what was not found (`missing`).
    """

    form: Form
    page: PageFacts
    title: Title | None
    year: int | None
    """The year reported on: from the title, unless all dates contradict it, else from the period or the text."""
    body: Body
    sections: Mapping[str, Section]
    headings: tuple[Heading, ...]
    """Every top-level heading of the report's body, in order, the form's or not."""
    preface: tuple[Paragraph, ...]
    """What stands between title and first part."""
    tables: Mapping[str, Table]
    extra_tables: tuple[Table, ...]
    """Further tables that match one already bound."""
    missing: tuple[Missing, ...]
    """Sections, tables, and all that is missing in the tables found."""
    statements: tuple[Statement, ...]
    breakdowns: tuple[Breakdown, ...]
    ratios: tuple[Ratio, ...]
    meta: tuple[MetaTag, ...]
    dates: tuple[Dated, ...]
    links: tuple[Link, ...]
    as_of: date
    """Today, for rules: the only clock they may read."""
    complete: bool
    """False where the page seems cut off or was read with doubt; what is missing then is `review`."""
    at: Place
    traits: frozenset[str] = frozenset()
    """What was odd about the page as a whole: `hidden` (its text is shown by script), `document` (no web
    page), `fragment` (a page without a head), `guessed` (its structure was guessed), `inferred` (its
    paragraphs were put together from lines)."""
    facts: tuple[Fact, ...] = ()
    """What the page says of the report beside its text."""
    signature: tuple[Paragraph, ...] = ()
    """The lines at the end that say who reports and when."""
    outside: tuple[Text, ...] = ()
    """Every line of the page that is not the report's: menus, the line of publication, the page's foot."""
    repeated: tuple[Heading, ...] = ()
    """Headings of parts that come again, with text or tables of their own below."""
    unrelated: tuple[Passage, ...] = ()
    """Sentences with more numbers than are related to each other: their lists and ratios were not read."""
    notices: tuple[Notice, ...] = ()
    """What is worth knowing about how it was read."""
    source: str = ""
    """Address or path of its page, for readers."""
    sha256: str = ""
    """Of the bytes of its page."""
    id: ReportId = ALONE
    """Names it among several; empty for a report by itself."""
    agency: str = ""
    """The body's name in the office's list; empty without one."""
    superior: str = ""
    """The name of the body above it in the list; empty for none."""

    key = "report"

    @property
    def name(self) -> str:
        """The body: as the office's list has it, else as the report names itself, else its address."""
        return self.agency or self.body.name or self.source

    @property
    def label(self) -> Message:
        """The whole of it; among several reports body and year."""
        if not self.id:
            return Message("全文", "the report")
        if self.year is None:
            return Message(f"{self.name} 年度报告", f"{self.name}, report")
        return Message(f"{self.name} {self.year} 年度报告", f"{self.name}, report of {self.year}")

    @property
    def misdated(self) -> bool:
        """True where the title names a year that all dates of the report contradict: `year` is then theirs."""
        return self.title is not None and self.title.year is not None and self.year not in self.title.years

    @property
    def doubtful(self) -> bool:
        """True where the page was cut off or its structure was guessed: then nothing is said for sure."""
        return not self.complete or "guessed" in self.traits

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        """All number cells of all tables by key."""
        return {key: cell for table in self.tables.values() for key, cell in table.cells.items()}

    @cached_property
    def equations(self) -> tuple[Equation, ...]:
        """Every sum of the form whose cells were all found."""
        standing = self.stand_ins
        return tuple(replace(one, standing=standing) for one in self._printed) if standing else self._printed

    @cached_property
    def stand_ins(self) -> Mapping[str, Decimal]:
        """The sums of the items, for totals that were not filled in, by cell key.

        Such a total is blank or holds a mark for nothing; or it and all others of its row or column are 0, over
        items that are not.
        """
        return unfilled_totals(self._printed)

    @cached_property
    def _printed(self) -> tuple[Equation, ...]:
        """The sums with what is printed in their cells."""
        found, cell = [], self.cells.__getitem__
        for spec in self.form.equations:
            try:
                left, right = tuple(map(cell, spec.left)), tuple(map(cell, spec.right))
            except KeyError:
                continue
            found.append(Equation(spec, left, right, right[0].at))
        return tuple(found)

    @cached_property
    def _consequences(self) -> Mapping[int, tuple[Equation, ...]]:
        return consequences(self.equations)

    def causes(self, equation: Equation) -> tuple[Equation, ...]:
        """The broken sums that a broken sum of this report follows from; empty where it is a cause itself."""
        return self._consequences.get(id(equation), ())

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """The preface and the narrative of every part, in order."""
        yield from self.preface
        for section in self.sections.values():
            yield from section.paragraphs

    @property
    def lines(self) -> Iterator[Title | Heading | Paragraph]:
        """Every line of its text: title, preface, headings, the paragraphs of every part, signature."""
        if self.title:
            yield self.title
        yield from self.preface
        yield from self.headings
        for section in self.sections.values():
            yield from section.paragraphs
        yield from self.signature

    def text(self, section: str) -> str:
        """The text of a part, a line each; empty where the report lacks it."""
        found = self.sections.get(section)
        return found.text if found else ""

    def name_of(self, thing: Locatable) -> Message:
        """What a reader calls a thing of it; what is said in a part is called by that part first."""
        if isinstance(thing, Statement | Breakdown | Ratio) and thing.section in self.sections:
            return thing.label.within(self.sections[thing.section].label)
        return thing.label

    @property
    def digest(self) -> str:
        """Of its paragraphs and figures: the same wherever it is published, and whatever stands around it."""
        said = [paragraph.squeezed for paragraph in self.paragraphs]
        said += [f"{key}={cell.text}" for key, cell in sorted(self.cells.items())]
        return hashlib.sha256("\n".join(said).encode("utf-8", "replace")).hexdigest()

    @cached_property
    def relations(self) -> Relations:
        """Which of the numbers of its text belong together."""
        return Relations(self.statements, self.breakdowns, self.ratios)

    @cached_property
    def prose(self) -> Prose:
        """All that it says in sentences: title, headings, paragraphs."""
        title = (self.title,) if self.title else ()
        return Prose((*title, *self.headings, *self.paragraphs))

    def fact(self, kind: str) -> Fact | None:
        """The first fact of a kind that has a value; None where the page has none."""
        return next((fact for fact in self.facts if fact.kind == kind and fact.value), None)

    def amount_of(self, reading: tuple[str, ...]) -> Decimal | None:
        """The sum of a reading's cells (blanks as 0); None where one is missing or holds text.

        For a total that was not filled in, its items are added up.
        """
        total = Decimal(0)
        for term in reading:
            key = term.removeprefix("-")
            cell = self.cells.get(key)
            number = self.stand_ins.get(key, cell.counted) if cell is not None else None
            if number is None:
                return None
            total += -number if term.startswith("-") else number
        return total
