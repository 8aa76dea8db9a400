"""Lists with their whole: "X条，其中a条、b条、c条"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest

from reportlint.model.grammar import WordRole
from reportlint.reading.statements.completeness import complete
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.tokens import NumberToken
from reportlint.reading.statements.units import alike, scaled, summable

_REACH = 12
"""Numbers before a list that it may be about."""
_WHOLES = {"applicant": {"received", "handled", "processed"}, "outcome": {"processed"}}
"""Lists without an opening word are taken for a list of these only."""
_ONWARD = frozenset({"intake", "progress", "dispute"})
"""Families of what happens next to what was counted; beside parts that name no such thing they are no part."""


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
    sure: bool
    """Whether all that stands between the whole and its parts is understood."""


@dataclass(slots=True)
class Frame:
    """A list being read."""

    candidates: list[ListItem]
    """The numbers it may be about, the nearest first."""
    cue: str
    depth: int
    bound: bool
    """It can be about the nearest only."""
    parts: list[ListItem] = field(default_factory=list)
    open: bool = False
    mixed: bool = False
    totals: bool = False
    """Its parts are themselves called sums (共3条)."""
    other: ListItem | None = None
    """A number in another unit since the last part."""
    paired: bool = False
    """Each part has such a number beside it: 东岭局1件，收取420元；西屏局2件，收取290元."""

    @property
    def total(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.number.value for part in self.parts), Decimal(0))

    @property
    def rank(self) -> int:
        """How strongly its parts are parted: 0 by 、, 1 by ，, 2 by ；; -1 while it has only one."""
        return max((parting(part) for part in self.parts[1:]), default=-1)


def parting(item: ListItem) -> int:
    """The strongest mark right before a number's label: 0 for 、, 1 for ，, 2 for ；."""
    marks = item.before.marks
    return 2 if "；" in marks else 1 if "，" in marks else 0


def listings(
    found: list[ListItem], before: list[ListItem], text: str, framed: re.Pattern[str] | None
) -> tuple[list[Listing], list[ListItem]]:
    """The lists among the numbers of a sentence, and those that a list in the next sentence can be about.

    `before` are such numbers of the sentence before, `text` is the squeezed paragraph, `framed` fits what says
    by what a whole is divided.
    """
    lists: list[Listing] = []
    frames: list[Frame] = []
    top: list[ListItem] = []
    previous: ListItem | None = None
    for item, following in zip_longest(found, found[1:]):
        while frames and (item.before.depth < frames[-1].depth or _ends(frames, item, following)):
            lists += _finished(frames.pop())
        if cue := _cue(item, previous, text, framed):
            wholes, bound = _wholes(cue, item, previous, top, frames)
            if previous is None and not (item.before.tail or item.before.lead):
                wholes = before[::-1]
            part = _probe(item, following, previous)
            candidates = [one for one in wholes if _can_hold(one, part, nearest=one is previous)][:_REACH]
            if candidates:
                opens = WordRole.OPEN in item.before.roles
                frames.append(Frame(candidates, cue, item.before.depth, bound, open=opens))
        if frames and item.before.depth >= frames[-1].depth:
            _take(frames[-1], item)
        else:
            top.append(item)
        previous = item
    while frames:
        lists += _finished(frames.pop())
    return lists, top


def _cue(item: ListItem, previous: ListItem | None, text: str, framed: re.Pattern[str] | None) -> str:
    """How a list begins with this item; empty where none does."""
    before = item.before
    if WordRole.SUBSET in before.roles:
        return "subset"
    if WordRole.INTRO in before.roles:
        return "intro"
    if previous is None:
        return ""
    gap = text[previous.number.end : before.start]
    if before.marks in ("：", "，：") or (framed is not None and framed.search(gap)):
        return "colon"
    if gap.endswith(("中，", "中：", "里，", "里：")) and before.marks[:1] in "，：":
        return "of"
    carried = item.family in ("intake", "progress")
    if before.marks[:1] == "（" and before.depth > previous.before.depth and not carried:
        return "bracket"
    if previous.claim is None:
        return ""
    by_channel = before.channel and item.claim is None and previous.family in ("intake", "progress")
    return "plain" if by_channel or previous.claim.subject in _WHOLES.get(item.family, ()) else ""


def _probe(item: ListItem, following: ListItem | None, previous: ListItem | None) -> ListItem:
    """The number that tells the unit of the parts: the second of two in 340元，其中1件收取120元."""
    if previous is None or following is None or following.before.marks:
        return item
    beside = not _can_hold(previous, item, nearest=True) and _can_hold(previous, following, nearest=True)
    return following if beside else item


def _wholes(
    cue: str, item: ListItem, previous: ListItem | None, top: list[ListItem], frames: list[Frame]
) -> tuple[list[ListItem], bool]:
    """The numbers of its sentence that a list can be about, nearest first, and whether only the nearest can."""
    if previous is None:
        return [], False
    if cue == "of" or item.before.depth > previous.before.depth:
        return [previous], True
    others = [*top[-_REACH:], *(one for frame in frames[-2:] for one in frame.candidates)]
    return list({id(one): one for one in (previous, *reversed(others))}.values()), False


