"""Outcomes on their way from one process to another.

An outcome holds about a thousand judgements; as plain texts they travel five times as fast.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportlint.model.finding import Judgement, Outcome, Verdict

Packed = list[tuple[Outcome, list[str]]]
"""Outcomes without their judgements, and these as texts: rule, key, verdict, rule, key …"""

_VERDICTS = {verdict.value: verdict for verdict in Verdict}


def packed(outcomes: Iterable[Outcome]) -> Packed:
    """The outcomes, to be sent."""
    return [
        (
            replace(outcome, judgements=()),
            [text for one in outcome.judgements for text in (one.rule, one.key, one.verdict.value)],
        )
        for outcome in outcomes
    ]


def unpacked(parcel: Packed) -> list[Outcome]:
    """The outcomes, as they were."""
    outcomes = []
    for outcome, texts in parcel:
        each = iter(texts)
        judgements = (
            Judgement(rule, key, _VERDICTS[verdict])
            for rule, key, verdict in zip(each, each, each, strict=True)
        )
        outcomes.append(replace(outcome, judgements=tuple(judgements)))
    return outcomes
