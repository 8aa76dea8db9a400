"""The page's tables taken apart into figures of the form's tables and lines of text.

Pages put headings and paragraphs into the rows of a table, several of the form's tables into one, or the
whole report; other pages lose their tables and leave paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportlint.model.certainty import Certainty
from reportlint.model.text import Element
from reportlint.page.flow import Grid, Item, Picture, flow_of
from reportlint.reading.headings import names_part, shown_heading
from reportlint.reading.tables.flattened import fold_lines
from reportlint.reading.tables.fused import stacked, torn_apart
from reportlint.reading.tables.grid import GridRow, Slot, grid
from reportlint.reading.tables.labels import FormLabels, TableLabels
from reportlint.reading.tables.tables import Figures, Unfolded, owned

SHORT = 3
"""A text that is no longer is no heading."""
TEXT_LENGTH = 40
"""A longer text in a row without any known label is a paragraph."""


def unfold(items: Sequence[Item], labels: FormLabels) -> list[Unfolded]:
    """The items of a page with each grid replaced by figures and by the lines it holds.

    A picture of a part's heading becomes the line it shows.
    """
    found: list[Unfolded] = []
    for item in items:
        if isinstance(item, Grid):
            found.extend(_Apart(item, labels).all())
        elif isinstance(item, Picture):
            found.append(shown_heading(item, labels.form) or item)
        else:
            found.append(item)
    return fold_lines(found, labels)


class _Apart:
    """A grid on its way to figures and lines."""

    def __init__(self, item: Grid, labels: FormLabels) -> None:
        self._item = item
        self._labels = labels
        self._rows: list[GridRow] = []
        """Rows of the table at hand."""
        self._table: TableLabels | None = None
        self._waiting: list[GridRow] = []
        """Rows after them without a label that says whose they are."""

    def all(self) -> Iterator[Unfolded]:
        rows = grid(self._item)
        for row in rows:
            if strange := self._strange(row):
                for whole in self._mended(row):
                    yield from self._take(whole, strange if whole is row else self._strange(whole))
            else:
                yield from self._take(row, ())
        yield from self._close()
        for cells in self._item.rows[len(rows) :]:
            yield from self._flow(cells)

    def _strange(self, row: GridRow) -> Sequence[Slot]:
        """The cells that hold neither a label of the form nor a short number."""
        known = self._labels.known
        return [slot for slot in row.own if len(slot.text) > SHORT and slot.label not in known]

    def _take(self, row: GridRow, strange: Sequence[Slot]) -> Iterator[Unfolded]:
        """Add a row to the table at hand, after what it ends; a row of text becomes lines."""
        heading = next((slot for slot in strange if names_part(slot.text, self._labels.form)), None)
        if heading is not None or self._is_text(row, strange):
            yield from self._close()
            rest = [slot for slot in row.own if slot is not heading]
            if heading is None or not any(slot.text for slot in rest):
                yield from self._lines([row])
                return
            yield from self._lines([GridRow.of(row.number, [heading])])
            row = GridRow.of(row.number, rest, row.certainty)
        table = self._owner(row)
        if table is not None and table is not self._table:
            begun = next(
                (n for n, row in enumerate(self._waiting) if _begins(row, table)), len(self._waiting)
            )
            own = self._waiting[begun:]
            del self._waiting[begun:]
            yield from self._close()
            self._table, self._rows = table, own
        if table is None and not self._shared(row):
            self._waiting.append(row)
        else:
            self._rows += [*self._waiting, row]
            self._waiting = []

    def _mended(self, row: GridRow) -> Sequence[GridRow]:
        """A row whose cells ran together into one, or into which several rows ran, as the rows there were."""
        if len(row.own) == 1:
            slots = torn_apart(row.own[0], self._labels)
            return (row,) if slots is None else (GridRow.of(row.number, slots, Certainty.GUESS),)
        return stacked(row, self._labels) or (row,)

    def _is_text(self, row: GridRow, strange: Sequence[Slot]) -> bool:
        long = any(len(slot.text) > TEXT_LENGTH for slot in strange)
        return long and row.labels.isdisjoint(self._labels.known)

    def _owner(self, row: GridRow) -> TableLabels | None:
        """The table that alone has one of the row's labels."""
        homes = self._labels.homes
        return next((homes[label] for label in row.labels if label in homes), None)

    def _shared(self, row: GridRow) -> bool:
        """True where a label of the row is one of the table at hand, though not of it alone."""
        return self._table is not None and not row.labels.isdisjoint(self._table.known)

    def _close(self) -> Iterator[Unfolded]:
        """End the table at hand: rows of numbers after it are its own, what else follows is not."""
        rows, waiting, table = self._rows, self._waiting, self._table
        self._rows, self._waiting, self._table = [], [], None
        if table is not None:
            last = max((n + 1 for n, row in enumerate(waiting) if _holds_numbers(row)), default=0)
            rows, waiting = [*rows, *waiting[:last]], waiting[last:]
        if table is not None and owned(rows, table):
            traits = {"fused"} if any(row.certainty is Certainty.GUESS for row in rows) else ()
            yield Figures(table, tuple(rows), self._item.node, self._item.at, frozenset(traits))
        else:
            yield from self._lines(rows)
        yield from self._lines(waiting)

    def _lines(self, rows: Sequence[GridRow]) -> Iterator[Unfolded]:
        return self._flow({slot.node: None for row in rows for slot in row.own})

    def _flow(self, cells: Iterable[Element]) -> Iterator[Unfolded]:
        for item in flow_of(cells, shown_only=self._item.hides):
            if isinstance(item, Picture):
                yield shown_heading(item, self._labels.form) or item
            elif not isinstance(item, Grid):
                yield item


def _begins(row: GridRow, table: TableLabels) -> bool:
    return len(row.own) == 1 and table.begins_bar(row.own[0].label)


def _holds_numbers(row: GridRow) -> bool:
    """True for a row with numbers, and for one of blank cells: numbers may be wanting there."""
    if len(row.own) < 2:
        return False
    return any(slot.text and slot.countable for slot in row.own) or not any(slot.text for slot in row.own)
