"""The form's tables on a page.

A table is recognised by its labels, never by its position; it may be spread over several `<table>`s, share
one with other tables, stand on its side, or stand twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportlint.model.certainty import Certainty
from reportlint.model.place import Place
from reportlint.model.table import Cell, Column, Row, Table
from reportlint.model.text import Element
from reportlint.page.flow import Picture, TextLine
from reportlint.reading.tables.amounts import read_amount
from reportlint.reading.tables.column_tables import read_groups
from reportlint.reading.tables.grid import GridRow, Slot, transposed
from reportlint.reading.tables.header import worse
from reportlint.reading.tables.labels import TableLabels
from reportlint.reading.tables.missing import MissingParts
from reportlint.reading.tables.order import displaced
from reportlint.reading.tables.row_tables import ReadRow, TableReading, read_rows

ENOUGH_LABELS = 0.5
"""Share of a table's row and column labels from which on it counts as present (0 to 1)."""
MOST = 0.75
"""Share of a table's numbers from which on a reading of it needs no other way tried (0 to 1)."""
TIES = 2
"""Labels that rows must share with a form's table to be taken for a part of it."""


@dataclass(frozen=True)
class Figures:
    """Rows of the page that belong to one of the form's tables."""

    labels: TableLabels
    """The table."""
    rows: tuple[GridRow, ...]
    node: Element
    at: Place
    traits: frozenset[str] = frozenset()
    section: str = ""
    """Key of the part of the report they stand in, as far as headings tell."""

    @cached_property
    def printed(self) -> frozenset[str]:
        """The cell texts, folded."""
        return frozenset[str]().union(*(row.labels for row in self.rows))


CertaintyAt = Callable[[Place], Certainty]
Unfolded = TextLine | Picture | Figures
"""What a page holds, one after the other, its tables taken apart."""


def owned(rows: Iterable[GridRow], labels: TableLabels) -> bool:
    """True where rows share enough labels with a table, one of a row or column among them, this form's or another's."""
    printed = frozenset[str]().union(*(row.labels for row in rows))
    lines = [label for label in printed if label in labels.rows or label in labels.columns]
    foreign = printed.intersection(labels.spec.foreign)
    return len(labels.known.intersection(printed)) + len(foreign) >= TIES and bool(lines or foreign)


def bind_tables(
    figures: Sequence[Figures], tables: Iterable[TableLabels], certainty_at: CertaintyAt
) -> tuple[dict[str, Table], tuple[Table, ...]]:
    """The tables found, by key, and further copies of them that hold other numbers.

    `certainty_at` says how surely the source shows what stands at a place.
    """
    found: dict[str, Table] = {}
    extra: list[Table] = []
    for labels in tables:
        own = [part for part in figures if part.labels is labels]
        copies = [
            _bind(parts, labels, certainty_at)
            for parts in _instances(own, labels)
            if labels.found(frozenset[str]().union(*(part.printed for part in parts))) >= ENOUGH_LABELS
        ]
        if copies:
            best = max(copies, key=lambda table: (len(table.cells), table.section == table.spec.section))
            found[labels.spec.key] = best
            extra += [table for table in copies if table is not best and _numbers(table) != _numbers(best)]
    return found, tuple(extra)


def _numbers(table: Table) -> dict[str, str]:
    return {key: cell.text for key, cell in table.cells.items()}


def _instances(parts: Sequence[Figures], labels: TableLabels) -> Iterator[list[Figures]]:
    """The parts of each copy of a table: a new copy begins where rows come back that were there already.

    Rows that come back under other columns go on.
    """
    current: list[Figures] = []
    seen: set[str] = set()
    above: set[str] = set()
    for part in parts:
        rows = {label for label in part.printed if label in labels.rows and label not in labels.columns}
        columns = part.printed & labels.heading
        if (
            current
            and rows
            and len(rows & seen) * 2 > len(rows)
            and not (columns and columns.isdisjoint(above))
        ):
            yield current
            current, seen, above = [], set(), set()
        current.append(part)
        seen |= rows
        above |= columns
    if current:
        yield current


