"""How the search for near copies grows with the reports: time and memory for each doubling."""

from __future__ import annotations

import random
import sys
import tracemalloc
from collections.abc import Iterator
from time import perf_counter
from typing import NamedTuple

import numpy as np

from reportlint.similarity import Signature, candidates
from reportlint.similarity.signature import HASHES

SIZES = (1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000)
COMMON = 0.1
"""Share of the sketch that any two reports have in common."""
FROM_TEMPLATE = 0.05
"""Share of the reports that were written from one template, and how much of it they kept."""
KEPT = 0.8


class Measured(NamedTuple):
    """One size."""

    reports: int
    seconds: float
    megabytes: float
    """The most memory the search held beside the signatures."""


def signatures(count: int, seed: int = 1) -> Iterator[tuple[str, Signature]]:
    """Signatures as of reports that share phrases, some of them from one template."""
    rng = np.random.default_rng(seed)
    phrases, template = rng.integers(0, 1 << 16, (2, HASHES), np.uint16)
    for n in range(count):
        sketch = rng.integers(0, 1 << 16, HASHES, np.uint16)
        # Two that each took a number with this chance have it in common with the square of it.
        sketch = np.where(rng.random(HASHES) < COMMON**0.5, phrases, sketch)
        if n < count * FROM_TEMPLATE:
            sketch = np.where(rng.random(HASHES) < KEPT**0.5, template, sketch)
        yield f"{n:06}", Signature(sketch.astype("<u2").tobytes(), b"")


def measured(count: int) -> Measured:
    """Search among so many."""
    known = list(signatures(count))
    random.Random(1).shuffle(known)
    tracemalloc.start()
    start = perf_counter()
    for _ in candidates(known):
        pass
    seconds = perf_counter() - start
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return Measured(count, seconds, most / 1e6)


def main() -> None:
    """Print a line for each size, with what a doubling costs."""
    before: Measured | None = None
    for size in map(int, sys.argv[1:] or SIZES):
        now = measured(size)
        ratio = f"×{now.seconds / before.seconds:.1f}" if before else ""
        each = now.seconds / now.reports * 1e6
        print(
            f"{now.reports:>7,} reports {now.seconds:>7.2f} s {ratio:>5} {each:>5.0f} µs each {now.megabytes:>5.0f} MB",
            flush=True,
        )
        before = now


if __name__ == "__main__":
    main()
