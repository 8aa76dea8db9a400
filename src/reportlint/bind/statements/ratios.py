"""Percentages and changes: 占50%, 办结率100%, 同比增长20%, 较上年增加5件, 与上年持平."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from reportlint.bind.statements.claims import Claim
from reportlint.bind.statements.lists import Listing
from reportlint.bind.statements.tokens import Number, Sentence, Token
from reportlint.model.grammar import Role, WordClass
from reportlint.model.statement import Scope, Tense

_YEAR_ONLY = frozenset({Role.LAST_YEAR, Role.SILENT, Role.TOTAL, Role.COMPARE})


_REACH = 12
"""Numbers before a share that it may be about."""
_TOTALS = frozenset({"received", "handled", "processed", "disclosed"})


@dataclass(slots=True)
class Relation:
    """A percentage or a change and the numbers it relates."""

    kind: str
    percent: Decimal | None
    decimals: int
    difference: Number | None
    part: Number | None
    base: Number | None
    subject: str
    start: int
    end: int


@dataclass(slots=True)
class _Seen:
    """What has been read of the sentence so far."""

    words: list[WordClass] = field(default_factory=list)
    """Of the clause, since the last number or percentage."""
    compared: bool = False
    last_year: bool = False
    current: list[Number] = field(default_factory=list)
    former: list[Number] = field(default_factory=list)
    """Numbers said of last year."""


def relations(
    sentence: Sentence, claims: list[Claim], found: list[Listing], topic: str
) -> Iterator[Relation]:
    """The relations of a sentence; `topic` is what it speaks of at its end."""
    by_number = {id(claim.number): claim for claim in claims}
    wholes = {
        id(part.number): listing.whole for listing in found if listing.certain for part in listing.parts
    }
    seen = _Seen()
    for token in sentence.tokens:
        if token.word is not None:
            seen.words.append(token.word)
            seen.compared = seen.compared or token.word.role is Role.COMPARE
            seen.last_year = seen.last_year or token.word.role is Role.LAST_YEAR
            if token.word.role is Role.SAME and seen.compared:
                yield _change("same", token, None, seen, by_number)
        elif token.mark in ("，", "；", "："):
            seen.words = [word for word in seen.words if word.role in (Role.COMPARE, Role.LAST_YEAR)]
            if token.mark == "；":
                seen.words = []
                seen.compared = seen.last_year = False
        elif token.number is not None:
            direction = _direction(seen.words)
            if direction and seen.compared:
                yield _change(direction, token, token.number, seen, by_number)
            else:
                _remember(token.number, seen, by_number)
            seen.words = []
        elif token.percent is not None:
            relation = _percentage(token, seen, by_number, wholes, topic)
            if relation is not None:
                yield relation
            seen.words = []


def _remember(number: Number, seen: _Seen, by_number: dict[int, Claim]) -> None:
    claim = by_number.get(id(number))
    if claim is not None:
        former = claim.tense is Tense.LAST_YEAR
    else:
        only_year = all(word.role in _YEAR_ONLY for word in seen.words)
        former = seen.last_year and (seen.compared or only_year)
    if former:
        seen.former.append(number)
    else:
        seen.current.append(number)
        seen.compared = seen.last_year = False


def _direction(words: list[WordClass]) -> str:
    for word in reversed(words):
        if word.role in (Role.RISE, Role.FALL):
            return word.role.value
    return ""


def _percentage(
    token: Token, seen: _Seen, by_number: dict[int, Claim], wholes: dict[int, Number], topic: str
) -> Relation | None:
    roles = {word.role for word in seen.words}
    direction = _direction(seen.words)
    if direction and seen.compared:
        return _change(direction, token, None, seen, by_number)
    if Role.RATE in roles:
        named = next(word.subject for word in reversed(seen.words) if word.role is Role.RATE)
        subject = named if topic == "applications" else ""
        return Relation(
            "rate", token.percent, token.decimals, None, None, None, subject, token.start, token.end
        )
    # 两项合计占45.9% is the share of a sum, not of the number right before.
    if Role.SHARE in roles and Role.TOTAL not in roles and seen.current:
        part = seen.current[-1]
        base = wholes.get(id(part)) or _base(part, seen, by_number)
        subject = _subject(part, by_number)
        return Relation(
            "share", token.percent, token.decimals, None, part, base, subject, token.start, token.end
        )
    return None


def _base(part: Number, seen: _Seen, by_number: dict[int, Claim]) -> Number | None:
    """The whole of a share that stands in no list: the one total before it in the sentence."""
    before = seen.current[-_REACH:-1]
    totals = [
        number
        for number in before
        if _subject(number, by_number) in _TOTALS
        and by_number[id(number)].scope is not Scope.CHANNEL
        and number.value >= part.value
    ]
    others = [number for number in before if number.value > part.value and number not in totals]
    return totals[0] if len(totals) == 1 and not others else None


def _change(
    kind: str, token: Token, difference: Number | None, seen: _Seen, by_number: dict[int, Claim]
) -> Relation:
    part = seen.current[-1] if seen.current else None
    base = seen.former[-1] if seen.former else None
    subject = _subject(part, by_number) if part is not None else ""
    percent = token.percent if difference is None else None
    return Relation(kind, percent, token.decimals, difference, part, base, subject, token.start, token.end)


def _subject(number: Number, by_number: dict[int, Claim]) -> str:
    claim = by_number.get(id(number))
    return claim.subject if claim is not None else ""
