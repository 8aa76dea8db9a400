"""Sums without a word that opens a list: a total behind its parts, or in the sentence before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportlint.model.grammar import WordRole
from reportlint.model.statement import Scope
from reportlint.reading.statements.completeness import YEARS
from reportlint.reading.statements.cues import names_joined
from reportlint.reading.statements.frames import parting
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.lists import Listing, new_only
from reportlint.reading.statements.spoken import Spoken
from reportlint.reading.statements.units import alike, parts_said, summable

_COPULAS = frozenset({"", "为", "是", "达", "有", "计", "数", "数为", "约"})
_STRANGE = 6
"""Unknown characters that may stand before 共计: 两级合计, 三类决定共."""
_SPOKEN = 10
"""Characters that may stand between 共 and the number: 共计发布60条."""
_STOCK = re.compile(r"年[底末]|现[有行]|有效|目前|存量")
"""Words that make a number what there is, not the sum of what was done: 新订14项、废止9项，年底有效共237项."""
_ADDED = re.compile(r"加上|连同|加之|另加")
_TAKEN = re.compile(r"减去|减掉|扣除|剔除")
"""With these a number is taken from the others: 收到69件，加结转2件，减去在办4件，共办结67件."""
_SOME = re.compile(r"(?:[^，。；：、收到理的]的|为主，)(?:总共|一共|合计|共计|总计|累计|共)$")
"""What makes a number that of some of what was counted before: 118件、96件，按规定可以公开的共189件; 以网上申请为主，共45件."""
_NOT_ALL = re.compile(r"[，、；]其[余他][^，。；：0-9]{0,12}[，；]")
_ABOVE = re.compile(r"以上|上述")
_NEAR = Decimal("0.2")
"""Share by which a sum may miss a total that is not said to be its sum for sure."""
_CLOSE = Decimal("0.02")
"""The same for a total in the sentence before."""
_SCALE = Decimal(10000)
"""A total with 万 too many, or one too few, is off by this factor."""
_STEPS = (frozenset({"received", "carried-in"}), frozenset({"processed", "carried-out", "withdrawn"}))
"""Subjects that add up; one of each set stands for the same applications twice."""


def totals(
    found: list[ListItem], before: list[ListItem], lists: list[Listing], text: str
) -> Iterator[Listing]:
    """Parts with their sum behind them: 县级8件、镇级13件，共计21件; or in the next sentence: 以上合计21件.

    `before` are the numbers of the sentence before.
    """
    if found and len(before) > 1 and _ABOVE.match(text, found[0].opens) and found[0].before.total_end >= 0:
        whole = found[0]
        parts = _parts(before, whole, [], far=True)
        if len(parts) > 1 and _adds(parts, whole):
            yield Listing(whole.number, parts, "total", True, False, True, False)
    yield from (one for one in _stretches(found) if not _accounted(one.parts[-1:], lists))
    for n, item in enumerate(found):
        told = item.before.total_end
        # 两项之和占办结总数143件的51.7%: what a share is of.
        if told < 0 or n == 0 or item.last_year or WordRole.SHARE in item.before.roles:
            continue
        if _NOT_ALL.search(text, found[n - 1].number.end, item.before.start):
            # 许可412件、86件、其余为登记等事项，共3186件: how many the others are is not told.
            continue
        same = [one for one in found[:n] if one.before.depth <= item.before.depth]
        apart = _STOCK.search(text, item.before.start, told) or _TAKEN.search(text, item.opens, told)
        some = _SOME.search(text, found[n - 1].number.end, told)
        if apart or some or _accounted(same[-1:] or found[n - 1 : n], lists):
            continue
        between = text[told : item.number.start]
        adjacent = between in _COPULAS and item.before.unknown <= _STRANGE
        said = parts_said(text, item.before.start, item.number.start)
        if not adjacent and ((item.before.unknown and said is None) or len(between) > _SPOKEN):
            continue
        parts = _subtotals(found[:n], item) or _parts(found[:n], item, lists) or _bare(found[:n], item)
        added = len(parts) == 1
        if added:
            parts = _addition(found[:n], parts[0], item, text)
        if said is not None and len(parts) != said:
            # 183条；微博412条、公众号976条，三类合计: how many they are is told.
            parts = _parts(found[:n], item, [], far=True)[-said:]
            if len(parts) != said:
                continue
        joined = names_joined(item, text)
        if len(parts) < 2 or any(part.each for part in parts) or (joined and joined != len(parts)):
            continue
        suffix = _suffix(parts, item.number.value)
        if suffix:
            yield Listing(item.number, suffix, "total", True, False, True, True)
        elif _adds(parts, item) and not (item.before.channel and said is None):
            sure = adjacent and not item.before.unknown and _enumerated(parts, item)
            made = _sum(parts)
            if sure or added or abs(made - item.number.value) <= _NEAR * item.number.value:
                yield Listing(item.number, parts, "total", True, False, True, sure)


def summed_apart(lists: list[Listing]) -> None:
    """Leave open lists whose parts are added up to another number: 办结397件，其中…4件，以上六项共31件."""
    behind = [one for one in lists if one.whole.start > one.parts[-1].number.start]
    made = [{id(part.number) for part in one.parts} for one in behind]
    for one in lists:
        if one not in behind and {id(part.number) for part in one.parts} in made:
            one.closed, one.open = False, True


def _stretches(found: list[ListItem]) -> Iterator[Listing]:
    """All quarters or both halves of the year, with the year's number behind them: …，四季度26件，全年116件."""
    for n, item in enumerate(found):
        yearly = WordRole.THIS_YEAR in item.before.said and not (item.stretch or item.last_year)
        for size in (4, 2):
            parts = found[max(0, n - size) : n]
            told = {part.stretch for part in parts} in YEARS and len(parts) == size
            level = all(part.before.depth == item.before.depth and not part.last_year for part in parts)
            less = any(part.number.value > item.number.value for part in parts)
            if (
                yearly
                and told
                and level
                and not less
                and summable([item.number, *(part.number for part in parts)])
            ):
                yield Listing(item.number, parts, "stretch", True, False, True, True)


