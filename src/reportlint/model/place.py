"""Where something stands: first as the model knows it, then as people and tools read it."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from reportlint.model.message import Message
from reportlint.model.text import Text


class Place(NamedTuple):
    """A place on a page as rules know it: an element, or a range of a text.

    Rules never compute positions; `reportlint.page.positions` turns a place into a `Region`.
    """

    node: int
    """Number of the element among those of its page, in the order of their start tags; 0 for the first."""
    text: Text | None = None
    start: int = 0
    """First character, counted in `text.squeezed`."""
    end: int = 0
    """One past the last character."""


class Point(NamedTuple):
    """A place in one of several reports, by logical key."""

    report: str
    """Id of a `Snapshot`."""
    key: str
    """Of the thing: its own within the report."""
    start: int = 0
    """First character of a stretch of it, counted in the squeezed text."""
    end: int = 0
    """One past the last character; 0: the whole thing."""


class Locatable(Protocol):
    """Anything of the model that a finding can point at."""

    @property
    def key(self) -> str:
        """Logical key, such as `requests/granted/natural`; the same on every republication of the report."""

    @property
    def label(self) -> Message:
        """What a reader calls it, such as 表三 · 予以公开 · 自然人."""

    @property
    def at(self) -> Place | Point:
        """Where it stands, or, for a thing that is missing, the nearest place that was found."""


class Region(NamedTuple):
    """A place in the source. Lines and columns count from 1, offsets from 0; ends are exclusive."""

    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    offset: int | None
    """Characters (code points) before it in the decoded source."""
    length: int | None
    quote: str
    """What stands there, as the source has it; at most `QUOTE_LIMIT` characters."""
    xpath: str
    words: Message | None = None
    """For sources without lines: the paragraph, cell or page in words."""


QUOTE_LIMIT = 200
