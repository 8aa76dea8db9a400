"""What offices call the cells of a form's tables: by the labels of their rows and columns, or by words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fnmatch import fnmatchcase
from itertools import product
from typing import Any, Final

from reportlint.model.across import KnownFigure
from reportlint.model.form import BlockSpec, Form, LineSpec, TableSpec
from reportlint.model.label import fold

_UNIT: Final = re.compile(r"[（(](?:单位[:：]?)?(亿元|万元|元|件|份|条|个|次|起)[）)]")
_COUNTED: Final = ("", "数", "件数", "数量", "总数", "案件", "案件数", "案件数量", "案件总数")
"""What may stand behind the name of a thing that is counted."""
_YUAN: Final = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
_TOTAL: Final = "total"
"""Key of the column that a row without a column means."""


class CellNames:
    """The names of a form's cells; one that several cells could have means none."""

    def __init__(self, form: Form) -> None:
        self._units: dict[str, str] = {}
        self._least: set[str] = set()
        names: dict[str, tuple[str, ...] | None] = {}
        for table in form.tables:
            for block in table.blocks:
                for row, column in product(block.rows, block.columns):
                    key = f"{table.key}/{row.key}/{column.key}"
                    self._units[key] = _unit(column.printed)
                    for name in {key, *map(_plain, _names(table, block, row, column))}:
                        names[name] = (key,) if names.get(name, (key,)) == (key,) else None
        self._subjects: dict[str, str] = {}
        for words in _own(form):
            if subject := words.get("subject"):
                self._subjects |= dict.fromkeys(map(_plain, words["names"]), subject)
                continue
            keys = tuple(key for key in self._units if any(fnmatchcase(key, one) for one in words["cells"]))
            own = set(map(_plain, words["names"]))
            names |= dict.fromkeys(own, keys)
            self._least |= own if words.get("least") else set()
        self._cells: Mapping[str, tuple[str, ...] | None] = names

    def cells(self, name: str) -> tuple[str, ...]:
        """The cells of whose sum a name speaks; none where it is not known."""
        return next(filter(None, map(self._cells.get, (name, *_counted(name)))), ())

    def subject(self, name: str) -> str:
        """What of the narrative a name speaks of, where no cell holds it; empty where it is not known."""
        return next(filter(None, map(self._subjects.get, _counted(name))), "")

    def knows(self, name: str) -> bool:
        """Whether a figure of this name can be compared."""
        return bool(self.cells(name) or self.subject(name))

    def named(self, figure: KnownFigure) -> KnownFigure:
        """A figure with the cells of its name, or its subject, and in their unit."""
        keys = self.cells(figure.name)
        if not keys and (subject := self.subject(figure.name)):
            per = _YUAN.get(_unit(figure.name), Decimal(1))
            return replace(figure, subject=subject, number=figure.number * per)
        least = any(name in self._least for name in _counted(figure.name))
        mine, theirs = _YUAN.get(_unit(figure.name)), _YUAN.get(self._units[keys[0]]) if keys else None
        number = figure.number * mine / theirs if mine and theirs else figure.number
        return replace(figure, keys=keys, number=number, least=least)


def _names(table: TableSpec, block: BlockSpec, row: LineSpec, column: LineSpec) -> Iterator[str]:
    rows = {row.title.zh, row.printed, row.group + row.title.zh, row.group + row.printed}
    for label, of in product(rows, {column.title.zh, column.printed, *column.variants}):
        yield label + of
        yield of + label
        for above in (table.title.zh, *block.bar):
            yield above + label + of
    if len(block.columns) == 1 or column.key == _TOTAL:
        # What columns are called as well says nothing alone: 其他, 总计.
        columns = {fold(one.title.zh) for each in table.blocks for one in each.columns}
        yield from (label for label in rows if fold(label) not in columns)


def _own(form: Form) -> Iterator[Mapping[str, Any]]:
    """What the form itself says of how offices call them."""
    found = form.vocabulary.get("known", ())
    yield from found if isinstance(found, list | tuple) else ()


def _counted(name: str) -> Iterator[str]:
    """A plain name, and what it is without a word for numbers behind it."""
    plain = _plain(name)
    return (plain.removesuffix(end) for end in _COUNTED)


def _plain(name: str) -> str:
    """A name without its unit, as labels are compared."""
    return fold(_UNIT.sub("", name))


def _unit(name: str) -> str:
    found = _UNIT.search(name)
    return found[1] if found else ""
