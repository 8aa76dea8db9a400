"""Personal numbers never leave the tool whole, whichever rule quotes them."""

from __future__ import annotations

import re

from reportlint.model.say import Say

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])(\d{6})\d{8}(\d{3}[\dXx])(?![0-9A-Za-z])")
_CARD = re.compile(r"(?<![0-9A-Za-z])(\d{4})\d{8,11}(\d{4})(?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![0-9A-Za-z])(1[3-9]\d)\d{4}(\d{4})(?![0-9A-Za-z])")


def masked(said: Say) -> Say:
    """The sentence with the middle of identity, card and mobile numbers replaced by asterisks."""
    return Say(_masked(said.zh), _masked(said.en))


def _masked(text: str) -> str:
    if sum(map(str.isdecimal, text)) < 11:
        return text
    for pattern in (_IDENTITY, _CARD, _MOBILE):
        text = pattern.sub(
            lambda match: f"{match[1]}{'*' * (len(match[0]) - len(match[1] + match[2]))}{match[2]}", text
        )
    return text
