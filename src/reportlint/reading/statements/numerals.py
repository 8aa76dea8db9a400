"""Numbers as Chinese prose writes them."""

from __future__ import annotations

from decimal import Decimal

from reportlint.model.amount import DIGITS

NUMERALS = "零〇一二两三四五六七八九十百千"
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
MULTIPLIERS = {
    "": 0,
    "百": 2,
    "千": 3,
    "万": 4,
    "百万": 6,
    "千万": 7,
    "亿": 8,
}
"""How many zeros they stand for."""


def chinese(text: str) -> int | None:
    """The value of a numeral below ten thousand (`两`, `十二`, `一百零三`, `二〇`); None where it is none."""
    if len(text) > DIGITS:
        return None
    if all(char in _DIGITS for char in text):
        if len(text) == 1 or "〇" in text or "零" in text:
            return int("".join(str(_DIGITS[char]) for char in text))
        return None
    total, digit = 0, None
    for char in text:
        if char in _SCALES:
            total += _SCALES[char] * (1 if digit is None else digit)
            digit = None
        elif char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        else:
            return None
    return total + (digit or 0)


def arabic(text: str) -> Decimal:
    """The value of a printed number such as `1,234.5`."""
    return Decimal(text.replace(",", ""))
