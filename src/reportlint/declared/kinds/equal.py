"""`equal`: a number that is said, or that a cell holds, equals cells of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reportlint.declared.kind import Kind
from reportlint.model.report import Cell, Certainty, Missing, Report
from reportlint.model.statement import Exactness, Statement, Tense
from reportlint.rule import Fail, NotApplicable, Note, Open, Review


@dataclass(frozen=True, slots=True)
class Equal:
    """Options of `equal`."""

    to: tuple[str, ...] = ()
    """What the number may equal, any of them: the key of a cell, or several with `+` and `-` between them, as
    in `requests/received/total + requests/carried-in/total`. Without it, what the form's wording says."""


def equal(thing: Any, report: Report, options: Equal) -> Iterator[Note]:
    """Fail where the number agrees with none; open where none can be read."""
    if isinstance(thing, Missing):
        yield Open(thing)
        return
    if isinstance(thing, Statement) and thing.tense is not Tense.THIS_YEAR:
        yield NotApplicable(thing)
        return
    number = _number(thing)
    readings = tuple(_reading(text) for text in options.to) or getattr(thing, "readings", ())
    amounts = [amount for reading in readings if (amount := report.amount_of(reading)) is not None]
    if number is None or not amounts:
        yield Open(thing)
    elif not any(_agrees(number, amount, thing) for amount in amounts):
        cells = [report.cells[key] for term in readings[0] if (key := term.removeprefix("-")) in report.cells]
        sure = all(cell.number is not None and cell.certainty is Certainty.LABEL for cell in cells)
        note = (Fail if sure else Review)(thing, thing=thing.label, found=number, expected=amounts[0])
        yield note.beside(*cells)


def _number(thing: Any) -> Decimal | None:
    if isinstance(thing, Statement):
        return thing.quantity.value
    return thing.number if isinstance(thing, Cell) else None


def _reading(text: str) -> tuple[str, ...]:
    """`a + b - c` → the terms, the subtracted with a leading `-`."""
    terms = []
    sign = ""
    for word in text.replace("+", " + ").replace(" - ", " − ").split():
        if word in "+−":
            sign = "-" if word == "−" else ""
        else:
            terms.append(sign + word)
            sign = ""
    return tuple(terms)


def _agrees(number: Decimal, amount: Decimal, thing: Any) -> bool:
    exactness = thing.quantity.exactness if isinstance(thing, Statement) else Exactness.EXACT
    tenth = abs(number) / 10
    match exactness:
        case Exactness.ABOUT:
            return abs(number - amount) <= tenth
        case Exactness.OVER:
            return number <= amount <= number + tenth
        case Exactness.NEARLY:
            return number - tenth <= amount <= number
    return number == amount


EQUAL = Kind("equal", equal, Equal, ("found", "expected"), ("statement", "cell"))
