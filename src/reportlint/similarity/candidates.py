"""Which reports may be copies of which, without comparing every two of them.

Copies have nearly the same sketch. So the sketches are sorted many times, each time beginning with another of
their numbers: in some of these orders two copies stand close together (Bawa, Condie, Ganesan: LSH Forest, 2005).
Each is compared with its next neighbours only, so the work grows with the reports and not with their pairs, also
where thousands were written from one template.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from reportlint.similarity.signature import HASHES, Signature

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST: Final = 8
"""Candidates named for one report."""
SAME_FIGURES: Final = 3
"""Of them, those named because their figures are the same."""
FLOOR: Final = 0.3
"""Share of a sketch that two texts must have in common to be named: 85 % of the words in common leave about half
of the shingles."""

_ORDERS: Final = 64
_NEIGHBOURS: Final = 8
_DEPTH: Final = 32
"""Numbers of a sketch that an order goes by."""
_FIRST_LOOK: Final = 6
"""Of those, how many neighbours share at least; the others are not looked at further."""
_BLOCK: Final = 1 << 14
"""Pairs compared at once."""
_WAITING: Final = 1 << 21
"""Pairs kept before all but the best of each report are dropped."""


def candidates(signatures: Iterable[tuple[str, Signature]]) -> Iterator[tuple[str, list[str]]]:
    """For every report, by id, the ids of those most like it: at most `MOST`, most alike first.

    The same whatever the order they come in. Needs `reportlint[batch]`.
    """
    known = sorted(signatures)
    ids = [id_ for id_, _ in known]
    same = _same_figures([signature.figures for _, signature in known])
    alike = _alike([signature.words for _, signature in known])
    for n, id_ in enumerate(ids):
        found = dict.fromkeys((*same.get(n, ()), *alike.get(n, ())))
        yield id_, [ids[other] for other in found][:MOST]


def _same_figures(figures: Sequence[bytes]) -> dict[int, list[int]]:
    """The next reports with the same figures, the first following the last."""
    groups: dict[bytes, list[int]] = {}
    for n, figure in enumerate(figures):
        if figure:
            groups.setdefault(figure, []).append(n)
    return {
        n: (group[at + 1 :] + group[:at])[:SAME_FIGURES]
        for group in groups.values()
        if len(group) > 1
        for at, n in enumerate(group)
    }


def _alike(words: Sequence[bytes]) -> dict[int, list[int]]:
    """The reports whose sketches are most alike, by the place in the list."""
    import numpy as np

    with_text = np.array([n for n, sketch in enumerate(words) if sketch], np.int64)
    sketches = np.frombuffer(b"".join(words), "<u2").reshape(-1, HASHES)
    best = np.empty((0, 3), np.int32)
    waiting: list[NDArray[np.int32]] = []
    for order in range(_ORDERS):
        waiting.append(_compared(sketches, _neighbours(sketches, order * HASHES // _ORDERS)))
        if sum(map(len, waiting)) > _WAITING or order == _ORDERS - 1:
            best = _best(np.concatenate([best, *waiting]))
            waiting.clear()
    found: dict[int, list[int]] = {}
    for one, other in zip(with_text[best[:, 0]].tolist(), with_text[best[:, 1]].tolist(), strict=True):
        found.setdefault(one, []).append(other)
    return found


def _neighbours(sketches: NDArray[np.uint16], start: int) -> NDArray[np.int64]:
    """Pairs that stand close together when the sketches are sorted by their numbers from `start` on."""
    import numpy as np

    columns = (start + np.arange(_DEPTH)) % HASHES
    keys = np.ascontiguousarray(sketches[:, columns])
    order = np.argsort(keys.view(f"S{keys.itemsize * _DEPTH}").ravel(), kind="stable")
    keys = keys[order]
    found = [np.empty((0, 2), np.int64)]
    for distance in range(1, min(_NEIGHBOURS, len(order) - 1) + 1):
        shared = np.count_nonzero(keys[:-distance] == keys[distance:], axis=1)
        at = np.flatnonzero(shared >= _FIRST_LOOK)
        found.append(np.stack([order[at], order[at + distance]], axis=1))
    return np.concatenate(found)


def _compared(sketches: NDArray[np.uint16], pairs: NDArray[np.int64]) -> NDArray[np.int32]:
    """Rows of (one, other, numbers in common), both ways, of those that have enough in common."""
    import numpy as np

    found = [np.empty((0, 3), np.int32)]
    for at in range(0, len(pairs), _BLOCK):
        block = pairs[at : at + _BLOCK]
        shared = np.count_nonzero(sketches[block[:, 0]] == sketches[block[:, 1]], axis=1)
        kept = np.column_stack([block, shared]).astype(np.int32)[shared >= FLOOR * HASHES]
        found += [kept, kept[:, [1, 0, 2]]]
    return np.concatenate(found)


def _best(rows: NDArray[np.int32]) -> NDArray[np.int32]:
    """Of each report's rows the `MOST` with most in common, each pair once."""
    import numpy as np

    rows = rows[np.lexsort((rows[:, 1], -rows[:, 2], rows[:, 0]))]
    rows = rows[np.append(True, np.any(rows[1:] != rows[:-1], axis=1))] if len(rows) else rows
    first = np.searchsorted(rows[:, 0], rows[:, 0])
    return rows[np.arange(len(rows)) - first < MOST]
