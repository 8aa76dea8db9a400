"""Rules × report → verdicts and findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice
from typing import Any

from reportlint.contain import Guard, TimeLimit, caught
from reportlint.engine.mask import masked
from reportlint.engine.things import Absent, Things
from reportlint.model.finding import Crash, Finding, Judgement, Severity, Spot, Verdict, fingerprint
from reportlint.model.place import Located, Place, Where
from reportlint.model.report import Report
from reportlint.model.say import Say
from reportlint.model.statement import Breakdown, Ratio, Statement
from reportlint.rule import Note, Rule

Locate = Callable[[Place], Where]

NOTES_LIMIT = 1_000
"""What a rule says of one thing beyond this many notes is not heard."""


@dataclass(frozen=True, slots=True)
class Judged:
    """All that the rules said about one report."""

    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...]
    crashes: tuple[Crash, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A note with the rule that made it and the thing the rule was handed."""

    rule: Rule
    thing: Located
    note: Note


@dataclass(frozen=True, slots=True)
class _Heard:
    """What was said so far."""

    entries: list[_Entry] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)


def judge(
    report: Report,
    rules: Sequence[Rule],
    locate: Locate,
    options: Mapping[str, Any],
    severities: Mapping[str, Severity],
) -> Judged:
    """Hand every rule its things and gather what it says.

    A rule that raises, or yields what is no note, costs that one verdict: it is open, and the crash is named.
    `options` are the configured options of rules by id, `severities` replace a rule's own.
    """
    things = Things(report)
    heard = _Heard()
    with Guard() as guard:
        for rule in rules:
            handed = things.of(rule.each)
            if not handed:
                heard.judgements.append(Judgement(rule.id, "", Verdict.NOT_APPLICABLE))
            before = len(heard.judgements)
            guard.begin(rule.id)
            try:
                _hear(rule, handed, (report, options.get(rule.id, rule.options)), heard)
            except TimeLimit as error:
                guard.end()
                # What was ended for its time is not tried on the page's other things.
                left = handed[len(heard.judgements) - before :]
                heard.crashes.extend(_crash(rule, thing, error) for thing in left[:1])
                heard.judgements.extend(Judgement(rule.id, thing.key, Verdict.OPEN) for thing in left)
            guard.end()
    findings = _findings(report, heard, locate, severities)
    return Judged(findings, tuple(heard.judgements), tuple(heard.crashes))


def _hear(rule: Rule, things: Iterable[Any], context: tuple[Report, Any], heard: _Heard) -> None:
    """One judgement for each thing. Most often the rule says nothing: that must cost little.

    Of a page that was cut off, or whose structure was guessed, nothing is said for sure.
    """
    id_, say, judged = rule.id, rule.judge, heard.judgements
    further = context[: rule.arity - 1]
    report = context[0]
    doubtful = not report.complete or "guessed" in report.traits
    for thing in things:
        if isinstance(thing, Absent):
            judged.append(Judgement(id_, thing.key, Verdict.OPEN))
            continue
        notes: list[Note] = []
        try:
            for note in islice(say(thing, *further), NOTES_LIMIT):
                _check(note, rule)
                notes.append(note.suspected() if doubtful else note)
        except TimeLimit:
            raise
        except BaseException as error:
            heard.crashes.append(_crash(rule, thing, error))
            judged.append(Judgement(id_, thing.key, Verdict.OPEN))
            continue
        if notes:
            heard.entries.extend(_Entry(rule, thing, note) for note in notes if note.verdict in _FAULTS)
        judged.append(Judgement(id_, thing.key, _verdict(notes) if notes else Verdict.PASS))


def _crash(rule: Rule, thing: Located, error: BaseException) -> Crash:
    return Crash(rule.plugin, rule.id, thing.key, caught(error).error)


def _check(note: object, rule: Rule) -> None:
    """Raises TypeError or KeyError for what is no note that can be printed."""
    if not isinstance(note, Note) or not isinstance(note.verdict, Verdict):
        raise TypeError(f"a rule yields Fail, Review or Open, not {type(note).__name__}")
    if note.verdict in _FAULTS:
        for thing in (note.thing, *(thing for thing, _ in note.related)):
            if not isinstance(getattr(thing, "at", None), Place) or not isinstance(thing.label, Say):
                raise TypeError(f"a note names things of the report, not {type(thing).__name__}")
        if not isinstance(note.severity, Severity | None):
            raise TypeError(f"a note weighs as a Severity, not as {note.severity!r}")
        rule.messages[note.message].fill({name: _said(value) for name, value in note.arguments.items()})


_FAULTS = (Verdict.FAIL, Verdict.REVIEW)
_WORST = (Verdict.FAIL, Verdict.REVIEW, Verdict.OPEN, Verdict.NOT_APPLICABLE)


