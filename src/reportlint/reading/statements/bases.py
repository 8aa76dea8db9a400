"""What a share is of: the whole of its list, or the number that the other shares of its series fit as well."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from reportlint.model.statement import Exactness, agrees
from reportlint.reading.statements.expressions import Expression
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.lists import Listing
from reportlint.reading.statements.ratios import sum_of
from reportlint.reading.statements.tokens import NumberToken
from reportlint.reading.statements.units import alike

_RATE = re.compile(r"(?<![按及限如][时期])(?P<what>[^，。；：、0-9（）的]{2})率[为是达到约：“”]{0,3}$")
_OVERALL = re.compile(
    r"(?:总体?|综合|整体|全部|平均|加权|首次|一次性?)(?:[^，。；：、0-9（）]{2})率[^，。；0-9]{0,3}$"
)
"""How a rate is called that is of a whole list, or of something that no part of it is called."""
_SPOKEN = {"纠错": re.compile("纠正"), "覆盖": re.compile("覆盖|[已中].*(?:建|设|配|开通)")}
"""What is said of a number of which a rate is that has another name."""
_OF_ENDED = re.compile(r"(?:审结|已结)[^，。；：、0-9（）]{0,4}[^，。；：、0-9（）]{2}率[^，。；0-9]{0,3}$")
"""How a rate is called that is of the cases that have ended."""
_REACH = 16
"""Numbers before a share or a rate that it may be of."""
_FEW = 2
"""Characters that the label of a part may have beside what its rate says: 主动公开."""
_HUNDRED = Decimal(100)
_CALLED = 2
"""Characters a name has at least."""
_NEARLY = Decimal(20)
"""How far shares may be from a hundred that are meant to make it, one of them wrong."""


@dataclass(slots=True)
class Share:
    """A share as it stands: what it is of is still to be found."""

    said: Expression
    part: NumberToken | None
    base: NumberToken | None
    of: str
    """Subject that the words between 占 and the share name."""
    named: bool
    """Such words stand there."""
    loose: bool
    """No 占: only a percentage in brackets."""
    name: str = ""
    """What those words call the number it is of, where it is none of the form's subjects: 占收回数的."""


