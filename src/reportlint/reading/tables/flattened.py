"""Tables that the page shows as paragraphs: a row a line, or a cell a line.

Their labels and numbers still stand in the order in which a table is read. They are put back into rows, as a
guess: which blank cells were lost, a page without cells does not say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportlint.model.certainty import Certainty
from reportlint.model.label import fold
from reportlint.model.place import Place
from reportlint.page.flow import TextLine
from reportlint.reading.headings import names_part, ordinal
from reportlint.reading.tables.fused import FusedPiece, pieces_of
from reportlint.reading.tables.grid import GridRow, Slot
from reportlint.reading.tables.labels import FormLabels, TableLabels
from reportlint.reading.tables.tables import ENOUGH_LABELS, Figures, Unfolded

_LEFT = 10
"""Columns for the labels of rows."""
BROKEN = 4
"""Lines over which a label may be broken."""
REMARK = 30
"""A line that is no longer than this may be a label the form does not know, or a piece of one."""


class _Token(NamedTuple):
    """A label or number with its line."""

    line: TextLine
    at: int
    """Which line of the run it is."""
    start: int
    end: int
    number: bool
    more: str = ""
    """What of it stands in the next lines."""

    @property
    def text(self) -> str:
        return self.line.squeezed[self.start : self.end] + self.more

    @property
    def label(self) -> str:
        return fold(self.text)


def fold_lines(items: Sequence[Unfolded], labels: FormLabels) -> list[Unfolded]:
    """The items with lines replaced by figures, for tables that stand nowhere else on the page."""
    wanted = [table for table in labels.tables if not _present(items, table)]
    if not wanted:
        return list(items)
    found: list[Unfolded] = []
    run: list[TextLine] = []
    tokens: list[_Token] = []
    for item in items:
        read = _read(item, labels) if isinstance(item, TextLine) else None
        if read is None:
            found += _folded(run, tokens, labels, wanted)
            run, tokens = [], []
            found.append(item)
        else:
            assert isinstance(item, TextLine)
            tokens += [_Token(item, len(run), *piece) for piece in read]
            run.append(item)
    found += _folded(run, tokens, labels, wanted)
    return found


def _present(items: Sequence[Unfolded], table: TableLabels) -> bool:
    figures = [item for item in items if isinstance(item, Figures) and item.labels is table]
    return (
        bool(figures)
        and table.found(frozenset[str]().union(*(part.printed for part in figures))) >= ENOUGH_LABELS
    )


def _read(line: TextLine, labels: FormLabels) -> list[FusedPiece] | None:
    """The labels and numbers of a line; None for a line of text."""
    text = line.squeezed
    heading = names_part(text, labels.form)
    if line.link or line.chrome or (heading and ordinal(text)[1]):
        return None
    pieces = pieces_of(line.text.raw, text, labels)
    if pieces is not None:
        return pieces
    if heading or len(text) > REMARK or any(mark in text for mark in "。；"):
        return None
    # A comma belongs to sentences, and to the pieces of a few labels: 部分公开（区分处理的，只计这一情形….
    if any(mark in text for mark in "，：") and not _is_piece(text, labels.known):
        return None
    return [FusedPiece(0, len(text), number=False)]


def _is_piece(text: str, known: frozenset[str]) -> bool:
    piece = fold(text)
    return len(piece) > 1 and any(piece in label for label in known)


def _folded(
    run: Sequence[TextLine], pieces: Sequence[_Token], labels: FormLabels, wanted: Sequence[TableLabels]
) -> Iterator[Unfolded]:
    """A run of lines, table by table."""
    tokens = list(_rejoined(pieces, labels.known))
    first = begun = 0
    table: TableLabels | None = None
    for n, token in enumerate(tokens):
        owner = labels.homes.get(token.label, table)
        if owner is not table and table is not None:
            yield from _table(run[first : token.at], tokens[begun:n], table, wanted)
            first, begun = token.at, n
        table = owner
    yield from _table(run[first:], tokens[begun:], table, wanted)


def _table(
    lines: Sequence[TextLine],
    tokens: Sequence[_Token],
    table: TableLabels | None,
    wanted: Sequence[TableLabels],
) -> Iterator[Unfolded]:
    printed = {token.label for token in tokens if not token.number}
    if table is None or table not in wanted or table.found(printed) < ENOUGH_LABELS:
        yield from lines
        return
    rows = tuple(_across(tokens, table) if table.spec.across else _upright(tokens, table))
    yield Figures(table, rows, lines[0].node, lines[0].at, frozenset({"flattened"}))


def _rejoined(tokens: Sequence[_Token], known: frozenset[str]) -> Iterator[_Token]:
    """The tokens, with labels put together that were broken over lines."""
    n = 0
    while n < len(tokens):
        for count in range(BROKEN, 1, -1):
            own = tokens[n : n + count]
            more = "".join(token.text for token in own[1:])
            broken = not any(token.number for token in own) and any(token.label not in known for token in own)
            if len(own) == count and broken and fold(own[0].text + more) in known:
                break
        else:
            count, more = 1, ""
        yield tokens[n]._replace(more=more)
        n += count


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
            *others, own = _by_row(beside, table)
            yield from map(_labels, others)
            labels = [_slot(token, n) for n, token in enumerate(own[-_LEFT:])]
            numbers = [_slot(token, _LEFT + n) for n, token in enumerate(cells)]
            yield GridRow.of(0, (*labels, *numbers), Certainty.GUESS)
            beside, values = [], []
    if beside:
        for own in _by_row(beside, table):
            yield from map(_labels, _parted(own, table))


def _by_row(beside: Sequence[_Token], table: TableLabels) -> list[Sequence[_Token]]:
    """Labels up to that of a row, row by row; the last with all that stands before its numbers."""
    ends = [n + 1 for n, token in enumerate(beside) if token.label in table.rows]
    return [beside[start:end] for start, end in pairwise([0, *ends[:-1], len(beside)])]


def _parted(own: Sequence[_Token], table: TableLabels) -> Iterator[Sequence[_Token]]:
    """The labels of a row without numbers: what follows its own stands where they should, and is none."""
    end = next((n + 1 for n, token in enumerate(own) if token.label in table.rows), len(own))
    yield own[:end]
    if own[end:]:
        yield own[end:]


def _labels(own: Sequence[_Token]) -> GridRow:
    """A row of labels whose numbers are not known."""
    return GridRow.of(0, (_slot(token, n) for n, token in enumerate(own[-_LEFT:])), Certainty.GUESS)


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
    place = Place(token.line.node.number, token.line.text, token.start, token.end)
    return Slot(token.line.node, text, text, token.label, 0, column, place=place)
