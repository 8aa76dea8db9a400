"""How far two numbers are apart, whichever is the larger: 上半年59件，下半年57件，相差2件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.ratios import Relation

_APART = re.compile(r"，(?:[二两]者|前后|上下|彼此)?(?:相差|差距)(?:为|是|了|仅|只有?|达)*$")
"""What stands before the difference of the two numbers right before it."""


def differences(counted: Sequence[ListItem], text: str) -> Iterator[Relation]:
    """The differences among the numbers of a sentence; `text` is the squeezed paragraph."""
    for one, other, apart in zip(counted, counted[1:], counted[2:], strict=False):
        number = apart.number
        if _APART.search(text, other.number.end, number.start) is None:
            continue
        units = {one.number.unit, other.number.unit, number.unit}
        level = one.before.depth == other.before.depth == apart.before.depth
        if len(units) == 1 and level and not (one.change or other.change):
            less, more = sorted((one.number, other.number), key=lambda some: some.value)
            yield Relation("rise", None, 0, number, more, less, "", number.start, number.end)
