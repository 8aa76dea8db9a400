"""Numbers of the text that the tables have otherwise: what else is wrong with them follows from that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportlint import Breakdown, Quantity, Report, Statement
from reportlint_builtin.stated._numbers import total


def corrected(listing: Breakdown, report: Report) -> Iterator[tuple[Statement, Decimal]]:
    """For each number of a list that the tables have otherwise, how much the whole is above the parts with that."""
    gap = listing.whole.value - total(listing)
    for quantity, sign in ((listing.whole, 1), *((part, -1) for part in listing.parts)):
        for said, amount in _tabled(report.relations.at(quantity.at), report):
            yield said, gap + sign * (amount - said.value)


def shares(
    part: Quantity, whole: Decimal, sentence: str, report: Report
) -> Iterator[tuple[Statement, Decimal]]:
    """For each number of a sentence that the tables have otherwise, what share the part is of the whole with that.

    A whole may be what several numbers of the sentence make.
    """
    for said, amount in _tabled(report.relations.in_sentence(sentence), report):
        share = amount if said.quantity.at == part.at else part.value
        for base in (whole, amount, whole + amount - said.value):
            if base:
                yield said, share / base * 100


def _tabled(statements: Sequence[Statement], report: Report) -> Iterator[tuple[Statement, Decimal]]:
    """What is said of cells, with each number that these hold instead."""
    for said in statements:
        amounts = [report.amount_of(reading) for reading in said.readings]
        if said.value == said.quantity.value and said.value not in amounts:
            for amount in amounts:
                if amount is not None:
                    yield said, amount
