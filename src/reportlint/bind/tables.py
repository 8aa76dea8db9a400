"""The form's tables on a page.

A table is recognised by its labels, never by its position; it may be spread over several `<table>`s, share one
with other tables, or stand twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reportlint.bind.amounts import looks_like_amount, read_amount
from reportlint.bind.grid import GridRow
from reportlint.bind.groups import read_groups
from reportlint.bind.labels import TableLabels
from reportlint.bind.lines import Leaf, Read, read_rows
from reportlint.model.form import BlockSpec, LineSpec
from reportlint.model.place import Place
from reportlint.model.report import Cell, Certainty, Column, Missing, Row, Table
from reportlint.model.say import Say

ENOUGH_LABELS = 0.5
"""Share of a table's row and column labels from which on it counts as present (0 to 1)."""
TIES = 2
"""Labels a grid must share with a form's table to be taken for a part of it."""


@dataclass(frozen=True)
class Part:
    """A grid of the page with where it stands."""

    rows: tuple[GridRow, ...]
    at: Place
    section: str
    """Key of the part of the report it stands in, as far as headings tell."""

    @cached_property
    def labels(self) -> frozenset[str]:
        """Its cell texts, folded."""
        return frozenset(slot.label for row in self.rows for slot in row.slots if slot.label)


def owner(labels: frozenset[str], tables: Iterable[TableLabels]) -> TableLabels | None:
    """The table of the form that a grid with these labels belongs to."""
    ranked = max(tables, key=lambda table: table.hits(labels), default=None)
    if ranked is None or ranked.hits(labels) < TIES:
        return None
    lines = (*ranked.rows, *ranked.columns)
    return ranked if not labels.isdisjoint(lines) else None


def bind_tables(
    parts: Sequence[Part], tables: Sequence[TableLabels], certainty: Certainty
) -> tuple[dict[str, Table], tuple[Table, ...]]:
    """The tables found, by key, and further copies of them."""
    found: dict[str, Table] = {}
    extra: list[Table] = []
    for labels in tables:
        own = [part for part in parts if owner(part.labels, tables) is labels]
        for instance in _instances(own, labels):
            present = frozenset().union(*(part.labels for part in instance))
            if labels.found(present) < ENOUGH_LABELS:
                continue
            table = _bind(instance, labels, certainty)
            if labels.spec.key in found:
                extra.append(table)
            else:
                found[labels.spec.key] = table
    return found, tuple(extra)


def _instances(parts: Sequence[Part], labels: TableLabels) -> Iterator[list[Part]]:
    """The parts of each copy of a table: a new copy begins where rows come back that were there already."""
    current: list[Part] = []
    seen: set[str] = set()
    for part in parts:
        rows = {label for label in part.labels if label in labels.rows and label not in labels.columns}
        if current and rows and len(rows & seen) * 2 > len(rows):
            yield current
            current, seen = [], set()
        current.append(part)
        seen |= rows
    if current:
        yield current


def _bind(parts: Sequence[Part], labels: TableLabels, certainty: Certainty) -> Table:
    spec = labels.spec
    grids = [part.rows for part in parts]
    bars = {block.key for block in spec.blocks if not block.bar}
    if spec.across:
        reads = read_groups(grids, labels)
    else:
        reads, found_bars = read_rows(grids, labels)
        bars |= found_bars
    at = parts[0].at
    rows = tuple(_row(read, labels, certainty, at) for read in _once(reads))
    columns = tuple(_columns(rows, reads, labels, at))
    table = Table(
        spec=spec,
        rows=rows,
        columns=columns,
        missing=(),
        label_texts=tuple(
            (slot.label, Place(slot.node))
            for part in parts
            for row in part.rows
            for slot in row.own
            if slot.label and not looks_like_amount(slot.raw)
        ),
        at=at,
        traits=frozenset({"split"} if len(parts) > 1 else ()),
        section=parts[0].section,
    )
    return replace(table, missing=tuple(_missing(table, reads, bars, labels)))


def _once(reads: Iterable[Read]) -> Iterator[Read]:
    seen = set()
    for read in reads:
        if read.row.key not in seen:
            seen.add(read.row.key)
            yield read


