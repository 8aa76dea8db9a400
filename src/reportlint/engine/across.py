"""Rules × several reports → verdicts and findings on one of them, with the places in the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from reportlint.engine.judge import Judged, in_force, judged, quoting
from reportlint.engine.redaction import masked
from reportlint.model.across import Earlier, Hierarchy, KnownFigures, Peers, RelatedReports, Years
from reportlint.model.certainty import Certainty
from reportlint.model.finding import Location, Notice, Origin, Severity, Verdict
from reportlint.model.message import Message
from reportlint.model.place import Locatable, Place, Region
from reportlint.model.report import Report
from reportlint.rules.rule import Note, Rule

_NAMED: Final = 5
"""Bodies without a report that are named."""
Locate = Callable[[Place], tuple[Region, Origin]]
"""Opens the page of a report and says where a place on it is. Asked only about what became a finding."""


def across(
    thing: RelatedReports,
    rules: Sequence[Rule],
    locate: Locate,
    options: Mapping[str, Any],
    severities: Mapping[str, Severity],
) -> Judged:
    """What rules say of a report beside others: those of the rules that judge such a thing.

    `options` are the configured options of rules by id, `severities` replace a rule's own.
    """
    thing = _of_its_year(thing)
    groups = thing.this.form.groups
    own = [rule for rule in rules if rule.each == thing.each and (not groups or rule.group in groups)]
    said = judged(SeveralReports(thing, locate), own, options, severities)
    told = any(one.verdict is not Verdict.NOT_APPLICABLE for one in said.judgements)
    if isinstance(thing, Hierarchy) and thing.missing and told:
        return replace(said, notices=(*said.notices, _unread(thing.missing)))
    return said


def _unread(names: Sequence[str]) -> Notice:
    """That sums over the bodies below were judged in part: a gap of the run, and no fault of the report."""
    shown = "、".join(names[:_NAMED])
    more = (
        Message(f"等 {len(names)} 家", f" and others ({len(names)})")
        if len(names) > _NAMED
        else Message("", "")
    )
    return Notice(
        "parts-unread",
        Message(
            f"没有读到下级单位{shown}{more.zh}的报告，与下级单位的合计未能全部核对",
            f"the reports of {shown}{more.en} below were not read; sums over them were not judged in full",
        ),
    )


def _of_its_year(thing: RelatedReports) -> RelatedReports:
    """Without peers and parts that turn out to be of another year; such a part has no report of this one.

    Of earlier reports, those that are; one a year, the first that is at hand, the latest year first.
    """
    year = thing.this.year
    if isinstance(thing, Earlier):
        by_year = {one.year: one for one in reversed(thing.earlier) if one.year and year and one.year < year}
        return replace(thing, earlier=tuple(by_year[one] for one in sorted(by_year, reverse=True)))
    if isinstance(thing, Peers):
        return replace(thing, alike=tuple(peer for peer in thing.alike if peer.year == year))
    if isinstance(thing, Hierarchy):
        others = tuple(part.name for part in thing.parts if part.year != year)
        parts = tuple(part for part in thing.parts if part.year == year)
        return replace(thing, parts=parts, missing=(*thing.missing, *others))
    return thing


def _doubtful(report: Report) -> bool:
    """Whether nothing is said for sure of it beside others: for that some guessed figures are enough."""
    return report.doubtful or (
        "inferred" in report.traits
        and any(cell.certainty is Certainty.GUESS for cell in report.cells.values())
    )


@dataclass(frozen=True)
class SeveralReports:
    """A report and others, without their pages."""

    thing: RelatedReports
    locate: Locate

    @property
    def report(self) -> Report:
        """The one that findings belong to."""
        return self.thing.this

    def basis(self, rule: Rule) -> str | None:
        """See `Form.basis`."""
        return in_force(rule, self.report.form.basis)

    def things(self, each: str) -> Sequence[Any]:
        """All of them at once; none where the reports turn out not to be of two years in a row, or none is earlier."""
        if isinstance(self.thing, Years) and not self.thing.comparable:
            return ()
        if isinstance(self.thing, Earlier) and not self.thing.earlier:
            return ()
        if isinstance(self.thing, KnownFigures) and not self.thing.figures:
            return ()
        return (self.thing,)

    def knows(self, thing: object, *, beside: bool = False) -> bool:
        """A fault is the report's own; beside it stand things of any of the reports."""
        at = getattr(thing, "at", None)
        if not isinstance(at, Place):
            return False
        return at.report in self._reports if beside else at.report == self.report.id

    def doubts(self, note: Note) -> bool:
        """Where one of the reports that are spoken of is doubtful, nothing is said for sure."""
        return any(_doubtful(report) for report in self._spoken_of(note))

    def location(self, thing: Locatable, role: Message | None) -> Location:
        """A thing, placed on its own page; in another report it is called by that report first."""
        where, origin = self.locate(thing.at)
        report = self._reports[thing.at.report]
        other = report is not self.report
        label = report.name_of(thing)
        if other:
            label = label.within(report.label)
        return Location(thing.key, masked(label), quoting(where), role, origin if other else None)

    def advice(self, rule: Rule) -> Message:
        """That of the rule: reports are compared once they are published."""
        return rule.fix

    def identity(self, note: Note) -> tuple[str, str]:
        """The form; and the other body, where the note is about exactly one.

        So a report that copies from two bodies has two findings that keep apart, while a sum over all
        bodies below stays the same finding when one more of them reports.
        """
        others = {report.name for report in self._spoken_of(note)} - {self.report.name}
        other = others.pop() if len(others) == 1 else ""
        return self.report.form.id, other

    def _spoken_of(self, note: Note) -> Iterator[Report]:
        for thing in (note.thing, *(thing for thing, _ in note.related)):
            yield self._reports[thing.at.report]

    @cached_property
    def _reports(self) -> Mapping[str, Report]:
        return {report.id: report for report in self.thing.reports}
