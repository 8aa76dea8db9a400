"""From ruled cells on paper to the grid of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

_SNAP: Final = 3.0
"""Edges closer than this, in points, are one."""
_THIN: Final = 3.0
"""Filled areas thinner than this are drawn lines; thicker ones are backgrounds."""


_NUMBERED: Final = re.compile(r"[（(]?[一二三四五六七八九十\d]+\s*[)）.．、]")
"""How a numbered label begins."""


@dataclass(frozen=True, slots=True)
class RuledBox:
    """A cell where it stands on paper, with its text."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    page: int


@dataclass(slots=True)
class PdfCell:
    """A cell of a grid."""

    text: str
    page: int
    column: int
    across: int
    down: int


def is_rule(thing: dict[str, Any]) -> bool:
    """Whether an object of a page can be a line of a table: no background, nothing drawn in white."""
    kind = thing["object_type"]
    if kind not in {"line", "rect", "curve"}:
        return True
    filled = thing.get("fill") and not thing.get("stroke")
    if filled and min(thing["width"], thing["height"]) > _THIN:
        return False
    return not _white(thing.get("non_stroking_color") if filled else thing.get("stroking_color"))


def _white(colour: Any) -> bool:
    """Grey 1, RGB 1 1 1 or CMYK 0 0 0 0."""
    parts = tuple(colour) if isinstance(colour, list | tuple) else (colour,)
    if not all(isinstance(part, int | float) for part in parts):
        return False
    return parts in {(1,), (1, 1, 1)} or (len(parts) == 4 and not any(parts))


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
    row broken within a label is put together.
    """
    rows = _without_repeated(above, below)
    if not rows:
        return above
    result = list(above)
    if _broken_off(above, rows[0]):
        for box in rows.pop(0):
            upper = _above(result, box)
            if box.text and upper is not None:
                result[result.index(upper)] = replace(upper, text=upper.text + box.text)
        above = list(result)
    end = max(box.bottom for box in above)
    shift = end - min((box.top for row in rows for box in row), default=end)
    leading = True
    for n, row in enumerate(rows):
        for box in row:
            moved = replace(box, top=box.top + shift, bottom=box.bottom + shift)
            upper = _above(above, box) if not n and leading else None
            if upper is not None and (not (upper.text and box.text) or _goes_on(upper.text, box.text)):
                result[result.index(upper)] = replace(upper, bottom=moved.bottom, text=upper.text + box.text)
            else:
                leading = False
                result.append(moved)
    return result


def _above(boxes: list[RuledBox], box: RuledBox) -> RuledBox | None:
    """The box at the lower edge of a table that stands right above a box."""
    end = max(other.bottom for other in boxes)
    for other in boxes:
        level = end - other.bottom < _SNAP
        if level and abs(other.x0 - box.x0) < _SNAP and abs(other.x1 - box.x1) < _SNAP:
            return other
    return None


def _broken_off(above: list[RuledBox], row: list[RuledBox]) -> bool:
    """Whether a row is the rest of the one above it: words that go on from a numbered label."""
    told = [box for box in row if box.text]
    uppers = [_above(above, box) for box in told]
    return bool(told) and all(
        upper is not None and _goes_on(upper.text, box.text) for box, upper in zip(told, uppers, strict=True)
    )


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


def grid_of(boxes: list[RuledBox]) -> list[list[PdfCell]]:
    """The rows of a table, each with the cells that begin in it."""
    xs = _edges(x for box in boxes for x in (box.x0, box.x1))
    ys = _edges(y for box in boxes for y in (box.top, box.bottom))
    rows: list[list[PdfCell]] = [[] for _ in ys[:-1]]
    for box in sorted(boxes, key=lambda box: box.x0):
        column, row = _at(xs, box.x0), _at(ys, box.top)
        across, down = _at(xs, box.x1) - column, _at(ys, box.bottom) - row
        if across > 0 and down > 0:
            rows[row].append(PdfCell(box.text, box.page, column, across, down))
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
