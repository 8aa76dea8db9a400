"""Numbers in the attributes of an OFD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, repeat
from typing import Final

_NUMBER: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_GREATEST: Final = 1e5
"""No paper is larger, in millimetres."""


def numbers(text: str | None) -> list[float]:
    """The numbers in an array such as `0 0 210 297`."""
    return [_bounded(part) for part in _NUMBER.findall(text or "")]


def number(text: str | None, default: float) -> float:
    """The first number."""
    return next(iter(numbers(text)), default)


def deltas(text: str | None) -> Iterator[float] | None:
    """Steps from character to character, without end; None where none are given.

    `g 3 5.2` stands for three steps of 5.2 (GB/T 33190-2016, 11.3). The last one goes on.
    """
    parts = (text or "").split()
    steps: list[Iterator[float]] = []
    last = 0.0
    while parts:
        part = parts.pop(0)
        times = 1
        if part == "g" and len(parts) >= 2:
            times = int(number(parts.pop(0), 1))
            part = parts.pop(0)
        last = number(part, last)
        steps.append(repeat(last, max(times, 0)))
    return chain(*steps, repeat(last)) if steps else None


def _bounded(digits: str) -> float:
    return min(max(float(digits), -_GREATEST), _GREATEST)
