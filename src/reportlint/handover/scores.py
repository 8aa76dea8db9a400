"""考核得分: what an office's weights make of a result; every point taken off is traced to what it is for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from reportlint.handover.edited import Place, places_of
from reportlint.handover.weights import (
    LATE,
    REVIEW,
    STANDINGS,
    UNMENDED,
    UNMENDED_SAY,
    Weight,
    Weights,
)
from reportlint.model.finding import Finding, Verdict
from reportlint.model.groups import group_name
from reportlint.model.message import Message
from reportlint.outputs.totals import ordered
from reportlint.outputs.words import SEVERITY, VERDICT, weight
from reportlint.runs.handling import handling_faults
from reportlint.runs.result import RowResult, RowStatus

_DOUBT: Final = Message(f"级别“{VERDICT[Verdict.REVIEW].zh}”", f"grade {VERDICT[Verdict.REVIEW].en}")


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """Points taken off."""

    points: Decimal
    """What was taken off; 0 where a cap was reached before."""
    why: Message
    """By which weight, and which cap cut it short."""
    finding: Finding | None = None
    """What for; None: for what became of the body as a whole."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A body's score."""

    total: Decimal | None
    """None where no report of the year was judged and the weights say nothing of such a case: no score, rather
    than full marks."""
    off: Decimal
    """Sum of the lines; the score is full marks less this, but not below the floor."""
    lines: tuple[ScoreLine, ...]


def score(result: RowResult, weights: Weights, overdue: Container[Place] = ()) -> Scored:
    """The score of one body by a table of weights. Findings that don't count cost nothing.

    `overdue` are the findings that should have been mended by now.
    """
    lines = [
        *_standing(result, weights),
        *_findings(result, weights),
        *_unmended(result, weights, overdue),
    ]
    off = sum((line.points for line in lines), Decimal(0))
    known = result.status is RowStatus.CHECKED or result.status in weights.statuses
    return Scored(max(weights.scale.full - off, weights.scale.floor) if known else None, off, tuple(lines))


def _standing(result: RowResult, weights: Weights) -> Iterator[ScoreLine]:
    """For what became of the body."""
    if off := weights.statuses.get(result.status):
        yield ScoreLine(off, result.status.say)
    if result.status is RowStatus.CHECKED and result.in_time is False and (off := weights.statuses.get(LATE)):
        yield ScoreLine(off, STANDINGS[LATE])
    for fault in handling_faults(result):
        if off := weights.statuses.get(fault):
            yield ScoreLine(off, fault.say)


def _findings(result: RowResult, weights: Weights) -> Iterator[ScoreLine]:
    """For the findings, the worst first. Those of another year's report are not about this one."""
    spent: defaultdict[Message, Decimal] = defaultdict(Decimal)
    judged = result.outcome if result.status is RowStatus.CHECKED else None
    for finding in ordered(judged.active if judged else ()):
        rungs = _rungs(finding, weights)
        name, off = next(((name, one.off) for name, one in rungs if one.off is not None), (None, Decimal(0)))
        if finding.verdict is Verdict.REVIEW:
            doubt = weights.severities.get(REVIEW, Weight())
            rungs.append((_DOUBT, doubt))
            # It costs no more than if it were certain.
            name, off = min((name, off), (_DOUBT, doubt.off or Decimal(0)), key=lambda one: one[1])
        if name is None or not off:
            continue
        room = [(one.cap - spent[rung], rung, one.cap) for rung, one in rungs if one.cap is not None]
        left, tight, cap = min(room, key=lambda one: one[0], default=(off, name, off))
        points = min(off, left)
        for rung, _ in rungs:
            spent[rung] += points
        why = Message(f"按{name.zh}", f"by {name.en}")
        if points < off:
            why = Message(
                f"{why.zh}，每项扣 {off} 分；{tight.zh}合计至多扣 {cap} 分",
                f"{why.en}, {off} for each; {tight.en} costs {cap} at most",
            )
        yield ScoreLine(points, why, finding)


def _unmended(result: RowResult, weights: Weights, overdue: Container[Place]) -> Iterator[ScoreLine]:
    """For the findings that still stand when their day is over."""
    weight_ = weights.severities.get(UNMENDED, Weight())
    left = weight_.cap
    judged = result.outcome if result.status is RowStatus.CHECKED else None
    for finding in ordered(judged.active if judged else ()):
        if weight_.off and any(place in overdue for place in places_of(result, finding)):
            points = weight_.off if left is None else min(weight_.off, left)
            left = None if left is None else left - points
            yield ScoreLine(points, UNMENDED_SAY, finding)


def _rungs(finding: Finding, weights: Weights) -> list[tuple[Message, Weight]]:
    """The weights that apply to a finding and what they are called, the closest first."""
    group = group_name(finding.group)
    level = SEVERITY[weight(finding)]
    rungs = (
        (Message(f"规则 {finding.rule}", f"rule {finding.rule}"), weights.rules.get(finding.rule)),
        (Message(f"类别“{group.zh}”", f"group {group.en}"), weights.groups.get(finding.group)),
        (Message(f"级别“{level.zh}”", f"severity {level.en}"), weights.severities.get(weight(finding))),
    )
    return [(name, one) for name, one in rungs if one is not None]
