"""Rules × things → what the rules say. A rule that fails costs one verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Any

from reportlint.engine.context import RuleContext
from reportlint.engine.targets import MissingTarget
from reportlint.model.finding import Crash, Judgement, Severity, Verdict
from reportlint.model.message import Message
from reportlint.model.place import Locatable
from reportlint.rules.rule import Note, Rule
from reportlint.support.sandbox import Guard, TimeLimit, caught

NOTES_LIMIT = 1_000
"""What a rule says of one thing beyond this many notes is not heard."""

ARGUMENT_LIMIT = 2_000
"""Characters of an argument of a message."""

_SEPARATOR = "/"
"""In every id of a rule that is not ours."""
_FAULTS = (Verdict.FAIL, Verdict.REVIEW)
_WORST = (Verdict.FAIL, Verdict.REVIEW, Verdict.OPEN, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class RuleNote:
    """A note with the rule that made it and the thing the rule was handed."""

    rule: Rule
    thing: Locatable
    note: Note


@dataclass(frozen=True, slots=True)
class RuleResults:
    """What was said so far."""

    entries: list[RuleNote] = field(default_factory=list)
    verdicts: dict[str, tuple[tuple[str, ...], list[Verdict]]] = field(default_factory=dict)
    """For each rule, by id, the keys of the things it was handed, and what it said of each."""
    crashes: list[Crash] = field(default_factory=list)
    cut_short: set[str] = field(default_factory=set)
    """Rules that may have had more to say."""

    def lose(self, entry: RuleNote, error: BaseException) -> None:
        """What an entry says can't be told: its verdict is open, and the failure is named."""
        self.crashes.append(_crash(entry.rule, entry.thing, error))
        keys, verdicts = self.verdicts[entry.rule.id]
        for n, key in enumerate(keys):
            if key == entry.thing.key:
                verdicts[n] = Verdict.OPEN

    @property
    def judgements(self) -> Iterator[Judgement]:
        """What the rules said of the things, in order."""
        for rule, (keys, verdicts) in self.verdicts.items():
            if verdicts.count(verdicts[0]) == len(verdicts):
                yield Judgement(rule, verdicts[0], keys)
                continue
            start = 0
            for verdict, same in groupby(verdicts):
                end = start + sum(1 for _ in same)
                yield Judgement(rule, verdict, keys[start:end])
                start = end


def hear(context: RuleContext, rules: Sequence[Rule], options: Mapping[str, Any]) -> RuleResults:
    """Hand every rule its things and gather what it says.

    A rule that raises, or yields what is no note, costs that one verdict: it is open, and the crash is named.
    `options` are the configured options of rules by id.
    """
    heard = RuleResults()
    keys: dict[str, tuple[str, ...]] = {}
    with Guard() as guard:
        for rule in rules:
            handed = context.things(rule.each)
            if not handed:
                heard.verdicts[rule.id] = ("",), [Verdict.NOT_APPLICABLE]
                continue
            verdicts: list[Verdict] = []
            if rule.each not in keys:
                keys[rule.each] = tuple([thing.key for thing in handed])
            heard.verdicts[rule.id] = keys[rule.each], verdicts
            theirs, change = _SEPARATOR in rule.id, None
            guard.begin(f"{rule.plugin}: {rule.id}")
            try:
                _hear(context, rule, handed, options.get(rule.id, rule.options), heard)
                change = guard.disturbed() if theirs else None
            except BaseException as error:
                late = isinstance(error, TimeLimit)
                if not (theirs or late):
                    raise
                guard.end()
                # What was ended is not tried on the other things.
                left = handed[len(verdicts) :]
                named = left[:1] if late else left[:1] or handed[-1:]
                heard.crashes.extend(_crash(rule, thing, error) for thing in named)
                verdicts += [Verdict.OPEN] * len(left)
                change = guard.disturbed() if theirs else None
            guard.end()
            if change:
                heard.crashes.append(Crash(rule.plugin, rule.id, "", *change))
    return heard


def _hear(context: RuleContext, rule: Rule, things: Sequence[Any], options: Any, heard: RuleResults) -> None:
    """One verdict for each thing. Most often the rule says nothing: that must cost little."""
    say, passed = rule.judge, Verdict.PASS
    _, verdicts = heard.verdicts[rule.id]
    further = (context.report, options)[: rule.arity - 1]
    for thing in things:
        if isinstance(thing, MissingTarget):
            verdicts.append(Verdict.OPEN)
            continue
        notes: list[Note] | None = None
        try:
            for note in say(thing, *further):
                notes = notes or []
                _check(note, rule, context)
                notes.append(note.suspected() if note.verdict in _FAULTS and context.doubts(note) else note)
                if len(notes) == NOTES_LIMIT:
                    heard.cut_short.add(rule.id)
                    break
        except TimeLimit:
            raise
        except BaseException as error:
            heard.crashes.append(_crash(rule, thing, error))
            verdicts.append(Verdict.OPEN)
            continue
        if notes is None:
            verdicts.append(passed)
            continue
        heard.entries.extend(RuleNote(rule, thing, note) for note in notes if note.verdict in _FAULTS)
        verdicts.append(_verdict(notes))


def _crash(rule: Rule, thing: Locatable, error: BaseException) -> Crash:
    return Crash(rule.plugin, rule.id, thing.key, caught(error).error)


def _check(note: object, rule: Rule, context: RuleContext) -> None:
    """Raises TypeError or KeyError for what is no note that can be printed."""
    if not isinstance(note, Note) or not isinstance(note.verdict, Verdict):
        raise TypeError(f"a rule yields Fail, Review or Open, not {type(note).__name__}")
    if note.verdict in _FAULTS:
        for thing, known in (
            (note.thing, context.knows(note.thing)),
            *((thing, context.knows(thing, beside=True)) for thing, _ in note.related),
        ):
            if not known or not isinstance(thing.label, Message):
                raise TypeError(f"a note names things of the report, not {type(thing).__name__}")
        if not isinstance(note.severity, Severity | None):
            raise TypeError(f"a note weighs as a Severity, not as {note.severity!r}")
        rule.messages[note.message].fill({name: said(value) for name, value in note.arguments.items()})


def _verdict(notes: Sequence[Note]) -> Verdict:
    given = {note.verdict for note in notes}
    return next((verdict for verdict in _WORST if verdict in given), Verdict.PASS)


def said(value: object) -> Message:
    """An argument of a message as text, as much of it as anybody reads."""
    if isinstance(value, Message):
        return Message(_cut(value.zh), _cut(value.en))
    if isinstance(value, Decimal):
        text = f"{value:f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return Message(text, text)
    text = _cut(str(value))
    return Message(text, text)


def _cut(text: str) -> str:
    return text if len(text) <= ARGUMENT_LIMIT else f"{text[:ARGUMENT_LIMIT]}…"
