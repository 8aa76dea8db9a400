"""Personal numbers never leave the tool whole, whichever rule quotes them."""

from __future__ import annotations

import re

from reportlint.model.message import Message
from reportlint.model.text import canonical

SHORTEST = 11
"""Digits of the shortest number that is masked: a mobile's."""

_BETWEEN = re.compile(
    r"</?(?:span|font|b|i|u|em|strong|a|sup|sub|o:p|st1:\w+)\b[^>]*>|&(?:nbsp|zwnj|zwj|shy);|[\u00ad\u200b-\u200f\u2060\ufeff]",
    re.I,
)
"""What pages put between the digits of one number."""
_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d(?:[ \u00a0\u3000-]?\d){10,18}[Xx]?(?![0-9A-Za-z])")
_GROUPS = re.compile(r"[ \u00a0\u3000-]")


def masked(said: Message) -> Message:
    """The sentence with the middle of identity, card and mobile numbers replaced by asterisks."""
    return Message(masked_text(said.zh), masked_text(said.en))


def masked_text(text: str) -> str:
    """The same for one text, which may hold inline tags: a number torn into several elements is still one."""
    if sum(map(str.isdecimal, text)) < SHORTEST:
        return text
    origins = _origins(text)
    plain = canonical("".join(text[origin] for origin in origins))
    result = list(text)
    for match in _NUMBER.finditer(plain):
        shown = _shown(match[0])
        if shown is not None:
            digits = [n for n in range(match.start(), match.end()) if plain[n].isalnum()]
            for n in digits[shown[0] : -shown[1]]:
                result[origins[n]] = "*"
    return "".join(result)


def _origins(text: str) -> list[int]:
    """The offsets of the characters that are no inline markup."""
    if _BETWEEN.search(text) is None:
        return list(range(len(text)))
    origins: list[int] = []
    at = 0
    for match in _BETWEEN.finditer(text):
        origins.extend(range(at, match.start()))
        at = match.end()
    return [*origins, *range(at, len(text))]


def _shown(number: str) -> tuple[int, int] | None:
    """How many digits may be shown at either end; None for a number that says nothing of a person."""
    digits = _GROUPS.sub("", number)
    groups = _GROUPS.split(number)
    if len(groups) > 1 and min(map(len, groups)) < 3:
        return None
    if len(digits) == SHORTEST:
        return (3, 4) if digits[0] == "1" and digits[1] in "3456789" else None
    # Four years in a row look like a card in groups of four.
    if len(digits) < 15 or (len(groups) > 1 and digits.startswith(("19", "20"))):
        return None
    return (6, 4) if len(digits) in (15, 18) else (4, 4)