def _bind(parts: Sequence[Figures], labels: TableLabels, certainty_at: CertaintyAt) -> Table:
    spec = labels.spec
    reading, turned = _best([part.rows for part in parts], labels)
    printed = frozenset[str]().union(*(part.printed for part in parts))
    at = parts[0].at
    rows = tuple(_row(read, labels, certainty_at, at) for read in reading.reads)
    columns = tuple(_columns(rows, reading.reads, labels))
    tied = {slot.place or slot.node for read in reading.reads for _, slot, _ in read.values}
    slots = [slot for part in parts for row in part.rows for slot in row.own if slot.text]
    others = [slot for slot in slots if (slot.place or slot.node) not in tied]
    doubtful = reading.loose or any("flattened" in part.traits for part in parts)
    doubt = Certainty.GUESS if doubtful else certainty_at(at)
    return Table(
        spec=spec,
        rows=rows,
        columns=columns,
        missing=tuple(MissingParts(labels, rows, columns, printed, reading, doubt, at).all()),
        loose=tuple((slot.text, slot.at) for slot in others if slot.countable),
        label_texts=tuple((slot.label or slot.text, slot.at) for slot in others if not slot.countable),
        at=at,
        traits=frozenset(_traits(parts, reading, printed, labels, turned)),
        section=parts[0].section,
        displaced=() if turned or doubtful else tuple(displaced(reading, labels)),
    )


def _best(parts: Sequence[Sequence[GridRow]], labels: TableLabels) -> tuple[TableReading, bool]:
    """The reading that ties most numbers to keys, and whether the table stands on its side.

    The form's own drawing is tried first, the others only where it leaves much open.
    """
    ways = (read_groups, read_rows) if labels.spec.across else (read_rows,)
    best = ways[0](parts, labels)
    turned = False
    if best.claimed >= labels.size * MOST:
        return best, turned
    sideways = [transposed(rows) for rows in parts]
    for reading, aside in (
        *((way(parts, labels), False) for way in ways[1:]),
        *((way(sideways, labels), True) for way in ways),
    ):
        if reading.claimed > best.claimed:
            best, turned = reading, aside
    return best, turned


def _traits(
    parts: Sequence[Figures],
    reading: TableReading,
    printed: frozenset[str],
    labels: TableLabels,
    turned: bool,
) -> Iterator[str]:
    for part in parts:
        yield from part.traits
    if len(parts) > 1:
        yield "split"
    if reading.askew * 2 > len(reading.reads):
        yield "span-broken"
    if turned:
        yield "transposed"
    if reading.loose:
        yield "unread"
    if not printed.isdisjoint(labels.spec.foreign):
        own = {label for block in labels.spec.blocks for column in block.columns for label in column.labels}
        yield "foreign" if printed.isdisjoint(own) else "hybrid"


def _row(read: ReadRow, labels: TableLabels, certainty_at: CertaintyAt, table: Place) -> Row:
    key, label = labels.row_names[read.row.key]
    row = read.row
    names = labels.cell_names[row.key]
    cells = []
    certainty = certainty_at(read.label.at if read.label is not None else table)
    for column, slot, sure in read.values:
        name, title = names[column.key]
        at = slot.at
        doubt = worse(worse(sure, certainty), certainty_at(at))
        cells.append(Cell(name, slot.text, read_amount(slot.raw), doubt, row, column, title, at))
    return Row(
        spec=row,
        printed=read.label.text if read.label is not None else "",
        cells=tuple(cells),
        key=key,
        label=label,
        at=read.label.at if read.label is not None else cells[0].at if cells else table,
        certainty=worse(read.certainty, certainty),
    )


def _columns(rows: Sequence[Row], reads: Sequence[ReadRow], labels: TableLabels) -> Iterator[Column]:
    heads: dict[tuple[str, str], Slot] = {}
    """Of several heads of one column one that is not the form's."""
    cells: dict[tuple[str, str], list[Cell]] = {}
    seen: set[tuple[str, int]] = set()
    for read, row in zip(reads, rows, strict=True):
        if (read.block.key, id(read.leaves)) not in seen:
            seen.add((read.block.key, id(read.leaves)))
            for leaf in read.leaves:
                if leaf.spec is None:
                    continue
                over = (read.block.key, leaf.spec.key)
                if over not in heads or heads[over].label in leaf.spec.labels:
                    heads[over] = leaf.slot
        for cell in row.cells:
            cells.setdefault((read.block.key, cell.column.key), []).append(cell)
    for block in labels.spec.blocks:
        for column in block.columns:
            head = heads.get((block.key, column.key))
            own = cells.get((block.key, column.key), [])
            if head is None and not own:
                continue
            key, label = labels.column_names[block.key][column.key]
            yield Column(
                spec=column,
                printed=head.text if head else "",
                cells=tuple(own),
                key=key,
                label=label,
                at=head.at if head else own[0].at,
                certainty=Certainty.LABEL if head or not any(column.labels) else Certainty.ORDER,
            )
