"""Rules × report → verdicts and findings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from reportlint.engine.causes import FoldedNote, folded
from reportlint.engine.context import RuleContext
from reportlint.engine.redaction import masked
from reportlint.engine.runner import RuleNote, RuleResults, hear, said
from reportlint.engine.targets import Targets
from reportlint.model.certainty import Certainty
from reportlint.model.finding import (
    Crash,
    Finding,
    Judgement,
    Location,
    Notice,
    Severity,
    Verdict,
    fingerprint,
    former_fingerprint,
)
from reportlint.model.message import Message
from reportlint.model.place import Locatable, Place, Region
from reportlint.model.report import Report
from reportlint.model.text import squeeze
from reportlint.page import Page
from reportlint.rules.rule import Note, Rule
from reportlint.support import limits

_COUNTED: Final = re.compile(r"(?<=[/-])\d+(?=/|$)|/\d+(?=/|$)")
"""The part of a key that says the how-manieth it is."""
_SEVERAL: Final = re.compile(r"/(?:list|ratio)$")
"""Keys of things of which the first is not counted."""
_NEXT: Final = 10
"""Characters before and after a fault by which it is known again."""
_FIGURES: Final = re.compile(r"[0-9][0-9.,]*")


@dataclass(frozen=True, slots=True)
class Judged:
    """All that the rules said about one report."""

    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...]
    crashes: tuple[Crash, ...]
    notices: tuple[Notice, ...]
    """Of which rules not everything is listed."""


def judge(
    report: Report,
    rules: Sequence[Rule],
    page: Page,
    options: Mapping[str, Any],
    severities: Mapping[str, Severity],
) -> Judged:
    """What rules say of one report, read from a page.

    `options` are the configured options of rules by id, `severities` replace a rule's own.
    """
    return judged(OneReport(report, page), rules, options, severities)


def judged(
    context: RuleContext,
    rules: Sequence[Rule],
    options: Mapping[str, Any],
    severities: Mapping[str, Severity],
) -> Judged:
    """What rules say of a matter; what can't be placed or printed leaves its verdict open.

    Rules that rest on a clause that was not in force are not asked.
    """
    heard = hear(context, [rule for rule in rules if context.basis(rule) is not None], options)
    listed, more = _listed(folded(heard.entries))
    findings = _findings(context, heard, listed, severities)
    return Judged(
        findings, tuple(heard.judgements), tuple(heard.crashes), tuple(_unlisted(more, heard.cut_short))
    )


@dataclass(frozen=True)
class OneReport:
    """A report by itself, with its page at hand."""

    report: Report
    page: Page

    def basis(self, rule: Rule) -> str | None:
        """See `Form.basis`."""
        return in_force(rule, self.report.form.basis)

    def things(self, each: str) -> Sequence[Any]:
        """See `Targets`."""
        return self._things.of(each)

    def knows(self, thing: object, *, beside: bool = False) -> bool:
        """Whatever stands on the page."""
        return isinstance(getattr(thing, "at", None), Place)

    def doubts(self, note: Note) -> bool:
        """Of a page that was cut off, or whose structure was guessed, nothing is said for sure; nor of a part
        that was.
        """
        if self.report.doubtful or not self.page.inferred:
            return self.report.doubtful
        return any(
            getattr(thing, "certainty", Certainty.LABEL) is Certainty.GUESS
            or "flattened" in getattr(thing, "traits", ())
            or self.page.certainty_at(thing.at) is Certainty.GUESS
            for thing in (note.thing, *(thing for thing, _ in note.related))
        )

    def location(self, thing: Locatable, role: Message | None) -> Location:
        """The thing, placed."""
        where = self.page.where(thing.at)
        return Location(thing.key, masked(self.report.name_of(thing)), quoting(where), role)

    def advice(self, rule: Rule) -> Message:
        """That for documents where the report is no web page."""
        return rule.advice(document="document" in self.report.traits)

    def identity(self, note: Note) -> tuple[str, str]:
        """The form; it is about no other body."""
        return self.report.form.id, ""

    @cached_property
    def _things(self) -> Targets:
        return Targets(self.report)


def in_force(rule: Rule, basis: Mapping[str, str]) -> str | None:
    """The clause a rule rests on where a form's `basis` holds; None where that names none instead."""
    return basis[rule.clause] or None if rule.clause in basis else rule.clause


