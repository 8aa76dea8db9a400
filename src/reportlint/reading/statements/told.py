"""What the paragraphs of a section have told so far, for the sentences that speak of it again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportlint.model.statement import Scope, Tense
from reportlint.reading.statements.claims import Claim
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.tokens import NumberToken

_OF_NUMBER = re.compile(r"^[、，的]+|(?:为|共|计|是|达|有|信息|：)+$")
_MOST = 200
"""Numbers of former paragraphs that are kept."""


class Called(NamedTuple):
    """A number by what stands before it."""

    label: str
    number: NumberToken
    plain: bool
    """It is of this year, and no change."""


class Told:
    """This year's numbers of the whole, understood for sure, by subject; and all numbers by what they are called."""

    def __init__(self) -> None:
        self._here: dict[str, NumberToken] = {}
        self._before: dict[str, NumberToken] = {}
        """Those of former paragraphs."""
        self._items: list[tuple[ListItem, str]] = []
        """All numbers, each with its squeezed paragraph."""
        self._first = 0
        """Where those of this paragraph begin."""

    def turn(self, *, goes_on: bool) -> None:
        """Another paragraph begins; `goes_on` where it is of the same section."""
        if goes_on:
            self._before.update((key, _elsewhere(one)) for key, one in self._here.items())
            del self._items[:-_MOST]
        else:
            self._before.clear()
            self._items.clear()
        self._here, self._first = {}, len(self._items)

    @property
    def former(self) -> Mapping[str, NumberToken]:
        """The numbers by subject that a sentence can go on from: at the head of a paragraph those before it as well."""
        fresh = len(self._items) == self._first
        return {**self._before, **self._here} if fresh and self._before else self._here

    def called(self) -> list[Called]:
        """All numbers by what they are called, in order."""
        return [
            Called(
                _OF_NUMBER.sub("", text[item.before.start : item.number.start]),
                item.number if n >= self._first else _elsewhere(item.number),
                not (item.change or item.last_year),
            )
            for n, (item, text) in enumerate(self._items)
        ]

    def take(self, claims: Sequence[Claim], counted: Sequence[ListItem], text: str) -> None:
        """Take in the numbers of a sentence; `text` is its squeezed paragraph."""
        for claim in claims:
            whole = claim.scope is Scope.WHOLE and claim.tense is Tense.THIS_YEAR and not claim.none
            if whole and claim.certain:
                self._here[claim.subject] = claim.number
        self._items += ((item, text) for item in counted)


def _elsewhere(number: NumberToken) -> NumberToken:
    """The number without its place, which is in another paragraph."""
    return NumberToken(number.value, number.unit, number.kind, number.exactness, 0, 0)
