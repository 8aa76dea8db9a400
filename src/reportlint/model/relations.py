"""Which numbers of a text belong together, looked up: a long text has too many to go through for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from reportlint.model.place import Place
from reportlint.model.statement import Breakdown, Ratio, Statement
from reportlint.model.text import Text

T = TypeVar("T")
_Spot = tuple[Text | None, int, int]


class Relations:
    """Of one report."""

    def __init__(
        self, statements: Sequence[Statement], breakdowns: Sequence[Breakdown], ratios: Sequence[Ratio]
    ) -> None:
        self._at = _grouped((_spot(one.quantity.at), one) for one in statements)
        self._sentences = _grouped((one.sentence, one) for one in statements)
        self._cells = _grouped(
            (cell, one)
            for one in statements
            for cell in dict.fromkeys(term for reading in one.readings for term in reading)
        )
        self._shares = _grouped(
            (_spot(one.part.at), one) for one in ratios if one.kind == "share" and one.part is not None
        )
        self._shared = _grouped((one.sentence, one) for one in ratios if one.kind == "share")
        self._wholes: dict[_Spot, Place] = {}
        for listed in breakdowns:
            if sum((part.value for part in listed.parts), Decimal(0)) == listed.whole.value:
                for part in listed.parts:
                    self._wholes.setdefault(_spot(part.at), listed.whole.at)
        self._before: dict[tuple[_Spot, str], Statement] = {}
        self._numbers: dict[tuple[str, int, Decimal], dict[object, Statement]] = {}
        last: dict[tuple[str, int], Statement] = {}
        for one in statements:
            if one.none:
                continue
            passage = one.section, one.passage
            if passage in last:
                self._before[_spot(one.at), one.subject] = last[passage]
            last[passage] = one
            same = self._numbers.setdefault((*passage, one.value), {})
            same.setdefault((one.readings, one.quantity.value, one.quantity.exactness), one)

    def at(self, place: Place) -> Sequence[Statement]:
        """What is said of the number there."""
        return self._at.get(_spot(place), ())

    def in_sentence(self, sentence: str) -> Sequence[Statement]:
        """What is said in a sentence."""
        return self._sentences.get(sentence, ())

    def about(self, cell: str) -> Sequence[Statement]:
        """What is said that a cell, by its key, has a part in."""
        return self._cells.get(cell, ())

    def shares_of(self, place: Place) -> Sequence[Ratio]:
        """The shares that the number there is said to be."""
        return self._shares.get(_spot(place), ())

    def shares_in(self, sentence: str) -> Sequence[Ratio]:
        """The shares that a sentence tells."""
        return self._shared.get(sentence, ())

    def whole_of(self, place: Place) -> Place | None:
        """Where the whole stands of a list that adds up and that the number there is a part of."""
        return self._wholes.get(_spot(place))

    def before(self, statement: Statement) -> Statement | None:
        """The number said before it in its passage."""
        return self._before.get((_spot(statement.at), statement.subject))

    def same_numbers(self, statement: Statement) -> Iterable[Statement]:
        """What its passage says with the same number, each thing once."""
        passage = statement.section, statement.passage, statement.value
        return self._numbers.get(passage, {}).values()


def _spot(place: Place) -> _Spot:
    return place.text, place.start, place.end


def _grouped(pairs: Iterable[tuple[object, T]]) -> Mapping[object, Sequence[T]]:
    groups: dict[object, list[T]] = {}
    for key, one in pairs:
        groups.setdefault(key, []).append(one)
    return groups
