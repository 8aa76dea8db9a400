"""A run that is looked at: its rows, what was decided about them, and what changed meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from reportlint.checking.session import Session
from reportlint.decisions.decided import Decided, Decisions
from reportlint.decisions.decision import Decision
from reportlint.decisions.follow_up import FollowUp, follow_up
from reportlint.decisions.ledger import Ledger
from reportlint.decisions.letter import LetterKind, SentLetter
from reportlint.decisions.register import LetterRegister, by_agency
from reportlint.handover.letters import letter_due
from reportlint.handover.reminders import reminder_due
from reportlint.handover.view import shown
from reportlint.model.finding import Finding, Verdict
from reportlint.outputs import Run
from reportlint.outputs.totals import ordered
from reportlint.runs.database import FILE, NOTE
from reportlint.runs.deadline import with_kind
from reportlint.runs.folder import OUTPUTS, open_run
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
    letters: tuple[FollowUp, ...] = ()
    """Those that were sent to the body, the first one first."""
    due: tuple[LetterKind, ...] = ()
    """What `hand-over` writes to it."""

    @property
    def left(self) -> int:
        """How many of its findings are to be looked at."""
        return sum(item.open for item in self.items)

    @property
    def again(self) -> int:
        """How many are to be looked at again."""
        return sum(item.decided.again for item in self.items)

    @property
    def standing(self) -> int:
        """How many are held to be true, and are not mended."""
        return self._held(Decision.TRUE)

    @property
    def mended(self) -> int:
        """How many were true, and are mended."""
        return self._held(Decision.MENDED)

    def sent(self, kind: LetterKind) -> bool:
        """Whether it was sent a letter of a kind."""
        return any(one.letter.kind is kind for one in self.letters)

    @property
    def unsent(self) -> bool:
        """Whether it is to be sent a letter that it was not."""
        return any(not self.sent(kind) for kind in self.due)

    def overdue(self, today: date) -> bool:
        """Whether something of a letter is left though its last day is over."""
        return any(one.overdue(today) for one in self.letters)

    def _held(self, decision: Decision) -> int:
        return sum(item.decided.ruling.decision is decision for item in self.items)


class Snapshot(NamedTuple):
    """A run at one moment."""

    facts: RunFacts
    run: Run
    rows: tuple[ReviewRow, ...]
    sequence: int
    """Grows with every entry of the ledger."""
    today: date
    """The day on which it is looked at."""
    version: str
    """Another one when the rows are."""


class OpenRun:
    """A run's folder, read once and again when it has changed. Safe to use by threads."""

    def __init__(self, folder: Path, session: Session) -> None:
        self.folder = folder
        self.ledger = Ledger(folder)
        self.register = LetterRegister(folder)
        self._session = session
        self._lock = threading.Lock()
        self._read: tuple[object, RunFacts, Run, Sequence[RowResult]] | None = None
        self._snapshot: tuple[object, Snapshot] | None = None

    @property
    def begun(self) -> bool:
        """Whether there is anything in it yet."""
        return any((self.folder / name).is_file() for name in (FILE, NOTE))

    @property
    def name(self) -> str:
        """What it is called."""
        return self.folder.resolve().name

    def outputs(self) -> list[Path]:
        """The files that were written about it."""
        try:
            return sorted(one for one in (self.folder / OUTPUTS).iterdir() if one.is_file())
        except OSError:
            return []

    def snapshot(self) -> Snapshot:
        """What it is now. Raises UsageError where it can't be read."""
        with self._lock:
            version, facts, run, results = self._results()
            today = self._session.config.as_of or date.today()
            now = (version, self.ledger.last(), today)
            if self._snapshot is None or self._snapshot[0] != now:
                decisions = Decisions(self.ledger.entries(), facts.as_of)
                letters = by_agency(self.register.entries())
                rows = tuple(
                    _row(result, decisions, letters.get(result.agency.id, ()), facts.rules)
                    for result in results
                )
                self._snapshot = (now, Snapshot(facts, run, rows, now[1], today, str(version)))
            return self._snapshot[1]

    def _results(self) -> tuple[object, RunFacts, Run, Sequence[RowResult]]:
        """The rows without what was decided. What people wrote in the problem list is put into the ledger first."""
        version = tuple(
            _version(self.folder / name) for name in (FILE, f"{FILE}-wal", "outputs/问题清单.xlsx")
        )
        if self._read is None or self._read[0] != version:
            folder = open_run(self.folder)
            with closing(folder.store):
                session = replace(self._session, as_of=folder.facts.as_of)
                config = shown(folder, session, keep=True).session.config
                waivers = () if config.no_waivers else config.waivers
                waiving = Waiving(waivers, session.as_of, [rule.id for rule in session.rules])
                results = [_slim(with_kind(result, session.forms), waiving) for result in folder.results()]
                self._read = (version, folder.facts, session.run(several=True), results)
        return self._read


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


def _row(
    result: RowResult, decisions: Decisions, letters: Sequence[SentLetter], rules: Sequence[str]
) -> ReviewRow:
    findings = ordered(result.outcome.findings) if result.outcome else []
    decided = decisions.of_report(result.agency.id, findings)
    items = (ReviewItem(one, ruled) for one, ruled in zip(findings, decided, strict=True))
    settled = decisions.settle(result)
    due = {
        LetterKind.NOTICE: letter_due(decisions.standing(settled)),
        LetterKind.REMINDER: reminder_due(settled),
    }
    return ReviewRow(
        settled,
        tuple(items),
        tuple(follow_up(letter, result, decided, rules) for letter in letters),
        tuple(kind for kind, is_due in due.items() if is_due),
    )


def _version(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