def across(found: list[ListItem], before: Spoken) -> Iterator[Listing]:
    """Parts that make the whole of the sentence before, or nearly so, unless that had its parts already."""
    parts = [item for item in found if item.before.depth == 0]
    wholes = [
        one
        for one in before.open
        if not one.change and not one.last_year and id(one.number) not in before.made
    ]
    if len(parts) < 2 or any(part.change or part.last_year for part in parts):
        return
    made = _sum(parts)
    wholes = [one for one in wholes if not new_only(one, made, before.all)]
    for one in reversed(wholes):
        if one.number.value == made and all(alike(one.number, part.number) for part in parts):
            yield Listing(one.number, parts, "plain", True, False, True, False)
            return
    if ways := _ways(parts, wholes):
        yield ways
        return
    whole = wholes[-1] if wholes else None
    if whole is None or len(wholes) > 1 or not summable((whole.number, *(part.number for part in parts))):
        return
    value = whole.number.value
    summed = WordRole.TOTAL in whole.before.roles and not any(part.family for part in parts)
    close = (
        summed and max(part.number.value for part in parts) < value and abs(made - value) <= _CLOSE * value
    )
    if close or value in (made * _SCALE, made / _SCALE):
        yield Listing(whole.number, parts, "plain", True, False, True, False)


def _ways(parts: list[ListItem], wholes: list[ListItem]) -> Listing | None:
    """By which ways more came in than the sentence before says: 新收37件。网上22件；信函12件；窗口4件."""
    came = [one for one in wholes if one.claim is not None and one.claim.subject == "received"]
    by_way = all(
        part.before.channel and (part.claim is None or part.claim.scope is Scope.CHANNEL) for part in parts
    )
    if len(came) != 1 or not by_way or not summable((came[0].number, *(part.number for part in parts))):
        return None
    value, made = came[0].number.value, _sum(parts)
    near = value < made <= value * (1 + _NEAR)
    return Listing(came[0].number, parts, "plain", True, False, True, False) if near else None


