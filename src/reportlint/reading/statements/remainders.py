"""What is left of a whole when a part of it is done: 128处，已整改119处，尚有9处."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportlint.reading.statements.frames import parting
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.lists import Listing

_PART = re.compile(r"已|(?<![集年])中(?![心央国小学介期])")
"""What stands between a whole and the part of it that is done: 12个社区已建成9个, 63个所中58个."""


def remainders(
    found: Sequence[ListItem], lists: Sequence[Listing], text: str, left: re.Pattern[str] | None
) -> Iterator[Listing]:
    """Wholes with the part that is done and the part that is left, where no list has either.

    Of applications nothing is told: those carried over are settled beside those received. `left` fits what stands
    between a part and what is left, `text` is the squeezed paragraph.
    """
    listed = {id(part.number) for one in lists for part in one.parts}
    for n, rest in enumerate(found[2:], 2):
        whole, done = found[n - 2], found[n - 1]
        if left is None or left.fullmatch(text, done.number.end, rest.number.start) is None:
            continue
        if not _same_things((whole, done, rest)) or _goes_on(found, n) or id(rest.number) in listed:
            continue
        if _PART.search(text, whole.number.end, done.number.start) and not _left_of_others(found[:n], rest):
            yield Listing(whole.number, [done, rest], "rest", True, False, True, False)


def _same_things(three: Sequence[ListItem]) -> bool:
    """True where three numbers have one unit and are of this year, and none belongs to the form's subjects."""
    whole, done, _ = three
    plain = all(item.claim is None and not (item.change or item.last_year) for item in three)
    one = len({item.number.unit for item in three}) == 1 and bool(whole.number.unit)
    level = len({item.before.depth for item in three}) == 1
    return plain and one and level and done.number.value <= whole.number.value


def _goes_on(found: Sequence[ListItem], n: int) -> bool:
    """True where more of what is left follows: 尚有5处正在整改、4处需协调."""
    rest = found[n]
    following = found[n + 1] if n + 1 < len(found) else None
    return following is not None and following.number.unit == rest.number.unit and parting(following) < 2


def _left_of_others(earlier: Sequence[ListItem], rest: ListItem) -> bool:
    """True where it is what is left of two other numbers: 30件，已办25件，其中采纳19件，其余5件."""
    values = [item.number.value for item in earlier if item.number.unit == rest.number.unit]
    return any(one - other == rest.number.value for i, one in enumerate(values) for other in values[i + 1 :])
