"""Tables that the page shows as paragraphs: a row a line, or a cell a line.

Their labels and numbers still stand in the order in which a table is read. They are put back into rows, as a
guess: which blank cells were lost, a page without cells does not say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reportlint.bind.fused import pieces_of
from reportlint.bind.grid import GridRow, Slot
from reportlint.bind.headings import names_part, ordinal
from reportlint.bind.labels import FormLabels, TableLabels
from reportlint.bind.tables import ENOUGH_LABELS, Figures
from reportlint.model.label import fold
from reportlint.model.place import Place
from reportlint.model.report import Certainty
from reportlint.page.flow import Line

if TYPE_CHECKING:
    from reportlint.bind.unfold import Unfolded

_LEFT = 10
"""Columns for the labels of rows."""
REMARK = 30
"""A line among a table's lines that is no longer than this is a label the form does not know."""


class _Token(NamedTuple):
    """A label or number with its line."""

    line: Line
    start: int
    end: int
    number: bool

    @property
    def text(self) -> str:
        return self.line.squeezed[self.start : self.end]

    @property
    def label(self) -> str:
        return fold(self.text)


def fold_lines(items: Sequence[Unfolded], labels: FormLabels) -> list[Unfolded]:
    """The items with lines replaced by figures, for tables that stand nowhere else on the page."""
    wanted = [table for table in labels.tables if not _present(items, table)]
    if not wanted:
        return list(items)
    found: list[Unfolded] = []
    run: list[Line] = []
    tokens: list[list[_Token]] = []
    for item in items:
        read = _read(item, labels, begun=bool(run)) if isinstance(item, Line) else None
        if read is None:
            found += _folded(run, tokens, labels, wanted)
            run, tokens = [], []
            found.append(item)
        else:
            assert isinstance(item, Line)
            run.append(item)
            tokens.append(read)
    found += _folded(run, tokens, labels, wanted)
    return found


def _present(items: Sequence[Unfolded], table: TableLabels) -> bool:
    figures = [item for item in items if isinstance(item, Figures) and item.labels is table]
    return (
        bool(figures)
        and table.found(frozenset[str]().union(*(part.printed for part in figures))) >= ENOUGH_LABELS
    )


def _read(line: Line, labels: FormLabels, *, begun: bool) -> list[_Token] | None:
    """The labels and numbers of a line; None for a line of text."""
    text = line.squeezed
    heading = names_part(text, labels.form)
    if line.link or line.chrome or (heading and ordinal(text)[1]):
        return None
    pieces = pieces_of(line.text.raw, text, labels)
    if pieces is not None:
        return [_Token(line, *piece) for piece in pieces]
    if begun and not heading and len(text) <= REMARK and not any(mark in text for mark in "。；，："):
        return [_Token(line, 0, len(text), number=False)]
    return None


def _folded(
    run: Sequence[Line], tokens: Sequence[list[_Token]], labels: FormLabels, wanted: Sequence[TableLabels]
) -> Iterator[Unfolded]:
    """A run of lines, table by table."""
    start = 0
    table: TableLabels | None = None
    for n in range(len(run) + 1):
        owner = None
        if n < len(run):
            owner = next((home for t in tokens[n] if (home := labels.homes.get(t.label)) is not None), table)
        if n == len(run) or (owner is not table and table is not None):
            yield from _table(run[start:n], tokens[start:n], table, wanted)
            start = n
        table = owner


def _table(
    lines: Sequence[Line],
    tokens: Sequence[list[_Token]],
    table: TableLabels | None,
    wanted: Sequence[TableLabels],
) -> Iterator[Unfolded]:
    every = [token for line in tokens for token in line]
    printed = {token.label for token in every if not token.number}
    if table is None or table not in wanted or table.found(printed) < ENOUGH_LABELS:
        yield from lines
        return
    rows = tuple(_across(every, table) if table.spec.across else _upright(every, table))
    yield Figures(table, rows, lines[0].node, lines[0].at, frozenset({"flattened"}))


def _upright(tokens: Sequence[_Token], table: TableLabels) -> Iterator[GridRow]:
    """Rows of labels and numbers, with the labels of columns put into the form's order, which is not seen."""
    beside: list[_Token] = []
    above: list[_Token] = []
    values: list[_Token] = []
    for token, following in zip(tokens, (*tokens[1:], None), strict=True):
        if token.number:
            values.append(token)
        elif token.label in table.bars:
            yield GridRow.of(0, (_slot(token, 0),))
            beside, above = [], []
        elif token.label in table.columns and (following is None or not following.number):
            above.append(token)
        else:
            beside.append(token)
        if values and (following is None or not following.number):
            row = next((token.label for token in reversed(beside) if token.label in table.rows), None)
            header = _header(above, table, row)
            if header:
                yield GridRow.of(0, header, Certainty.GUESS)
            cells = values if header is not None else []
            labels = [_slot(token, n) for n, token in enumerate(beside[-_LEFT:])]
            numbers = [_slot(token, _LEFT + n) for n, token in enumerate(cells)]
            yield GridRow.of(0, (*labels, *numbers), Certainty.GUESS)
            beside, values = [], []
    if beside:
        yield GridRow.of(0, (_slot(token, n) for n, token in enumerate(beside[-_LEFT:])), Certainty.GUESS)


def _header(above: Sequence[_Token], table: TableLabels, row: str | None) -> list[Slot] | None:
    """The labels of a row's columns in the form's order; None where some of them are lost or strange."""
    if not above or row is None:
        return []
    block = table.rows[row][0][0]
    by_column = {id(table.column(token.label, block)): token for token in above}
    if by_column.keys() != {*map(id, block.columns)}:
        return None
    return [_slot(by_column[id(column)], _LEFT + n) for n, column in enumerate(block.columns)]


def _across(tokens: Sequence[_Token], table: TableLabels) -> Iterator[GridRow]:
    """All labels over all numbers, in the order they are read in; or number by number beside its label."""
    labels = [token for token in tokens if not token.number]
    values = [token for token in tokens if token.number]
    by_pairs = all(
        not token.number or (n and not tokens[n - 1].number and tokens[n - 1].label in table.columns)
        for n, token in enumerate(tokens)
    )
    place = {id(token): n for n, token in enumerate(labels)}
    yield GridRow.of(0, (_slot(token, place[id(token)]) for token in labels), Certainty.GUESS)
    leaves = [token for token in labels if token.label in table.columns]
    under = [tokens[n - 1] for n, token in enumerate(tokens) if token.number] if by_pairs else leaves
    columns = [place[id(token)] for token in under] if len(under) == len(values) else range(len(values))
    yield GridRow.of(1, (_slot(token, n) for token, n in zip(values, columns, strict=True)), Certainty.GUESS)


def _slot(token: _Token, column: int) -> Slot:
    text = token.text
    place = Place(token.line.node, token.line.text, token.start, token.end)
    return Slot(token.line.node, text, text, token.label, 0, column, place=place)