class ShareBases:
    """Finds the numbers that the shares and rates of a sentence are of."""

    def __init__(
        self, text: str, counted: Sequence[ListItem], lists: Sequence[Listing], before: Sequence[ListItem]
    ) -> None:
        self._text = text
        self._counted = counted
        self._starts = [item.number.start for item in counted]
        self._items = {id(item.number): item for item in counted}
        self._wholes = {id(part.number): one.whole for one in lists if one.certain for part in one.parts}
        self._before = before

    def bases(self, series: list[Share]) -> list[NumberToken | None]:
        """For each share of a series the number that it is said to be of: the one that most of them fit."""
        told = [one for one in series if one.part is not None]
        if not told:
            return [None] * len(series)
        all_ = _all(told)
        others = [one for one in (*self._candidates(told), all_) if one is not None and one.value]
        fits = {id(one): sum(_fits(share, one) for share in told) for one in others}
        return [None if one.part is None else self._base(one, told, others, all_, fits) for one in series]

    def _base(
        self,
        share: Share,
        told: list[Share],
        others: list[NumberToken],
        all_: NumberToken | None,
        fits: dict[int, int],
    ) -> NumberToken | None:
        if (named := self._bearer(share)) is not None:
            return named
        whole = self._wholes.get(id(share.part))
        candidates = [whole, *others] if whole is not None and whole.value else others
        for one in candidates[:1]:
            if id(one) not in fits:
                fits[id(one)] = sum(_fits(each, one) for each in told)
        base = max(candidates, key=lambda one: fits[id(one)], default=None)
        if base is None:
            return None
        best = fits[id(base)]
        # 占新收总数的: what it is of is named, and need not be the sum of those told.
        meant = base is all_ and not any(one.named for one in told)
        if (
            best == len(told)
            or best > max(1, len(told) - 2)
            or (best and meant)
            or _vouched(told, base, fits)
        ):
            return base
        if all_ is not None and _makes_hundred(told):
            return all_
        if whole is not None and not share.named:
            # One share that fits no number at all, or most of a list whose whole is certain.
            return whole if len(told) == 1 or best > 0 else None
        return candidates[0] if self._only(share, candidates, told) else None

    def _bearer(self, share: Share) -> NumberToken | None:
        """The only number before a share that is called as its words name it: 收回186份，…，占收回数的91.9%."""
        if len(share.name) < _CALLED or share.part is None:
            return None
        found = [
            item.number
            for item in self._earlier(share.said.start)[-_REACH:]
            if share.name in self._text[item.before.start : item.number.start]
            and item.number is not share.part
        ]
        one = found[0] if len(found) == 1 else None
        return one if one is not None and one.value >= share.part.value and alike(one, share.part) else None

    def named(self, said: Expression) -> tuple[NumberToken | None, NumberToken | None]:
        """The numbers of a rate, if its words name what the numbers count: 合格14个，合格率93.3%."""
        rate = _RATE.search(self._text, max(0, said.start - 12), said.start)
        if rate is None:
            return None, None
        earlier = self._earlier(said.start)[-_REACH:]
        parts = [item for item in reversed(earlier) if self._speaks(item, rate["what"])]
        pairs = [(part.number, whole) for part in parts for whole in self._larger([part], earlier)]
        graded = self._graded(parts)
        sums = [(sum_of([part.number for part in graded]), whole) for whole in self._larger(graded, earlier)]
        fits = (
            pair
            for pair in (*pairs, *sums)
            if _fits(Share(said, pair[0], None, "", named=False, loose=False), pair[1])
        )
        overall = _OVERALL.search(self._text, max(0, said.start - 12), said.start) is not None
        # Of several numbers that the rate may be of, none is taken that it does not fit.
        unclear = len(parts) > 1 or overall or self._own_base(said)
        all_ = said.value == _HUNDRED and not self._called(parts, rate)
        told = [] if unclear or all_ else pairs
        return next(iter((*fits, *told)), (None, None))

    def _called(self, parts: Sequence[ListItem], rate: re.Match[str] | None) -> bool:
        """True where a part is called what the rate says and nothing more: 受理信访件15件，受理率100% is of the 15."""
        if not parts or rate is None:
            return False
        before = parts[0].before
        label = self._text[before.start : parts[0].number.start]
        rest = label.replace(rate["what"], "").lstrip("，；")
        return rate["what"] in _SPOKEN or len(rest) <= _FEW

    def _own_base(self, said: Expression) -> bool:
        """True where its words or a bracket say what it is reckoned by: 审结案件纠错率, 纠错率17.5%（按已结97件计）."""
        if _OF_ENDED.search(self._text, max(0, said.start - _REACH), said.start):
            return True
        return self._text.startswith(("（按", "（以", "（不含", "（不计"), said.end)

    def _earlier(self, place: int) -> Sequence[ListItem]:
        """The numbers of the sentence that begin before a place."""
        return self._counted[: bisect_left(self._starts, place)]

    def _graded(self, parts: Sequence[ListItem]) -> list[ListItem]:
        """The parts of one list that all say what a rate says: 很满意、满意. It may be of any of them or of all."""
        whole = self._wholes.get(id(parts[0].number)) if parts else None
        same = [part for part in parts if self._wholes.get(id(part.number)) is whole]
        return same[::-1] if whole is not None and len(same) > 1 else []

    def _larger(self, parts: Sequence[ListItem], earlier: Sequence[ListItem]) -> list[NumberToken]:
        """The numbers before a rate that parts can be of together, the whole of their list first."""
        if not parts:
            return []
        wholes = [self._wholes.get(id(parts[0].number))]
        same = {id(part) for part in parts}
        wholes += [item.number for item in reversed(earlier) if id(item) not in same and not item.change]
        least = sum_of([part.number for part in parts])
        return [
            one
            for one in wholes
            if one is not None and one.value and one.value >= least.value and alike(one, least)
        ]

    def new_whole(self, former: Share, share: Share) -> bool:
        """True where another whole is named between two shares: …占35%；上年新收14件，企业3件，占21%."""
        if share.part is None:
            return False
        before = self._earlier(share.part.start)
        between = takewhile(lambda item: item.number.start >= former.said.end, reversed(before))
        return any(item.number.value > share.part.value for item in between)

    def _speaks(self, item: ListItem, what: str) -> bool:
        """True where the words of a number say what a rate says, and do not deny it: 不满意5人."""
        number = item.number
        behind = re.match(r"[^，。；：、0-9中]{0,8}", self._text[number.end : number.end + 8])
        words = self._text[item.before.start : number.start] + (behind[0] if behind else "")
        spoken = _SPOKEN.get(what)
        said = re.search(rf"(?<![不未非没无欠]){what}", words) is not None
        return said or (spoken is not None and spoken.search(words) is not None)

    def _only(self, share: Share, candidates: list[NumberToken], told: list[Share]) -> bool:
        """True where a single share can be of one number only: that right before it, a total."""
        if len(candidates) != 1 or len(told) != 1 or share.named or share.loose:
            return False
        item, part = self._items.get(id(candidates[0])), self._items.get(id(share.part))
        if item is None or part is None:
            return False
        if item.claim is not None and item.kind in ("intake", "progress", "disclosed"):
            return True
        return one_of(part.number, self._text) or self._same_noun(item, part)

    def _same_noun(self, whole: ListItem, part: ListItem) -> bool:
        """True where the words before two numbers end with the same noun: 解读23次，多样化解读16次."""
        one, other = (
            re.sub("(?:数量?|共|计|了|为)+$", "", self._text[item.before.start : item.number.start])[-2:]
            for item in (whole, part)
        )
        return len(one) > 1 and one == other and whole.opens == part.opens

    def _candidates(self, told: list[Share]) -> list[NumberToken]:
        parts = [one.part for one in told if one.part is not None]
        inside = self._earlier(min(part.start for part in parts))[-_REACH:]
        largest = max(part.value for part in parts)
        chosen: dict[int, NumberToken] = {}
        for item in (*reversed(inside), *reversed(self._before[-_REACH:])):
            number = item.number
            large = number.value >= largest
            if large and number.value and not item.change and alike(number, parts[0]):
                chosen.setdefault(id(number), number)
        return list(chosen.values())


