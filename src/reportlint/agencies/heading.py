"""The year that a list is about, as what stands around its rows says it: a title, a column, a sheet, the file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

_YEAR: Final = re.compile(
    r"(?<!\d)(20\d\d)(?:年度|年(?!\d{1,2}月)|(?=政府信息公开|信息公开|政务公开|年报|[-—–~～至到]20\d\d))"
)
_REPORT: Final = re.compile(r"年报|报告|信息公开|政务公开|网址")


class YearTold(NamedTuple):
    """A year, and what says so."""

    year: int
    text: str


def year_told(sources: Iterable[Sequence[str]]) -> YearTold | None:
    """The year of the first source whose texts about reports name one year; None where none does.

    A source that names several years, or days only, says nothing.
    """
    for texts in sources:
        told = {year: text for text in texts for year in _years(text)}
        if len(told) == 1:
            return YearTold(*told.popitem())
    return None


def _years(text: str) -> set[int]:
    plain = unicodedata.normalize("NFKC", text)
    if not _REPORT.search(plain):
        return set()
    return {int(year) for year in _YEAR.findall("".join(plain.split()))}
