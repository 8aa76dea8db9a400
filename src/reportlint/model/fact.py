"""What a page says of a report beside its text: when and by whom it was published, where it is filed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportlint.model.message import Message
from reportlint.model.place import Place


class FactKind(StrEnum):
    """What a fact says."""

    PUBLISHED = "published"
    """When it was published."""
    UPDATED = "updated"
    """When it was last changed."""
    WRITTEN = "written"
    """When it was written or issued."""
    SOURCE = "source"
    """Where it comes from (来源)."""
    PUBLISHER = "publisher"
    """Who publishes it (发布机构)."""
    NUMBER = "number"
    """The document number (文号)."""
    INDEX = "index"
    """The index number (索引号)."""
    SUBJECT = "subject"
    """The subject words (主题词)."""
    TRAIL = "trail"
    """Where it is filed on the site (当前位置)."""
    HTML_TITLE = "html-title"
    """What `<title>` says."""
    ADDRESS = "address"
    """The page's address."""
    SIGNATORY = "signatory"
    """The body that signs at the end of the text (落款)."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value beside the text, or the body that signs below it."""

    kind: FactKind
    name: str
    """The label as printed; empty where there is none."""
    value: str
    """Squeezed; empty where the label stands without a value."""
    key: str
    label: Message
    at: Place
