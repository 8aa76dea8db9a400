"""Whether a list claims to hold everything, by its cue or by what its parts are."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportlint.reading.statements.items import ListItem

_NEAR = Decimal("0.8")
"""Share of what was disclosed that the channels named after 其中 make up where they are meant to be all."""
_SAYS_ALL = frozenset({"intro", "colon", "division", "bracket"})
YEARS = (frozenset("一二三四"), frozenset("1234"), frozenset("上下"))
"""The quarters and the halves of a year."""
_SEVERAL = 3
"""Outcomes that a list names where it is meant to be all of them."""


def complete(cue: str, parts: Sequence[ListItem], whole: ListItem) -> bool:
    """True where the list claims to be complete."""
    if cue in _SAYS_ALL or parts[-1].rest or any(part.before.residual for part in parts):
        return True
    if cue == "stretch":
        return {part.stretch for part in parts} in YEARS and not any(part.last_year for part in parts)
    about = whole.claim.subject if whole.claim is not None else ""
    if all(part.before.channel for part in parts):
        total = sum((part.number.value for part in parts), Decimal(0))
        if about not in ("", "disclosed"):
            return True
        # What is published in two places counts in both: more than the whole is no contradiction.
        return _NEAR * whole.number.value <= total <= whole.number.value
    said = {part.claim.subject for part in parts if part.claim is not None}
    kinds = {part.kind for part in parts}
    if len(kinds) > 1:
        return False
    match kinds.pop():
        case "applicant":
            return "by-natural" in said
        case "outcome" | "result":
            detailed = all(part.family != part.kind for part in parts)
            some = any(part.shared for part in parts) or (len(parts) < _SEVERAL and not detailed)
            return cue != "plain" and not some
        case "intake":
            return said >= {"received", "carried-in"}
        case "progress":
            return "processed" in said
        case "dispute":
            return about == "litigation" and said == {"litigation-direct", "litigation-after-review"}
    return False
