"""Where something stands: first as the model knows it, then as people and tools read it."""

from __future__ import annotations

from typing import Final, NamedTuple, Protocol

from reportlint.model.message import Message
from reportlint.model.text import Text


class ReportId(str):
    """Which of several reports: what a run calls it. Empty for a report by itself."""

    __slots__ = ()


ALONE: Final = ReportId()
"""A report by itself."""


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
    report: ReportId = ALONE
    """The report that the page is of."""


class Locatable(Protocol):
    """Anything of the model that a finding can point at."""

    @property
    def key(self) -> str:
        """Logical key, such as `requests/granted/natural`; the same on every republication of the report."""

    @property
    def label(self) -> Message:
        """What a reader calls it, such as 表三 · 予以公开 · 自然人."""

    @property
    def at(self) -> Place:
        """Where it stands, or, for a thing that is missing, the nearest place that was found."""


class Region(NamedTuple):
    """A place in the source. Lines and columns count from 1, offsets from 0; ends are exclusive."""

    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    offset: int | None
    """Characters (code points) before it in the decoded source; with `words`, in what the source was
    converted to, which is no matter of its readers."""
    length: int | None
    quote: str
    """What stands there, as the source has it; at most `QUOTE_LIMIT` characters."""
    xpath: str
    words: Message | None = None
    """For sources without lines: the paragraph, cell or page in words."""

    def told(self, quote: str, words: Message | None) -> Region:
        """The same place in a source without lines."""
        return self._replace(
            line=None,
            column=None,
            end_line=None,
            end_column=None,
            quote=quote,
            words=words or Message("全文", "the whole document"),
        )

    @property
    def span(self) -> tuple[int, int] | None:
        """Offset and length in the source; None where it has no lines, or they are not known."""
        if self.words is not None or self.offset is None or self.length is None:
            return None
        return self.offset, self.length


QUOTE_LIMIT = 200
