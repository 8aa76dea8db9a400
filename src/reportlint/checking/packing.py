"""Outcomes on their way from one process to another, or into a run's database.

An outcome holds about a thousand judgements: with those of one rule and verdict together they take a third
of the size, and travel several times as fast.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from reportlint.model.finding import Judgement, Outcome, Verdict

JudgementRuns = tuple[tuple[str, Verdict, tuple[str, ...]], ...]
"""Judgements in their order: rule, verdict, and the keys of the things that follow one another with them."""
Packed = list[tuple[Outcome, JudgementRuns]]
"""Outcomes without their judgements, and these."""


def packed(outcomes: Iterable[Outcome]) -> Packed:
    """The outcomes, to be sent or kept."""
    return [(replace(outcome, judgements=()), runs_of(outcome.judgements)) for outcome in outcomes]


def unpacked(parcel: Packed) -> list[Outcome]:
    """The outcomes, as they were."""
    return [replace(outcome, judgements=judgements_of(runs)) for outcome, runs in parcel]


def runs_of(judgements: Iterable[Judgement]) -> JudgementRuns:
    """The judgements, those of one rule and verdict together."""
    grouped = groupby(judgements, lambda one: (one.rule, one.verdict))
    return tuple((rule, verdict, tuple(one.key for one in many)) for (rule, verdict), many in grouped)


def judgements_of(runs: JudgementRuns) -> tuple[Judgement, ...]:
    """The judgements, as they were."""
    return tuple(Judgement(rule, key, verdict) for rule, verdict, keys in runs for key in keys)