def _can_hold(whole: ListItem, part: ListItem, *, nearest: bool) -> bool:
    """True where the units let one number be the whole of the other; a change is no whole."""
    if whole.change:
        return False
    if not whole.number.unit and whole.claim is None:
        return nearest and not part.number.unit and scaled(whole.number) and scaled(part.number)
    return not part.number.unit or alike(whole.number, part.number)


def _ends(frames: list[Frame], item: ListItem, following: ListItem | None) -> bool:
    """True where the item is no longer part of the innermost list."""
    frame, before = frames[-1], item.before
    if before.depth > frame.depth or not frame.parts:
        return False
    if WordRole.TURN in before.roles or (WordRole.TOTAL in before.roles and not frame.totals):
        return True
    outer = len(frames) > 1 and frames[-2].depth == frame.depth
    if outer and frame.rank >= 0 and parting(item) > frame.rank:
        return True
    whole = frame.candidates[0].number.value
    filled = frame.total == whole and whole and before.marks[-1:] != "、" and not before.added
    if filled or (whole and _resumes(frame, item)):
        return True
    if parting(item) == 2 and (outer or (len(frame.parts) > 1 and frame.rank < 2)):
        return True
    if not _akin(frame, item):
        return True
    if WordRole.COMPARE in before.roles or _fits(frame, item) or not parting(item):
        return False
    beside = following is not None and not following.before.marks and _fits(frame, following)
    return not (beside or frame.paired)


def _resumes(frame: Frame, item: ListItem) -> bool:
    """True where an item without label is the whole once more: …2件为信函申请，4件均已答复."""
    first = frame.parts[0].before
    named = item.number.start > item.before.start or item.number.start == first.start
    return item.number.value == frame.candidates[0].number.value and frame.total > 0 and not named


def _akin(frame: Frame, item: ListItem) -> bool:
    """True where the item counts the same kind of thing as the parts before it."""
    first, whole = frame.parts[0], frame.candidates[0]
    if item.claim is None or item.before.residual:
        return True
    if not item.family:
        return bool(first.claim and not first.family) or item.before.channel
    if whole.family == "outcome" and item.family == item.kind:
        return False
    unnamed = all(part.claim is None and not part.before.channel for part in frame.parts)
    if unnamed and whole.claim is not None:
        return item.kind not in _ONWARD or parting(item) < 2
    return any(part.kind == item.kind for part in frame.parts)


def _take(frame: Frame, item: ListItem) -> None:
    """Make the item a part, unless it is a change or counts something else."""
    if item.before.depth > frame.depth or WordRole.COMPARE in item.before.roles or item.last_year:
        return
    if not _fits(frame, item):
        beside = frame.parts and not item.before.marks
        frame.mixed = frame.mixed or (frame.other is not None and not beside)
        frame.other = None if beside else item
        return
    frame.paired = frame.paired or frame.other is not None
    frame.other = None
    if not frame.parts:
        frame.totals = WordRole.TOTAL in item.before.roles
    frame.open = frame.open or WordRole.OPEN in item.before.roles
    frame.parts.append(item)


def _fits(frame: Frame, item: ListItem) -> bool:
    whole = frame.candidates[0].number
    return not item.number.unit or alike(whole, item.number)


def _finished(frame: Frame) -> Iterator[Listing]:
    parts = frame.parts
    if not parts or (frame.cue == "plain" and len(parts) == 1):
        return
    found = _whole(frame)
    if found is None:
        return
    whole, certain = found
    about = whole.claim.subject if whole.claim is not None else ""
    if about in ("received", "handled") and any(part.kind == "outcome" for part in parts):
        # What was carried over is settled beside what came in: the outcomes need not add up to it.
        return
    numbers = (whole.number, *(part.number for part in parts))
    if frame.total != whole.number.value and not summable(numbers):
        return
    open_ = frame.open or frame.mixed or not certain or any(part.open for part in parts)
    closed = len(parts) > 1 and not open_ and complete(frame.cue, parts, whole)
    sure = certain and not frame.mixed and _understood(frame, whole)
    yield Listing(whole.number, parts, frame.cue, closed, open_, certain, sure)


def _understood(frame: Frame, whole: ListItem) -> bool:
    """True where nothing unknown stands between the whole and the first part, or behind a part."""
    first, *rest = frame.parts
    labelled = first.number.start > first.before.start
    behind = any(part.before.tail for part in rest) if labelled else False
    return whole is frame.candidates[0] and not (first.before.tail or first.before.lead or behind)


def _whole(frame: Frame) -> tuple[ListItem, bool] | None:
    """The item the list is about, and whether that is certain; None where it can't be told."""
    nearest, total = frame.candidates[0], frame.total
    if frame.bound:
        return nearest, True
    for one in frame.candidates:
        if one.number.value == total:
            return one, True
    if total < nearest.number.value:
        return nearest, True
    intake = {one.claim.subject: one.number.value for one in reversed(frame.candidates) if one.claim}
    if total == intake.get("received", 0) + intake.get("carried-in", 0):
        return None
    larger = [one for one in frame.candidates if one.number.value > total]
    if not larger:
        return nearest, True
    return min(larger, key=lambda one: one.number.value), False
