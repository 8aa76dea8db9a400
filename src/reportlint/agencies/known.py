"""Figures that an office has of its bodies from elsewhere: workbooks with a row for a body, a column for a figure."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Final

from reportlint.agencies.agency import Agency
from reportlint.agencies.columns import words
from reportlint.agencies.sheet import ListSheet
from reportlint.agencies.sheets import HEADER_WITHIN, sheets_of
from reportlint.forms.cell_names import CellNames
from reportlint.model.across import KnownFigure
from reportlint.model.errors import UsageError
from reportlint.model.finding import Notice
from reportlint.model.form import Form
from reportlint.model.message import Message
from reportlint.reading.tables.amounts import read_amount
from reportlint.support.names import plain_name

_NAMED: Final = 8
"""Columns, bodies or cells that are named in one notice."""
_LETTERS: Final = 26


@dataclass(frozen=True, slots=True)
class KnownBook:
    """All that is known, by body and year."""

    figures: Mapping[tuple[str, int | None], Sequence[KnownFigure]] = field(default_factory=dict)
    """By plain name of the body; those without a year are of the list's latest."""
    sha256: str = ""
    """Of the workbooks; empty where there are none."""
    notices: tuple[Notice, ...] = ()

    def of(self, agency: Agency, latest: int) -> tuple[KnownFigure, ...]:
        """The figures of a row of the list; `latest` is the latest year that the list asks for."""
        if not self.figures:
            return ()
        years = {agency.year, None} if agency.year in (None, latest) else {agency.year}
        names = dict.fromkeys(map(plain_name, (agency.name, *agency.aliases)))
        return tuple(
            chain.from_iterable(self.figures.get((name, year), ()) for name in names for year in years)
        )

    def told(self, agencies: Iterable[Agency]) -> Iterator[Notice]:
        """What is worth knowing: columns and cells that were not taken, bodies that the list does not have."""
        yield from self.notices
        listed = {plain_name(name) for agency in agencies for name in (agency.name, *agency.aliases)}
        strange = dict.fromkeys(name for name, _ in self.figures if name not in listed)
        if strange:
            yield _notice(
                "known-bodies",
                "已知数据中的单位不在名单中",
                "Known figures of bodies that are not listed",
                strange,
            )


def read_known(paths: Iterable[Path], forms: Sequence[Form]) -> KnownBook:
    """The figures in workbooks; the forms say which columns can be compared. Raises UsageError."""
    digest = hashlib.sha256()
    shelf = _Shelf([CellNames(form) for form in forms])
    files = list(paths)
    for path in files:
        if not sum(shelf.take(path, sheet) for sheet in sheets_of(path)):
            raise UsageError(
                Message(
                    f"{path} 不能用作已知数据：没有写明单位的一列。",
                    f"{path} holds no known figures: no column names the bodies.",
                )
            )
        digest.update(path.read_bytes())
    return KnownBook(shelf.figures, digest.hexdigest() if files else "", tuple(shelf.notices()))


class _Shelf:
    """What was read so far."""

    def __init__(self, names: Sequence[CellNames]) -> None:
        self.figures: dict[tuple[str, int | None], list[KnownFigure]] = defaultdict(list)
        self._names = names
        self._unknown: dict[str, None] = {}
        self._unread: dict[str, None] = {}

    def take(self, path: Path, sheet: ListSheet) -> bool:
        """Take the figures of a sheet; False where it names no bodies."""
        rows = enumerate(sheet.rows, 1)
        top = list(islice(rows, HEADER_WITHIN))
        head = _head(top)
        if head is None:
            return False
        names = {place: self._name(titles, sheet.name) for place, titles in head.figures.items()}
        self._unknown |= dict.fromkeys(name for name in names.values() if not self._known(name))
        for number, cells in chain((one for one in top if one[0] > head.last), rows):
            name = plain_name(_cell(cells, head.body))
            if not name or name.startswith(words().sums):
                continue
            year = (
                read_amount(_cell(cells, head.year).rstrip("年度")).number if head.year is not None else None
            )
            for place, titles in head.figures.items():
                text = _cell(cells, place)
                source = _source(path, sheet, number, place, "·".join(titles))
                amount = read_amount(text)
                if amount.number is not None:
                    # A unit in the cell goes before that of its column.
                    name_ = f"（{amount.unit}）{names[place]}" if amount.unit else names[place]
                    figure = KnownFigure(name_, amount.number, source)
                    self.figures[name, int(year) if year else None].append(figure)
                elif amount.meaning.value == "text":
                    self._unread[source.zh] = None
        return True

    def notices(self) -> Iterator[Notice]:
        """What could not be taken."""
        if self._unknown:
            yield _notice(
                "known-columns",
                "已知数据中有的列不对应表中的数字，不核对（插件的规则仍可使用）",
                "Columns of known figures that are no figures of the tables; rules of plugins may use them",
                self._unknown,
            )
        if self._unread:
            yield _notice(
                "known-cells", "已知数据中有的格不是数字", "Known figures that are no numbers", self._unread
            )

    def _name(self, titles: Sequence[str], sheet: str) -> str:
        """What a column is about: its titles, perhaps with the sheet's name, whichever way they are known."""
        full, last = "".join(titles), titles[-1]
        return next(filter(self._known, (full, sheet + full, last, sheet + last)), full)

    def _known(self, name: str) -> bool:
        return any(names.knows(name) for names in self._names)


