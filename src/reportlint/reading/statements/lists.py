"""Lists with their whole: "X条，其中a条、b条、c条"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from reportlint.model.grammar import Subject, WordRole
from reportlint.model.statement import Tense
from reportlint.reading.statements.claims import Claim
from reportlint.reading.statements.items import ListItem, items
from reportlint.reading.statements.tokens import NumberToken, Sentence
from reportlint.reading.statements.units import FORM_UNITS

_NEAR = Decimal("0.8")
"""Share of what was disclosed that the channels named after 其中 make up where they are meant to be all."""
_REACH = 12
"""Numbers before a list that it may be about."""
_WHOLES = {"applicant": {"received", "handled", "processed"}, "outcome": {"processed"}}
"""Lists without an opening word are taken for a list of these only."""


@dataclass(slots=True)
class Listing:
    """A whole and its parts."""

    whole: NumberToken
    parts: list[ListItem]
    cue: str
    closed: bool
    open: bool
    certain: bool
    """Whether it is sure which number the whole is."""


@dataclass(slots=True)
class _Frame:
    """A list being read."""

    candidates: list[ListItem]
    """The numbers it may be about, the nearest first."""
    cue: str
    depth: int
    parts: list[ListItem] = field(default_factory=list)
    open: bool = False
    mixed: bool = False
    totals: bool = False
    """Its parts are themselves called sums (共3条)."""

    @property
    def total(self) -> Decimal:
        return sum((part.number.value for part in self.parts), Decimal(0))


def listings(
    sentence: Sentence, claims: list[Claim], subjects: Mapping[str, Subject], before: list[ListItem]
) -> tuple[list[Listing], list[ListItem]]:
    """The lists of a sentence, and its items that a list in the next sentence can be about.

    `before` are such items of the sentence before.
    """
    found: list[Listing] = []
    frames: list[_Frame] = []
    top: list[ListItem] = []
    previous: ListItem | None = None
    for item in items(sentence, claims, subjects):
        while frames and (item.before.depth < frames[-1].depth or _ends(frames[-1], item)):
            found += _finished(frames.pop())
        if frames and "；" in item.before.marks and _ends_at_semicolon(frames):
            found += _finished(frames.pop())
        if cue := _cue(item, previous):
            others = [*top[-_REACH:], *(one for frame in frames[-2:] for one in frame.candidates)]
            earlier = before if previous is None and item.leading else []
            candidates = _candidates(item, previous, others, earlier)
            if candidates:
                opens = WordRole.OPEN in item.before.roles
                frames.append(_Frame(candidates, cue, item.before.depth, open=opens))
        if frames and item.before.depth >= frames[-1].depth:
            _take(frames[-1], item)
        else:
            top.append(item)
        previous = item
    while frames:
        found += _finished(frames.pop())
    return found, top


def _cue(item: ListItem, previous: ListItem | None) -> str:
    """How a list begins with this item; empty where none does."""
    before = item.before
    if WordRole.SUBSET in before.roles:
        return "subset"
    if WordRole.INTRO in before.roles:
        return "intro"
    if previous is None:
        return ""
    if before.marks[:1] == "：":
        return "colon"
    carried = item.family in ("intake", "progress")
    if before.marks[:1] == "（" and before.depth > previous.before.depth and not carried:
        return "bracket"
    if previous.claim is None:
        return ""
    by_channel = before.channel and item.claim is None and previous.family in ("intake", "progress")
    return "plain" if by_channel or previous.claim.subject in _WHOLES.get(item.family, ()) else ""


def _candidates(
    item: ListItem, previous: ListItem | None, others: list[ListItem], earlier: list[ListItem]
) -> list[ListItem]:
    near = [previous] if previous is not None else []
    every = {id(one): one for one in (*near, *reversed(others), *reversed(earlier))}
    return [one for one in every.values() if _same_unit(one, item)][:_REACH]


def _same_unit(whole: ListItem, part: ListItem) -> bool:
    if not whole.number.unit and whole.claim is None:
        return False
    if whole.number.unit == part.number.unit or not part.number.unit:
        return True
    counted = whole.claim is not None or part.claim is not None
    return counted and {whole.number.unit, part.number.unit} <= FORM_UNITS


def _ends(frame: _Frame, item: ListItem) -> bool:
    """True where the item is no longer part of the frame's list."""
    if item.before.depth > frame.depth or not frame.parts:
        return False
    roles, marks = item.before.roles, item.before.marks
    if WordRole.TURN in roles or (WordRole.TOTAL in roles and not frame.totals):
        return True
    whole = frame.candidates[0].number.value
    complete = frame.total == whole and marks[-1:] != "、" and not item.before.added
    if whole and frame.total <= whole and (complete or item.number.value == whole):
        # The next statement after a list that adds up, or the whole once more (4件均已答复).
        return True
    if not _akin(frame, item):
        return True
    if WordRole.COMPARE in roles:
        return False
    return not _same_unit(frame.candidates[0], item) and any(mark in "，；" for mark in marks)


