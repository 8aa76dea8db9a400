"""Tables that hold more than one of the form's tables, or no figures at all, taken apart.

Pages put headings and paragraphs into the rows of a table, or the whole report into one. What reads as text
becomes lines again; what is left are grids that hold figures only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.bind.grid import GridRow, grid
from reportlint.bind.headings import ordinal
from reportlint.bind.labels import TableLabels
from reportlint.bind.tables import owner
from reportlint.model.form import Form
from reportlint.model.place import Place
from reportlint.model.text import Element
from reportlint.page.flow import Grid, Item, flow_of

TEXT_LENGTH = 40
"""A cell that fills its row and is longer than this is a paragraph, unless the form knows it as a label."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows of a table of the page that may be figures of the form."""

    node: Element
    rows: tuple[GridRow, ...]
    at: Place


def unfold(items: Sequence[Item], form: Form, tables: Sequence[TableLabels]) -> list[Item | Figures]:
    """The items of a page with each grid replaced by figures, or by the lines it holds."""
    result: list[Item | Figures] = []
    for item in items:
        if isinstance(item, Grid):
            result.extend(_unfold(item, form, tables))
        else:
            result.append(item)
    return result


def _unfold(item: Grid, form: Form, tables: Sequence[TableLabels]) -> Iterator[Item | Figures]:
    rows = grid(item.rows)
    known = frozenset().union(*(table.known for table in tables))
    texts = [_is_text(row, form, known) for row in rows]
    if any(texts):
        figures: list[GridRow] = []
        for row, text in zip(rows, texts, strict=True):
            if text:
                yield from _figures(item, figures, tables)
                figures = []
                yield from flow_of([slot.node for slot in row.own])
            else:
                figures.append(row)
        yield from _figures(item, figures, tables)
    else:
        yield from _figures(item, list(rows), tables)


def _figures(
    item: Grid, rows: list[GridRow], tables: Sequence[TableLabels]
) -> Iterator[Item | Figures]:
    """Rows as figures where a table of the form owns them, as lines otherwise."""
    if not rows:
        return
    labels = frozenset(slot.label for row in rows for slot in row.slots if slot.label)
    if owner(labels, tables) is None:
        yield from flow_of([slot.node for row in rows for slot in row.own])
    else:
        yield Figures(item.node, tuple(rows), item.at)


def _is_text(row: GridRow, form: Form, known: frozenset[str]) -> bool:
    """True for a row that is a heading or a paragraph."""
    filled = [slot for slot in row.slots if slot.text]
    if len(filled) != 1 or filled[0].row != row.number or filled[0].label in known:
        return False
    text = filled[0].text
    if len(text) > TEXT_LENGTH:
        return True
    _, mark = ordinal(text)
    title = text[mark:].rstrip("。：；")
    return any(spec.heading.fullmatch(title) for spec in form.sections)
