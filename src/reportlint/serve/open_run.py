"""A run that is looked at: its rows, what was decided about them, and what changed meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from reportlint.checking.session import Session
from reportlint.decisions.decided import Decided, Decisions
from reportlint.decisions.decision import Decision
from reportlint.decisions.ledger import Ledger
from reportlint.handover.view import shown
from reportlint.model.finding import Finding, Verdict
from reportlint.outputs import Run
from reportlint.outputs.totals import ordered
from reportlint.runs.database import FILE
from reportlint.runs.folder import open_run
from reportlint.runs.result import RowResult, RunFacts
from reportlint.suppression.waivers import Waiving


class ReviewItem(NamedTuple):
    """A finding and what was decided about it."""

    finding: Finding
    decided: Decided

    @property
    def open(self) -> bool:
        """Whether somebody has to look at it."""
        return self.finding.suppression is None and self.decided.ruling.decision is Decision.PENDING


@dataclass(frozen=True)
class ReviewRow:
    """A row of the list, its findings worst first."""

    result: RowResult
    """With what was decided."""
    items: tuple[ReviewItem, ...]

    @property
    def items_of(rows: Sequence[ReviewRow]) -> Iterator[tuple[ReviewRow, ReviewItem]]:
    """All findings, each with its row."""
    for row in rows:
        for item in row.items:
            yield row, item


def _slim(result: RowResult, waiving: Waiving) -> RowResult:
    """The row without what no page shows: of its judgements only those that are open."""
    if result.outcome is None:
        return result
    outcome = waiving.apply(result.outcome)
    opened = tuple(one for one in outcome.judgements if one.verdict is Verdict.OPEN)
    return replace(result, outcome=replace(outcome, judgements=opened))


def _row(result: RowResult, decisions: Decisions) -> ReviewRow:
    findings = ordered(result.outcome.findings) if result.outcome else []
    decided = decisions.of_report(result.agency.id, findings)
    items = (ReviewItem(one, ruled) for one, ruled in zip(findings, decided, strict=True))
    return ReviewRow(decisions.settle(result), tuple(items))


def _version(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