def one_of(part: NumberToken, text: str) -> bool:
    """True for a number of which it is said that it is of the one before: 59个栏目中有3个更新不及时."""
    return text.endswith(("中有", "中，有", "中已有", "里有"), 0, part.start)


def _all(told: list[Share]) -> NumberToken | None:
    """The sum of the parts, where their shares make a hundred or nearly so."""
    parts = [one.part for one in told if one.part is not None]
    exact = all(one.said.exactness is Exactness.EXACT and one.said.step == 1 for one in told)
    if len(told) < 2 or not exact or len({part.unit for part in parts}) > 1:
        return None
    made = sum((one.said.value for one in told), Decimal(0))
    return sum_of(parts) if abs(made - _HUNDRED) <= _NEARLY else None


def _vouched(told: list[Share], base: NumberToken, fits: Mapping[int, int]) -> bool:
    """True where one of two shares fits a number to its decimals, and no number fits the other one.

    办出的117件，公开67件，占67.3%；不予公开14件，占12.0%: of the 117, the first wrong.
    """
    parts = [one.part.value for one in told if one.part is not None]
    exact = all(one.said.decimals and not (one.named or one.loose) for one in told)
    return len(told) == 2 and exact and sum(parts) <= base.value and sum(fits.values()) == 1 == fits[id(base)]


def _makes_hundred(told: list[Share]) -> bool:
    """True where the shares add up to a hundred, but for rounding."""
    made = sum((one.said.value for one in told), Decimal(0))
    unit = max(Decimal(1).scaleb(-one.said.decimals) for one in told)
    return abs(made - _HUNDRED) <= unit * len(told) / 2


def _fits(share: Share, base: NumberToken) -> bool:
    said, part = share.said, share.part
    if part is None:
        return False
    return agrees(part.value / base.value * 100, said.value, said.decimals, said.step, said.exactness)
