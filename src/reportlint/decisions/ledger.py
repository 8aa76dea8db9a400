"""The ledger of a run: an append-only list in a database file of its own, which any number of people write to.

A decision is there whole or not at all, whatever ends the process. Nothing is ever changed or taken out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, NamedTuple
from uuid import uuid4

from reportlint.decisions.decision import Decision, FindingKey, LedgerEntry, Ruling
from reportlint.model.errors import UsageError
from reportlint.model.message import Message

FILE: Final = "decisions.sqlite"
_SECONDS: Final = 15.0
"""That one writer waits for another."""
_TABLE: Final = """
create table if not exists decisions (
    sequence integer primary key autoincrement,
    at text not null, person text not null,
    agency text not null, fingerprint text not null, rule text not null, place text not null, stamp text not null,
    decision text not null, reason text not null, note text not null, expires text,
    batch text not null, undoes text not null
)
"""
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
        with self._open() as connection:
            return tuple(_entry(row) for row in connection.execute(f"{_ALL} order by sequence"))

    def last(self) -> int:
        """The sequence of the last entry; 0 where there is none. Raises UsageError."""
        if not self.exists:
            return 0
        with self._open() as connection:
            (last,) = connection.execute("select max(sequence) from decisions").fetchone()
            return int(last or 0)

    def decide(
        self, person: str, rulings: Sequence[tuple[Seen, Ruling]], *, undoes: str = ""
    ) -> str | LedgerConflict:
        """Write what was decided, all of it at once; gives the batch. Raises UsageError.

        Where somebody has decided about one of the findings in the meantime, nothing is written.
        """
        batch, at = uuid4().hex, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        with self._open(write=True) as connection:
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

    @contextmanager
    def _open(self, *, write: bool = False) -> Iterator[sqlite3.Connection]:
        """A transaction. Raises UsageError."""
        try:
            connection = sqlite3.connect(self.file, timeout=_SECONDS, isolation_level=None)
            try:
                # What was answered for is on the disk.
                connection.execute("pragma synchronous = full")
                if write:
                    connection.execute(_TABLE)
                    connection.execute("begin immediate")
                yield connection
                if write:
                    connection.execute("commit")
            finally:
                connection.close()
        except sqlite3.Error as error:
            raise UsageError(
                Message(f"用不了审核记录 {self.file}：{error}", f"Can't use the ledger {self.file}: {error}")
            ) from None


def _about(connection: sqlite3.Connection, finding: FindingKey) -> Iterator[LedgerEntry]:
    where = "where agency = ? and fingerprint = ? order by sequence"
    rows = connection.execute(f"{_ALL} {where}", (finding.agency, finding.fingerprint))
    yield from map(_entry, rows)


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
