"""What was decided and sent in a run, the last first: what was done at once stands together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from reportlint.decisions.decision import FindingKey, LedgerEntry
from reportlint.decisions.letter import LetterKind, SentLetter
from reportlint.model.finding import Finding
from reportlint.model.message import Message
from reportlint.serve.open_run import Snapshot, items_of

_Entry = TypeVar("_Entry", LedgerEntry, SentLetter)

SHOWN = 8
"""Of one batch that are named."""


@dataclass(frozen=True, slots=True)
class HistoryItem:
    """What something was done about: a finding, or a body that was written to."""

    agency: str
    """Empty for all bodies."""
    row: int | None
    """Of the list; None where the body is no longer in it."""
    finding: Finding | None = None
    """As it is now; None where there is none like it."""
    rule: str = ""
    letter: SentLetter | None = None


@dataclass(frozen=True, slots=True)
class HistoryBatch:
    """What somebody did at once."""

    at: str
    person: str
    batch: str
    undoes: str
    what: Message
    why: Message
    until: date | None
    count: int
    about: tuple[HistoryItem, ...]
    undone: bool
    """Whether it was taken back."""

    def speaks_of(self, words: str) -> bool:
        """Whether all these words are in it: people, bodies, notes, decisions, numbers of letters."""
        said = [self.person, *self.why, *self.what]
        for one in self.about:
            said += [one.agency, *(one.finding.message if one.finding else ())]
            said += one.letter.name if one.letter else ()
        text = "\n".join(said).lower()
        return all(word in text for word in words.lower().split())


def history(
    entries: Iterable[LedgerEntry], letters: Iterable[SentLetter], shot: Snapshot
) -> list[HistoryBatch]:
    """All batches, the last one first."""
    decided, sent = list(entries), list(letters)
    undone = {one.undoes for one in decided} | {one.undoes for one in sent}
    present = {
        (row.result.agency.id, item.finding.fingerprint): item.finding for row, item in items_of(shot.rows)
    }
    rows = {row.result.agency.id: row.result.agency.row for row in shot.rows}
    batches = [_decided(some, undone, present, rows) for some in _batches(decided)]
    batches += [_sent(some, undone, rows) for some in _batches(sent)]
    return sorted(batches, key=attrgetter("at"), reverse=True)


def _batches(entries: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    for _, some in groupby(reversed(entries), key=attrgetter("batch")):
        yield list(some)[::-1]


def _decided(
    some: Sequence[LedgerEntry],
    undone: set[str],
    present: Mapping[tuple[str, str], Finding],
    rows: Mapping[str, int],
) -> HistoryBatch:
    first, ruling = some[0], some[0].ruling
    about = tuple(_finding(entry.finding, present, rows) for entry in some[:SHOWN])
    return HistoryBatch(
        *(first.at, first.person, first.batch, first.undoes),
        *(ruling.decision.say, ruling.why, ruling.expires),
        *(len(some), about, first.batch in undone),
    )


def _finding(
    key: FindingKey, present: Mapping[tuple[str, str], Finding], rows: Mapping[str, int]
) -> HistoryItem:
    finding = present.get((key.agency, key.fingerprint))
    return HistoryItem(_name(key.agency), rows.get(key.agency), finding, key.rule)


def _sent(some: Sequence[SentLetter], undone: set[str], rows: Mapping[str, int]) -> HistoryBatch:
    first = some[0]
    about = tuple(HistoryItem(_name(one.agency), rows.get(one.agency), letter=one) for one in some[:SHOWN])
    done = "已印发" if first.kind is LetterKind.CIRCULAR else "已发函"
    what = Message(f"{done} {first.kind.say.zh}", f"sent: {first.kind.say.en}")
    return HistoryBatch(
        *(first.at, first.person, first.batch, first.undoes),
        *(what, Message("", ""), first.deadline),
        *(len(some), about, first.batch in undone),
    )


def _name(agency: str) -> str:
    """The body's, of the id of its row."""
    return agency.rpartition("/")[0]
