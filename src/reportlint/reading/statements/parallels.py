"""Claims of one sentence that can't be of the whole: 单位一拨，新收10件；个人一拨，新收22件."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportlint.model.statement import Scope, Tense
from reportlint.reading.statements.claims import Claim

_SUMMED = re.compile(r"[共合总][^，。；0-9]{0,8}$")
"""What stands before a number that may be more than the one before: 新收32件，…，共收34件."""
_PARTS = frozenset({Scope.PART, Scope.PERIOD, Scope.CHANNEL})


def told_apart(claims: Sequence[Claim], text: str) -> Iterator[Claim]:
    """The claims; those said again with another number, or with fewer than a part has, as ones of parts.

    What is said of the rest of a number (余下3件) is as sure as that number; `text` is the squeezed paragraph.
    """
    wholes = defaultdict[tuple[str, int, bool], set[Decimal]](set)
    parts = defaultdict[str, Decimal](Decimal)
    for one in filter(_counts, claims):
        if one.scope is Scope.WHOLE and not _summed(one, text):
            wholes[_key(one)].add(one.number.value)
        elif one.scope in _PARTS:
            parts[one.subject] = max(parts[one.subject], one.number.value)
    said: dict[str, Claim] = {}
    for one in claims:
        # Of what is made or repealed more may be planned.
        fewer = "applications" in one.pattern.topics and one.number.value < parts[one.subject]
        again = len(wholes[_key(one)]) > 1 and not _summed(one, text)
        claim = one
        base = next((said[subject] for subject in one.pattern.behind if subject in said), None)
        if one.scope is Scope.WHOLE and _counts(one) and (fewer or again):
            claim = replace(one, scope=Scope.PART)
        elif one.scope is Scope.WHOLE and base is not None:
            claim = replace(one, scope=base.scope, certain=one.certain and base.certain)
        said[one.subject] = claim
        yield claim


def _counts(claim: Claim) -> bool:
    return claim.tense is Tense.THIS_YEAR and not claim.none and bool(claim.number.value)


def _key(claim: Claim) -> tuple[str, int, bool]:
    return claim.subject, id(claim.pattern), claim.new


def _summed(claim: Claim, text: str) -> bool:
    start = claim.number.start
    return _SUMMED.search(text, max(0, start - 10), start) is not None