def _row(read: Read, labels: TableLabels, certainty: Certainty, table_at: Place) -> Row:
    table = labels.spec
    key = f"{table.key}/{read.row.key}"
    label = Say(f"{table.title.zh} · {read.row.title.zh}", f"{table.title.en} · {read.row.title.en}")
    sure = certainty if certainty is not Certainty.LABEL else read.certainty
    cells = tuple(
        Cell(
            key=f"{key}/{column.key}",
            text=slot.text,
            amount=read_amount(slot.raw),
            certainty=sure,
            row=read.row,
            column=column,
            label=Say(f"{label.zh} · {column.title.zh}", f"{label.en} · {column.title.en}"),
            at=Place(slot.node),
        )
        for column, slot in sorted(read.values, key=lambda pair: pair[1].column)
    )
    return Row(
        spec=read.row,
        printed=read.label.text if read.label is not None else "",
        cells=cells,
        key=key,
        label=label,
        at=Place(read.label.node) if read.label is not None else cells[0].at if cells else table_at,
        certainty=sure,
    )


def _columns(rows: Sequence[Row], reads: Sequence[Read], labels: TableLabels, at: Place) -> Iterator[Column]:
    table = labels.spec
    heads: dict[tuple[str, str], Leaf] = {}
    for read in reads:
        for leaf in read.headed:
            heads.setdefault((read.block.key, leaf.spec.key), leaf)
    for block in table.blocks:
        own = {row.key for row in block.rows}
        for column in block.columns:
            cells = tuple(
                cell
                for row in rows
                if row.spec.key in own
                for cell in row.cells
                if cell.column.key == column.key
            )
            head = heads.get((block.key, column.key))
            if not cells and head is None:
                continue
            yield Column(
                spec=column,
                printed=head.slot.text if head else "",
                cells=cells,
                key=_column_key(labels, block, column),
                label=_column_label(labels, column),
                at=Place(head.slot.node) if head else cells[0].at if cells else at,
                certainty=Certainty.LABEL if head else Certainty.ORDER,
            )


def _column_key(labels: TableLabels, block: BlockSpec, column: LineSpec) -> str:
    table = labels.spec
    return (
        f"{table.key}/*/{column.key}" if len(table.blocks) == 1 else f"{table.key}/{block.key}/*/{column.key}"
    )


def _column_label(labels: TableLabels, column: LineSpec) -> Say:
    table = labels.spec
    return Say(f"{table.title.zh} · {column.title.zh}", f"{table.title.en} · {column.title.en}")


def _missing(table: Table, reads: Sequence[Read], bars: set[str], labels: TableLabels) -> Iterator[Missing]:
    spec = table.spec
    rows = {row.spec.key: row for row in table.rows}
    columns = {column.key for column in table.columns}
    near = table.at
    for block in spec.blocks:
        if block.key not in bars:
            first = next((rows[row.key].at for row in block.rows if row.key in rows), table.at)
            bar = block.bar[0]
            label = Say(f"{spec.title.zh} · {bar}", f"{spec.title.en} · {bar}")
            yield Missing("bar", f"{spec.key}/{block.key}/bar", label, first, spec.clause)
        for row_spec in block.rows:
            row = rows.get(row_spec.key)
            if row is None:
                label = Say(
                    f"{spec.title.zh} · {row_spec.title.zh}", f"{spec.title.en} · {row_spec.title.en}"
                )
                yield Missing("row", f"{spec.key}/{row_spec.key}", label, near, spec.clause)
                continue
            near = row.at
            have = {cell.column.key for cell in row.cells}
            for column in block.columns:
                if column.key not in have and _column_key(labels, block, column) in columns:
                    label = Say(f"{row.label.zh} · {column.title.zh}", f"{row.label.en} · {column.title.en}")
                    yield Missing("cell", f"{row.key}/{column.key}", label, row.at, spec.clause)
        if any(row.key in rows for row in block.rows):
            for column in block.columns:
                key = _column_key(labels, block, column)
                if key not in columns:
                    yield Missing("column", key, _column_label(labels, column), table.at, spec.clause)
