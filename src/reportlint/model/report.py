"""A report as it was read from a page with a form in hand: sections, tables, cells, what is missing, what is extra."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from reportlint.model.amount import Amount, Meaning
from reportlint.model.balance import consequences
from reportlint.model.fact import Fact, FactKind
from reportlint.model.finding import Notice
from reportlint.model.form import BlockSpec, EquationSpec, Form, LineSpec, SectionSpec, TableSpec
from reportlint.model.place import Place
from reportlint.model.prose import Prose
from reportlint.model.say import Say
from reportlint.model.statement import Breakdown, Ratio, Statement
from reportlint.model.text import Text


class Certainty(StrEnum):
    """How a value was tied to its key."""

    LABEL = "label"
    """Its own label says so."""
    ORDER = "order"
    """Only its place among labelled neighbours says so."""
    GUESS = "guess"
    """Read from a source that does not show its structure for sure (a PDF, flattened text)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a paragraph."""

    key: str
    label: Say
    at: Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the narrative."""

    text: Text
    key: str
    label: Say
    at: Place

    @property
    def squeezed(self) -> str:
        """The text without white space, in one style of digits and punctuation."""
        return self.text.squeezed

    def part(self, start: int, end: int) -> Passage:
        """A stretch of it, counted in `squeezed`, to point at."""
        return Passage(f"{self.key}/text", self.label, Place(self.at.node, self.text, start, end))


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that reads as the heading of a part."""

    text: str
    """Squeezed, with its ordinal."""
    ordinal: int | None
    """The printed number, 1 for 一、; None where there is none."""
    title: str
    """Without ordinal and end mark."""
    key: str
    label: Say
    at: Place
    run_in: bool = False
    """True where text follows in the same paragraph."""

    @property
    def squeezed(self) -> str:
        """What it says."""
        return self.text

    def part(self, start: int, end: int) -> Passage:
        """A stretch of it, to point at."""
        first = self.at.start
        return Passage(f"{self.key}/text", self.label, self.at._replace(start=first + start, end=first + end))


@dataclass(frozen=True)
class Section:
    """One of the form's parts, found on the page."""

    spec: SectionSpec
    heading: Heading | None
    """None where the part was recognised by its table only."""
    paragraphs: tuple[Paragraph, ...]
    at: Place
    images: int = 0
    """Pictures and embedded documents in the part."""
    renamed: bool = False
    """True where its heading names something else and only its number and place say which part it is."""

    @property
    def key(self) -> str:
        """`sections/overview` and the like."""
        return self.spec.key

    @property
    def label(self) -> Say:
        """The part's name with its ordinal."""
        return self.spec.title

    @cached_property
    def text(self) -> str:
        """All paragraphs, squeezed, a line each."""
        return "\n".join(p.squeezed for p in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number cell of a prescribed table."""

    key: str
    """`requests/granted/natural`: table, row, column."""
    text: str
    """Squeezed."""
    amount: Amount
    certainty: Certainty
    row: LineSpec
    column: LineSpec
    label: Say
    at: Place

    @property
    def number(self) -> Decimal | None:
        """The number that stands in it; None for a blank, a placeholder or text."""
        return self.amount.number if self.amount.meaning is Meaning.NUMBER else None

    @property
    def counted(self) -> Decimal | None:
        """The number for sums: a blank or placeholder counts as 0, text as None."""
        number = self.amount.number
        return Decimal(0) if number is None and self.amount.meaning is not Meaning.TEXT else number


def both_sums(left: Iterable[Cell], right: Iterable[Cell]) -> tuple[Decimal, Decimal] | None:
    """The sums of some cells and of others, blanks counted as 0; None where a cell holds text."""
    totals = []
    for cells in (left, right):
        numbers = [cell.counted for cell in cells]
        if None in numbers:
            return None
        totals.append(sum(filter(None, numbers), Decimal(0)))
    return totals[0], totals[1]


@dataclass(frozen=True, slots=True)
class Line:
    """A row or column of a prescribed table, as found."""

    spec: LineSpec
    printed: str
    """The label as printed, squeezed; empty where the page has none."""
    cells: tuple[Cell, ...]
    key: str
    label: Say
    at: Place
    certainty: Certainty = Certainty.LABEL


class Row(Line):
    """A row: its cells run over the columns."""

    __slots__ = ()


class Column(Line):
    """A column: its cells run over the rows."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the form asks for that the page does not have."""

    kind: str
    """`section`, `table`, `row`, `column`, `bar`, `cell`."""
    key: str
    label: Say
    at: Place
    """The nearest thing that was found."""
    clause: str
    certainty: Certainty = Certainty.LABEL
    """GUESS where the page was read with doubt at that place: then it may be there all the same."""


@dataclass(frozen=True)
class Table:
    """A prescribed table, found on the page."""

    spec: TableSpec
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    missing: tuple[Missing, ...]
    """Rows, columns, bars and cells that the form has and the page lacks."""
    label_texts: tuple[tuple[str, Place], ...]
    """Every text cell of the table, folded, with its place."""
    at: Place
    traits: frozenset[str] = frozenset()
    """What was odd: `split` (over several tables of the page), `transposed`, `span-broken` (numbers do not stand
    under their labels as drawn), `flattened` (not drawn as a table), `fused` (a row in one cell), `foreign` (with
    the labels of another form only), `hybrid` (of both), `duplicated` (there is another with other numbers),
    `unread` (lines of numbers belong to no row)."""
    section: str = ""
    """Key of the part it stands in on the page."""
    loose: tuple[tuple[str, Place], ...] = ()
    """Numbers, and marks for nothing, that are tied to no key, with their places: those of strange rows and columns."""

    @property
    def key(self) -> str:
        """`disclosure`, `requests`, `disputes`."""
        return self.spec.key

    @property
    def label(self) -> Say:
        """The table's name."""
        return self.spec.title

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        """All number cells by key."""
        return {cell.key: cell for row in self.rows for cell in row.cells}


@dataclass(frozen=True)
class Equation:
    """A sum the form prescribes, with the cells of this report."""

    spec: EquationSpec
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]
    at: Place

    @property
    def key(self) -> str:
        """Key of the line the sum belongs to, such as `requests/granted`."""
        return self.spec.key

    @property
    def label(self) -> Say:
        """The name of that line."""
        return self.spec.label

    @cached_property
    def sums(self) -> tuple[Decimal, Decimal] | None:
        """Both sides, blanks counted as 0; None where a cell holds text."""
        return both_sums(self.left, self.right)

    @property
    def doubtful(self) -> bool:
        """True where a blank was counted as 0 or a cell is not tied to its key by a label."""
        return any(
            cell.number is None or cell.certainty is not Certainty.LABEL for cell in (*self.left, *self.right)
        )


