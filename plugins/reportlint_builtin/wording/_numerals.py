"""Small numbers as running text writes them: 3, 三, 两."""

from typing import Final

HANZI: Final = "一二三四五六七八九十"


def number(text: str) -> int:
    """The number that digits, or one character of `HANZI` or 两, stand for."""
    return int(text) if text.isdecimal() else 2 if text == "两" else HANZI.index(text) + 1
