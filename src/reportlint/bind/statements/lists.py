"""Lists with their whole: "X条，其中a条、b条、c条"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from reportlint.bind.statements.claims import Claim, dangling
from reportlint.bind.statements.tokens import Number, Sentence
from reportlint.model.grammar import Role, Subject

_FORM_UNITS = frozenset({"件", "件次", "条", "起", "份", "封", "宗", "个", "项", "例", "桩", ""})
"""Units that mean the same where applications or cases are counted."""
_INTRO_REACH = 4
"""Characters that may stand between the beginning of a clause and the word that opens a list."""
_WHOLES = {"applicant": {"received", "handled", "processed"}, "outcome": {"processed"}}
"""Lists without an opening word are taken for a list of these only."""


@dataclass(slots=True)
class Item:
    """A number as a possible part or whole: what stands between it and the number before."""

    number: Number
    depth: int
    marks: str
    """The marks since the number before, in order."""
    roles: set[Role]
    start: int
    """Where its clause begins."""
    claim: Claim | None
    family: str
    channel: bool
    wordless: bool
    """Nothing but marks and opening words stand between it and the number before."""
    residual: bool
    """Named 其他: the list claims to hold everything."""
    leading: bool
    """Its sentence begins with the word that opens the list."""
    added: bool
    """A word like 以及 says that it is one more part."""
    after_open: bool = False
    """An open-list word follows it in its clause."""


@dataclass(slots=True)
class Listing:
    """A whole and its parts."""

    whole: Number
    parts: list[Item]
    cue: str
    closed: bool
    open: bool


@dataclass(slots=True)
class _Frame:
    candidates: list[Item]
    cue: str
    depth: int
    parts: list[Item] = field(default_factory=list)
    open: bool = False
    mixed: bool = False
    totals: bool = False


def listings(
    sentence: Sentence, claims: list[Claim], subjects: Mapping[str, Subject], before: list[Item]
) -> tuple[list[Listing], list[Item]]:
    """The lists of a sentence, and its items that a list in the next sentence can be about.

    `before` are such items of the sentence before.
    """
    items = list(_items(sentence, claims, subjects))
    found: list[Listing] = []
    frames: list[_Frame] = []
    top: list[Item] = []
    for n, item in enumerate(items):
        previous = items[n - 1] if n else None
        while frames and (item.depth < frames[-1].depth or _ends(frames[-1], item)):
            found += _finished(frames.pop())
        if "；" in item.marks and frames and _closed_by_semicolon(frames):
            found += _finished(frames.pop())
        cue = _cue(item, previous)
        if cue:
            candidates = _candidates(previous, top, frames, before if n == 0 and item.leading else [])
            candidates = [one for one in candidates if _same_unit(one, item)]
            if candidates:
                frames.append(_Frame(candidates, cue, item.depth, open=Role.OPEN in item.roles))
        if frames and item.depth >= frames[-1].depth:
            _take(frames[-1], item)
        else:
            top.append(item)
    while frames:
        found += _finished(frames.pop())
    return found, top


def _items(sentence: Sentence, claims: list[Claim], subjects: Mapping[str, Subject]) -> Iterator[Item]:
    by_number = {id(claim.number): claim for claim in claims}
    depth, marks, roles = 0, "", set[Role]()
    start, channel, wordless, residual, added = sentence.start, False, True, False, False
    last = sentence.start
    item: Item | None = None
    first = next((token.word for token in sentence.tokens), None)
    leading = first is not None and first.role in (Role.SUBSET, Role.INTRO)
    for index, token in enumerate(sentence.tokens):
        if token.mark:
            depth += (token.mark == "（") - (token.mark == "）")
            marks += token.mark
            wordless = wordless and token.start == last
            last = token.end
            if token.mark != "、" or wordless:
                start = token.end
            if token.mark in "，；：（":
                channel = residual = added = False
            continue
        if token.number is not None:
            claim = by_number.get(id(token.number))
            if claim is None and dangling(sentence, index, unit=False):
                continue
            family = subjects[claim.subject].family if claim is not None else ""
            item = Item(
                token.number,
                depth,
                marks,
                roles,
                start,
                claim,
                family,
                channel,
                wordless,
                residual,
                leading,
                added,
            )
            yield item
            marks, roles, channel, wordless, residual, added = "", set[Role](), False, True, False, False
            start = last = token.end
            continue
        word = token.word
        if word is not None:
            # An adverb deep in its clause opens no list: 公开形式分别为….
            if word.role is not Role.INTRO or token.start - start <= _INTRO_REACH:
                roles.add(word.role)
            channel = channel or word.role is Role.CHANNEL
            residual = residual or word.name == "其他"
            added = added or (word.role is Role.AND and token.start == start)
            if word.role is Role.OPEN and item is not None and not marks:
                item.after_open = True
            if word.role in (Role.SUBSET, Role.INTRO):
                start = token.end
            else:
                wordless = False
        if token.percent is not None:
            roles.add(Role.SHARE)
        wordless = wordless and token.start == last
        last = token.end


def _cue(item: Item, previous: Item | None) -> str:
    if Role.SUBSET in item.roles:
        return "subset"
    if Role.INTRO in item.roles:
        return "intro"
    if previous is None:
        return ""
    if item.marks[:1] == "：":
        return "colon"
    if item.marks[:1] == "（" and item.depth > previous.depth and item.family not in ("intake", "progress"):
        return "bracket"
    if previous.claim is None:
        return ""
    if item.channel and previous.family in ("intake", "progress") and not item.claim:
        return "plain"
    if previous.claim.subject in _WHOLES.get(item.family, ()):
        return "plain"
    return ""


def _candidates(
    previous: Item | None, top: list[Item], frames: list[_Frame], before: list[Item]
) -> list[Item]:
    nearest = [previous] if previous is not None else []
    wholes = [one for frame in frames for one in frame.candidates]
    return list(
        {id(one.number): one for one in (*nearest, *reversed(top), *wholes, *reversed(before))}.values()
    )


def _same_unit(one: Item, other: Item) -> bool:
    if not one.number.unit and one.claim is None:
        return False
    if one.number.unit == other.number.unit:
        return True
    counted = one.claim is not None or other.claim is not None
    if counted and {one.number.unit, other.number.unit} <= _FORM_UNITS:
        return True
    return not other.number.unit and bool(one.number.unit)


def _ends(frame: _Frame, item: Item) -> bool:
    """True where the item is no longer part of the frame's list."""
    if item.depth > frame.depth or not frame.parts:
        return False
    if Role.TURN in item.roles or (Role.TOTAL in item.roles and not frame.totals):
        return True
    whole = frame.candidates[0].number.value
    complete = sum((part.number.value for part in frame.parts), Decimal(0)) == whole
    if item.number.value == whole or (complete and item.marks[-1:] != "、" and not item.added):
        # The whole once more (4件均已答复), or the next statement after a list that adds up.
        return whole > 0
    if not _akin(frame, item):
        return True
    if Role.COMPARE in item.roles:
        return False
    return not _same_unit(frame.candidates[0], item) and any(mark in "，；" for mark in item.marks)


