"""A list while it is being read: which numbers are parts of it, and where it ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from reportlint.model.grammar import WordRole
from reportlint.model.statement import Scope
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.units import alike, scaled

_ONWARD = frozenset({"intake", "progress", "dispute"})
"""Families of what happens next to what was counted; beside parts that name no such thing they are no part."""


_NAMED = 6
"""Characters that say of what a number is the sum."""


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
    distant: bool = False
    """It opens its sentence: what it can be about stands in the one before."""
    broken: bool = False
    """A number in another unit stands among its parts."""
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
    def mixed(self) -> bool:
        """True where parts count in several units: 23篇，其中图文11篇、视频5篇、访谈3篇、发布会4场."""
        if self.broken or self.other is None:
            return self.broken
        made = self.total + self.other.number.value == self.candidates[0].number.value
        return made or self.other.before.marks == "、"

    @property
    def rank(self) -> int:
        """How strongly its parts are parted: 0 by 、, 1 by ，, 2 by ；; -1 while it has only one."""
        return max((parting(part) for part in self.parts[1:]), default=-1)

    def ends(self, item: ListItem, following: ListItem | None, outer: Frame | None) -> bool:
        """True where the item is no longer part of the list; `outer` is the one it stands in."""
        before = item.before
        if before.depth > self.depth or not self.parts:
            return False
        if self._completes(item) and len(self.parts) > 1 and parting(item) <= max(self.rank, 0):
            return False
        if WordRole.TOTAL in before.roles and not self.totals:
            # 每日发布的水情信息共计36条: the sum of what it names, which is one more part.
            self.open = self.open or item.number.start - before.start > _NAMED
            return True
        if self.cue == "stretch" and not item.stretch:
            return True
        if self._of_another_matter(item):
            return True
        if WordRole.TURN in before.roles:
            return not self._completes(item)
        one_part = self.cue == "of" and self.rank < 0
        if parting(item) == 2 and (item.divided or (one_part and labelled(item) != labelled(self.parts[0]))):
            # 25件里，…1件；35件里，…: another whole.
            return True
        inner = outer is not None and outer.depth == self.depth
        if inner and self.rank >= 0 and parting(item) > self.rank:
            return True
        whole = self.candidates[0].number.value
        left = self.parts[-1].rest or not self._parallel(item)
        filled = self.total == whole and whole and left and not before.added
        if filled or (whole and self._resumes(item)):
            return True
        if parting(item) == 2 and (inner or (len(self.parts) > 1 and self.rank < 2)):
            return not self._goes_on(item)
        if not self._akin(item):
            # 教育类8件、行政处罚类14件: one more of them that is called as something else is.
            self.open = self.open or before.marks == "、"
            return True
        if WordRole.COMPARE in before.said or self._fits(item) or not parting(item):
            return False
        beside = following is not None and not following.before.marks and self._fits(following)
        return not (beside or self.paired)

    def _of_another_matter(self, item: ListItem) -> bool:
        """True where an item behind ， or ； begins anew: …，其中主办91件；全年发布101件; …，其中图解80篇，占八成，推文90篇."""
        first = self.parts[0]
        most = max(one.number.value for one in self.candidates)
        if not parting(item) or self.cue != "subset":
            return False
        dated = WordRole.THIS_YEAR in item.before.said and WordRole.THIS_YEAR not in first.before.said
        if dated or (item.stretch and not first.stretch):
            return True
        if len(self.parts) > 1 or self.distant:
            return False
        if item.before.marks.startswith("，") and parting(item) == 2 and not first.shared:
            # …，其中投诉49件，接近一半；问答46件: the clause between is said of the one part.
            return True
        left = most - first.number.value if parting(item) == 2 else most
        return item.number.value > left or (first.shared and not item.shared)

    def take(self, item: ListItem) -> None:
        """Make the item a part, unless it is a change or counts something else."""
        if item.before.depth > self.depth or WordRole.COMPARE in item.before.said or item.last_year:
            return
        risen = item.change and not any(part.change for part in self.parts)
        if self.parts and (risen or self._brought_in(item)):
            return
        if not self._fits(item):
            beside = self.parts and not item.before.marks
            self.broken = self.broken or (self.other is not None and not beside)
            self.other = None if beside else item
            return
        self.paired = self.paired or self.other is not None
        self.other = None
        if not self.parts:
            self.totals = WordRole.TOTAL in item.before.roles
        if WordRole.REST in item.before.roles:
            self._leave(item)
        self.open = self.open or item.each or WordRole.OPEN in item.before.roles
        self.parts.append(item)

    def _leave(self, rest: ListItem) -> None:
        """Keep only the part that the rest is left of: 63个所中58个建成专区，12个获评示范，其余5个."""
        wanted = self.candidates[0].number.value - rest.number.value
        if self.total != wanted:
            self.parts = [part for part in self.parts if part.number.value == wanted][:1] or self.parts

    def _brought_in(self, item: ListItem) -> bool:
        """True for what is added from outside: 其余45件及上年结转的3件."""
        joined = WordRole.AND in item.before.roles and not item.before.marks
        return joined and WordRole.LAST_YEAR in item.before.said

    def _parallel(self, item: ListItem) -> bool:
        """True where an item behind parts that make the whole already is one more of them all the same."""
        if (item.before.marks[-1:] == "、" and not parting(item)) or item.before.residual:
            return True
        if parting(item) > self.rank or not self._fits(item):
            return False
        first = self.parts[0]
        if labelled(first) != labelled(item):
            return False
        if not labelled(item) or (first.before.channel and item.before.channel):
            return item.claim is None or item.kind not in _ONWARD or item.kind == first.kind
        return bool(item.family) and item.kind == first.kind and item.kind not in _ONWARD

    def _goes_on(self, item: ListItem) -> bool:
        """True where shares stand among parts of one kind: …、部分公开14件，占60%；不予公开11件，占7.9%."""
        left = self.candidates[0].number.value - self.total
        return (
            self.cue in ("colon", "intro")
            and self.parts[-1].shared
            and bool(item.kind)
            and item.kind == self.parts[0].kind
            and item.number.value <= left
        )

    def _completes(self, item: ListItem) -> bool:
        """True where an item makes the parts the whole: 10件，其中公开6件、不予公开3件，还有1件…."""
        return self._fits(item) and self.total + item.number.value == self.candidates[0].number.value

    def _resumes(self, item: ListItem) -> bool:
        """True where an item without label is the whole once more: …2件为信函申请，4件均已答复."""
        first = self.parts[0].before
        named = item.number.start > item.before.start or item.number.start == first.start
        return item.number.value == self.candidates[0].number.value and self.total > 0 and not named

    def _akin(self, item: ListItem) -> bool:
        """True where the item counts the same kind of thing as the parts before it."""
        first, whole = self.parts[0], self.candidates[0]
        if item.claim is None or item.before.residual:
            return True
        if not item.family:
            return bool(first.claim and not first.family) or item.before.channel
        if whole.family == "outcome" and item.family == item.kind:
            return False
        if item.claim.scope is not Scope.WHOLE and all(one.before.channel for one in (item, *self.parts)):
            # 网上申请15件、信函申请4件
            return True
        if whole.claim is not None and whole.kind == item.kind == "dispute":
            # 10件复议中，…；5件诉讼…: suits are no reviews.
            return item.claim.subject.startswith(whole.claim.subject) or whole.claim.subject == "disputes"
        if whole.claim is not None and whole.kind == item.kind == "applicant":
            # 单位提的10件，其中企业5件；个人提的22件: individuals are beside organisations.
            return whole.claim.subject == "by-organisations" and item.claim.subject != "by-natural"
        if whole.family == "intake" and any(part.kind == "outcome" for part in self.parts):
            # 办理50件，其中公开34件，…，结转2件: what is left is a part as well.
            return item.kind in ("outcome", "progress") and item.claim.subject != "processed"
        unnamed = all(part.claim is None and not part.before.channel for part in self.parts)
        if unnamed and whole.claim is not None:
            return item.kind not in _ONWARD or parting(item) < 2
        return any(part.kind == item.kind for part in self.parts)

    def _fits(self, item: ListItem) -> bool:
        whole = self.candidates[0].number
        return not item.number.unit or alike(whole, item.number)


def labelled(item: ListItem) -> bool:
    """True where what is counted stands before the number: 网站30条, not 2件维持."""
    return item.number.start > item.before.start


def parting(item: ListItem) -> int:
    """The strongest mark right before a number's label: 0 for 、, 1 for ，, 2 for ；."""
    marks = item.before.marks
    return 2 if "；" in marks else 1 if "，" in marks else 0


def can_hold(whole: ListItem, part: ListItem, *, nearest: bool) -> bool:
    """True where the units let one number be the whole of the other; a change is no whole."""
    if whole.change:
        return False
    if not whole.number.unit and whole.claim is None:
        return nearest and not part.number.unit and scaled(whole.number) and scaled(part.number)
    return not part.number.unit or alike(whole.number, part.number)
