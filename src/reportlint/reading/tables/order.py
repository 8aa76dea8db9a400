"""Rows, columns and bars of a table that stand in another order than the form's.

Labels say what the numbers are wherever they stand; here it is told that they stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportlint.model.certainty import Certainty
from reportlint.model.message import Message
from reportlint.model.table import Displaced
from reportlint.reading.tables.grid import Slot
from reportlint.reading.tables.labels import LabelName, TableLabels
from reportlint.reading.tables.row_tables import TableReading


class _Line(NamedTuple):
    """A label in a sequence of labels."""

    rank: int
    """Its place in the form."""
    name: LabelName
    slot: Slot


def displaced(reading: TableReading, labels: TableLabels) -> Iterator[Displaced]:
    """What would have to move for the rest to stand in the form's order.

    Where bars are exchanged, with or without their rows, the bars alone are named.
    """
    blocks = labels.spec.blocks
    title = labels.spec.title
    ranks = {block.key: n for n, block in enumerate(blocks)}
    bars = [
        _Line(ranks[key], LabelName(f"{labels.spec.key}/{key}/bar", _within(title, slot.text)), slot)
        for key, slot in reading.bars.items()
    ]
    printed = [reading.bars[block.key].text if block.key in reading.bars else "" for block in blocks]
    moved = list(_moved(bars, printed))
    yield from moved or _moved(
        _rows(reading, labels), [row.printed for block in blocks for row in block.rows]
    )
    done: set[str] = set()
    seen: set[tuple[str, int]] = set()
    for read in reading.reads:
        above = read.block.key, id(read.leaves)
        if above in seen and not labels.spec.across:
            continue
        seen.add(above)
        names = labels.cell_names[read.row.key] if labels.spec.across else labels.column_names[read.block.key]
        columns = [column.key for column in read.block.columns]
        known = [leaf for leaf in read.leaves if leaf.spec is not None]
        heads = [
            _Line(columns.index(leaf.spec.key), names[leaf.spec.key], leaf.slot)
            for leaf in known
            if leaf.spec is not None and leaf.slot.text and leaf.certainty is Certainty.LABEL
        ]
        if len(heads) == len(known):
            for one in _moved(heads, [column.printed for column in read.block.columns]):
                if one.key not in done:
                    done.add(one.key)
                    yield one


def _rows(reading: TableReading, labels: TableLabels) -> list[_Line]:
    """The rows that are known by their labels; none where several stand in one row of the page."""
    order = {row.key: n for n, row in enumerate(row for block in labels.spec.blocks for row in block.rows)}
    rows = [
        _Line(order[read.row.key], labels.row_names[read.row.key], read.label)
        for read in reading.reads
        if read.label is not None and read.certainty is Certainty.LABEL
    ]
    if labels.spec.across:
        return rows
    own = {row.slot.node.getparent() for row in rows}
    return sorted(rows, key=lambda row: row.slot.node.number) if len(own) == len(rows) else []


def _moved(lines: Sequence[_Line], printed: Sequence[str]) -> Iterator[Displaced]:
    """The fewest lines without which the others are in order."""
    ranks = [line.rank for line in lines]
    if ranks == sorted(ranks):
        return
    kept = _longest_in_order(ranks)
    for n, line in enumerate(lines):
        if n not in kept:
            before = printed[line.rank - 1] if line.rank else ""
            yield Displaced(*line.name, line.slot.at, line.slot.text, before)


def _longest_in_order(ranks: Sequence[int]) -> frozenset[int]:
    """The places of the longest stretch of ranks, gaps allowed, that never falls.

    Of two as long it is the one that ends lower: of two lines exchanged the later in the form has moved.
    """

    def longest(ways: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
        return max(ways, key=lambda way: (len(way), -ranks[way[-1]])) if ways else ()

    best: list[tuple[int, ...]] = []
    for n, rank in enumerate(ranks):
        best.append((*longest([way for way in best if ranks[way[-1]] <= rank]), n))
    return frozenset(longest(best))


def _within(title: Message, text: str) -> Message:
    return Message(f"{title.zh} · {text}", f"{title.en} · {text}")
