"""Opening a run's database: the file in its folder, or a server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from reportlint.model.misuse import Misuse
from reportlint.model.say import Say
from reportlint.runs.store import Store
from reportlint.runs.tables import METADATA, VERSION

FILE = "run.sqlite"


def opened(folder: Path, url: str = "", *, create: bool = False) -> Store:
    """The database of a run folder, or the one at `url`, as `postgresql://user@host/name`.

    Raises Misuse where there is none and it is not to be created, or it can't be used.
    """
    file = folder / FILE
    if not url and not create and not file.is_file():
        raise Misuse(
            Say(
                f"{folder} 不是批量核查的目录：没有 {FILE}。", f"{folder} is no run folder: it has no {FILE}."
            )
        )
    name = f"{file}" if not url else "PostgreSQL"
    try:
        engine = _engine(file, url)
        store = Store(engine)
        if create and not inspect(engine).has_table("run"):
            METADATA.create_all(engine)
            store.note({"schema": str(VERSION)})
        version = store.facts().get("schema")
    except (ArgumentError, NoSuchModuleError):
        raise Misuse(Say(f"“{url}”不是数据库地址。", f"“{url}” is no address of a database.")) from None
    except ModuleNotFoundError:
        raise Misuse(
            Say(
                "使用 PostgreSQL 需要安装附加组件：pip install 'reportlint[postgres]'",
                "PostgreSQL needs an extra: pip install 'reportlint[postgres]'",
            )
        ) from None
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        raise Misuse(
            Say(f"用不了数据库 {name}：{reason}", f"Can't use the database {name}: {reason}")
        ) from None
    if version != str(VERSION):
        raise Misuse(
            Say(
                f"数据库 {name} 由另一版本的 reportlint 建立，请换一个目录。",
                f"The database {name} was made by another version of reportlint; use another folder.",
            )
        )
    return store


def _engine(file: Path, url: str) -> Engine:
    if url:
        address = make_url(url)
        if address.drivername == "postgresql":
            address = address.set(drivername="postgresql+psycopg")
        return create_engine(address)
    engine = create_engine(f"sqlite:///{file}")
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: Any, _: Any) -> None:
    """What was committed outlives the process however it ends; readers don't wait for the writer."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()
