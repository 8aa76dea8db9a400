"""Numbers without a unit that measure another thing than the number before them counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportlint.model.grammar import WordRole
from reportlint.reading.statements.items import ListItem

_MEASURE = re.compile(
    r"(?:[得评均]分|分[数值]|成绩|名次|排[名位]|[人户天字]数|人次|[^数总]量|[^总]额|率|时[长间])"
    r"(?:依次|分别|各)?[为是达有]?：?$"
)
"""What says, in place of a unit, what numbers measure: 人数分别是74和81."""


def measured(item: ListItem, previous: ListItem | None, text: str) -> bool:
    """True for a number whose words, not a unit, say what it measures: 培训2次，人数分别是74."""
    start = previous.number.end if previous is not None else item.opens
    return not item.number.unit and _MEASURE.search(text, start, item.number.start) is not None


def one_for_each(parts: Sequence[ListItem], whole: ListItem) -> bool:
    """True where there is a number for each of what the whole counts: 三次测评，依次为82、85和91."""
    bare = not any(part.number.unit for part in parts) and not any(_named(part) for part in parts[1:])
    return bare and bool(whole.number.unit) and len(parts) > 1 and whole.number.value <= len(parts)


def _named(part: ListItem) -> bool:
    """True where words stand before a number, other than those that join it to the one before."""
    return bool(part.before.unknown) or bool(part.before.said - {WordRole.AND})