def quoting(where: Region) -> Region:
    """The place with its quotation masked."""
    return where._replace(quote=masked(Message(where.quote, "")).zh)


def _listed(entries: Sequence[FoldedNote]) -> tuple[list[FoldedNote], Counter[str]]:
    """As many of each rule's as are listed, and how many there are beyond them."""
    said: Counter[str] = Counter()
    listed = []
    for entry, explains in entries:
        said[entry.rule.id] += 1
        if said[entry.rule.id] <= limits.RULE_FINDINGS:
            listed.append((entry, explains))
    return listed, Counter({rule: n - limits.RULE_FINDINGS for rule, n in said.items()})


def _unlisted(more: Counter[str], cut_short: Container[str]) -> Iterator[Notice]:
    for rule, n in more.items():
        if n > 0:
            first = limits.RULE_FINDINGS
            least = Message("至少", "at least ") if rule in cut_short else Message("", "")
            yield Notice(
                "findings-unlisted",
                Message(
                    f"{rule} 的问题只列出前 {first} 项，另有{least.zh} {n} 项没有列出",
                    f"{rule}: the first {first} findings are listed, and {least.en}{n} more are not",
                ),
            )


def _findings(
    context: RuleContext,
    heard: RuleResults,
    entries: Iterable[FoldedNote],
    severities: Mapping[str, Severity],
) -> tuple[Finding, ...]:
    """The notes as findings, in reading order."""
    seen: Counter[str] = Counter()
    findings = []
    for entry, explains in entries:
        try:
            finding = _finding(entry, context, severities)
            finding = _identified(finding, entry.note, context, seen)
        except Exception as error:
            heard.lose(entry, error)
            continue
        findings.append(replace(finding, explains=explains))
    findings.sort(key=lambda finding: (finding.location.where.offset or 0, finding.severity.rank))
    return tuple(findings)


def _identified(finding: Finding, note: Note, context: RuleContext, seen: Counter[str]) -> Finding:
    """The finding with its fingerprints; `seen` counts those that were given."""
    (form, other), place = context.identity(note), place_of(finding, note.thing)

    def now(ordinal: int) -> str:
        return fingerprint(finding.rule, form, place, ordinal, other=other, message=finding.message_id)

    def then(ordinal: int) -> str:
        return former_fingerprint(finding.rule, form, finding.location.key, ordinal, other)

    first, former = now(0), then(0)
    named = replace(finding, fingerprint=now(seen[first]), former=then(seen[former]))
    seen.update((first, former))
    return named


def place_of(finding: Finding, thing: Locatable) -> str:
    """What a finding is at, whatever else is mended: a key that counts nothing off.

    Of a table, the cells that it names; of the third paragraph, link or percentage, what stands there and next
    to it, figures left out, so that they may change.
    """
    key = finding.location.key
    if finding.parts:
        return "\n".join(sorted(finding.parts))
    bare = _COUNTED.sub("", key)
    if bare == key and not _SEVERAL.search(key):
        return key
    at, said = thing.at, squeeze(finding.location.where.quote)
    if isinstance(at, Place) and at.text is not None and at.end:
        said = at.text.squeezed[max(0, at.start - _NEXT) : at.end + _NEXT]
    return f"{bare}\n{_FIGURES.sub('0', said)}"


def _finding(entry: RuleNote, context: RuleContext, severities: Mapping[str, Severity]) -> Finding:
    rule, note = entry.rule, entry.note
    arguments = {name: masked(said(value)) for name, value in note.arguments.items()}
    return Finding(
        rule=rule.id,
        group=rule.group,
        severity=_severity(rule, note, severities),
        verdict=note.verdict,
        location=context.location(note.thing, None),
        message=rule.messages[note.message].fill(arguments),
        message_id=note.message,
        arguments=arguments,
        fix=context.advice(rule),
        clause=context.basis(rule) or "",
        related=tuple(context.location(thing, role) for thing, role in note.related),
        explains=(),
        fingerprint="",
    )


def _severity(rule: Rule, note: Note, severities: Mapping[str, Severity]) -> Severity:
    """A configured severity wins over the note's, that over the rule's; a review is at most a warning."""
    severity = severities.get(rule.id) or note.severity or rule.severity
    if note.verdict is Verdict.REVIEW and severity is Severity.ERROR:
        return Severity.WARNING
    return severity
