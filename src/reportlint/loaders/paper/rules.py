"""The drawn lines of tables, and those that a page break or a design left out.

A browser draws no line under the last row before a page break and none above the first row after it; some
tables have no lines at their sides. What lies between drawn lines is a cell all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from reportlint.loaders.paper.sheet import Edge, edge

_TOUCH: Final = 6.0
"""A line ends at another that is not farther away, in points; no row is as low as this."""
_SNAP: Final = 3.0
"""Lines closer than this, in points, are one."""
_MEET: Final = 4.0
"""Lines meet that are not farther apart, in points."""
_THIN: Final = 3.0
"""Filled areas thinner than this are drawn lines; thicker ones are backgrounds."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class RuledLine(NamedTuple):
    """A drawn line, upright or level: where it stands, and from where to where it runs."""

    at: float
    start: float
    end: float

    def reaches(self, at: float) -> bool:
        """Whether it runs as far as a place along it."""
        return self.start - _TOUCH <= at <= self.end + _TOUCH


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


def ruled_tables(edges: Iterable[Edge]) -> tuple[list[list[Box]], list[Box]]:
    """The cells of every table that drawn lines make on a page, and the boxes that stand alone."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
    from pdfplumber.utils.geometry import filter_edges

    drawn = filter_edges(edges, min_length=1)
    added = _left_out(merge_edges(drawn, *[_SNAP] * 4))
    merged = filter_edges(merge_edges([*drawn, *added], *[_SNAP] * 4), min_length=_SNAP)
    cells = intersections_to_cells(edges_to_intersections(merged, _MEET, _MEET))
    # What is as narrow as a line's reach is the room between a table and the frame around it.
    wide = [cell for cell in cells if min(cell[2] - cell[0], cell[3] - cell[1]) > _TOUCH]
    tables = cells_to_tables(wide)
    tied = {cell for table in tables for cell in table}
    return tables, [cell for cell in wide if cell not in tied]


def _left_out(edges: Iterable[Edge]) -> list[Edge]:
    """The lines that close the cells which drawn ones leave open."""
    level, upright = [], []
    for drawn in edges:
        if drawn["orientation"] == "h" and drawn["x1"] - drawn["x0"] > _THIN:
            level.append(RuledLine(drawn["top"], drawn["x0"], drawn["x1"]))
        elif drawn["orientation"] == "v" and drawn["bottom"] - drawn["top"] > _THIN:
            upright.append(RuledLine(drawn["x0"], drawn["top"], drawn["bottom"]))
    return [
        *(edge(x0, y, x1, y) for y, x0, x1 in _ends(upright, level) if x0 < x1),
        *(edge(x, y0, x, y1) for x, y0, y1 in _sides(level, upright) if y0 < y1),
    ]


def _ends(upright: Sequence[RuledLine], level: Sequence[RuledLine]) -> Iterator[tuple[float, float, float]]:
    """Above and below: from an upright line that ends nowhere to its neighbours at that height."""
    for rule in upright:
        for y in (rule.start, rule.end):
            if any(abs(other.at - y) <= _TOUCH and other.reaches(rule.at) for other in level):
                continue
            near = [other.at for other in upright if other.reaches(y) and _tied(rule, other, level)]
            for side, nearest in _BESIDE:
                there = [x for x in near if side(x, rule.at)]
                if there:
                    x = nearest(there)
                    yield y, min(x, rule.at), max(x, rule.at)


_BESIDE: Final[tuple[tuple[Callable[[float, float], bool], Callable[[list[float]], float]], ...]] = (
    (lambda x, at: x < at - _TOUCH, max),
    (lambda x, at: x > at + _TOUCH, min),
)


def _tied(one: RuledLine, other: RuledLine, level: Sequence[RuledLine]) -> bool:
    """Whether two upright lines are of one table: equally long, or a level line runs from one to the other."""
    alike = abs(one.start - other.start) <= _TOUCH and abs(one.end - other.end) <= _TOUCH
    return alike or any(
        rule.reaches(one.at) and rule.reaches(other.at) and one.reaches(rule.at) for rule in level
    )


def _sides(level: Sequence[RuledLine], upright: Sequence[RuledLine]) -> Iterator[tuple[float, float, float]]:
    """Left and right: between two level lines that end nowhere, where an upright one ties them."""
    ends: dict[int, list[RuledLine]] = {}
    for rule in level:
        for x in (rule.start, rule.end):
            if not any(abs(other.at - x) <= _TOUCH and other.reaches(rule.at) for other in upright):
                ends.setdefault(round(x / _TOUCH), []).append(RuledLine(x, rule.at, rule.at))
    for loose in ends.values():
        for one, other in pairwise(sorted(loose, key=lambda end: end.start)):
            if any(rule.reaches(one.start) and rule.reaches(other.start) for rule in upright):
                yield one.at, one.start, other.start
