"""The ledger of a run: what people decided about its findings, in the order in which they did. Nothing is ever taken out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple
from uuid import uuid4

from reportlint.decisions.database import FILE, last_entry, ledger_file, now
from reportlint.decisions.decision import Decision, FindingKey, LedgerEntry, Ruling

_COLUMNS: Final = (
    "at, person, agency, fingerprint, rule, place, stamp, decision, reason, note, expires, batch, undoes"
)
_ALL: Final = f"select sequence, {_COLUMNS} from decisions"


class Seen(NamedTuple):
    """A finding that is decided about, and what was known of it."""

    finding: FindingKey
    sequence: int
    """Of the last entry about it that whoever decides has seen; 0 for none."""


class LedgerConflict(NamedTuple):
    """Somebody else was faster: nothing was written."""

    entries: tuple[LedgerEntry, ...]
    """What was not seen."""


class Ledger:
    """The ledger in a run's folder. Safe to use by threads and processes at the same time."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / FILE

    @property
    def exists(self) -> bool:
        """Whether anything was ever decided."""
        return self.file.is_file()

    def entries(self) -> tuple[LedgerEntry, ...]:
        """All of them, in their order. Raises UsageError where the file can't be read."""
        if not self.exists:
            return ()
        with ledger_file(self.file) as connection:
            return tuple(_entry(row) for row in connection.execute(f"{_ALL} order by sequence"))

    def last(self) -> int:
        """A number that grows with every entry, those of letters among them; 0 where there is none. Raises UsageError."""
        return last_entry(self.file)

    def decide(
        self, person: str, rulings: Sequence[tuple[Seen, Ruling]], *, undoes: str = "", batch: str = ""
    ) -> str | LedgerConflict:
        """Write what was decided, all of it at once; gives the batch. Raises UsageError.

        Where somebody has decided about one of the findings in the meantime, nothing is written. `batch` is its name
        where whoever decides has named it: what is there by that name is not written again.
        """
        batch, at = batch or uuid4().hex, now()
        with ledger_file(self.file, write=True) as connection:
            if any(_batch(connection, batch)):
                return batch
            unseen = [
                entry
                for seen, _ in rulings
                for entry in _about(connection, seen.finding)
                if entry.sequence > seen.sequence
            ]
            if unseen:
                return LedgerConflict(tuple(unseen))
            marks = ", ".join("?" * 13)
            connection.executemany(
                f"insert into decisions ({_COLUMNS}) values ({marks})",
                [
                    _row(LedgerEntry(0, at, person, seen.finding, ruling, batch, undoes))
                    for seen, ruling in rulings
                ],
            )
        return batch

    def batch(self, batch: str) -> tuple[LedgerEntry, ...]:
        """What was decided at once, by its name; empty where nothing was. Raises UsageError."""
        if not self.exists:
            return ()
        with ledger_file(self.file) as connection:
            return tuple(_batch(connection, batch))

    def undo(self, person: str, batch: str) -> str | LedgerConflict | None:
        """Put back what held before a batch, as further entries; None where it holds nothing.

        Raises UsageError. What somebody has decided since is not undone with it.
        """
        before: dict[tuple[str, str], LedgerEntry] = {}
        undone: list[LedgerEntry] = []
        for entry in self.entries():
            if entry.batch == batch:
                undone.append(entry)
            elif not undone:
                before[entry.finding.agency, entry.finding.fingerprint] = entry
        if not undone:
            return None
        rulings = []
        for entry in undone:
            former = before.get((entry.finding.agency, entry.finding.fingerprint))
            key, ruling = (
                (former.finding, former.ruling) if former else (entry.finding, Ruling(Decision.PENDING))
            )
            rulings.append((Seen(key, entry.sequence), ruling))
        return self.decide(person, rulings, undoes=batch)


def _about(connection: sqlite3.Connection, finding: FindingKey) -> Iterator[LedgerEntry]:
    where = "where agency = ? and fingerprint = ? order by sequence"
    rows = connection.execute(f"{_ALL} {where}", (finding.agency, finding.fingerprint))
    yield from map(_entry, rows)


def _batch(connection: sqlite3.Connection, batch: str) -> Iterator[LedgerEntry]:
    yield from map(_entry, connection.execute(f"{_ALL} where batch = ? order by sequence", (batch,)))


def _row(entry: LedgerEntry) -> tuple[str | None, ...]:
    finding, ruling = entry.finding, entry.ruling
    return (
        *(entry.at, entry.person),
        *(finding.agency, finding.fingerprint, finding.rule, finding.place, finding.stamp),
        *(ruling.decision.value, ruling.reason, ruling.note),
        ruling.expires.isoformat() if ruling.expires else None,
        *(entry.batch, entry.undoes),
    )


def _entry(row: Sequence[str]) -> LedgerEntry:
    (
        sequence,
        at,
        person,
        agency,
        print_,
        rule,
        place,
        stamp,
        decision,
        reason,
        note,
        expires,
        batch,
        undoes,
    ) = row
    return LedgerEntry(
        int(sequence),
        at,
        person,
        FindingKey(agency, print_, rule, place, stamp),
        Ruling(Decision(decision), reason, note, date.fromisoformat(expires) if expires else None),
        batch,
        undoes,
    )
