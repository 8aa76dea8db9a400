"""What a page is, and what it carries beside the report's text: tags, links, dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportlint.model.message import Message
from reportlint.model.place import Place


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
    FRAMED = "framed-page"
    """A page next to without text that shows another one in a frame, which was not read."""
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
    """Those below its title that lead to no other page."""
    at: Place
    names_reports: bool = False
    """Whether links or entries of a list name reports other than the page's own."""

    key = "page"
    label = Message("页面", "the page")


@dataclass(frozen=True, slots=True)
class MetaTag:
    """A `<meta name=… content=…>` of the page."""

    name: str
    """As printed."""
    content: str
    key: str
    label: Message
    at: Place


@dataclass(frozen=True, slots=True)
class Link:
    """An address in the report's body: a link, an attachment, a picture."""

    href: str
    text: str
    kind: str
    """`link`, `attachment`, `image`, `embed`."""
    scripted: bool
    """True where a script answers a click on it."""
    key: str
    label: Message
    at: Place


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that stands on the page."""

    day: date
    kind: str
    """`pubdate` (page tag), `visible` (the 发布时间 line), `signature`, `address` (in the URL), `period-start`, `period-end`."""
    printed: str
    key: str
    label: Message
    at: Place
