"""Lists with their whole: "X条，其中a条、b条、c条"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, zip_longest

from reportlint.model.grammar import Grammar, WordRole
from reportlint.reading.statements.completeness import complete
from reportlint.reading.statements.cues import LISTED_OF, cue_of
from reportlint.reading.statements.frames import Frame, can_hold, labelled
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.measures import measured, one_for_each
from reportlint.reading.statements.spoken import Spoken, outgrown, said_again, spoken_of
from reportlint.reading.statements.tokens import NumberToken
from reportlint.reading.statements.units import summable

_BUT = re.compile(r"除[^，。；：0-9]{0,12}$")
_BEYOND = re.compile(r"[^，。；：0-9]{0,12}外，")
_SOME_OF_THEM = re.compile(r"主要|重点|等[^，。；：0-9]{0,8}，?(?:数量)?分别")
_NEAR = Decimal("0.2")
"""Share of a whole by which its stretches may miss it that are meant to make it."""
_REACH = 12
"""Numbers before a list that it may be about."""
_MOST = Decimal("0.8")
"""Share of several numbers that parts make up which are meant to be parts of all of them."""


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

    @property
    def made(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.number.value for part in self.parts), Decimal(0))


def listings(
    found: list[ListItem], before: Spoken, text: str, grammar: Grammar
) -> tuple[list[Listing], list[ListItem]]:
    """The lists among the numbers of a sentence, and those that a list in the next sentence can be about.

    `before` is the sentence before, `text` is the squeezed paragraph.
    """
    lists: list[Listing] = []
    frames: list[Frame] = []
    top: list[ListItem] = []
    previous: ListItem | None = None
    spoken = [*before.all, *found]
    for item, following in zip_longest(found, found[1:]):
        while frames and (
            item.before.depth < frames[-1].depth
            or frames[-1].ends(item, following, frames[-2] if len(frames) > 1 else None)
        ):
            frames[-1].open = frames[-1].open or _one_more(item, frames[-1])
            lists += _finished(frames.pop(), spoken, text)
        if not item.last_year and (cue := cue_of(item, previous, text, grammar.framed)):
            wholes, bound = _wholes(cue, item, previous, top, frames)
            if previous is None and (cue in ("of", "division") or not (item.before.tail or item.before.lead)):
                wholes = spoken_of(item, before, text, grammar)
            if previous is None and cue == "subset" and any(one.before.residual for one in wholes):
                # 征地27件、排污16件、其他13件。其中，征求意见的9件: of all of them, of which there is no number.
                wholes = []
            if previous is None and grammar.kinds is not None and grammar.kinds.match(text, item.opens):
                # 按受理机关看，旗政府15件、…: of all applications, wherever they were told.
                wholes = []
            # 2024年收到10件，今年多了3件。其中…: of this year's, of which there is no number.
            wholes = [one for one in wholes if not one.last_year]
            part = _probe(item, following, previous)
            if previous is None and (said_again(item, before, text) or outgrown(found, wholes, before)):
                # 网站97条、微信43条。其中，网站发布的97条按内容分，…: what was said once more is divided.
                wholes = []
            if measured(item, previous, text) or (cue == "intro" and _named_apart(item, wholes, part)):
                # …各培训一次，到场人数分别为16人和15人: what is listed is named right before.
                wholes = []
            wholes = [one for one in wholes if not _set_aside(one, text)]
            if cue in ("division", "plain"):
                # 上半年78件，下半年85件；从方式看，…: they are parts themselves.
                wholes = [one for one in wholes if not one.stretch]
            candidates = [one for one in wholes if can_hold(one, part, nearest=one is previous)][:_REACH]
            if candidates:
                opens = WordRole.OPEN in item.before.roles or _names_some(item, previous, text)
                distant = previous is None
                frames.append(Frame(candidates, cue, item.before.depth, bound, open=opens, distant=distant))
        if frames and item.before.depth >= frames[-1].depth:
            frames[-1].take(item)
            if item.claim is not None and item.claim.new and item.claim.subject == "received":
                # 受理57件（新收53件）。新收件中…: a list may be about these as well.
                top.append(item)
        else:
            top.append(item)
        previous = item
    while frames:
        lists += _finished(frames.pop(), spoken, text)
    return lists, top


def _one_more(item: ListItem, frame: Frame) -> bool:
    """True where each part has a bracket of its own and one more has none: 企业（5件）、律师（2件）和1家公益组织."""
    before, last = item.before, frame.parts[-1:]
    if before.depth >= frame.depth or not last or not last[0].before.marks.startswith("）"):
        return False
    marks = before.marks.removeprefix("）")
    return marks == "、" or (not marks and WordRole.AND in before.roles)


def _set_aside(item: ListItem, text: str) -> bool:
    """True for a number of which others are told apart: 除12件结转下年外，其中公开178件."""
    behind = _BEYOND.match(text, item.number.end)
    return behind is not None and _BUT.search(text, item.opens, item.number.start) is not None


def _names_some(item: ListItem, previous: ListItem | None, text: str) -> bool:
    """True where the names that numbers follow for are not all: 主要集中在教育、住房等领域，分别为6件、5件."""
    start = item.opens if previous is None else previous.number.end
    return item.respective and _SOME_OF_THEM.search(text, start, item.number.start) is not None


def _named_apart(item: ListItem, wholes: list[ListItem], part: ListItem) -> bool:
    """True where a list has a name of its own and the number before it counts another thing."""
    return bool(wholes and item.before.lead) and not can_hold(wholes[0], part, nearest=True)


def _probe(item: ListItem, following: ListItem | None, previous: ListItem | None) -> ListItem:
    """The number that tells the unit of the parts: the second of two in 340元，其中1件收取120元."""
    if previous is None or following is None or following.before.marks not in ("", "，"):
        return item
    beside = not can_hold(previous, item, nearest=True) and can_hold(previous, following, nearest=True)
    return following if beside else item


def _wholes(
    cue: str, item: ListItem, previous: ListItem | None, top: list[ListItem], frames: list[Frame]
) -> tuple[list[ListItem], bool]:
    """The numbers of its sentence that a list can be about, nearest first, and whether only the nearest can."""
    if previous is None:
        return [], False
    if item.before.depth > previous.before.depth:
        # 建议12件、提案9件（其中主办14件）: perhaps of both.
        former = top[-2:-1] if top[-1:] == [previous] else []
        return [previous, *former], True
    parts = frames[-1].parts if frames and cue == "of" else []
    others = [*top[-_REACH:], *(one for frame in frames[-2:] for one in frame.candidates[::-1]), *parts]
    # 986篇（上年1271篇）：…: what stands in a bracket is no whole of what stands behind it.
    level = [one for one in (previous, *reversed(others)) if one.before.depth <= item.before.depth]
    # 新收50件，上年结转3件，申请人中，自然人41件: a clause of its own says what the parts are of.
    bound = cue == "of" and item.before.marks[:1] not in ("，", "：")
    return list({id(one): one for one in level}.values()), bound


def _finished(frame: Frame, among: list[ListItem], text: str) -> Iterator[Listing]:
    parts = frame.parts
    if not parts or (frame.cue == "plain" and len(parts) == 1):
        return
    found = _whole(frame)
    if found is None:
        return
    whole, certain = found
    if new_only(whole, frame.total, among):
        return
    if frame.cue == "division" and any(part.number.value > whole.number.value for part in parts):
        # 按途径分，互联网58件: of a whole that stands elsewhere.
        return
    if _of_another(frame, whole) or _one_of_each(frame) or _of_no_such(frame, whole, text):
        return
    about = whole.claim.subject if whole.claim is not None else ""
    kinds = {part.kind for part in parts}
    inside = frame.cue == "of" or "progress" in kinds
    if about in ("received", "handled") and "outcome" in kinds and not inside:
        # What was carried over is settled beside what came in: the outcomes need not add up to it.
        return
    far = abs(frame.total - whole.number.value) > _NEAR * whole.number.value
    if frame.cue == "stretch" and (far or not complete(frame.cue, parts, whole)):
        # 主办40件，上半年办理工单7件、…: what the stretches count is another thing.
        return
    if frame.total != whole.number.value and (
        _told_apart(frame, whole.number) or _other_things(parts, whole) or one_for_each(parts, whole)
    ):
        return
    # 审结54件，其中维持43件、纠正3件: how others ended need not be told.
    some = kinds == {"result"} and len(parts) == 2 and frame.total < whole.number.value
    open_ = frame.open or frame.mixed or not certain or some or any(part.open for part in parts)
    closed = len(parts) > 1 and not open_ and complete(frame.cue, parts, whole)
    # 公开98件，占53%；无法提供51件，占28%: those that are worth a share.
    open_ = open_ or (not closed and any(part.shared for part in parts))
    one_unit = summable([whole.number, *(part.number for part in parts)])
    alone = len(_together(frame.candidates)) == 1
    # 69件，涉及征地41件、其他30件: one may be about two things.
    matters = frame.cue == "plain" and not all(part.claim or part.before.channel for part in parts)
    unclear = frame.mixed or matters or parts[-1].rest
    sure = certain and one_unit and alone and not unclear and _understood(frame, whole)
    yield Listing(whole.number, parts, frame.cue, closed, open_, certain, sure)


def new_only(whole: ListItem, made: Decimal, among: Sequence[ListItem]) -> bool:
    """True where parts are of those that came in, of a number with those carried over: 受理53件（含上年结转3件），网上50件.

    `among` are the numbers of the whole's sentence.
    """
    carried = (
        one.number.value
        for one in among
        if one.claim and one.claim.subject == "carried-in" and one.before.depth > whole.before.depth
    )
    return whole.claim is not None and any(made + value == whole.number.value for value in carried)


def _of_another(frame: Frame, whole: ListItem) -> bool:
    """True where a part is larger than the number of the sentence before, which is no total, or not the only one.

    …被提起行政诉讼13件。其中302件申请系同一申请人提出: of what was received.
    """
    elsewhere = whole.opens != frame.parts[0].opens
    larger = any(part.number.value > whole.number.value for part in frame.parts)
    total = whole.kind in ("intake", "progress") or (not whole.kind and labelled(frame.parts[0]))
    return elsewhere and larger and not (total and len(frame.candidates) == 1)


def _of_no_such(frame: Frame, whole: ListItem, text: str) -> bool:
    """True where a part is larger than a number that counts something else.

    当面提交8件；一季度31件、…: of what stands before; 四条主线：考试信息23条、…: digits are no parts of 四.
    """
    larger = any(part.number.value > whole.number.value for part in frame.parts)
    in_words = not text[whole.number.start].isdigit() and text[frame.parts[0].number.start].isdigit()
    return larger and (frame.cue == "stretch" or in_words)


def _one_of_each(frame: Frame) -> bool:
    """True where each part is of one whole: 复议146件、应诉20件，其中涉及信息公开的分别为17件、5件."""
    wholes = _together(frame.candidates)
    return len(wholes) == len(frame.parts) > 1 and frame.parts[0].respective


def _other_things(parts: list[ListItem], whole: ListItem) -> bool:
    """True where 个 counts another kind of thing in the parts: 网站1个，其中栏目52个."""
    generic = whole.claim is None and whole.number.unit == "个"
    return generic and any(part.number.value > whole.number.value for part in parts)


def _understood(frame: Frame, whole: ListItem) -> bool:
    """True where nothing unknown stands between the whole and the first part, or behind a part."""
    first, *rest = frame.parts
    behind = labelled(first) and any(part.before.tail for part in rest)
    return whole is frame.candidates[0] and not (first.before.tail or first.before.lead or behind)


def _whole(frame: Frame) -> tuple[ListItem, bool] | None:
    """The item the list is about, and whether that is certain; None where it can't be told."""
    total, candidates = frame.total, frame.candidates
    together = _together(candidates)
    if len(together) > 1:
        # 建议26件、提案41件，其中主办38件: of both, perhaps.
        made = sum((one.number.value for one in together), Decimal(0))
        if total <= candidates[0].number.value:
            return candidates[0], False
        if _MOST * made <= total <= made or frame.bound:
            return None
    if frame.bound:
        return candidates[0], True
    kinds = {part.kind for part in frame.parts} & LISTED_OF.keys()
    fitting = {subject for kind in kinds for subject in LISTED_OF[kind]}
    meant = [one for one in candidates if one.claim is not None and one.claim.subject in fitting]
    candidates = meant or candidates
    nearest = candidates[0]
    for one in (frame.candidates[0], *candidates):
        if one.number.value == total:
            return one, True
    if total < nearest.number.value:
        return nearest, True
    intake = {one.claim.subject: one.number.value for one in reversed(candidates) if one.claim}
    if "carried-in" in intake and total == intake.get("received", 0) + intake["carried-in"]:
        return None
    largest = max(part.number.value for part in frame.parts)
    if largest <= nearest.number.value:
        return nearest, True
    larger = [one for one in candidates if one.number.value > total]
    if not larger:
        # 网站754条，新媒体2808条，其他54条。其中，微博12984条…: of which of them is not told.
        if not frame.distant or len(candidates) == 1:
            return nearest, True
        most = max(candidates, key=lambda one: one.number.value)
        return (most, False) if largest > most.number.value else None
    return min(larger, key=lambda one: one.number.value), False


def _together(candidates: list[ListItem]) -> list[ListItem]:
    """The nearest number and those that 、 or 和 joins with it."""
    some = candidates[:1]
    for one, former in pairwise(candidates):
        before = one.before
        if not (before.marks == "、" or (not before.marks and WordRole.AND in before.roles)):
            break
        some.append(former)
    return some


def _told_apart(frame: Frame, whole: NumberToken) -> bool:
    """True where units that differ may be why the list does not add up: 4620条，其中文件2份、动态4618条."""
    numbers = [part.number for part in frame.parts]
    if summable([whole, *numbers]):
        return False
    same = [number.value for number in numbers if number.unit in ("", whole.unit)]
    return len(same) * 2 <= len(numbers) or sum(same) == whole.value
