"""Percentages and changes: 占50%, 办结率100%, 同比增长20%, 较上年增加5件, 与上年持平."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

from reportlint.model.grammar import WordClass, WordRole
from reportlint.model.statement import Scope, Tense
from reportlint.reading.statements.claims import Claim
from reportlint.reading.statements.lists import Listing
from reportlint.reading.statements.tokens import NumberToken, Sentence, Token
from reportlint.reading.statements.units import same_unit

_YEAR_ONLY = frozenset({WordRole.LAST_YEAR, WordRole.SILENT, WordRole.TOTAL, WordRole.COMPARE})
_LEVEL = frozenset({WordRole.LAST_YEAR, WordRole.AND, WordRole.TOTAL, WordRole.NOUN, WordRole.SAME})
"""Words of which 与上年持平 is made."""
_REACH = 12
"""Numbers before a share that it may be about."""
_TOGETHER = 1
"""Unknown characters that a clause may have which says that nothing changed: 同上年持平."""
_FOREIGN = 2
"""Unknown characters of a clause that can't name another thing that is compared."""
_TOTALS = frozenset({"received", "handled", "processed", "disclosed"})


@dataclass(slots=True)
class Relation:
    """A percentage or a change and the numbers it relates."""

    kind: str
    percent: Decimal | None
    decimals: int
    difference: NumberToken | None
    part: NumberToken | None
    base: NumberToken | None
    subject: str
    start: int
    end: int


@dataclass(slots=True)
class _Seen:
    """What has been read of the sentence so far."""

    claims: dict[int, Claim]
    """By the identity of their number."""
    words: list[WordClass] = field(default_factory=list)
    """Of the clause, since the last number or percentage."""
    topics: set[str] = field(default_factory=set)
    """Named in the clause."""
    unknown: int = 0
    """Unknown characters of the clause."""
    compared: bool = False
    beside: bool = False
    """Last year's number stands beside this year's: 1404件（上年1200件）."""
    last_year: bool = False
    rate: bool = False
    """A rate was said since the last number: what changes then is the rate."""
    current: list[NumberToken] = field(default_factory=list)
    former: list[NumberToken] = field(default_factory=list)
    """Numbers said of last year."""

    def begin(self) -> None:
        """Forget what the clause speaks of: another begins."""
        self.topics.clear()
        self.unknown = 0

    def level(self) -> bool:
        """True for 与上年持平, which needs no word of comparison."""
        roles = {word.role for word in self.words}
        return WordRole.LAST_YEAR in roles and roles <= _LEVEL


def relations(
    sentence: Sentence, claims: list[Claim], found: list[Listing], topic: str
) -> Iterator[Relation]:
    """The relations of a sentence; `topic` is what it speaks of at its end."""
    wholes = {
        id(part.number): listing.whole for listing in found if listing.certain for part in listing.parts
    }
    seen, at = _Seen({id(claim.number): claim for claim in claims}), sentence.start
    for index, token in enumerate(sentence.tokens):
        seen.unknown += token.start - at
        at = token.end
        if token.word is not None:
            seen.words.append(token.word)
            if token.word.topic and not token.word.after:
                seen.topics.add(token.word.topic)
            seen.compared = seen.compared or token.word.role is WordRole.COMPARE
            seen.last_year = seen.last_year or token.word.role is WordRole.LAST_YEAR
            level = token.word.role is WordRole.SAME and seen.unknown <= _TOGETHER
            if level and (seen.compared or seen.level()):
                yield _change("same", token, seen)
        elif token.mark in ("，", "；", "："):
            seen.words = [word for word in seen.words if word.role in (WordRole.COMPARE, WordRole.LAST_YEAR)]
            seen.begin()
            if token.mark == "；":
                seen.words = []
                seen.compared = seen.last_year = seen.beside = False
        elif token.number is not None:
            direction = _direction(seen.words)
            if direction and seen.compared:
                base = _in_brackets(sentence.tokens, index, seen)
                yield _change(direction, token, seen, base, token.number)
            else:
                _remember(token.number, seen)
            seen.words = []
        elif token.percent is not None:
            base = _in_brackets(sentence.tokens, index, seen)
            relation = _percentage(token, seen, wholes, topic, base)
            if relation is not None:
                seen.rate = seen.rate or relation.kind == "rate"
                yield relation
            seen.words = []
            seen.begin()


