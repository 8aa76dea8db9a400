"""A row of a list: what stands in its cells, and the body that it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from reportlint.agencies.addresses import is_address, read_address
from reportlint.agencies.agency import HANDLING, Agency, Handling
from reportlint.agencies.columns import ListHeader, words
from reportlint.agencies.sheet import ListSheet
from reportlint.agencies.values import day_of, kind_of, year_of
from reportlint.model.message import Message

_BETWEEN: Final = re.compile(r"[、，,；;/\s]+")
_BROKEN_NAME: Final = re.compile(r"(?<=[\u4e00-\u9fff）)])\s+(?=[\u4e00-\u9fff（(])")
# 一、二级公路管理所 is a name.
_ORDINAL: Final = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|[（(]?\d{1,3}(?:[、.．)）]|(?=\s))\s*(?=[\u4e00-\u9fff]))"
)
"""What numbers the bodies of a list, before a name."""
_MARKED: Final = re.compile(r"(?<=[\u4e00-\u9fff）)])\s*[*＊※▲△★☆●○◆◇✓√]+\s*$")
"""What marks a body of a list, behind its name."""
_LONGEST: Final = 2_000
"""Characters of a cell: no address is longer."""


class RowCells:
    """The cells of a row by the keys of their columns."""

    def __init__(self, number: int, cells: Sequence[str], sheet: ListSheet, header: ListHeader) -> None:
        self._number, self._cells, self._sheet, self._header = number, cells, sheet, header

    def of(self, key: str) -> str:
        """The text of a column, as much of it as makes sense; empty where there is none."""
        return self._text(key)[:_LONGEST]

    @property
    def overlong(self) -> Iterator[tuple[str, int]]:
        """The columns whose text is too long, with its length."""
        for key in self._header.places:
            if (length := len(self._text(key))) > _LONGEST:
                yield key, length

    def _text(self, key: str) -> str:
        place = self._header.places.get(key, len(self._cells))
        return self._cells[place] if place < len(self._cells) else ""

    def has(self, key: str) -> bool:
        """Whether the sheet has a column for it."""
        return key in self._header.places

    def address(self, key: str) -> str:
        """An address, or where a cell that says something else leads to when it is clicked."""
        text = self.of(key)
        if self._sheet.links and not is_address(text):
            return self._sheet.links.get((self._number, self._header.places.get(key, -1)), text)
        return text


def agency_of(row: int, cells: RowCells, year: int | None, changed: list[tuple[int, str, str]]) -> Agency:
    """A row as it is written. Whether its addresses can be used and how rows go together is seen later."""
    faults = [_overlong(key, length) for key, length in cells.overlong]

    def address(key: str) -> str:
        typed = cells.address(key)
        read = read_address(typed)
        if read.several:
            shown = Message("、".join(read.several), ", ".join(read.several))
            faults.append(
                Message(
                    f"一格中有 {len(read.several)} 个网址：{shown.zh}；请只留下报告正文的一个",
                    f"One cell holds {len(read.several)} addresses: {shown.en}; keep that of the report only",
                )
            )
            return ""
        if read.address != typed:
            changed.append((row, typed, read.address))
        return read.address

    typed = _unbroken(cells.of("name"))
    name = _MARKED.sub("", _ORDINAL.sub("", typed))
    if name != typed:
        changed.append((row, typed, name))
    if not name:
        faults.append(Message("没有填写单位名称", "The name of the body is missing"))
    kind = kind_of(text, faults) if (text := cells.of("kind")) else None
    of = year_of(text, faults) if (text := cells.of("year")) else year

    def day(key: str) -> date | None:
        if not (text := cells.of(key)):
            return None
        if (day := day_of(text, faults, of)) and not re.search(r"\d{4}", text):
            changed.append((row, text, day.isoformat()))
        return day

    handling = Handling(
        columns=tuple(key for key in HANDLING if cells.has(key)),
        submit=day("submit"),
        filed=day("filed"),
        signer=cells.of("signer"),
        returned=day("returned"),
        mend=day("mend"),
    )
    due = day("due")
    return Agency(
        row=row,
        name=name,
        address=address("address"),
        kind=kind,
        superior=_unbroken(cells.of("superior")),
        year=of,
        last=address("last"),
        note=cells.of("note"),
        faults=tuple(faults),
        aliases=tuple(filter(None, _BETWEEN.split(cells.of("aliases")))),
        due=due,
        handling=handling,
    )


def _overlong(key: str, length: int) -> Message:
    title = next(column.title for column in words().column if column.key == key)
    return Message(
        f"{title.zh}有 {length} 个字，超过 {_LONGEST} 个",
        f"{title.en} has {length} characters, more than {_LONGEST}",
    )


def _unbroken(name: str) -> str:
    """A name without the blanks and line breaks that cells have between Chinese characters."""
    return _BROKEN_NAME.sub("", name)
