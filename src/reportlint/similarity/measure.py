"""How much two texts have in common."""

from __future__ import annotations

from typing import Final

LEAST: Final = 60
"""Characters that a bare text must have to be compared at all: shorter ones are alike by chance."""


def likeness_of(one: str, other: str) -> float | None:
    """The share of two bare texts that stands in both in the same order, 0 to 1.

    It is twice the length of the longest common subsequence over the length of both. None where a text has
    fewer than `LEAST` characters: nothing can be said then. Needs `reportlint[batch]`.
    """
    if min(len(one), len(other)) < LEAST:
        return None
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other)
