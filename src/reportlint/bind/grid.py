"""The cells of a table where the HTML table model puts them.

Row and column spans, ragged rows and rows of another width than the header all come out as they are drawn; the
widest row decides the width. What a cell means is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlint.model.label import fold
from reportlint.model.text import Element, squeeze
from reportlint.page.flow import hidden

SPAN_LIMIT = 100
"""Spans are cut here: no form is this wide, and pages declare spans of 99999."""
ROW_LIMIT = 2_000
"""Tables with more rows are cut here."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A table cell with its place in the grid."""

    node: Element
    raw: str
    text: str
    """Squeezed."""
    label: str
    """Folded."""
    row: int
    column: int
    width: int
    height: int

    @property
    def end(self) -> int:
        """The first column after it."""
        return self.column + self.width


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a grid."""

    number: int
    slots: tuple[Slot, ...]
    """The cells that cover it, from left to right, those that reach down from rows above included."""

    @property
    def own(self) -> tuple[Slot, ...]:
        """The cells that begin in it."""
        return tuple(slot for slot in self.slots if slot.row == self.number)


def grid(cells: Iterable[Sequence[Element]]) -> tuple[GridRow, ...]:
    """The rows of a table, each with every cell that covers it; `cells` are its visible cells, by row."""
    rows: list[GridRow] = []
    reaching: list[Slot] = []
    for number, row in enumerate(cells):
        if number == ROW_LIMIT:
            break
        line = [slot for slot in reaching if slot.row + slot.height > number]
        taken = {column for slot in line for column in range(slot.column, slot.end)}
        column = 0
        fresh = []
        for cell in row:
            while column in taken:
                column += 1
            slot = _slot(cell, number, column)
            fresh.append(slot)
            column = slot.end
        reaching = [slot for slot in (*line, *fresh) if slot.height > 1]
        rows.append(GridRow(number, tuple(sorted((*line, *fresh), key=lambda slot: slot.column))))
    return tuple(rows)


def _slot(cell: Element, row: int, column: int) -> Slot:
    raw = shown(cell)
    text = raw if raw.isdigit() and raw.isascii() else squeeze(raw)
    return Slot(
        node=cell,
        raw=raw,
        text=text,
        label=fold(text) if text else "",
        row=row,
        column=column,
        width=_span(cell.get("colspan")),
        height=_span(cell.get("rowspan")),
    )


_DEPTH_LIMIT = 100


def shown(cell: Element, depth: int = 0) -> str:
    """The text of a cell without hidden parts and scripts; a line break between its paragraphs."""
    if not len(cell):
        return cell.text or ""
    if depth == _DEPTH_LIMIT:
        return "".join(cell.itertext())
    parts = [cell.text or ""]
    for child in cell:
        tag = child.tag
        if isinstance(tag, str) and tag not in ("script", "style", "noscript") and not hidden(child):
            parts.append(shown(child, depth + 1))
            if tag in ("br", "p", "div"):
                parts.append("\n")
        parts.append(child.tail or "")
    return "".join(parts)


def _span(value: str | None) -> int:
    if value is None:
        return 1
    digits = value.strip().rstrip("%")
    if not digits.isdecimal():
        return 1
    return min(max(int(digits[:6]), 1), SPAN_LIMIT)
