"""Numbers of persons: what they look like, and whether their check digits hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from reportlint import Locatable, Prose, Report

_LONG: Final = re.compile(r"\d\d\d[ -]?\d{4}[ -]?\d{4}")
"""What every one of them holds."""
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_OTHER: Final = re.compile(
    r"(?:编号|代码|标识码?|索引号?|流水号|文号|批号|序号|备案号|许可证号|信用|条形码)[：为是]?$"
)
"""Words before a number that say it is no person's."""
REACH: Final = 25


class PersonalNumber(NamedTuple):
    """A number in the text."""

    digits: str
    before: str
    """The words before it in its line, at most `REACH` characters."""
    at: Locatable


def numbers(report: Report, pattern: re.Pattern[str]) -> Iterator[PersonalNumber]:
    """Every match of a pattern in the report's sentences and below its signature, but for codes that are called so."""
    for prose in (report.prose, Prose(report.signature)):
        text = prose.text
        if _LONG.search(text) is None:
            continue
        for match in pattern.finditer(text):
            line = text.rfind("\n", 0, match.start()) + 1
            before = text[max(line, match.start() - REACH) : match.start()]
            if not _OTHER.search(before):
                at = prose.part(match.start(), match.end())
                yield PersonalNumber(re.sub(r"[ -]", "", match[0]), before, at)


def is_identity(digits: str) -> bool:
    """True for the 18 digits of a citizen's identity number: region, birthday, check digit."""
    body, check = digits[:17], digits[17:].upper()
    if len(digits) != 18 or not body.isascii() or not body.isdecimal():
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, body, strict=True))
    return _CHECKS[total % 11] == check and _is_region(digits) and _is_birthday(digits[6:14])


def is_old_identity(digits: str) -> bool:
    """True for 15 digits that may be an identity number of the kind issued until 1999; they have no check digit."""
    return len(digits) == 15 and _is_region(digits) and _is_birthday(f"19{digits[6:12]}")


def is_card(digits: str) -> bool:
    """True where the last digit is the check digit of a bank card (Luhn)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def _is_region(digits: str) -> bool:
    return 11 <= int(digits[:2]) <= 82


def _is_birthday(digits: str) -> bool:
    try:
        return 1900 <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= 2030
    except ValueError:
        return False
