"""Shares: 自然人60件，占60%; 分别占新收总数的61%和39%; 两项合计占总数（300件）的一半以上."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportlint.model.grammar import WordClass, WordRole
from reportlint.model.statement import Scope
from reportlint.reading.statements.bases import Share, ShareBases, one_of
from reportlint.reading.statements.expressions import Expression
from reportlint.reading.statements.frames import labelled
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.ratios import Relation, sum_of
from reportlint.reading.statements.tokens import NumberToken, Sentence, Token
from reportlint.reading.statements.units import counts_parts

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
_HOW_MANY = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_OUTRIGHT = re.compile(
    r"比(?:例|重)?|(?:全部|总)(?:信息|申请)?(?:总?[数量]|[条件]数)?的?|[约达为到了近超过]|[：，（]"
)
"""What may stand between 占 and the share where no base is named, or only 总数."""
_GENERAL = re.compile(r"(?:总|全部)|(?:申请|信息)?(?:总?[数量]|[条件份]数)?的?[约达为到了近超过]*$")
"""What is no part of the name of the number that a share is of: 占收回总数的."""
_IN_NUMBERS = re.compile(r"（(?:为|即|共|计)*|，(?:为|即|共|计|合计|达)+")
"""What may stand between a share and the number that it is."""
_SAID_OF_THEM = re.compile(r"[^，。；：、0-9（）]{1,12}[，（]")
"""What may stand between some of a number and their share: 3个更新不及时，占5%; 310条公示公告（占75.4%）."""
_SERIES = re.compile(r"[^，。；：、%]*%(?:(?:[、，和及与]|以及)[0-9.]+%)*")
"""The percentages behind 分别占."""
_OF_ALL = "handled"
"""The subject that a share of a kind of applicants is of where the text gives no number of it."""
_ALONE = re.compile(r"(?:^|，)(?:大?约|超过?|[将接]?近|不足|不到|达到?|过)?$")
"""What may stand before a share in a clause of its own: …79条，超过一半."""


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
    former: Share | None = None

    def sharing(self) -> Token | None:
        """The word 占, if it has been read since."""
        return next((token for token, word in self.words if word.role is WordRole.SHARE), None)


class ShareReader:
    """Reads the shares of one sentence."""

    def __init__(
        self,
        text: str,
        counted: Sequence[ListItem],
        bases: ShareBases,
        nouns: Sequence[tuple[re.Pattern[str], str]],
    ) -> None:
        self._text = text
        self._items = {id(item.number): item for item in counted}
        self._labels = {text[item.before.start : item.number.start]: item.number for item in counted}
        self._bases = bases
        self._nouns = nouns

    def read(self, sentence: Sentence, said: Sequence[Expression]) -> Iterator[Relation]:
        """The shares among the expressions of the sentence, with part and base where they can be told."""
        series: list[Share] = []
        for share in self._shares(sentence, [one for one in said if one.kind == "share"]):
            if series and (share.base is not None or share.named or self._bases.new_whole(series[-1], share)):
                yield from self._resolved(series)
                series = []
            series.append(share)
        yield from self._resolved(series)

    def _shares(self, sentence: Sentence, said: Sequence[Expression]) -> Iterator[Share]:
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
            elif token.mark in ("，", "；"):
                # The share of this 占 was not understood; no number behind the mark is its base.
                seen.words = [one for one in seen.words if one[1].role is not WordRole.SHARE]
        for expression in rest:
            yield from self._share(expression, seen)
            seen.end, seen.number, seen.words, seen.base = expression.end, None, [], None

    def _pass_number(self, number: NumberToken, seen: _Seen) -> None:
        if seen.sharing() is not None and (seen.number is not None or seen.recent):
            seen.base = number
            return
        seen.recent.append(number)
        seen.end, seen.number, seen.words, seen.pending = number.end, number, [], []

    def _share(self, said: Expression, seen: _Seen) -> Iterator[Share]:
        gap = self._text[seen.end : said.start]
        if seen.pending and gap in ("、", "和", "及", "，", "与", "以及"):
            former = seen.former
            assert former is not None
            share = Share(said, seen.pending.pop(0), former.base, former.of, False, False)
            yield share
            return
        seen.pending = []
        roles = {word.role for _, word in seen.words}
        if roles & {WordRole.RATE, WordRole.RISE, WordRole.FALL, WordRole.COMPARE}:
            return
        sharing = seen.sharing()
        if sharing is None:
            alone = said.step > 1 and _ALONE.search(gap) is not None and self._ends(said)
            if seen.number is not None and (alone or gap in ("（", "（约")):
                yield Share(said, seen.number, None, "", False, True)
            return
        part = self._part(self._text[seen.end : sharing.start], sharing, seen) or self._behind(said)
        if part is not None and seen.base is None and not self._named_base(sharing, said):
            seen.base = self._inside(seen, part)
        between = self._text[sharing.end : said.start]
        named = bool(_OUTRIGHT.sub("", between))
        of = (
            next((subject for pattern, subject in self._nouns if pattern.search(between)), "")
            if named
            else ""
        )
        name = "" if of else _GENERAL.sub("", between)
        share = Share(said, part, seen.base, of, named, False, name)
        seen.former = share
        yield share

    def _behind(self, said: Expression) -> NumberToken | None:
        """The number right behind a share that says how many it is: 不掌握的占八成，为700件."""
        return next(
            (
                item.number
                for item in self._items.values()
                if item.number.start > said.end
                and _IN_NUMBERS.fullmatch(self._text, said.end, item.number.start)
            ),
            None,
        )

    def _named_base(self, sharing: Token, said: Expression) -> bool:
        """True where something stands between 占 and the share that names the whole."""
        return bool(_OUTRIGHT.sub("", self._text[sharing.end : said.start]))

    def _inside(self, seen: _Seen, part: NumberToken) -> NumberToken | None:
        """The whole whose parts are spoken of: 无法提供的840件中，不掌握的占八成."""
        token = next((token for token, word in seen.words if word.role is WordRole.INSIDE), None)
        whole = seen.number
        return whole if token is not None and whole is not part and token.start == seen.end else None

    def _ends(self, said: Expression) -> bool:
        """True where the clause ends with the share."""
        return self._text[said.end : said.end + 1] in ("", "，", "；", "。")

    def _part(self, label: str, sharing: Token, seen: _Seen) -> NumberToken | None:
        """What the share is said of; `label` stands between the last number or share and 占."""
        words = [(token, word) for token, word in seen.words if token.end <= sharing.start]
        roles = {word.role for _, word in words}
        if roles & {WordRole.RESPECTIVELY, WordRole.INTRO} and seen.number is not None:
            seen.pending = self._respective(seen, sharing.end)
            return seen.pending.pop(0) if seen.pending else None
        if several := _SEVERAL.search(label):
            some = seen.recent[-_HOW_MANY[several["times"]] :]
            same = len({number.unit for number in some}) == 1 and len(some) == _HOW_MANY[several["times"]]
            return sum_of(some) if same else None
        known = sum(token.end - token.start for token, _ in words) + sum(char in "，（、；" for char in label)
        if known == len(label) and roles <= _LIGHT and WordRole.TOTAL not in roles:
            return seen.number
        if seen.number is not None and _SAID_OF_THEM.fullmatch(label):
            item = self._items.get(id(seen.number))
            if one_of(seen.number, self._text) or (item is not None and not labelled(item)):
                return seen.number
        named = self._labels.get(label.lstrip("，（、；"))
        return named if named is not None and named.end <= sharing.start else None

    def _respective(self, seen: _Seen, at: int) -> list[NumberToken]:
        """The numbers of the enumeration that ends with the last number, no more than there are percentages."""
        some: list[NumberToken] = []
        series = _SERIES.match(self._text, at)
        many = series[0].count("%") if series is not None else 0
        for number in reversed(seen.recent):
            item = self._items.get(id(number))
            if item is None or (some and number.unit != some[0].unit):
                break
            some.insert(0, number)
            if len(some) == many > 1:
                break
            marks = {item.before.marks[:1], item.before.marks[-1:]}
            if marks.isdisjoint("、，") or item.before.roles & {
                WordRole.SUBSET,
                WordRole.TURN,
            }:
                break
        return some if len(some) >= many else []

    def _is_row(self, part: NumberToken | None) -> bool:
        """True for the number of a kind of applicants or an outcome, whose whole the table has: 自然人60件，占60%."""
        item = self._items.get(id(part))
        claim = item.claim if item is not None else None
        return (
            item is not None
            and claim is not None
            and item.family in ("applicant", "outcome")
            and claim.scope is Scope.WHOLE
            and claim.certain
        )

    def _resolved(self, series: list[Share]) -> Iterator[Relation]:
        """The shares of one series, each with the number that all of them are shares of."""
        if not series:
            return
        first = series[0]
        item = self._items.get(id(first.part))
        begins = item is not None and item.leading and not item.before.marks
        explicit = first.base
        bases = self._bases.bases(series) if explicit is None else [explicit] * len(series)
        for share, base in zip(series, bases, strict=True):
            if share.loose and base is None:
                continue
            said, part = share.said, share.part
            claim = self._items[id(part)].claim if part is not None and id(part) in self._items else None
            of = first.of or (_OF_ALL if begins and not share.named and self._is_row(part) else "")
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
                of if base is None else "",
                explicit is not None,
            )
