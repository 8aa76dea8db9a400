"""`present`: the thing is there, and what it must say stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from re import Pattern
from typing import Any, Literal

from reportlint.declared.kind import Kind
from reportlint.declared.texts import TextOf, passages, searches
from reportlint.model.finding import Severity
from reportlint.model.report import Missing, Report, Section, Table
from reportlint.rule import Fail, NotApplicable, Note, Open, Review

Part = Literal["row", "column", "bar", "cell"]


@dataclass(frozen=True, slots=True)
class Present:
    """Options of `present`. Without any of them the thing itself must be there (`each = "section?"`)."""

    words: tuple[str, ...] = ()
    """Words of which one must stand in the thing's text."""
    pattern: Pattern[str] | None = None
    """A regular expression that may match instead of a word. White space is taken out of the text before."""
    vocabulary: str = ""
    """A word list of the form, such as `aspects`; of a list with several entries, each must be there."""
    of: TextOf = "text"
    """Which text of the thing: `heading` of a part, `organ` of the title, `address` of a link, `unit` …"""
    parts: tuple[Part, ...] = ()
    """For a table: what of it must be there: `row`, `column`, `bar`, `cell`."""
    warn: tuple[Part, ...] = ()
    """Those of `parts` whose absence weighs as a warning only."""


def present(thing: Any, report: Report, options: Present) -> Iterator[Note]:
    """Fail for what is missing; review where the page was cut off or may say it in a picture."""
    wanted = searches(options.words, options.pattern, options.vocabulary, report.form)
    named = bool(options.words or options.pattern or options.vocabulary)
    if isinstance(thing, Missing):
        missing = Fail if report.complete else Review
        yield Open(thing) if named or options.parts else missing(thing, thing=thing.label)
        return
    if options.parts and isinstance(thing, Table):
        yield from _parts(thing, report, options)
    if named and not wanted:
        yield NotApplicable(thing)
        return
    texts = [text for _, text in passages(thing, options.of)]
    said = Fail if report.complete and not _pictures(thing, report) else Review
    for search in wanted:
        if not any(search.pattern.search(text) for text in texts):
            yield said(thing, thing=thing.label, sought=search.name)


def _parts(table: Table, report: Report, options: Present) -> Iterator[Note]:
    for missing in table.missing:
        if missing.kind in options.parts:
            note = (Fail if report.complete else Review)(missing, thing=missing.label)
            yield note.weighing(Severity.WARNING) if missing.kind in options.warn else note


def _pictures(thing: Any, report: Report) -> bool:
    """Whether the text may stand in a picture."""
    sections = report.sections.values() if thing is report else (thing,)
    return any(isinstance(section, Section) and section.images > 0 for section in sections)


PRESENT = Kind("present", present, Present, ("sought",))
