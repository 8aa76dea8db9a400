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
    from collections.abc import Iterable

    import numpy as np
    from datasketch import MinHash  # type: ignore[import-untyped]
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
    """The MinHash of the text's shingles. Two bytes of each number are enough to tell whether two are equal."""
    if len(text) < LEAST:
        return b""
    empty = _empty()
    found = empty.copy()
    found.update_batch(_shingles(text))
    numbers: NDArray[np.uint32] = found.hashvalues
    return numbers.astype("<u2").tobytes()


def _shingles(text: str) -> Iterable[int]:
    """A number for every run of `_SHINGLE` characters, each once."""
    import numpy as np

    characters = np.frombuffer(text.encode("utf-32-le"), "<u4").astype(np.uint64)
    length = len(characters) - _SHINGLE + 1
    numbers: NDArray[np.uint64] = np.zeros(length, np.uint64)
    for n in range(_SHINGLE):
        numbers = numbers * np.uint64(0x9E3779B97F4A7C15) + characters[n : n + length]
    return np.unique(numbers >> np.uint64(32)).tolist()  # type: ignore[no-any-return]


@cache
def _empty() -> MinHash:
    from datasketch import MinHash

    return MinHash(HASHES, seed=1, hashfunc=int, scheme="affine32")


def _figures(report: Report) -> bytes:
    tables = [report.tables[key] for key in COUNTED if key in report.tables]
    numbers = sorted(
        (key, cell.number) for table in tables for key, cell in table.cells.items() if cell.number
    )
    if len({number for _, number in numbers}) < _FEWEST:
        return b""
    text = "\n".join(f"{key} {number.normalize():f}" for key, number in numbers)
    return blake2b(text.encode(), digest_size=8).digest()
