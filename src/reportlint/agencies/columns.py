"""What offices call the columns of a list: the words of `columns.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from reportlint.model.message import Message
from reportlint.support.names import plain_name
from reportlint.support.structure import read


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the list."""

    key: str
    """The field of `Agency` it fills."""
    title: Message
    names: tuple[str, ...]
    about: Message
    """How to fill it in."""
    example: str
    width: int
    """In a template, in characters."""


@dataclass(frozen=True)
class ListWords:
    """All of them."""

    serial: tuple[str, ...]
    column: tuple[ListColumn, ...]

    @cached_property
    def columns(self) -> Mapping[str, ListColumn]:
        """Columns by every plain name they have."""
        return {plain_name(name): column for column in self.column for name in column.names}

    @cached_property
    def serials(self) -> frozenset[str]:
        """Names of columns that only count the rows, as plain names."""
        return frozenset(map(plain_name, self.serial))


@dataclass(frozen=True, slots=True)
class ListHeader:
    """The row that names the columns."""

    row: int
    places: Mapping[str, int]
    """Where the columns are, by key, from 0."""
    serials: frozenset[int]
    unused: tuple[str, ...]
    """Names of the columns that the list does not need, and of those that say a second time what another says."""


@cache
def words() -> ListWords:
    """The words of `columns.toml`."""
    text = (files("reportlint.agencies") / "columns.toml").read_text(encoding="utf-8")
    found = read(ListWords, tomllib.loads(text))
    if isinstance(found, list):
        raise ValueError(found)
    return found


def find_header(rows: Iterable[tuple[int, Sequence[str]]]) -> ListHeader | None:
    """The row that names most columns, the body among them; None where no row names it."""
    headers = [_header(row, cells) for row, cells in rows]
    named = (header for header in headers if "name" in header.places)
    return max(named, key=lambda header: len(header.places), default=None)


def _header(row: int, cells: Sequence[str]) -> ListHeader:
    places: dict[str, int] = {}
    serials, unused = [], []
    for place, cell in enumerate(cells):
        name = plain_name(cell)
        column = words().columns.get(name)
        if column is not None and column.key not in places:
            places[column.key] = place
        elif name in words().serials:
            serials.append(place)
        elif name:
            unused.append(cell)
    return ListHeader(row, places, frozenset(serials), tuple(unused))