def _addition(earlier: list[ListItem], last: ListItem, total: ListItem, text: str) -> list[ListItem]:
    """What is added to what: 收到156件，…；加上结转的6件，共162件."""
    if not _ADDED.search(text, last.before.start, last.number.start):
        return []
    rest = [
        item
        for item in earlier
        if item is not last and alike(item.number, total.number) and not item.last_year
    ]
    wanted = total.number.value - last.number.value
    fitting = next((item for item in rest if item.number.value == wanted), None)
    taken = next((item for item in rest if item.claim and item.claim.subject == "received"), None)
    chosen = fitting or taken
    return [chosen, last] if chosen is not None else []


def _parts(
    earlier: list[ListItem], total: ListItem, lists: list[Listing], *, far: bool = False
) -> list[ListItem]:
    """The items right before a total that may make it up; `far` where ； may stand between them."""
    for listing in lists:
        if listing.parts[-1] is earlier[-1] and earlier[-1].before.depth == total.before.depth:
            return listing.parts
    parts: list[ListItem] = []
    level = total.before.depth
    following = total
    for item in reversed(earlier):
        if WordRole.TURN in following.before.roles or (parting(following) == 2 and parts and not far):
            break
        if item.before.depth > level:
            continue
        if item.before.depth < level or item.change or item.last_year:
            break
        if alike(item.number, total.number) and item.number.unit:
            parts.insert(0, item)
        elif following.before.marks:
            break
        following = item
    return parts


def _subtotals(earlier: list[ListItem], total: ListItem) -> list[ListItem]:
    """Of each stretch between ；the one number, or that which is a total itself.

    乡里12期；8个村…，合计96期；一共108期. Empty where a stretch has several numbers and none is their total.
    """
    if parting(total) < 2:
        return []
    stretches: list[list[ListItem]] = [[]]
    for item in earlier:
        if parting(item) == 2 and stretches[-1]:
            stretches.append([])
        stretches[-1].append(item)
    parts = [some[-1] for some in stretches if len(some) == 1 or some[-1].before.total_end >= 0]
    whole = len(parts) == len(stretches) > 1
    return (
        parts if whole and all(alike(one.number, total.number) and not one.last_year for one in parts) else []
    )


def _accounted(last: list[ListItem], lists: list[Listing]) -> bool:
    """True where the parts that end with an item make their own whole: 33件，其中19件、14件，未审结的共7件."""
    ended = [one for one in lists if one.parts[-1] in last]
    return any(one.whole.value == sum((part.number.value for part in one.parts), Decimal(0)) for one in ended)


def _bare(earlier: list[ListItem], total: ListItem) -> list[ListItem]:
    """The numbers right before a total that leave their unit to it: 人数分别是74和81，合计155人次."""
    parts: list[ListItem] = []
    for item in reversed(earlier):
        if item.number.unit or item.claim is not None or item.before.depth != total.before.depth:
            break
        parts.insert(0, item)
        if item.before.said & {WordRole.INTRO, WordRole.RESPECTIVELY} or WordRole.INTRO in item.before.roles:
            return parts if abs(_sum(parts) - total.number.value) <= _NEAR * total.number.value else []
        if parting(item):
            break
    return []


def _suffix(parts: list[ListItem], value: Decimal) -> list[ListItem]:
    """The last parts, if some of them make the value."""
    made = Decimal(0)
    for n in range(len(parts) - 1, -1, -1):
        made += parts[n].number.value
        if made == value and n < len(parts) - 1:
            return parts[n:]
    return []


def _adds(parts: list[ListItem], total: ListItem) -> bool:
    """True where the parts can be meant to make the total; what came in is not what was settled."""
    said = {part.claim.subject for part in parts if part.claim and part.family in ("intake", "progress")}
    if said & _STEPS[0] and total.kind == "progress":
        return False
    return not said or any(said <= step for step in _STEPS)


def _enumerated(parts: list[ListItem], total: ListItem) -> bool:
    """True where the parts are one enumeration: 、 or 和 between them, and nothing unknown behind one."""
    rest = parts[1:]
    one_unit = summable([total.number, *(part.number for part in parts)])
    return (
        one_unit
        and not total.before.tail
        and all(parting(part) == 0 and not part.before.tail for part in rest)
    )


def _sum(parts: list[ListItem]) -> Decimal:
    return sum((part.number.value for part in parts), Decimal(0))
