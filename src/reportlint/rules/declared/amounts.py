"""Which amounts of the tables a number said in the narrative may equal."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

from reportlint.model.place import Place
from reportlint.model.report import Report
from reportlint.model.statement import Exactness, Scope, Statement


def same_rows(statement: Statement, report: Report) -> tuple[tuple[str, ...], ...]:
    """The readings of a statement; of a part of a whole only those in the rows where the whole agrees.

    In 收到10件，其中自然人8件、企业2件 the parts are of what came anew if the ten are: with those carried over there
    would be more. Where two totals are the same number (收到10件，办结10件), they may be of either.
    """
    readings = statement.readings
    if len(readings) < 2 or statement.scope is not Scope.WHOLE or _is_total(statement):
        return readings
    whole = _whole_of(statement, report)
    if whole is None or not _is_total(whole):
        return readings
    rows = {
        _rows(reading)
        for total in report.relations.same_numbers(whole)
        if _is_total(total)
        for reading in total.readings
        if (amount := report.amount_of(reading)) is not None and agrees(total.value, amount, total)
    }
    return tuple(reading for reading in readings if _rows(reading) in rows) or readings


def _whole_of(statement: Statement, report: Report) -> Statement | None:
    """What was said before that a statement is a part of, in a list that makes it, or all of: 均为自然人."""
    relations = report.relations
    listed = relations.whole_of(statement.at)
    if listed is not None:
        return next(
            (one for one in relations.at(listed) if one.passage == statement.passage and not one.none), None
        )
    last = relations.before(statement)
    if last is None or last.value != statement.value:
        return None
    # 5件申请均为自然人提出: what is said in words may hold the number that it is said of.
    holds = last.at.text is statement.at.text and statement.at.start <= last.at.start < statement.at.end
    spoken = not any(char.isdigit() for char in _text(statement.at))
    return last if spoken or (holds and last.at != statement.at) else None


def _is_total(statement: Statement) -> bool:
    """True for a number of all columns."""
    return all(cell.endswith("/total") for reading in statement.readings for cell in reading)


def _rows(reading: tuple[str, ...]) -> frozenset[str]:
    return frozenset(cell.rpartition("/")[0] for cell in reading)


def _text(place: Place) -> str:
    return place.text.squeezed[place.start : place.end] if place.text is not None else ""


def agrees(number: Decimal, amount: Decimal, thing: Any) -> bool:
    """True where a number is a fair way to say an amount, as exactly as `thing`, a statement or a cell, means it."""
    exactness = thing.quantity.exactness if isinstance(thing, Statement) else Exactness.EXACT
    tenth = abs(number) / 10
    match exactness:
        case Exactness.ABOUT:
            return abs(number - amount) <= tenth
        case Exactness.OVER:
            return number <= amount <= number + tenth
        case Exactness.NEARLY:
            return number - tenth <= amount <= number
    if not isinstance(thing, Statement) or not number:
        return number == amount
    # As exactly as it is printed: 2.13亿元 to the million, rounded or cut.
    printed = thing.quantity.value
    step = Decimal(1).scaleb(int(printed.as_tuple().exponent)) * number / printed
    return any(
        (amount / step).to_integral_value(rounding) * step == number
        for rounding in (ROUND_HALF_UP, ROUND_FLOOR)
    )
