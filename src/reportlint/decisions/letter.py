"""What an office sent about the reports of a run: what the register of letters holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from reportlint.decisions.decision import FindingKey
from reportlint.model.message import Message


class LetterKind(StrEnum):
    """What kind of letter it is."""

    NOTICE = "notice"
    """整改通知单: what is to be mended."""
    REMINDER = "reminder"
    """催办函: that a report was not read, or not handed in."""
    CIRCULAR = "circular"
    """通报: how all reports are; it goes to all bodies."""

    @property
    def say(self) -> Message:
        """For readers."""
        return _KINDS[self]


_KINDS = {
    LetterKind.NOTICE: Message("整改通知单", "notice"),
    LetterKind.REMINDER: Message("催办函", "reminder"),
    LetterKind.CIRCULAR: Message("通报", "circular"),
}
TO_ONE: Final = (LetterKind.NOTICE, LetterKind.REMINDER)
"""Those that go to one body."""


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter, and who noted that it was sent."""

    agency: str
    """Id of the body and year that it went to; empty for a circular."""
    kind: LetterKind
    number: str = ""
    """文号; empty where it has none."""
    day: date | None = None
    """成文日期."""
    deadline: date | None = None
    """整改期限."""
    told: tuple[FindingKey, ...] = ()
    """The findings that it tells, as they stood when it was written."""
    sequence: int = 0
    """Its place in the register; 0 before it is there."""
    at: str = ""
    """When it was noted, UTC."""
    person: str = ""
    """Who noted it, as typed: no proof."""
    batch: str = ""
    """The same for what was noted at once, and is taken back at once."""
    undoes: str = ""
    """The batch that it takes back: then it is no letter, but the note that there was none."""

    @property
    def name(self) -> Message:
        """What it is called: its kind, number and day."""
        more = " ".join(filter(None, (self.number, self.day.isoformat() if self.day else "")))
        return Message(*(f"{kind} {more}".rstrip() for kind in self.kind.say))
