"""What rules are asked about: one report, or one of several. The rest of the engine is the same for both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from reportlint.model.finding import Location
from reportlint.model.message import Message
from reportlint.model.place import Locatable
from reportlint.model.report import Report
from reportlint.rules.rule import Note, Rule


class RuleContext(Protocol):
    """A report with all it has to do with."""

    @property
    def report(self) -> Report:
        """The report that findings belong to; a rule's second parameter."""

    def basis(self, rule: Rule) -> str | None:
        """The id of the clause that the rule rests on for a report of this year; None where none was in force."""

    def things(self, each: str) -> Sequence[Any]:
        """The things a rule is handed, one at a time."""

    def knows(self, thing: object, *, beside: bool = False) -> bool:
        """Whether a note may be about this; with `beside`, name it as a further thing."""

    def doubts(self, note: Note) -> bool:
        """Whether something the note speaks of was cut off or guessed, so that nothing is said for sure."""

    def location(self, thing: Locatable, role: Message | None) -> Location:
        """A thing, placed on its page. May raise anything."""

    def advice(self, rule: Rule) -> Message:
        """How to mend what a rule finds, in the kind of input it was found in."""

    def identity(self, note: Note) -> tuple[str, str]:
        """The form it was said by, and the one other body it is about; empty where it is about none."""
