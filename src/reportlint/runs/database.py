"""Opening a run's database: `run.sqlite` in its folder, or a PostgreSQL database that a note in it names."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import uuid4

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from reportlint.model.errors import UsageError, without_extra
from reportlint.model.message import Message
from reportlint.runs.store import Store
from reportlint.runs.tables import METADATA, VERSION
from reportlint.support.atomic import write_whole

FILE: Final = "run.sqlite"
NOTE: Final = "database.txt"
_SECONDS: Final = 15
"""That a server has to answer."""


class _Note(NamedTuple):
    """What a run folder says of its database on a server: that it is this run's, and no other's."""

    url: str
    """Without a password: that is asked of PGPASSWORD or ~/.pgpass."""
    run: str


def opened(folder: Path, url: str = "") -> Store:
    """The database of a run folder, at `url` or where the folder says. Raises UsageError where it can't be used."""
    note = _noted(folder)
    if note is None and not (folder / FILE).is_file():
        raise UsageError(
            Message(
                f"{folder} 不是批量核查的目录：没有 {FILE}。", f"{folder} is no run folder: it has no {FILE}."
            )
        )
    engine, name = _engine(folder, url or (note.url if note else ""))
    with refused(name):
        return _checked(Store(engine), note, name)


def made(folder: Path, url: str = "") -> Store:
    """The database of a run folder, made where there is none; at `url`, as `postgresql://user@host/name`.

    Raises UsageError where it can't be used, or keeps another run.
    """
    note = _noted(folder)
    if url:
        bare = _bare(_address(url))
        kept = note.url if note else FILE if (folder / FILE).is_file() else bare
        if kept != bare:
            raise UsageError(
                Message(
                    f"{folder} 的结果已存于 {kept}，不能改存；请换一个目录。",
                    f"The run in {folder} is kept in {kept} and stays there; use another folder.",
                )
            )
    engine, name = _engine(folder, url or (note.url if note else ""))
    with refused(name):
        engine.connect().close()
        if url and note is None:
            note = _Note(bare, uuid4().hex)
            write_whole(folder / NOTE, "\n".join((*note, "")).encode())
        METADATA.create_all(engine)
        store = Store(engine)
        if "schema" not in store.facts():
            store.note({"schema": str(VERSION), "run": note.run if note else ""})
        return _checked(store, note, name)


@contextmanager
def refused(name: str) -> Iterator[None]:
    """What a database refuses is told in a sentence: raises UsageError for it."""
    try:
        yield
    except SQLAlchemyError as error:
        reason = (str(getattr(error, "orig", None) or error).strip().splitlines() or [type(error).__name__])[
            0
        ]
        raise UsageError(
            Message(f"用不了数据库 {name}：{reason}", f"Can't use the database {name}: {reason}")
        ) from None


def name_of(folder: Path) -> str:
    """The database of a run folder, for readers."""
    note = _noted(folder)
    return note.url if note else str(folder / FILE)


def _noted(folder: Path) -> _Note | None:
    file = folder / NOTE
    if not file.is_file():
        return None
    lines = file.read_text(encoding="utf-8").split()
    if len(lines) != len(_Note._fields):
        raise UsageError(
            Message(
                f"{file} 不是本工具所写，或已改动。", f"{file} was not written by reportlint, or was changed."
            )
        )
    return _Note(*lines)


def _checked(store: Store, note: _Note | None, name: str) -> Store:
    facts = store.facts()
    if facts.get("schema") != str(VERSION):
        raise UsageError(
            Message(
                f"数据库 {name} 由另一版本的 reportlint 建立，请换一个目录。",
                f"The database {name} was made by another version of reportlint; use another folder.",
            )
        )
    if note is not None and facts.get("run") != note.run:
        raise UsageError(
            Message(
                f"数据库 {name} 已存有另一次核查的结果，请换一个数据库。",
                f"The database {name} keeps another run; use another database.",
            )
        )
    return store


def _address(url: str) -> URL:
    """Raises UsageError; what was typed is not repeated, as it may hold a password."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        address = None
    if address is None or address.drivername not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise UsageError(
            Message(
                "--database 应为 PostgreSQL 的地址，如 postgresql://用户@主机/数据库。",
                "--database takes the address of a PostgreSQL database, as postgresql://user@host/name.",
            )
        )
    return address.set(drivername="postgresql")


def _bare(address: URL) -> str:
    """Without the password."""
    return URL.create(
        address.drivername,
        address.username,
        host=address.host,
        port=address.port,
        database=address.database,
        query=address.query,
    ).render_as_string()


def _engine(folder: Path, url: str) -> tuple[Engine, str]:
    """The engine, and the database's name for readers."""
    if not url:
        file = folder / FILE
        if file.is_file() and not os.access(folder, os.W_OK):
            engine = create_engine(f"sqlite:///{file}", creator=partial(_only_read, file))
        else:
            engine = create_engine(f"sqlite:///{file}")
            event.listen(engine, "connect", _prepare)
        event.listen(engine, "handle_error", partial(_told, file))
        return engine, str(file)
    address = _address(url)
    options = {} if "connect_timeout" in address.query else {"connect_timeout": _SECONDS}
    try:
        engine = create_engine(address.set(drivername="postgresql+psycopg"), connect_args=options)
    except ImportError:
        raise without_extra(Message("使用 PostgreSQL ", "PostgreSQL"), "postgres") from None
    return engine, _bare(address)


def _told(file: Path, failure: ExceptionContext) -> None:
    """A damaged file, or a disk that refuses, is told whenever it is met. Raises UsageError."""
    reason, pages = str(failure.original_exception), _pages(file.parent / "evidence")
    if any(words in reason for words in ("disk I/O error", "disk is full")):
        raise UsageError(
            Message(
                f"{file} 写不进去或者读不出来（{reason}），请看磁盘是否已满、是否可写。"
                f"{pages.zh}处理后用同一目录再运行一次，即可接着核查。",
                f"{file} can't be written or read ({reason}); see whether the disk is full or read-only. "
                f"{pages.en}Run it again with the same folder to go on.",
            )
        ) from None
    if "no such table" in reason:
        raise UsageError(
            Message(
                f"{file} 是空的或者不完整，其中没有核查结果。{pages.zh}用同一目录再运行一次 batch，即可重新核查。",
                f"{file} is empty or not whole and holds no results. {pages.en}"
                "Run batch again with the same folder to check them anew.",
            )
        ) from None
    if any(words in reason for words in ("malformed", "not a database")):
        raise UsageError(
            Message(
                f"{file} 已损坏（{reason}）。{pages.zh}请换一个目录重新核查。",
                f"{file} is damaged ({reason}). {pages.en}Begin a new run in another folder.",
            )
        ) from None


def _pages(evidence: Path) -> Message:
    """Where the pages are, if any were kept."""
    if not evidence.is_dir():
        return Message("", "")
    return Message(f"已取得的网页仍在 {evidence}。", f"The pages are still in {evidence}. ")


def _only_read(file: Path) -> sqlite3.Connection:
    """Where nothing may be written: without the files beside it that readers and the writer share, unless they are there."""
    how = "mode=ro" if file.with_name(f"{file.name}-wal").exists() else "immutable=1"
    return sqlite3.connect(f"{file.absolute().as_uri()}?{how}", uri=True, check_same_thread=False)


def _prepare(connection: Any, _: Any) -> None:
    """What was committed outlives the process however it ends; readers don't wait for the writer."""
    cursor = connection.cursor()
    # For a new file: what is kept of a report is a little more than a page of the usual 4096 bytes.
    cursor.execute("PRAGMA page_size = 1024")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()
