"""Hints, few at a time: one of a rule stands for the others, and only the first rules are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from reportlint.model.finding import Finding
from reportlint.outputs.words import GRADES, grade

SHOWN: Final = 3
"""Hints of a report that are told; the others are counted."""


class FindingSet(NamedTuple):
    """A finding, and those of its rule that it stands for."""

    first: Finding
    others: Sequence[Finding] = ()


def is_hint(finding: Finding) -> bool:
    """Whether a finding counts and is no more than a hint."""
    return finding.suppression is None and grade(finding) is GRADES[-1]


def folded(findings: Iterable[Finding]) -> tuple[list[FindingSet], list[Finding]]:
    """The findings to tell, in their order, and the hints that are counted only."""
    told: list[FindingSet] = []
    places: dict[str, int] = {}
    left = []
    for finding in findings:
        if not is_hint(finding):
            told.append(FindingSet(finding))
        elif finding.rule in places:
            first, others = told[places[finding.rule]]
            told[places[finding.rule]] = FindingSet(first, (*others, finding))
        elif len(places) < SHOWN:
            places[finding.rule] = len(told)
            told.append(FindingSet(finding))
        else:
            left.append(finding)
    return told, left
