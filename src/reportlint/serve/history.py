"""What was decided in a run, in the order in which it was: what was decided at once stands together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from reportlint.decisions.decision import FindingKey, LedgerEntry
from reportlint.model.finding import Finding
from reportlint.serve.open_run import Snapshot, items_of

SHOWN = 8
"""Findings of one batch that are named."""


@dataclass(frozen=True, slots=True)
class HistoryFinding:
    """A finding that was decided about."""

    agency: str
    row: int | None
    """Of the list; None where the body is no longer in it."""
    finding: Finding | None
    """As it is now; None where there is none like it."""
    rule: str


@dataclass(frozen=True, slots=True)
class HistoryBatch:
    """What somebody decided at once."""

    first: LedgerEntry
    count: int
    findings: tuple[HistoryFinding, ...]
    undone: bool
    """Whether it was taken back."""

    def speaks_of(self, words: str) -> bool:
        """Whether all these words are in it: people, bodies, notes, decisions."""
        said = [self.first.person, *self.first.ruling.why, *self.first.ruling.decision.say]
        for one in self.findings:
            said += [one.agency, *(one.finding.message if one.finding else ())]
        text = "\n".join(said).lower()
        return all(word in text for word in words.lower().split())


def history(entries: Iterable[LedgerEntry], shot: Snapshot) -> Iterator[HistoryBatch]:
    """All batches, the last one first."""
    entries = list(entries)
    undone = {entry.undoes for entry in entries}
    present = {
        (row.result.agency.id, item.finding.fingerprint): (row.result.agency.row, item.finding)
        for row, item in items_of(shot.rows)
    }
    rows = {row.result.agency.id: row.result.agency.row for row in shot.rows}
    for batch, group in groupby(reversed(entries), key=lambda entry: entry.batch):
        some = list(group)[::-1]
        named = tuple(_finding(entry.finding, present, rows) for entry in some[:SHOWN])
        yield HistoryBatch(some[0], len(some), named, batch in undone)


def _finding(
    key: FindingKey, present: Mapping[tuple[str, str], tuple[int, Finding]], rows: Mapping[str, int]
) -> HistoryFinding:
    _, finding = present.get((key.agency, key.fingerprint), (0, None))
    return HistoryFinding(key.agency.rpartition("/")[0], rows.get(key.agency), finding, key.rule)
