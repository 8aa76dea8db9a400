"""What the form has and a table on the page lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.model.certainty import Certainty
from reportlint.model.form import BlockSpec, LineSpec
from reportlint.model.message import Message
from reportlint.model.missing import Missing
from reportlint.model.place import Place
from reportlint.model.table import Column, Row
from reportlint.reading.tables.header import worse
from reportlint.reading.tables.labels import TableLabels
from reportlint.reading.tables.row_tables import TableReading

NAMED = 3
"""Rows of a missing group that are named; of more their number is."""


@dataclass(frozen=True)
class MissingParts:
    """What the form has and a table lacks. What is printed but could not be read is not missing.

    Of a row that is too short the last cell counts as missing, as it is drawn; which one it is is a guess.
    """

    labels: TableLabels
    rows: Sequence[Row]
    columns: Sequence[Column]
    printed: frozenset[str]
    reading: TableReading
    certainty: Certainty
    at: Place

    def all(self) -> Iterator[Missing]:
        """Bars, rows, cells and columns, block by block."""
        found = {row.spec.key: row for row in self.rows}
        short = {read.row.key for read in self.reading.reads if read.short}
        columns = {column.key for column in self.columns}
        near = self.at
        for block in self.labels.spec.blocks:
            lost = [row for row in block.rows if row.key not in found and self._unseen(row)]
            stretches = list(self._stretches(block, lost))
            within = {row.key for _, rows in stretches for row in rows}
            for missing, _ in stretches:
                yield missing
            if len(within) == len(block.rows):
                continue
            first = next((found[row.key].at for row in block.rows if row.key in found), None)
            if block.bar and not self._barred(block):
                title = self.labels.spec.title
                label = Message(f"{title.zh} · {block.bar[0]}", f"{title.en} · {block.bar[0]}")
                yield self._missing("bar", f"{self.labels.spec.key}/{block.key}/bar", label, first or self.at)
            names = self.labels.column_names[block.key]
            for spec in block.rows:
                row = found.get(spec.key)
                if row is None:
                    if spec in lost and spec.key not in within:
                        yield self._missing("row", *self.labels.row_names[spec.key], near)
                    continue
                near = row.at
                if len(row.cells) < len(block.columns):
                    have = {cell.column.key for cell in row.cells}
                    cells = self.labels.cell_names[spec.key]
                    for column in block.columns if have else ():
                        if column.key not in have and names[column.key].key in columns:
                            yield self._missing("cell", *cells[column.key], near)
                    if spec.key in short:
                        yield self._missing("cell", *cells[block.columns[-1].key], near, Certainty.GUESS)
            if first is not None:
                unseen = [
                    one for one in block.columns if names[one.key].key not in columns and self._unseen(one)
                ]
                yield from self._columns(block, unseen)

    def _stretches(
        self, block: BlockSpec, lost: Sequence[LineSpec]
    ) -> Iterator[tuple[Missing, Sequence[LineSpec]]]:
        """The block, or groups of its rows, that are missing as a whole, their own label too; with their rows."""
        table = self.labels.spec
        if block.bar and len(lost) == len(block.rows) and not self._barred(block):
            label = self._whole(block.bar[0], lost)
            yield self._missing("block", f"{table.key}/{block.key}", label, self.at), lost
            return
        for group in dict.fromkeys(row.group for row in lost if row.group):
            own = [row for row in block.rows if row.group == group]
            if len(own) > 1 and all(row in lost for row in own) and group not in self.printed:
                key = f"{table.key}/{own[0].key.partition('-')[0]}-*"
                yield self._missing("block", key, self._whole(group, own), self.at), own

    def _whole(self, name: str, rows: Sequence[LineSpec]) -> Message:
        """The name of a block or group with that of its rows, or of many rows how many they are."""
        title = self.labels.spec.title
        if len(rows) > NAMED:
            zh, en = f"{len(rows)} 行", f"{len(rows)} rows"
        else:
            zh, en = ("、".join(row.title.zh for row in rows), ", ".join(row.title.en for row in rows))
        return Message(f"{title.zh} · {name}（{zh}）", f"{title.en} · {name} ({en})")

    def _columns(self, block: BlockSpec, lost: Sequence[LineSpec]) -> Iterator[Missing]:
        """The missing columns of a block: one, or all of them at once."""
        names = self.labels.column_names[block.key]
        if len(lost) == 1:
            yield self._missing("column", *names[lost[0].key], self.at)
        elif lost:
            title = self.labels.spec.title
            zh, en = ("、".join(one.title.zh for one in lost), ", ".join(one.title.en for one in lost))
            label = Message(f"{title.zh} · {zh}", f"{title.en} · {en}")
            yield self._missing("column", names[lost[0].key].key.rpartition("/")[0], label, self.at)

    def _barred(self, block: BlockSpec) -> bool:
        """True where its bar was found, or what is left of it."""
        return block.key in self.reading.bars or block.key in self.reading.cut

    def _unseen(self, line: LineSpec) -> bool:
        """True where its label is printed nowhere; one of rows and columns alike says nothing by itself."""
        told = {*line.labels, *line.variants} - (self.labels.rows.keys() & self.labels.columns.keys())
        return self.printed.isdisjoint(told) and (bool(told) or bool(self.rows))

    def _missing(
        self, kind: str, key: str, label: Message, at: Place, sure: Certainty = Certainty.LABEL
    ) -> Missing:
        return Missing(kind, key, label, at, self.labels.spec.clause, worse(sure, self.certainty))
