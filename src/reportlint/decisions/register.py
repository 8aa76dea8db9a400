"""发文登记: the letters that were sent about a run, in its ledger."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple
from uuid import uuid4

import msgspec

from reportlint.decisions.database import FILE, ledger_file, now, tables
from reportlint.decisions.decision import FindingKey
from reportlint.decisions.letter import LetterKind, SentLetter

_COLUMNS: Final = "at, person, agency, kind, number, day, deadline, told, batch, undoes"
_ALL: Final = f"select sequence, {_COLUMNS} from letters order by sequence"


class NumberTaken(NamedTuple):
    """A letter with one of the numbers is in the register already: nothing was noted."""

    letter: SentLetter


class LetterRegister:
    """The register in a run's folder. Safe to use by threads and processes at the same time."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / FILE

    def entries(self) -> tuple[SentLetter, ...]:
        """All of them in their order, those that take back others among them. Raises UsageError."""
        if not self.file.is_file():
            return ()
        with ledger_file(self.file) as connection:
            return _entries(connection) if "letters" in tables(connection) else ()

    def note(
        self, person: str, letters: Sequence[SentLetter], *, batch: str = "", anew: bool = False
    ) -> str | NumberTaken:
        """Note that letters were sent, all of them at once; gives the batch. Raises UsageError.

        What is noted with the same `batch` is noted once. Two letters never have one number; `anew`: what is noted may
        be known already, with another day.
        """
        at, known = now(), batch
        batch = batch or uuid4().hex
        with ledger_file(self.file, write=True) as connection:
            entries = _entries(connection)
            if known and any(one.batch == known for one in entries):
                return known
            used = {one.number: one for one in standing(entries) if one.number}
            taken = next((used[one.number] for one in letters if one.number in used), None)
            if taken is not None and not anew:
                return NumberTaken(taken)
            _insert(connection, (replace(one, at=at, person=person, batch=batch) for one in letters))
        return batch

    def take_back(self, person: str, batch: str) -> str | None:
        """Note that the letters of a batch were not sent; None where there are none. Raises UsageError."""
        if not self.file.is_file():
            return None
        with ledger_file(self.file, write=True) as connection:
            sent = [one for one in standing(_entries(connection)) if one.batch == batch]
            undoing = uuid4().hex
            _insert(
                connection,
                (replace(one, at=now(), person=person, batch=undoing, undoes=batch) for one in sent),
            )
        return undoing if sent else None


def standing(entries: Iterable[SentLetter]) -> list[SentLetter]:
    """The letters that were sent: those that were taken back are not among them."""
    entries = list(entries)
    undone = {one.undoes for one in entries}
    return [one for one in entries if not one.undoes and one.batch not in undone]


def by_agency(entries: Iterable[SentLetter]) -> Mapping[str, list[SentLetter]]:
    """The letters that were sent to each body, the first one first; what was noted of one number is one letter."""
    sent: defaultdict[str, dict[object, SentLetter]] = defaultdict(dict)
    for one in standing(entries):
        key = (one.kind, one.number) if one.number else one.batch
        sent[one.agency][key] = _joined(sent[one.agency].pop(key, None), one)
    return {agency: list(letters.values()) for agency, letters in sent.items()}


def _joined(before: SentLetter | None, after: SentLetter) -> SentLetter:
    told = {key.fingerprint: key for one in (before, after) if one for key in one.told}
    return replace(after, told=tuple(told.values()))


def _entries(connection: sqlite3.Connection) -> tuple[SentLetter, ...]:
    return tuple(map(_letter, connection.execute(_ALL)))


def _insert(connection: sqlite3.Connection, letters: Iterable[SentLetter]) -> None:
    marks = ", ".join("?" * 10)
    connection.executemany(f"insert into letters ({_COLUMNS}) values ({marks})", map(_row, letters))


def _row(letter: SentLetter) -> tuple[str | None, ...]:
    return (
        *(letter.at, letter.person, letter.agency, letter.kind.value, letter.number),
        *(one.isoformat() if one else None for one in (letter.day, letter.deadline)),
        msgspec.json.encode(letter.told).decode(),
        *(letter.batch, letter.undoes),
    )


def _letter(row: Sequence[str]) -> SentLetter:
    sequence, at, person, agency, kind, number, day, deadline, told, batch, undoes = row
    return SentLetter(
        agency,
        LetterKind(kind),
        number,
        date.fromisoformat(day) if day else None,
        date.fromisoformat(deadline) if deadline else None,
        msgspec.json.decode(told, type=tuple[FindingKey, ...]),
        int(sequence),
        at,
        person,
        batch,
        undoes,
    )
