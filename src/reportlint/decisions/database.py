"""The file of a run's ledger: what people decided and what was sent, only ever added to.

An entry is there whole or not at all, whatever ends the process. Any number of people write to it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from reportlint.model.errors import UsageError
from reportlint.model.message import Message

FILE: Final = "decisions.sqlite"
_SECONDS: Final = 15.0
"""That one writer waits for another."""
_TABLES: Final = {
    "decisions": """
create table if not exists decisions (
    sequence integer primary key autoincrement,
    at text not null, person text not null,
    agency text not null, fingerprint text not null, rule text not null, place text not null, stamp text not null,
    decision text not null, reason text not null, note text not null, expires text,
    batch text not null, undoes text not null
)
""",
    "letters": """
create table if not exists letters (
    sequence integer primary key autoincrement,
    at text not null, person text not null,
    agency text not null, kind text not null, number text not null, day text, deadline text, told text not null,
    batch text not null, undoes text not null
)
""",
}


@contextmanager
def ledger_file(file: Path, *, write: bool = False) -> Iterator[sqlite3.Connection]:
    """A transaction. Raises UsageError."""
    try:
        connection = sqlite3.connect(file, timeout=_SECONDS, isolation_level=None)
        try:
            # What was answered for is on the disk.
            connection.execute("pragma synchronous = full")
            if write:
                for table in _TABLES.values():
                    connection.execute(table)
                connection.execute("begin immediate")
            yield connection
            if write:
                connection.execute("commit")
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise UsageError(
            Message(f"用不了审核记录 {file}：{error}", f"Can't use the ledger {file}: {error}")
        ) from None


def tables(connection: sqlite3.Connection) -> list[str]:
    """The names of those that are there: a file of an earlier version has no letters."""
    known = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
    return [name for name in _TABLES if (name,) in known]


def last_entry(file: Path) -> int:
    """A number that grows with every entry of any kind; 0 where there is none. Raises UsageError."""
    if not file.is_file():
        return 0
    with ledger_file(file) as connection:
        last = (
            connection.execute(f"select coalesce(max(sequence), 0) from {table}").fetchone()[0]
            for table in tables(connection)
        )
        return sum(last)


def now() -> str:
    """The time in UTC, `2026-02-03T08:00:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
