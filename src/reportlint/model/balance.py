"""Which of several broken sums are causes and which are consequences.

The sums of a table hang together: one wrong figure breaks the sum of its row and the sum of its column, and a
broken column breaks the column of totals. A total that is not the sum of its items breaks what it is added to. A
reader wants the cause once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reportlint.model.amount import Meaning
from reportlint.model.table import Cell, Equation, both_sums


@dataclass(frozen=True, slots=True)
class Suspect:
    """A cell whose change alone repairs several broken sums."""

    cell: Cell
    should: Decimal
    """The number that repairs them."""
    equations: tuple[Equation, ...]


def suspects(equations: Sequence[Equation]) -> list[Suspect]:
    """The cells that each repair two or more broken sums, and break none that holds.

    Only where one cell alone does so for those sums: of several candidates none is named. No sum is repaired
    twice, and no repair makes a number negative.
    """
    if not any(map(_gap, equations)):
        return []
    touching: dict[str, list[tuple[Equation, int, Cell]]] = {}
    for equation in equations:
        if equation.sums is not None:
            for cells, sign in ((equation.left, 1), (equation.right, -1)):
                for cell in cells:
                    touching.setdefault(cell.key, []).append((equation, sign, cell))
    repairs: dict[tuple[int, ...], list[Suspect]] = {}
    for uses in touching.values():
        changes = {-sign * _gap(equation) for equation, sign, _ in uses}
        if len(uses) < 2 or len(changes) != 1 or changes == {Decimal(0)}:
            continue
        cell = uses[0][2]
        if any(cell.key in equation.standing for equation, _, _ in uses):
            continue
        should = (cell.counted or Decimal(0)) + changes.pop()
        if should >= 0:
            own = tuple(equation for equation, _, _ in uses)
            repairs.setdefault(tuple(sorted(map(id, own))), []).append(Suspect(cell, should, own))
    found: list[Suspect] = []
    taken: set[int] = set()
    for ids, candidates in sorted(repairs.items(), key=lambda item: -len(item[0])):
        if taken.isdisjoint(ids):
            taken.update(ids)
            if len(candidates) == 1:
                found.append(candidates[0])
    return found


def consequences(equations: Sequence[Equation]) -> dict[int, tuple[Equation, ...]]:
    """For each broken sum (by identity) that follows from other broken sums, those others.

    A sum of totals adds up nothing but totals of other sums, as the column of totals does: it breaks when one
    of those is broken, and is then no cause of its own. Nor is a sum that holds once the total of another is
    what its items make.
    """
    judged = [equation for equation in equations if equation.sums is not None]
    failing = {id(equation): equation for equation in judged if _gap(equation)}
    if len(failing) < 2:
        return {}
    totals = {equation.right[0].key for equation in equations if len(equation.right) == 1}
    of_totals = [equation for equation in judged if all(cell.key in totals for cell in _cells(equation))]
    apart = {id(equation) for equation in of_totals}
    basis: list[tuple[str, _Vector, frozenset[int]]] = []
    causes: dict[int, tuple[Equation, ...]] = {}
    for equation in (*(other for other in judged if id(other) not in apart), *of_totals):
        vector, used = _vector(equation), frozenset({id(equation)} & failing.keys())
        for pivot, row, origin in basis:
            if pivot in vector:
                vector = _minus(vector, row, vector[pivot] / row[pivot])
                used |= origin
        if vector:
            basis.append((next(iter(vector)), vector, used))
        elif id(equation) in apart and id(equation) in failing:
            others = (one for one in failing if one in used and one != id(equation))
            causes[id(equation)] = tuple(failing[one] for one in others)
    for cause in failing.values():
        for equation in failing.values():
            if (
                equation is not cause
                and not causes.keys() & {id(equation), id(cause)}
                and _mends(cause, equation)
            ):
                causes[id(equation)] = (cause,)
    return causes


def _mends(cause: Equation, equation: Equation) -> bool:
    """Whether a broken sum holds once the total of another is what its items make."""
    if len(cause.right) > 1 or cause.sums is None:
        return False
    made = {**equation.standing, cause.right[0].key: cause.sums[0]}
    sums = both_sums(equation.left, equation.right, made)
    return sums is not None and sums[0] == sums[1]


def unfilled_totals(equations: Sequence[Equation]) -> dict[str, Decimal]:
    """The totals that were not filled in, by cell key, with the sums of their items.

    A total is blank or a mark over items of which one at least is a number; or it is 0 as all totals of its row
    or column are, over items that make more, in two sums or more. Where all that is missing is 0, nothing is.
    """
    sums = [equation for equation in equations if len(equation.right) == 1]
    found: dict[str, Decimal] = {}
    while more := {key: made for key, made in _not_filled(sums, found) if key not in found}:
        found |= more
    return found if any(found.values()) else {}


def _not_filled(sums: Sequence[Equation], known: Mapping[str, Decimal]) -> Iterator[tuple[str, Decimal]]:
    lines: dict[tuple[str, bool], list[tuple[Cell, Decimal]]] = {}
    for equation in sums:
        total = equation.right[0]
        made = both_sums(equation.left, equation.right, known) if known else equation.sums
        if made is None or total.counted is None:
            continue
        nothing = total.amount.meaning in (Meaning.BLANK, Meaning.PLACEHOLDER)
        if nothing and any(cell.number is not None or cell.key in known for cell in equation.left):
            yield total.key, made[0]
        if made[0]:
            line = equation.key.partition("/")[0], "*" in equation.key
            lines.setdefault(line, []).append((total, made[0]))
    for due in lines.values():
        if len(due) > 1 and not any(total.counted for total, _ in due):
            yield from ((total.key, made) for total, made in due)


def _cells(equation: Equation) -> tuple[Cell, ...]:
    return (*equation.left, *equation.right)


_Vector = dict[str, Fraction]


def _gap(equation: Equation) -> Decimal:
    sums = equation.sums
    return sums[0] - sums[1] if sums is not None else Decimal(0)


def _vector(equation: Equation) -> _Vector:
    left = dict.fromkeys((cell.key for cell in equation.left), Fraction(1))
    return left | dict.fromkeys((cell.key for cell in equation.right), Fraction(-1))


def _minus(vector: Mapping[str, Fraction], row: Mapping[str, Fraction], factor: Fraction) -> _Vector:
    result = dict(vector)
    for key, value in row.items():
        left = result.get(key, Fraction(0)) - factor * value
        if left:
            result[key] = left
        else:
            result.pop(key, None)
    return result
