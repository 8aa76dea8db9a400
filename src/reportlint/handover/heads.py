"""The header of a sheet: titles over columns, and titles over those that several columns share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, Protocol

from reportlint.model.message import Language, Message


class Titled(Protocol):
    """A column as its header sees it."""

    @property
    def title(self) -> Message:
        """What stands right above its cells."""

    @property
    def above(self) -> tuple[Message, ...]:
        """Further titles over it, the uppermost first."""


class SharedTitle(NamedTuple):
    """A title and the columns it stands over, counted from 0."""

    first: int
    last: int
    text: str


def lines_of(columns: Sequence[Titled], language: Language) -> Iterator[list[SharedTitle]]:
    """The lines of the header from the top.

    Equal titles beside one another are one, but only below one title. Columns with fewer titles have them next
    to their cells.
    """
    levels = max((len(column.above) for column in columns), default=0)
    paths = [(*[Message("", "")] * (levels - len(column.above)), *column.above) for column in columns]
    for level in range(levels):
        line: list[SharedTitle] = []
        for path, members in groupby(enumerate(paths), key=lambda one: one[1][: level + 1]):
            places, text = [n for n, _ in members], path[-1].in_(language)
            whole = [(places[0], places[-1])] if text else [(n, n) for n in places]
            line += (SharedTitle(first, last, text) for first, last in whole)
        yield line
    yield [SharedTitle(n, n, column.title.in_(language)) for n, column in enumerate(columns)]
