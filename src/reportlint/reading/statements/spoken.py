"""The sentence before: which of its numbers a list that begins a sentence can be about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportlint.model.grammar import Grammar
from reportlint.model.statement import Scope
from reportlint.reading.statements.cues import OF_WHAT_WAS_SAID
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.tokens import NumberToken

_WHOSE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,6}?)(?:提[出交]的|的)?(?:政府信息公开|信息公开)?申请件?(?:之|当)?[中里]"
)
"""Whose applications a list divides, by the name that their number was given: 单位申请245件。单位申请中企业163件、…"""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The numbers of the sentence before."""

    open: list[ListItem] = field(default_factory=list)
    """Those that a list can be about."""
    all: list[ListItem] = field(default_factory=list)
    made: frozenset[int] = frozenset()
    """Identities of the numbers that are the sum of their own list."""
    divided: frozenset[int] = frozenset()
    """Of those that have a list."""

    @property
    def alone(self) -> NumberToken | None:
        """The number of all this year, where the sentence has one only."""
        if len(self.all) != 1:
            return None
        one = self.all[0]
        part = one.claim is not None and one.claim.scope is not Scope.WHOLE
        return None if part or one.change or one.last_year or one.stretch else one.number


def spoken_of(item: ListItem, spoken: Spoken, text: str, grammar: Grammar) -> list[ListItem]:
    """Those of the sentence before that the words of a list fit: 已办结的申请中 speaks not of what was received."""
    before = spoken.open[::-1]
    match = OF_WHAT_WAS_SAID.match(text, item.opens, item.number.start)
    words = match[0] if match is not None else ""
    if "新收" in words:
        # What came in may have been said with what was carried over.
        before = [one for one in before if one.claim is not None and one.claim.new]
    named = {subject for pattern, subject in grammar.bases if pattern.search(words)}
    named |= {"handled"} if "received" in named else set()
    told = [one for one in before if not named or (one.claim is not None and one.claim.subject in named)]
    whose = _WHOSE.match(words)
    labels = ((one, text[one.before.start : one.number.start]) for one in spoken.all[::-1])
    return [one for one, label in labels if whose is not None and whose["name"] in label] or told


def said_again(item: ListItem, before: Spoken, text: str) -> bool:
    """True where a number with its name was given in the sentence before."""
    name = text[item.before.start : item.number.start]
    same = (one for one in before.all if one.number.value == item.number.value)
    return any(
        one.number.unit == item.number.unit and _shares_name(text[one.before.start : one.number.start], name)
        for one in same
    )


def outgrown(found: list[ListItem], wholes: list[ListItem], before: Spoken) -> bool:
    """True where all that a list could be of has its parts already, and a number is larger than it."""
    divided = bool(wholes) and all(id(one.number) in before.divided for one in wholes)
    return divided and max(item.number.value for item in found) > wholes[0].number.value


def _shares_name(one: str, other: str) -> bool:
    """True where two labels have two characters in a row in common: 政府网站, 网站发布的."""
    return any(one[n : n + 2] in other for n in range(len(one) - 1))
