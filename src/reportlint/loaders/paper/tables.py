"""From ruled cells on paper to the grid of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from reportlint.model.text import squeeze
from reportlint.reading.tables.amounts import looks_like_amount

_SNAP: Final = 3.0
"""Edges closer than this, in points, are one."""
_NUMBERED: Final = re.compile(r"[（(]?[一二三四五六七八九十\d]+\s*[)）.．、]")
"""How a numbered label begins."""
_WORDS: Final = re.compile(r"[\u3400-\u9fff（）()、\s]+")
"""A label of columns, or a part of one."""


@dataclass(frozen=True, slots=True)
class RuledBox:
    """A cell where it stands on paper, with its text."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    page: int
    area: tuple[float, float, float, float] = (0, 0, 0, 0)
    """The same on the page where it begins: left, top, right, bottom."""
    sure: bool = True
    """False where its text was put together from two pages by guess."""


@dataclass(slots=True)
class PaperCell:
    """A cell of a grid."""

    text: str
    page: int
    area: tuple[float, float, float, float]
    sure: bool
    column: int
    across: int
    down: int


def same_width(above: Iterable[RuledBox], below: Iterable[RuledBox]) -> bool:
    """Whether a table at the top of a page can go on from one at the end of the page before."""
    first, second = list(above), list(below)
    return all(
        abs(edge(getattr(box, side) for box in first) - edge(getattr(box, side) for box in second))
        <= 2 * _SNAP
        for edge, side in ((min, "x0"), (max, "x1"))
    )


def continued(above: list[RuledBox], below: list[RuledBox]) -> list[RuledBox]:
    """One table from its part at the end of a page and its part at the top of the next.

    Header rows that are printed again are left out. A label that spans both parts is printed in one of them,
    or begins in one and ends in the other: boxes at the beginning of the first row go on from those above. A
    row that the page broke is put together, as a guess.
    """
    rows = _without_repeated(above, below)
    if not rows:
        return above
    result = list(above)
    end = max(box.bottom for box in above)
    begin = min((box.top for row in rows for box in row), default=end)
    if _broken_off(above, rows[0]):
        broken = rows.pop(0)
        begin = min(box.bottom for box in broken)
        for box in broken:
            n = _above(above, box)
            if n is not None:
                upper = above[n]
                text, sure = upper.text + box.text, upper.sure and not box.text
                result[n] = replace(upper, text=text, bottom=upper.bottom + box.bottom - begin, sure=sure)
    leading = True
    heads = bool(rows) and _heads_broken(above, rows[0])
    for number, row in enumerate(rows):
        for box in row:
            moved = replace(box, top=box.top + end - begin, bottom=box.bottom + end - begin)
            n = _above(above, box) if not number and (leading or heads) else None
            if n is not None and (heads or _joins(result[n], box)):
                upper = result[n]
                sure = upper.sure and not (heads and upper.text and box.text)
                result[n] = replace(upper, bottom=moved.bottom, text=upper.text + box.text, sure=sure)
            else:
                leading = False
                result.append(moved)
    return result


def _joins(upper: RuledBox, lower: RuledBox) -> bool:
    """Whether two boxes are one that the page broke."""
    return not (upper.text and lower.text) or _goes_on(upper.text, lower.text)


def _above(boxes: list[RuledBox], box: RuledBox) -> int | None:
    """Which box at the lower edge of a table stands right above another one."""
    end = max(other.bottom for other in boxes)
    for n, other in enumerate(boxes):
        level = end - other.bottom < _SNAP
        if level and abs(other.x0 - box.x0) < _SNAP and abs(other.x1 - box.x1) < _SNAP:
            return n
    return None


def _broken_off(above: list[RuledBox], row: list[RuledBox]) -> bool:
    """Whether a row is the rest of the one above it, box by box.

    Its labels go on from numbered ones; or, in a row of column labels, words stand under words throughout. A
    number is never the rest of another.
    """
    pairs = [(above[n], box) for box in row if (n := _above(above, box)) is not None]
    told = [(squeeze(upper.text), squeeze(box.text)) for upper, box in pairs if upper.text and box.text]
    if len(pairs) < len(row) or any(looks_like_amount(rest) for _, rest in told):
        return False
    if told and all(_goes_on(label, rest) for label, rest in told):
        return True
    return _words_under_words(told, row)


def _heads_broken(above: list[RuledBox], row: list[RuledBox]) -> bool:
    """Whether a row below wide column labels also holds the rests of those beside them, which reach over both rows."""
    rests = [(above[n], box) for box in row if (n := _above(above, box)) is not None]
    others = [box for box in row if _above(above, box) is None]
    end = max(box.bottom for box in above)
    wide = [box for box in above if end - box.bottom < _SNAP and all(box is not upper for upper, _ in rests)]
    covered = all(any(_over(upper, box) for upper in wide) for box in others)
    told = [(squeeze(upper.text), squeeze(box.text)) for upper, box in rests if upper.text and box.text]
    return bool(others) and covered and _words_under_words(told, row)


def _over(upper: RuledBox, box: RuledBox) -> bool:
    return upper.x0 - _SNAP < box.x0 and box.x1 < upper.x1 + _SNAP


def _words_under_words(told: list[tuple[str, str]], row: list[RuledBox]) -> bool:
    """Whether a row has words only, several of them different, under words."""
    words = all(_WORDS.fullmatch(label) and _WORDS.fullmatch(rest) for label, rest in told)
    return words and len({rest for _, rest in told}) > 1 and _all_words(row)


def _all_words(row: list[RuledBox]) -> bool:
    """Whether no box of a row holds a number."""
    return not any(box.text and looks_like_amount(box.text) for box in row)


def _goes_on(label: str, rest: str) -> bool:
    """Whether words are the rest of a label: it is numbered, as labels around it are, and they are not."""
    return _NUMBERED.match(label) is not None and _NUMBERED.match(rest) is None and not rest.isdecimal()


def _without_repeated(above: list[RuledBox], below: list[RuledBox]) -> list[list[RuledBox]]:
    """The rows of the lower part, without header rows that are printed again."""
    first, second = _rows(above), _rows(below)
    repeated = 0
    for ours, theirs in zip(first, second, strict=False):
        if [box.text for box in ours] != [box.text for box in theirs] or not any(box.text for box in ours):
            break
        repeated += 1
    return second[repeated:]


def _rows(boxes: list[RuledBox]) -> list[list[RuledBox]]:
    """Boxes by the height of their upper edge."""
    tops = _edges(box.top for box in boxes)
    rows: list[list[RuledBox]] = [[] for _ in tops]
    for box in sorted(boxes, key=lambda box: box.x0):
        rows[_at(tops, box.top)].append(box)
    return rows


def grid_of(boxes: list[RuledBox]) -> list[list[PaperCell]]:
    """The rows of a table, each with the cells that begin in it."""
    xs = _edges(x for box in boxes for x in (box.x0, box.x1))
    ys = _edges(y for box in boxes for y in (box.top, box.bottom))
    rows: list[list[PaperCell]] = [[] for _ in ys[:-1]]
    for box in sorted(boxes, key=lambda box: box.x0):
        column, row = _at(xs, box.x0), _at(ys, box.top)
        across, down = _at(xs, box.x1) - column, _at(ys, box.bottom) - row
        if across > 0 and down > 0:
            rows[row].append(PaperCell(box.text, box.page, box.area, box.sure, column, across, down))
    return rows


def _edges(values: Iterable[float]) -> list[float]:
    """Distinct edges in order."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SNAP:
            edges.append(value)
    return edges


def _at(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda n: abs(edges[n] - value))
