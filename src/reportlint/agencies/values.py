"""What stands in the cells of a list: kinds of body, years, days. What is wrong with one is added to its row's faults."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from reportlint.config.body_kinds import kind_called, kind_names
from reportlint.model.body import BodyKind
from reportlint.model.errors import choices
from reportlint.model.message import Message

_YEAR: Final = re.compile(r"((?:19|20)\d\d) ?(?:年度?|[-/.年]\d{1,2}[-/.月]\d{1,2}.*)?")
_DAY: Final = re.compile(r"(?:(20\d\d)[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?(?:前|以前|之前)?")
_SURE: Final = 10
"""Months of a day without its year that are surely in the year after the one reported on."""


def kind_of(text: str, faults: list[Message]) -> BodyKind | None:
    """A kind of body by its name."""
    kind = kind_called(text)
    if kind is None:
        hint = choices(text, kind_names())
        faults.append(
            Message(f"不认识的单位类型“{text}”。{hint.zh}", f"There is no kind of body “{text}”.{hint.en}")
        )
    return kind


def year_of(text: str, faults: list[Message]) -> int | None:
    """`2025`, `2025年度`, or the year of a day."""
    found = _YEAR.fullmatch(unicodedata.normalize("NFKC", text))
    if found is None:
        faults.append(
            Message(
                f"“{text}”不是年度，应为四位数字，如 2025", f"“{text}” is no year; four digits, as in 2025"
            )
        )
        return None
    return int(found[1])


def day_of(text: str, faults: list[Message], year: int | None) -> date | None:
    """`2026-01-28`, `2026年1月28日前`; `1.28` of a report on 2025 is in 2026."""
    found = _DAY.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    try:
        if found and found[1]:
            return date(*map(int, found.groups()))
        if found and year and int(found[2]) <= _SURE:
            return date(year + 1, int(found[2]), int(found[3]))
    except ValueError:
        pass
    faults.append(
        Message(f"“{text}”不是日期，应写作 2026-01-28", f"“{text}” is no day; it is written as 2026-01-28")
    )
    return None