def _ends_at_semicolon(frames: list[_Frame]) -> bool:
    """True for an inner list, and for one whose parts are told apart by other marks."""
    parts = frames[-1].parts
    if len(frames) > 1:
        return bool(parts)
    return len(parts) > 1 and not any("；" in part.before.marks for part in parts[1:])


def _akin(frame: _Frame, item: ListItem) -> bool:
    """True where the item counts the same kind of thing as the parts before it."""
    first, whole = frame.parts[0], frame.candidates[0]
    if item.claim is None or item.before.residual:
        return True
    if not item.family:
        return bool(first.claim and not first.family) or item.before.channel
    if whole.family == "outcome" and item.family == item.kind:
        return False
    if whole.claim is not None and all(
        part.claim is None and not part.before.channel for part in frame.parts
    ):
        return True
    return any(part.kind == item.kind for part in frame.parts)


def _take(frame: _Frame, item: ListItem) -> None:
    """Make the item a part, unless it is a change or counts something else."""
    if item.before.depth > frame.depth or WordRole.COMPARE in item.before.roles or _of_last_year(item):
        return
    if not _same_unit(frame.candidates[0], item):
        frame.mixed = True
        return
    if not frame.parts:
        frame.totals = WordRole.TOTAL in item.before.roles
    frame.open = frame.open or WordRole.OPEN in item.before.roles
    frame.parts.append(item)


def _of_last_year(item: ListItem) -> bool:
    """True for a number that last year's is compared by: 1404件（上年1200件）."""
    if item.claim is not None:
        return item.claim.tense is Tense.LAST_YEAR
    return WordRole.LAST_YEAR in item.before.roles


def _finished(frame: _Frame) -> Iterator[Listing]:
    if not frame.parts or (frame.cue == "plain" and len(frame.parts) == 1):
        return
    found = _whole(frame.candidates, frame.total)
    if found is None:
        return
    whole, certain = found
    about = whole.claim.subject if whole.claim is not None else ""
    if about in ("received", "handled") and any(part.kind == "outcome" for part in frame.parts):
        # What was carried over is settled beside what came in: the outcomes need not add up to it.
        return
    open_ = frame.open or frame.mixed or not certain or any(part.open for part in frame.parts)
    closed = len(frame.parts) > 1 and not open_ and _complete(frame, whole.number.value, about)
    yield Listing(whole.number, frame.parts, frame.cue, closed, open_, certain)


def _complete(frame: _Frame, whole: Decimal, about: str) -> bool:
    """True where the list claims to hold everything, by its cue or by what its parts are."""
    if frame.cue in ("intro", "colon", "bracket") or any(part.before.residual for part in frame.parts):
        return True
    if all(part.before.channel for part in frame.parts):
        return about not in ("", "disclosed") or frame.total >= _NEAR * whole
    said = {part.claim.subject for part in frame.parts if part.claim is not None}
    kinds = {part.kind for part in frame.parts}
    if len(kinds) > 1:
        return False
    match kinds.pop():
        case "applicant" | "result":
            return True
        case "outcome":
            return frame.cue != "plain"
        case "intake":
            return said >= {"received", "carried-in"}
        case "progress":
            return "processed" in said
        case "dispute":
            return about == "litigation" and said == {"litigation-direct", "litigation-after-review"}
    return False


def _whole(candidates: list[ListItem], total: Decimal) -> tuple[ListItem, bool] | None:
    """The item the list is about, and whether that is certain; None where it can't be told.

    It is the nearest one, unless the parts exceed it: then one that they add up to, or do not exceed.
    """
    nearest = candidates[0]
    if total <= nearest.number.value or len(candidates) == 1:
        return nearest, True
    for one in candidates:
        if one.number.value == total:
            return one, True
    values = {one.number.value for one in candidates}
    if len(values) == 1:
        return nearest, True
    largest = max(candidates, key=lambda one: one.number.value)
    if largest.number.value < total <= sum(values):
        return None
    return largest, False
