"""Changes between two numbers of one sentence that are called by name: 下半年比上半年多22篇, 公众号比网站多3条."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.ratios import Relation
from reportlint.reading.statements.units import same_unit

_OPPOSED = re.compile(
    r"[，；：](?P<one>[^，。；：、0-9（）比较]{2,10})[比较](?P<other>[^，。；：、0-9（）]{2,10}?)"
    r"(?:多|少|高|低|增|减|上升|下降)[^，。；：、0-9（）]{0,3}$"
)
"""What stands before the difference of two numbers that have been given."""


def opposed(changes: Iterable[Relation], counted: Sequence[ListItem], text: str) -> Iterator[Relation]:
    """The changes of a sentence, those of one named number against another with both of them.

    `counted` are the numbers of the sentence, `text` is the squeezed paragraph.
    """
    for change in changes:
        if change.kind in ("rise", "fall") and change.base is None and counted:
            said = _OPPOSED.search(text, counted[0].opens, change.start)
            earlier = [item for item in counted if item.number.end <= change.start and not item.change]
            one = _called(said["one"], earlier, text) if said is not None else None
            other = _called(said["other"], earlier, text) if said is not None else None
            if one is not None and other is not None and _comparable(change, one, other):
                # Of no subject: it is no change against last year's report.
                change.part, change.base, change.subject = one.number, other.number, ""
        yield change


def _called(name: str, earlier: Sequence[ListItem], text: str) -> ListItem | None:
    """The only number that has a name in its label; None where none has, or several have."""
    found = [item for item in earlier if name in text[item.before.start : item.number.start]]
    return found[0] if len(found) == 1 else None


def _comparable(change: Relation, one: ListItem, other: ListItem) -> bool:
    """True where the difference, or the percentage, can be that of two numbers of the same unit."""
    fits = change.difference is None or same_unit(change.difference, one.number)
    return one is not other and fits and one.number.unit == other.number.unit
