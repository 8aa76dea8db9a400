"""The grid of a Word table: which cells span how far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reportlint.loaders.docx_parts.package import child, unwrapped, value, whole
from reportlint.model.text import Element

_MOST: Final = 1000


@dataclass(slots=True)
class DocxCell:
    """A cell as HTML has it. `element` is None for the room that Word leaves before a row's first cell."""

    element: Element | None
    columns: int
    ordinal: int
    """Which box of its row it is, from 1."""
    rows: int = 1


def rows_of(table: Element) -> Iterator[list[DocxCell]]:
    """The cells of every row, merged ones with their spans; deleted rows and cells are left out."""
    grid: list[list[DocxCell]] = []
    above: dict[int, DocxCell] = {}
    for row in unwrapped(table, "tr"):
        if child(row, "trPr", "del") is None:
            cells, above = _row(row, above)
            grid.append(cells)
    return iter(grid)


def _row(row: Element, above: dict[int, DocxCell]) -> tuple[list[DocxCell], dict[int, DocxCell]]:
    """The cells that begin in a row, and those that may go on in the next one, by their first column."""
    cells: list[DocxCell] = []
    going_on: dict[int, DocxCell] = {}
    column = _count(child(row, "trPr", "gridBefore"))
    if column:
        cells.append(DocxCell(None, column, 1))
    boxes = [box for box in unwrapped(row, "tc") if child(box, "tcPr", "cellDel") is None]
    for ordinal, box in enumerate(boxes, 1):
        columns = max(1, _count(child(box, "tcPr", "gridSpan")))
        merge = child(box, "tcPr", "vMerge")
        started = above.get(column)
        if _continues(child(box, "tcPr", "hMerge")) and cells:
            cells[-1].columns += columns
        elif _continues(merge) and started is not None and started.columns == columns:
            started.rows += 1
            going_on[column] = started
        else:
            cells.append(DocxCell(box, columns, ordinal))
            if merge is not None:
                going_on[column] = cells[-1]
        column += columns
    return cells, going_on


def _continues(merge: Element | None) -> bool:
    return merge is not None and value(merge) != "restart"


def _count(element: Element | None) -> int:
    return min(whole(element) or 0, _MOST)
