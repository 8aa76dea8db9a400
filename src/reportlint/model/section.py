"""The text of a report: title, headings, parts, paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from reportlint.model.form import SectionSpec
from reportlint.model.message import Message
from reportlint.model.place import Place
from reportlint.model.text import Text


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a paragraph."""

    key: str
    label: Message
    at: Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the narrative."""

    text: Text
    key: str
    label: Message
    at: Place

    @property
    def squeezed(self) -> str:
        """The text without white space, in one style of digits and punctuation."""
        return self.text.squeezed

    def part(self, start: int, end: int) -> Passage:
        """A stretch of it, counted in `squeezed`, to point at."""
        return Passage(f"{self.key}/text", self.label, self.at._replace(text=self.text, start=start, end=end))


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
    label: Message
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
    label: Message
    at: Place

    @property
    def squeezed(self) -> str:
        """What it says."""
        return self.text

    def part(self, start: int, end: int) -> Passage:
        """All of it: its text may be put together from two lines."""
        return Passage(f"{self.key}/text", self.label, self.at)


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
    def label(self) -> Message:
        """The part's name with its ordinal."""
        return self.spec.title

    @cached_property
    def text(self) -> str:
        """All paragraphs, squeezed, a line each."""
        return "\n".join(p.squeezed for p in self.paragraphs)