def _verdict(notes: Sequence[Note]) -> Verdict:
    given = {note.verdict for note in notes}
    return next((verdict for verdict in _WORST if verdict in given), Verdict.PASS)


def _folded(entries: Sequence[_Entry]) -> list[tuple[_Entry, tuple[tuple[str, str], ...]]]:
    """The entries that are findings of their own, each with the (rule, key) of those it brought about.

    An entry goes into another of the same plugin that explains the thing it is about, or that is about a
    thing it follows from. What is folded itself explains nothing.
    """
    about: dict[int, list[_Entry]] = {}
    for entry in entries:
        for one in {id(entry.thing), id(entry.note.thing)}:
            about.setdefault(one, []).append(entry)
    into: dict[int, _Entry] = {}
    for cause in entries:
        if id(cause) not in into:
            for thing in cause.note.explains:
                for entry in about.get(id(thing), ()):
                    if _may_fold(entry, cause):
                        into.setdefault(id(entry), cause)

    def root(entry: _Entry) -> _Entry:
        while id(entry) in into:
            entry = into[id(entry)]
        return entry

    for entry in entries:
        if entry.note.follows and id(entry) not in into:
            causes = (cause for thing in entry.note.follows for cause in about.get(id(thing), ()))
            first = next(
                (cause for cause in causes if _may_fold(entry, cause) and root(cause) is not entry), None
            )
            if first is not None:
                into[id(entry)] = first
    folded: dict[int, list[tuple[str, str]]] = {}
    for entry in entries:
        if id(entry) in into:
            folded.setdefault(id(root(entry)), []).append((entry.rule.id, entry.thing.key))
    return [(entry, tuple(folded.get(id(entry), ()))) for entry in entries if id(entry) not in into]


def _may_fold(entry: _Entry, cause: _Entry) -> bool:
    return cause is not entry and cause.rule.plugin == entry.rule.plugin


def _findings(
    report: Report, heard: _Heard, locate: Locate, severities: Mapping[str, Severity]
) -> tuple[Finding, ...]:
    """The notes as findings, in reading order. What can't be placed or printed leaves its verdict open."""
    seen: Counter[tuple[str, str]] = Counter()
    findings = []
    for entry, explains in _folded(heard.entries):
        try:
            finding = _finding(entry, report, locate, severities, seen[entry.rule.id, entry.note.thing.key])
        except Exception as error:
            heard.crashes.append(_crash(entry.rule, entry.thing, error))
            lost = (entry.rule.id, entry.thing.key)
            for n, judgement in enumerate(heard.judgements):
                if (judgement.rule, judgement.key) == lost:
                    heard.judgements[n] = Judgement(*lost, Verdict.OPEN)
            continue
        findings.append(replace(finding, explains=explains))
        seen[entry.rule.id, entry.note.thing.key] += 1
    findings.sort(key=lambda finding: (finding.spot.where.offset or 0, finding.severity.rank))
    return tuple(findings)


def _finding(
    entry: _Entry, report: Report, locate: Locate, severities: Mapping[str, Severity], ordinal: int
) -> Finding:
    rule, note = entry.rule, entry.note
    arguments = {name: masked(_said(value)) for name, value in note.arguments.items()}
    return Finding(
        rule=rule.id,
        group=rule.group,
        severity=_severity(rule, note, severities),
        verdict=note.verdict,
        spot=_spot(note.thing, report, locate, None),
        message=rule.messages[note.message].fill(arguments),
        message_id=note.message,
        arguments=arguments,
        fix=rule.fix,
        clause=rule.clause,
        related=tuple(_spot(thing, report, locate, role) for thing, role in note.related),
        explains=(),
        fingerprint=fingerprint(rule.id, report.form.id, note.thing.key, ordinal),
    )


def _severity(rule: Rule, note: Note, severities: Mapping[str, Severity]) -> Severity:
    """A configured severity wins over the note's, that over the rule's; a review is at most a warning."""
    severity = severities.get(rule.id) or note.severity or rule.severity
    if note.verdict is Verdict.REVIEW and severity is Severity.ERROR:
        return Severity.WARNING
    return severity


def _spot(thing: Located, report: Report, locate: Locate, role: Say | None) -> Spot:
    """The thing, placed; what is said in a part of the report is called by that part first."""
    where = locate(thing.at)
    label = masked(thing.label)
    if isinstance(thing, Statement | Breakdown | Ratio) and thing.section in report.sections:
        part = report.sections[thing.section].label
        label = Say(f"{part.zh} · {label.zh}", f"{part.en} · {label.en}")
    return Spot(thing.key, label, where._replace(quote=masked(Say(where.quote, "")).zh), role)


def _said(value: object) -> Say:
    """An argument of a message as text."""
    if isinstance(value, Say):
        return value
    if isinstance(value, Decimal):
        text = f"{value:f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return Say(text, text)
    return Say(str(value), str(value))
