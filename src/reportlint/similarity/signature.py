"""A few hundred bytes that stand for a report when copies are looked for among many thousands."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple

from reportlint.model.report import Report
from reportlint.similarity.bare import bare
from reportlint.similarity.measure import LEAST
from reportlint.similarity.names import names_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COMPARED: Final = ("sections/overview", "sections/problems")
"""The parts that are a report's own words."""
COUNTED: Final = ("disclosure", "requests")
"""The tables that say how much a body did."""
HASHES: Final = 256
"""Numbers in a text's sketch; the share two reports have in common estimates how much text they share."""
_SHINGLE: Final = 4
"""Characters of the pieces that texts are taken apart into."""
_FEWEST: Final = 5
"""Different numbers that figures must have to be told from others': fewer are the same by chance."""


class Signature(NamedTuple):
    """What of a report is compared with all others. The same on every machine."""

    words: bytes
    """`HASHES` numbers of two bytes; empty where there is too little text."""
    figures: bytes
    """A hash of the tables' numbers; empty where all, or nearly all, are 0."""


def signature(report: Report) -> Signature:
    """The signature of a report. Needs `reportlint[batch]`."""
    text = bare("\n".join(map(report.text, COMPARED)), names_of(report))
    return Signature(_sketch(text), _figures(report))


def _sketch(text: str) -> bytes:
    """The MinHash of the text's shingles: of each of `HASHES` orders of all numbers, the one that comes first.

    Two bytes of each are enough to tell whether two are equal.
    """
    if len(text) < LEAST:
        return b""
    factors, summands = _orders()
    ranks: NDArray[np.uint32] = _shingles(text)[:, None] * factors + summands
    first: NDArray[np.uint16] = ranks.min(axis=0).astype("<u2")
    return first.tobytes()


def _shingles(text: str) -> NDArray[np.uint32]:
    """A number for every run of `_SHINGLE` characters, each once, spread evenly (the end of MurmurHash3)."""
    import numpy as np

    characters = np.frombuffer(text.encode("utf-32-le"), "<u4").astype(np.uint64)
    length = len(characters) - _SHINGLE + 1
    runs: NDArray[np.uint64] = np.zeros(length, np.uint64)
    for n in range(_SHINGLE):
        runs = runs * np.uint64(0x9E3779B97F4A7C15) + characters[n : n + length]
    numbers = np.unique(runs >> np.uint64(32)).astype(np.uint32)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        numbers = (numbers ^ (numbers >> np.uint32(shift))) * np.uint32(factor)
    return numbers ^ (numbers >> np.uint32(16))


@cache
def _orders() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """`HASHES` ways to put all numbers of four bytes in order: a factor, which is odd, and a summand.

    The same for ever: sketches are kept with a run.
    """
    import numpy as np

    chance = np.random.RandomState(1)
    factors = chance.randint(0, 1 << 31, HASHES, np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, chance.randint(0, 1 << 32, HASHES, np.uint32)


def _figures(report: Report) -> bytes:
    tables = [report.tables[key] for key in COUNTED if key in report.tables]
    numbers = sorted(
        (key, cell.number) for table in tables for key, cell in table.cells.items() if cell.number
    )
    if len({number for _, number in numbers}) < _FEWEST:
        return b""
    text = "\n".join(f"{key} {number.normalize():f}" for key, number in numbers)
    return blake2b(text.encode(), digest_size=8).digest()