@dataclass(frozen=True, slots=True)
class MetaTag:
    """A `<meta name=… content=…>` of the page."""

    name: str
    """As printed."""
    content: str
    key: str
    label: Say
    at: Place


@dataclass(frozen=True, slots=True)
class Link:
    """An address in the report's body: a link, an attachment, a picture."""

    href: str
    text: str
    kind: str
    """`link`, `attachment`, `image`, `embed`."""
    key: str
    label: Say
    at: Place


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that stands on the page."""

    day: date
    kind: str
    """`pubdate` (page tag), `visible` (the 发布时间 line), `signature`, `address` (in the URL), `period-start`, `period-end`."""
    printed: str
    key: str
    label: Say
    at: Place


@dataclass(frozen=True, slots=True)
class Title:
    """The report's title."""

    text: str
    """Squeezed."""
    organ: str
    """The body it names; empty where it names none."""
    year: int | None
    """The year reported on."""
    years: tuple[int, ...]
    """Every year it names, in order."""
    key: str
    label: Say
    at: Place

    @property
    def squeezed(self) -> str:
        """What it says."""
        return self.text

    def part(self, start: int, end: int) -> Passage:
        """All of it: its text may be put together from two lines."""
        return Passage(f"{self.key}/text", self.label, self.at)


class BodyKind(StrEnum):
    """What kind of body reports."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    SUBDISTRICT = "subdistrict"
    DEPARTMENT = "department"
    VERTICAL = "vertical"
    """垂直管理: under a higher ministry, such as 气象局, 税务局."""
    ZONE = "zone"
    """园区, 管委会."""
    MINISTRY = "ministry"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Body:
    """The body that reports."""

    name: str
    kind: BodyKind
    certain: bool
    """False where the kind was guessed: what follows from it is `review`, never `fail`."""
    perhaps: tuple[BodyKind, ...] = ()
    """For a kind that is not certain: what else it may be; empty where it may be anything."""

    def among(self, kinds: Collection[BodyKind]) -> bool | None:
        """Whether its kind is one of these; None where that is not certain."""
        if self.certain:
            return self.kind in kinds
        if not self.perhaps or self.kind is BodyKind.UNKNOWN:
            return None
        answers = {kind in kinds for kind in (self.kind, *self.perhaps)}
        return answers.pop() if len(answers) == 1 else None


class PageKind(StrEnum):
    """What a page is."""

    REPORT = "report"
    ATTACHMENT = "attachment-only"
    """The report's page, but its text is only in attachments."""
    PICTURE = "picture-only"
    """The report's page, but its text is only in pictures."""
    LIST = "list-page"
    """A list of links to reports."""
    ILLUSTRATION = "illustration"
    """A companion page (图解, 解读)."""
    DYNAMIC = "dynamic-page"
    """A page whose text is put there by scripts."""
    SEVERAL = "several-reports"
    """Several reports on one page."""
    OTHER = "not-a-report"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page is and how much text it has."""

    kind: PageKind
    characters: int
    """Characters of visible text that are no links."""
    attachments: int
    pictures: int
    at: Place

    key = "page"
    label = Say("页面", "the page")


@dataclass(frozen=True)
class Report:
    """All of it."""

    form: Form
    page: PageFacts
    title: Title | None
    year: int | None
    """The year reported on: from the title, else the period, else the headings."""
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
    page), `fragment` (a page without a head), `guessed` (its structure was guessed)."""
    facts: tuple[Fact, ...] = ()
    """What the page says of the report beside its text."""
    signature: tuple[Paragraph, ...] = ()
    """The lines at the end that say who reports and when."""
    outside: tuple[Text, ...] = ()
    """Every line of the page that is not the report's: menus, the line of publication, the page's foot."""
    notices: tuple[Notice, ...] = ()
    """What is worth knowing about how it was read."""
    extras: Mapping[str, object] = field(default_factory=dict)
    """What loaders and callers add: `url`, last year's report, the batch list's row."""

    key = "report"
    label = Say("全文", "the report")

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        """All number cells of all tables by key."""
        return {key: cell for table in self.tables.values() for key, cell in table.cells.items()}

    @cached_property
    def equations(self) -> tuple[Equation, ...]:
        """Every sum of the form whose cells were all found."""
        found = []
        for spec in self.form.equations:
            try:
                left = tuple(self.cells[key] for key in spec.left)
                right = tuple(self.cells[key] for key in spec.right)
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

    @cached_property
    def prose(self) -> Prose:
        """All that it says in sentences: title, headings, paragraphs."""
        title = (self.title,) if self.title else ()
        return Prose((*title, *self.headings, *self.paragraphs))

    def fact(self, kind: str) -> Fact | None:
        """The first fact of a kind that has a value; None where the page has none."""
        return next((fact for fact in self.facts if fact.kind == kind and fact.value), None)

    def amount_of(self, reading: tuple[str, ...]) -> Decimal | None:
        """The sum of a reading's cells (blanks as 0); None where one is missing or holds text."""
        total = Decimal(0)
        for term in reading:
            cell = self.cells.get(term.removeprefix("-"))
            number = cell.counted if cell is not None else None
            if number is None:
                return None
            total += -number if term.startswith("-") else number
        return total


__all__ = [
    "BlockSpec",
    "Body",
    "BodyKind",
    "Cell",
    "Certainty",
    "Column",
    "Dated",
    "Equation",
    "Fact",
    "FactKind",
    "Heading",
    "Line",
    "Link",
    "MetaTag",
    "Missing",
    "Paragraph",
    "Report",
    "Row",
    "Section",
    "Table",
    "Title",
]