def _closed_by_semicolon(frames: list[_Frame]) -> bool:
    parts = frames[-1].parts
    if len(frames) > 1:
        return bool(parts)
    return len(parts) > 1 and not any("；" in part.marks for part in parts[1:])


def _akin(frame: _Frame, item: Item) -> bool:
    """True where the item counts the same kind of thing as the parts before it."""
    first, whole = frame.parts[0], frame.candidates[0]
    if item.claim is None or item.residual:
        return True
    if not item.family:
        return bool(first.claim and not first.family) or item.channel
    kind, _, detail = item.family.partition(".")
    if whole.family == "outcome" and not detail:
        return False
    if whole.claim is not None and all(part.claim is None and not part.channel for part in frame.parts):
        return True
    return any(part.family.partition(".")[0] == kind for part in frame.parts)


def _take(frame: _Frame, item: Item) -> None:
    if item.depth > frame.depth:
        return
    if Role.COMPARE in item.roles:
        return
    if not _same_unit(frame.candidates[0], item):
        frame.mixed = True
        return
    if not frame.parts:
        frame.totals = Role.TOTAL in item.roles
    frame.open = frame.open or item.after_open or Role.OPEN in item.roles
    frame.parts.append(item)


def _finished(frame: _Frame) -> Iterator[Listing]:
    if not frame.parts or (frame.cue == "plain" and len(frame.parts) == 1):
        return
    total = sum((part.number.value for part in frame.parts), Decimal(0))
    found = _whole(frame.candidates, total)
    if found is None:
        return
    whole, certain = found
    kinds = {part.family.partition(".")[0] for part in frame.parts}
    said = {part.claim.subject for part in frame.parts if part.claim is not None}
    about = whole.claim.subject if whole.claim is not None else ""
    if "outcome" in kinds and about in ("received", "handled"):
        # What was carried over is settled beside what came in: the outcomes need not add up to it.
        return
    complete = (
        frame.cue in ("intro", "colon", "bracket")
        or any(part.residual for part in frame.parts)
        or all(part.channel for part in frame.parts)
        or kinds in ({"applicant"}, {"result"})
        or (kinds == {"outcome"} and frame.cue != "plain")
        or (about == "litigation" and said == {"litigation-direct", "litigation-after-review"})
        or (kinds == {"intake"} and said >= {"received", "carried-in"})
        or (kinds == {"progress"} and "processed" in said)
    )
    open_ = frame.open or frame.mixed or not certain
    closed = len(frame.parts) > 1 and complete and not open_
    yield Listing(whole.number, frame.parts, frame.cue, closed, open_)


def _whole(candidates: list[Item], total: Decimal) -> tuple[Item, bool] | None:
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
