"""Shares: 自然人60件，占60%; 分别占新收总数的61%和39%; 两项合计占总数（300件）的一半以上."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from reportlint.model.grammar import WordClass, WordRole
from reportlint.model.statement import Exactness, agrees
from reportlint.reading.statements.expressions import Expression
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.lists import Listing
from reportlint.reading.statements.ratios import Relation, sum_of
from reportlint.reading.statements.tokens import NumberToken, Sentence, Token
from reportlint.reading.statements.units import alike, counts_parts

_LIGHT = frozenset(
    {
        WordRole.SILENT,
        WordRole.ABOUT,
        WordRole.OVER,
        WordRole.NEARLY,
        WordRole.RESPECTIVELY,
        WordRole.SHARE,
    }
)
"""Words that may stand between a number and its share without naming another thing."""
_SEVERAL = re.compile(r"(?:^|[，（）])(?P<times>[两二三四五])(?:项|类|种|者|部分|方面|级)[^，；0-9]{0,5}$")
_HUNDRED = Decimal(100)
_NEARLY = Decimal(20)
"""How far shares may be from a hundred that are meant to make it, one of them wrong."""
_HOW_MANY = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_OUTRIGHT = re.compile(r"比(?:例|重)?|[约达为到了近超过]|[：，（]")
"""What may stand between 占 and the share where no base is named."""


@dataclass(slots=True)
class _Share:
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


@dataclass(slots=True)
class _Seen:
    """What has been read since the last number or share."""

    end: int
    number: NumberToken | None = None
    """The last number, unless a share came after it."""
    words: list[tuple[Token, WordClass]] = field(default_factory=list)
    base: NumberToken | None = None
    """A number that stands between 占 and the share."""
    recent: list[NumberToken] = field(default_factory=list)
    """The numbers of the sentence that are no base."""
    pending: list[NumberToken] = field(default_factory=list)
    """Numbers that 分别占 is said of, whose shares are still to come."""
    former: _Share | None = None

    def sharing(self) -> Token | None:
        """The word 占, if it has been read since."""
        return next((token for token, word in self.words if word.role is WordRole.SHARE), None)


class ShareReader:
    """Reads the shares of one sentence."""

    def __init__(
        self,
        text: str,
        counted: Sequence[ListItem],
        lists: Sequence[Listing],
        before: Sequence[ListItem],
        bases: Sequence[tuple[re.Pattern[str], str]],
    ) -> None:
        self._text = text
        self._items = {id(item.number): item for item in counted}
        self._labels = {text[item.before.start : item.number.start]: item.number for item in counted}
        self._wholes = {id(part.number): one.whole for one in lists if one.certain for part in one.parts}
        self._before = before
        self._bases = bases

    def read(self, sentence: Sentence, said: Sequence[Expression]) -> Iterator[Relation]:
        """The shares among the expressions of the sentence, with part and base where they can be told."""
        series: list[_Share] = []
        for share in self._shares(sentence, [one for one in said if one.kind == "share"]):
            if series and (share.base is not None or share.named or self._new_whole(series[-1], share)):
                yield from self._resolved(series)
                series = []
            series.append(share)
        yield from self._resolved(series)

    def _new_whole(self, former: _Share, share: _Share) -> bool:
        """True where another whole is named between two shares: …占35%；上年新收14件，企业3件，占21%."""
        if share.part is None:
            return False
        between = (
            item.number
            for item in self._items.values()
            if former.said.end <= item.number.start < share.part.start
        )
        return any(number.value > share.part.value for number in between)

    def _shares(self, sentence: Sentence, said: Sequence[Expression]) -> Iterator[_Share]:
        seen = _Seen(sentence.start)
        rest = list(said)
        for token in sentence.tokens:
            while rest and rest[0].start <= token.start:
                expression = rest.pop(0)
                yield from self._share(expression, seen)
                seen.end, seen.number, seen.words, seen.base = expression.end, None, [], None
            if token.start < seen.end:
                continue
            if token.number is not None and not counts_parts(token.number, self._text):
                self._pass_number(token.number, seen)
            elif token.word is not None:
                seen.words.append((token, token.word))
        for expression in rest:
            yield from self._share(expression, seen)
            seen.end, seen.number, seen.words, seen.base = expression.end, None, [], None

    def _pass_number(self, number: NumberToken, seen: _Seen) -> None:
        if seen.sharing() is not None and (seen.number is not None or seen.recent):
            seen.base = number
            return
        seen.recent.append(number)
        seen.end, seen.number, seen.words, seen.pending = number.end, number, [], []

    def _share(self, said: Expression, seen: _Seen) -> Iterator[_Share]:
        gap = self._text[seen.end : said.start]
        if seen.pending and gap in ("、", "和", "及", "，", "与", "以及"):
            former = seen.former
            assert former is not None
            share = _Share(said, seen.pending.pop(0), former.base, former.of, False, False)
            yield share
            return
        seen.pending = []
        roles = {word.role for _, word in seen.words}
        if roles & {WordRole.RATE, WordRole.RISE, WordRole.FALL, WordRole.COMPARE}:
            return
        sharing = seen.sharing()
        if sharing is None:
            if gap in ("（", "（约") and seen.number is not None:
                yield _Share(said, seen.number, None, "", False, True)
            return
        part = self._part(self._text[seen.end : sharing.start], sharing, seen)
        between = self._text[sharing.end : said.start]
        named = bool(_OUTRIGHT.sub("", between))
        of = (
            next((subject for pattern, subject in self._bases if pattern.search(between)), "")
            if named
            else ""
        )
        share = _Share(said, part, seen.base, of, named, False)
        seen.former = share
        yield share

    def _part(self, label: str, sharing: Token, seen: _Seen) -> NumberToken | None:
        """What the share is said of; `label` stands between the last number or share and 占."""
        words = [(token, word) for token, word in seen.words if token.end <= sharing.start]
        roles = {word.role for _, word in words}
        if roles & {WordRole.RESPECTIVELY, WordRole.INTRO} and seen.number is not None:
            seen.pending = self._respective(seen)
            return seen.pending.pop(0) if seen.pending else None
        if several := _SEVERAL.search(label):
            some = seen.recent[-_HOW_MANY[several["times"]] :]
            same = len({number.unit for number in some}) == 1 and len(some) == _HOW_MANY[several["times"]]
            return sum_of(some) if same else None
        known = sum(token.end - token.start for token, _ in words) + sum(char in "，（、；" for char in label)
        if known == len(label) and roles <= _LIGHT and WordRole.TOTAL not in roles:
            return seen.number
        return self._labels.get(label.lstrip("，（、；"))

    def _respective(self, seen: _Seen) -> list[NumberToken]:
        """The numbers of the enumeration that ends with the last number."""
        some: list[NumberToken] = []
        for number in reversed(seen.recent):
            item = self._items.get(id(number))
            if item is None or (some and number.unit != some[0].unit):
                break
            some.insert(0, number)
            if item.before.marks[-1:] not in ("、", "，") or item.before.roles & {
                WordRole.SUBSET,
                WordRole.TURN,
            }:
                break
        return some

    def _resolved(self, series: list[_Share]) -> Iterator[Relation]:
        """The shares of one series, each with the number that all of them are shares of."""
        if not series:
            return
        first = series[0]
        explicit = first.base
        for share in series:
            base, sure = explicit, explicit is not None
            if base is None and share.part is not None:
                base = self._base(share, series)
            if share.loose and base is None:
                continue
            said, part = share.said, share.part
            claim = self._items[id(part)].claim if part is not None and id(part) in self._items else None
            yield Relation(
                "share",
                said.value,
                said.decimals,
                None,
                part,
                base,
                claim.subject if claim is not None else "",
                said.start,
                said.end,
                said.exactness,
                said.step,
                first.of if base is None else "",
                sure,
            )

    def _base(self, share: _Share, series: list[_Share]) -> NumberToken | None:
        """The number that the shares of a series are said to be of: the one that most of them fit."""
        assert share.part is not None
        told = [one for one in series if one.part is not None]
        whole, all_ = self._wholes.get(id(share.part)), _all(told)
        candidates = [one for one in (whole, *self._candidates(told), all_) if one is not None and one.value]
        fits = [(sum(_fits(one, base) for one in told), base) for base in candidates]
        best, base = max(fits, key=lambda pair: pair[0], default=(0, None))
        if base is None:
            return None
        if best == len(told) or best > max(1, len(told) - 2) or (best and base is all_):
            return base
        if all_ is not None and _makes_hundred(told):
            return all_
        if whole is not None and not share.named:
            # One share that fits no number at all, or most of a list whose whole is certain.
            return whole if len(told) == 1 or best > 0 else None
        return candidates[0] if self._only(share, candidates, told) else None

    def _only(self, share: _Share, candidates: list[NumberToken], told: list[_Share]) -> bool:
        """True where a single share can be of one number only: that right before it, a total."""
        if len(candidates) != 1 or len(told) != 1 or share.named or share.loose:
            return False
        item = self._items.get(id(candidates[0]))
        return (
            item is not None and item.claim is not None and item.kind in ("intake", "progress", "disclosed")
        )

    def _candidates(self, told: list[_Share]) -> list[NumberToken]:
        parts = [one.part for one in told if one.part is not None]
        start = min(part.start for part in parts)
        inside = [item for item in self._items.values() if item.number.start < start]
        chosen: dict[int, NumberToken] = {}
        for item in (*reversed(inside), *reversed(self._before)):
            number = item.number
            large = number.value >= max((part.value for part in parts), default=Decimal(0))
            if large and number.value and not item.change and alike(number, parts[0]):
                chosen.setdefault(id(number), number)
        return list(chosen.values())


def _all(told: list[_Share]) -> NumberToken | None:
    """The sum of the parts, where their shares make a hundred or nearly so."""
    parts = [one.part for one in told if one.part is not None]
    exact = all(one.said.exactness is Exactness.EXACT and one.said.step == 1 for one in told)
    if len(told) < 2 or not exact or len({part.unit for part in parts}) > 1:
        return None
    made = sum((one.said.value for one in told), Decimal(0))
    return sum_of(parts) if abs(made - _HUNDRED) <= _NEARLY else None


def _makes_hundred(told: list[_Share]) -> bool:
    """True where the shares add up to a hundred, but for rounding."""
    made = sum((one.said.value for one in told), Decimal(0))
    unit = max(Decimal(1).scaleb(-one.said.decimals) for one in told)
    return abs(made - _HUNDRED) <= unit * len(told) / 2


def _fits(share: _Share, base: NumberToken) -> bool:
    said, part = share.said, share.part
    if part is None:
        return False
    return agrees(part.value / base.value * 100, said.value, said.decimals, said.step, said.exactness)