@dataclass(frozen=True, slots=True)
class _Head:
    """The rows at the top of a sheet that name its columns."""

    last: int
    body: int
    year: int | None
    figures: Mapping[int, Sequence[str]]
    """The titles of each column, those over its group first."""


def _head(top: Sequence[tuple[int, Sequence[str]]]) -> _Head | None:
    """The header, of one row or of several: titles over groups of columns, and the columns below them."""
    for n, (number, cells) in enumerate(top):
        body = next((place for place, cell in enumerate(cells) if _list_column(cell) == "name"), None)
        if body is not None and any(cell and place != body for place, cell in enumerate(cells)):
            below = [row for _, row in top[n + 1 :]]
            more = 0
            while more < len(below) and any(below[more]) and _cell(below[more], body) in ("", cells[body]):
                more += 1
            titles = _titles([cells, *below[:more]])
            year = next((place for place, one in titles.items() if _list_column(one[-1]) == "year"), None)
            figures = {
                place: one for place, one in titles.items() if place != body and not _passed_over(one[-1])
            }
            return _Head(number + more, body, year, figures)
    return None


def _titles(rows: Sequence[Sequence[str]]) -> dict[int, list[str]]:
    """The titles of columns, each after those over its group."""
    width = max(map(len, rows))
    lines = []
    for n, row in enumerate(rows):
        line, over = [], ""
        for place in range(width):
            below = any(_cell(other, place) for other in rows[n + 1 :])
            over = _cell(row, place) or (over if below else "")
            line.append(over)
        lines.append(line)
    titles = {
        place: list(dict.fromkeys(filter(None, (line[place] for line in lines)))) for place in range(width)
    }
    return {place: title for place, title in titles.items() if title}


def _passed_over(title: str) -> bool:
    return _list_column(title) is not None or plain_name(title) in words().serials


def _list_column(title: str) -> str | None:
    column = words().columns.get(plain_name(title))
    return column.key if column else None


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _source(path: Path, sheet: ListSheet, row: int, place: int, title: str) -> Message:
    letters = chr(ord("A") + place % _LETTERS)
    while place >= _LETTERS:
        place = place // _LETTERS - 1
        letters = chr(ord("A") + place % _LETTERS) + letters
    return Message(
        f"《{path.name}》{f'“{sheet.name}”表' if sheet.name else ''}第 {row} 行“{title}”（{letters}{row}）",
        f"{path.name}{f', sheet “{sheet.name}”' if sheet.name else ''}, row {row}, “{title}” ({letters}{row})",
    )


def _notice(code: str, zh: str, en: str, names: Iterable[str]) -> Notice:
    several = list(names)
    more = len(several) - _NAMED
    zh_more, en_more = (f"等 {len(several)} 个", f" and {more} more") if more > 0 else ("", "")
    shown = several[:_NAMED]
    return Notice(code, Message(f"{zh}：{'、'.join(shown)}{zh_more}", f"{en}: {', '.join(shown)}{en_more}"))
