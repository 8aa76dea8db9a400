"""Where else in the tables a number stands: what was said may be of that, and not of what it was read as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from reportlint.model.form import Form
from reportlint.model.report import Report
from reportlint.model.statement import Statement
from reportlint.model.table import Cell

_TELLING: Final = 3
"""Labels of a form that two characters may stand in which still tell one from the others: 复议, not 申请."""


def elsewhere(statement: Statement, report: Report) -> tuple[Cell, ...]:
    """The cells with a statement's number whose row and column its sentence names.

    In 公益组织提出3件，2件予以公开 the two may be those of the public-interest bodies only, for it is of all that it was
    read; what was read as theirs is no other column's. The row that the statement is about need not be named. A cell
    that another number of the sentence is about is that one's.
    """
    if not statement.value:
        return ()
    own = {term.removeprefix("-") for reading in statement.readings for term in reading}
    rows = {report.cells[key].row for key in own if key in report.cells}
    columns = {key.rpartition("/")[2] for key in own}
    told = {
        key
        for one in report.relations.in_sentence(statement.sentence)
        if one.at != statement.at and one.value == statement.value
        for reading in one.readings
        for key in reading
    }
    labels = _labels(report.form)
    whole = [label for label in labels if label in statement.sentence]
    rest = statement.sentence
    for label in whole:
        # What stands there is that label, and no other one that is like it: 上年结转 is not 结转下年度.
        rest = rest.replace(label, "；")
    said = set(_pairs(rest))

    def named(label: str) -> bool:
        return label in whole or not said.isdisjoint(labels[label])

    return tuple(
        cell
        for key, cell in report.cells.items()
        if cell.number == statement.value
        and key not in own | told
        and (cell.row in rows or named(cell.row.title.zh))
        and (cell.column.key in columns or ("total" in columns and named(cell.column.title.zh)))
    )


@lru_cache(maxsize=16)
def _labels(form: Form) -> Mapping[str, frozenset[str]]:
    """For what readers call each row and column, longest first, the pairs of characters that tell it from most."""
    lines = [
        line for table in form.tables for block in table.blocks for line in (*block.rows, *block.columns)
    ]
    spread = Counter(pair for line in lines for pair in {*_pairs(line.title.zh), *_pairs(line.printed)})
    titles = sorted({line.title.zh for line in lines} - {""}, key=len, reverse=True)
    return {title: frozenset(pair for pair in _pairs(title) if spread[pair] <= _TELLING) for title in titles}


def _pairs(text: str) -> Iterator[str]:
    return (text[n : n + 2] for n in range(len(text) - 1) if text[n : n + 2].isalpha())