def _remember(number: NumberToken, seen: _Seen) -> None:
    roles = {word.role for word in seen.words}
    if WordRole.REACH in roles:
        # 由上年的1200件增至1404件: both years' numbers, one right after the other.
        seen.current.append(number)
        seen.compared, seen.last_year, seen.rate = bool(seen.former), False, False
        seen.begin()
    elif _former(number, roles, seen):
        seen.former.append(number)
        seen.beside = bool(seen.current)
    else:
        seen.current.append(number)
        seen.compared = seen.last_year = seen.beside = seen.rate = False
        seen.begin()


def _former(number: NumberToken, roles: set[WordRole], seen: _Seen) -> bool:
    """True for a number of last year."""
    claim = seen.claims.get(id(number))
    if claim is not None:
        return claim.tense is Tense.LAST_YEAR
    return seen.last_year and (seen.compared or roles <= _YEAR_ONLY)


def _in_brackets(tokens: Sequence[Token], index: int, seen: _Seen) -> NumberToken | None:
    """Last year's number in brackets right behind a change: 增长17%（上年1200件）."""
    at, roles = tokens[index].end, set[WordRole]()
    if not any(token.mark == "（" for token in tokens[index + 1 : index + 2]):
        return None
    for token in islice(tokens, index + 1, None):
        if token.start != at:
            return None
        at = token.end
        if token.number is not None:
            claim = seen.claims.get(id(token.number))
            said = claim is not None and claim.tense is Tense.LAST_YEAR
            return token.number if said or (WordRole.LAST_YEAR in roles and roles <= _YEAR_ONLY) else None
        if token.word is not None:
            roles.add(token.word.role)
        elif token.mark != "（":
            return None
    return None


def _direction(words: list[WordClass]) -> str:
    for word in reversed(words):
        if word.role in (WordRole.RISE, WordRole.FALL):
            return word.role.value
    return ""


def _percentage(
    token: Token, seen: _Seen, wholes: dict[int, NumberToken], topic: str, base: NumberToken | None
) -> Relation | None:
    roles = {word.role for word in seen.words}
    direction = _direction(seen.words)
    if direction and (seen.compared or seen.beside):
        return _change(direction, token, seen, base)
    if WordRole.RATE in roles:
        named = next(word.subject for word in reversed(seen.words) if word.role is WordRole.RATE)
        subject = named if topic == "applications" else ""
        return Relation(
            "rate", token.percent, token.decimals, None, None, None, subject, token.start, token.end
        )
    # 两项合计占45.9% is the share of a sum, not of the number right before.
    if WordRole.SHARE in roles and WordRole.TOTAL not in roles and seen.current:
        part = seen.current[-1]
        whole = wholes.get(id(part)) or _base(part, seen)
        subject = _subject(part, seen)
        return Relation(
            "share", token.percent, token.decimals, None, part, whole, subject, token.start, token.end
        )
    return None


def _base(part: NumberToken, seen: _Seen) -> NumberToken | None:
    """The whole of a share that stands in no list: the one total before it in the sentence."""
    before = seen.current[-_REACH:-1]
    totals = [
        number
        for number in before
        if _subject(number, seen) in _TOTALS
        and seen.claims[id(number)].scope is not Scope.CHANNEL
        and number.value >= part.value
    ]
    others = [number for number in before if number.value > part.value and number not in totals]
    return totals[0] if len(totals) == 1 and not others else None


def _change(
    kind: str,
    token: Token,
    seen: _Seen,
    base: NumberToken | None = None,
    difference: NumberToken | None = None,
) -> Relation:
    """A change of the number before; `base` is last year's where it stands behind."""
    part = seen.current[-1] if seen.current and _is_about(seen.current[-1], seen) else None
    base = base or (seen.former[-1] if seen.former else None)
    if part is not None and base is not None and not same_unit(part, base):
        base = None
    subject = _subject(part, seen) if part is not None else ""
    percent = token.percent if difference is None else None
    return Relation(kind, percent, token.decimals, difference, part, base, subject, token.start, token.end)


def _is_about(part: NumberToken, seen: _Seen) -> bool:
    """False where the clause itself names what is compared, and that is not what the number counts."""
    if seen.unknown > _FOREIGN or seen.rate or any(word.role is WordRole.RATE for word in seen.words):
        return False
    claim = seen.claims.get(id(part))
    return seen.topics <= (claim.pattern.topics if claim is not None else frozenset())


def _subject(number: NumberToken, seen: _Seen) -> str:
    claim = seen.claims.get(id(number))
    return claim.subject if claim is not None else ""
