"""The pieces of a sentence that the grammar knows: words, numbers, percentages, marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reportlint.model.grammar import WordClass
from reportlint.model.statement import Exactness


@dataclass(slots=True)
class NumberToken:
    """A number with its unit."""

    value: Decimal
    unit: str
    kind: str
    """`count`, `money`, `other` as the grammar's units say; empty without unit."""
    exactness: Exactness
    start: int
    end: int
    one: bool = False
    """Written 一: a number only where something says that it counts (共一件), else any one."""


@dataclass(slots=True)
class Token:
    """A piece of a paragraph: a word, number, percentage or mark; none of them for dates and titles."""

    start: int
    end: int
    word: WordClass | None = None
    number: NumberToken | None = None
    percent: Decimal | None = None
    decimals: int = 0
    mark: str = ""


@dataclass
class Sentence:
    """The tokens of one sentence; `start` and `end` count in the squeezed paragraph.

    The number under which it stands and its end mark are left out.
    """

    start: int
    end: int
    tokens: list[Token]
    numbers: bool
    """A number or percentage stands in it."""
    claims: bool
    """It may claim something: it has a digit, a numeral, or a word that can say "none"."""

    def behind(self, index: int) -> Iterator[Token]:
        """The tokens behind one, in order; reading a few of them costs no more than these."""
        return map(self.tokens.__getitem__, range(index + 1, len(self.tokens)))

    def leads(self, index: int) -> bool:
        """True where a token is the first thing behind a comma or 、."""
        mark = self.tokens[index - 1]
        return index > 0 and mark.mark in ("，", "；", "：", "、") and mark.end == self.tokens[index].start

    @cached_property
    def ones_lead(self) -> bool:
        """True where 一 is the first thing behind several of them."""
        ones = (n for n, token in enumerate(self.tokens) if token.number is not None and token.number.one)
        return sum(map(self.leads, ones)) > 1
