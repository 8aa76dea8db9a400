"""What the objects of an OFD page draw (GB/T 33190-2016, chapters 8 to 11): characters, lines, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import hypot
from typing import Final
from unicodedata import east_asian_width

from reportlint.loaders.docx_parts.package import child, local
from reportlint.loaders.ofd_parts.numbers import deltas, number, numbers
from reportlint.loaders.ofd_parts.package import OfdError, OfdPage
from reportlint.loaders.ofd_parts.strokes import Point, strokes
from reportlint.loaders.paper.sheet import Char, Edge, Picture, Sheet, edge
from reportlint.model.message import Message
from reportlint.model.text import Element
from reportlint.page.problems import problem
from reportlint.support import limits

_POINTS: Final = 72 / 25.4
"""Points of a millimetre."""
_DEPTH: Final = 8
"""Composite units within one another that are drawn."""
_ASCENT: Final = 0.88
"""Share of its size by which a character stands above its base line."""
_LEVEL: Final = 0.5
"""A stroke that rises no more than this, in points, is level."""
_THIN: Final = 3.0
"""Filled areas thinner than this, in points, are drawn lines; thicker ones are backgrounds."""

Matrix = tuple[float, float, float, float, float, float]
"""x' = a·x + c·y + e and y' = b·x + d·y + f, as `a b c d e f`."""


def sheet_of(page: OfdPage) -> Sheet:
    """A page as it is printed. Raises OfdError where its objects are too many."""
    left, top, width, height = page.area
    paper = (_POINTS, 0.0, 0.0, _POINTS, -left * _POINTS, -top * _POINTS)
    drawing = _Drawing(page.units)
    for content in page.contents:
        drawing.draw(content, paper, 0)
    return Sheet(width * _POINTS, height * _POINTS, drawing.chars, drawing.edges, drawing.pictures)


class _Drawing:
    """What the objects of a page draw, one after the other."""

    def __init__(self, units: Mapping[str, Element]) -> None:
        self.chars: list[Char] = []
        self.edges: list[Edge] = []
        self.pictures: list[Picture] = []
        self._units = units
        self._count = 0

    def draw(self, content: Element, outer: Matrix, depth: int) -> None:
        """Draw what is in a page, a template or a composite unit, which stands `depth` deep in others."""
        for thing in content.iter(*(f"{{*}}{kind}" for kind in _OBJECTS)):
            self._count += 1
            if self._count > limits.PART_TAGS:
                told = Message(f"{self._count:,} 个图元", f"{self._count:,} objects")
                raise OfdError(problem("too-large", size=told, limit=f"{limits.PART_TAGS:,}"))
            if thing.get("Visible") == "false":
                continue
            matrix, kind = _placed(thing, outer), local(thing)
            if kind == "TextObject":
                self.chars += _characters(thing, matrix)
            elif kind == "PathObject":
                self.edges += _lines(thing, matrix)
            elif kind == "ImageObject":
                self.pictures.append(_picture(thing, outer))
            elif depth < _DEPTH and (unit := self._units.get(thing.get("ResourceID") or "")) is not None:
                self.draw(unit, matrix, depth + 1)


_OBJECTS: Final = ("TextObject", "PathObject", "ImageObject", "CompositeObject")


def _placed(thing: Element, outer: Matrix) -> Matrix:
    """From an object's own measure to points on paper: by its matrix, its boundary, and what it stands in."""
    own = numbers(thing.get("CTM"))
    a, b, c, d, e, f = own if len(own) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    left, top = (*numbers(thing.get("Boundary")), 0.0, 0.0)[:2]
    k, m, n, o = outer[:4]
    return k * a + n * b, m * a + o * b, k * c + n * d, m * c + o * d, *_point(outer, e + left, f + top)


def _point(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _characters(thing: Element, matrix: Matrix) -> Iterator[Char]:
    size = number(thing.get("Size"), 0)
    scale = number(thing.get("HScale"), 1)
    colour = child(thing, "FillColor")
    look = {
        "matrix": matrix,
        "size": size * hypot(matrix[2], matrix[3]),
        "upright": abs(matrix[1]) + abs(matrix[2]) < 1e-3,
        "fontname": thing.get("Font") or "",
        "non_stroking_color": _shade(colour, thing),
    }
    x = y = 0.0
    for code in thing:
        if local(code) != "TextCode":
            continue
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        across, down = deltas(code.get("DeltaX")), deltas(code.get("DeltaY"))
        at_x, at_y = x, y
        for character in (code.text or "").strip("\r\n\t"):
            width = size * scale * (1.0 if east_asian_width(character) in "WFA" else 0.5)
            yield {"text": character, **_around(matrix, at_x, at_y, width, size), **look}
            # One direction without steps is one that the text does not run in.
            at_x += next(across) if across else 0.0 if down else width
            at_y += next(down) if down else 0.0


def _shade(colour: Element | None, thing: Element) -> tuple[float, ...]:
    """The parts of a colour from 0, dark, to 1; what is seen through is paler."""
    parts = numbers(colour.get("Value")) if colour is not None else []
    see = [number(one.get("Alpha"), 255) for one in (thing, colour) if one is not None]
    opaque = min(see) / 255
    return tuple(1 - (1 - part / 255) * opaque for part in parts or [0.0])


def _around(matrix: Matrix, x: float, y: float, width: float, size: float) -> dict[str, float]:
    """Where a character is on paper whose base line begins at a place."""
    upper, lower = y - _ASCENT * size, y + (1 - _ASCENT) * size
    corners = [_point(matrix, *at) for at in ((x, upper), (x + width, upper), (x, lower), (x + width, lower))]
    xs, ys = zip(*corners, strict=True)
    top = min(ys)
    return {"x0": min(xs), "x1": max(xs), "top": top, "bottom": max(ys), "doctop": top}


def _lines(thing: Element, matrix: Matrix) -> Iterator[Edge]:
    """The level and upright lines that a path draws; thin areas that it fills are such, too."""
    data = child(thing, "AbbreviatedData")
    parts = [[_point(matrix, *at) for at in part] for part in strokes(data.text if data is not None else "")]
    if thing.get("Stroke") != "false":
        if not _white(child(thing, "StrokeColor")):
            for part in parts:
                yield from (line for one, other in pairwise(part) if (line := _line(one, other)))
    elif thing.get("Fill") == "true" and not _white(child(thing, "FillColor")):
        yield from (line for part in parts if (line := _bar(part)))


def _white(colour: Element | None) -> bool:
    parts = numbers(colour.get("Value")) if colour is not None else []
    return bool(parts) and (min(parts) >= 255 if len(parts) < 4 else not any(parts))


def _line(one: Point, other: Point) -> Edge | None:
    x0, x1 = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    if bottom - top <= _LEVEL < x1 - x0:
        return edge(x0, top, x1, top)
    if x1 - x0 <= _LEVEL < bottom - top:
        return edge(x0, top, x0, bottom)
    return None


def _bar(corners: Sequence[Point]) -> Edge | None:
    xs, ys = zip(*corners, strict=True)
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if min(width, height) > _THIN:
        return None
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return edge(min(xs), y, max(xs), y) if width > height else edge(x, min(ys), x, max(ys))


def _picture(thing: Element, outer: Matrix) -> Picture:
    left, top, width, height = (*numbers(thing.get("Boundary")), 0.0, 0.0, 0.0, 0.0)[:4]
    xs, ys = zip(_point(outer, left, top), _point(outer, left + width, top + height), strict=True)
    return Picture(min(ys), max(xs) - min(xs), max(ys) - min(ys))
