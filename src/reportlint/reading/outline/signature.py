"""The lines a report is signed with: the body and the day, below the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from reportlint.model.body import BodyKind
from reportlint.model.fact import Fact, FactKind
from reportlint.model.form import Form
from reportlint.model.message import Message
from reportlint.model.page import Dated
from reportlint.page.flow import TextLine
from reportlint.reading.body_kind import kind_of

_NUMBER: Final = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE: Final = re.compile(
    rf"(?:二[〇○零0O]([一二三四五六七八九〇○零0O]{{2}})|(20\d\d))年{_NUMBER}月{_NUMBER}日"
)
_NOT_ORGAN: Final = re.compile(r"[，。；：！？“”《》、\d]")
_DIGITS: Final = "〇一二三四五六七八九"
ORGAN_LIMIT = 30
LINES = 8
"""How many lines from the end the day may stand."""


def read_signature(lines: Sequence[TextLine], form: Form) -> tuple[Fact | None, Dated | None]:
    """The body and the day that stand below the report's text, either None where there is none.

    `lines` are those from the last part on. A signature is a line with nothing but a day, or a body and a day;
    the body stands in the same line or right above.
    """
    for index in range(len(lines) - 1, max(len(lines) - 1 - LINES, -1), -1):
        line = lines[index]
        text = line.squeezed
        match = _DATE.search(text)
        if match is None or match.end() < len(text) or match.start() > ORGAN_LIMIT:
            continue
        day = _day(match)
        if day is None:
            continue
        at = line.at._replace(start=match.start())
        dated = Dated(
            day, "signature", match[0], "dates/signature", Message("落款日期", "the day of signature"), at
        )
        if match.start():
            organ = _organ(line, text[: match.start()], form)
            return (organ, dated) if organ else (None, None)
        above = lines[index - 1] if index else None
        return (_organ(above, above.squeezed, form) if above else None), dated
    return None, None


def _organ(line: TextLine, text: str, form: Form) -> Fact | None:
    if (
        not 2 <= len(text) <= ORGAN_LIMIT
        or _NOT_ORGAN.search(text)
        or (kind_of(text, form).kind is BodyKind.UNKNOWN and not text.endswith("政府"))
    ):
        return None
    at = line.at._replace(end=len(text))
    return Fact(
        FactKind.SIGNATORY, "落款", text, "facts/signatory", Message("落款机关", "the body that signs"), at
    )


def _day(match: re.Match[str]) -> date | None:
    short, year, month, day = match.groups()
    if short:
        year = "20" + "".join(str(_DIGITS.index("〇" if digit in "○零0O" else digit)) for digit in short)
    try:
        return date(int(year), _number(month), _number(day))
    except ValueError:
        return None


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.index(text[0])
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)
