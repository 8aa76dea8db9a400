"""A column of addresses that its name does not say to be one, known by what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from reportlint.agencies.addresses import is_address, read_address
from reportlint.agencies.columns import ListHeader

_MOST: Final = 2
"""One in so many filled cells holds an address in such a column; in others stand 暂无 and the like."""


def with_addresses(header: ListHeader, rows: Iterable[tuple[int, Sequence[str]]]) -> ListHeader:
    """The header, with the one column of addresses that its name does not say to be one.

    `rows` are the first of the sheet. A list that names its addresses is left as it is.
    """
    if "address" in header.places:
        return header
    below = [cells for row, cells in rows if row > header.row]
    found = [name for name, place in header.others.items() if _holds_addresses(place, below)]
    if len(found) != 1:
        return header
    others = dict(header.others)
    places = {**header.places, "address": others.pop(found[0])}
    return replace(header, places=places, others=others, by_content=found[0])


def _holds_addresses(place: int, below: Sequence[Sequence[str]]) -> bool:
    filled = [cells[place] for cells in below if place < len(cells) and cells[place]]
    return bool(filled) and len(
        [one for one in filled if is_address(read_address(one).address)]
    ) * _MOST >= len(filled)
