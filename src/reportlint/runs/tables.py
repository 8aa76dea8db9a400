"""The tables of a run's database."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    TypeDecorator,
)
from sqlalchemy import String as AnyString

VERSION: Final = 6
"""Of the tables; a run with another one is not opened."""


class String(TypeDecorator[str]):
    """Text of pages: what a database can't hold, the character 0 and halves of characters, is replaced."""

    impl = AnyString
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        """On its way into the database."""
        if value is None or (value.isascii() and "\0" not in value):
            return value
        return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


METADATA: Final = MetaData()

RUN: Final = Table(
    "run",
    METADATA,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)
"""What holds for the whole run: see `RunFacts`."""

AGENCIES: Final = Table(
    "agencies",
    METADATA,
    Column("id", String, primary_key=True),
    Column("row", Integer, nullable=False),
    Column("listed", Boolean, nullable=False),
    Column("name", String, nullable=False),
    Column("address", String, nullable=False),
    Column("kind", String),
    Column("superior", String, nullable=False),
    Column("year", Integer),
    Column("last", String, nullable=False),
    Column("note", String, nullable=False),
    Column("aliases", JSON, nullable=False),
    Column("due", String),
    Column("handling", JSON, nullable=False),
    Column("faults", JSON, nullable=False),
    Index("agencies_row", "row"),
    Index("agencies_superior", "superior", "year"),
)
"""A row for each row of the list; rows of earlier lists stay, with `listed` off."""

LOADS: Final = Table(
    "loads",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("agency", String, nullable=False),
    Column("role", String, nullable=False),
    Column("address", String, nullable=False),
    Column("at", String, nullable=False),
    Column("came", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("reason", JSON),
    Column("conditions", JSON, nullable=False),
    Column("start", BigInteger),
    Column("length", Integer),
    Column("file", String, nullable=False),
    Index("loads_agency", "agency", "role"),
)
"""Every attempt to get a page: what came of it, and where in the evidence it is kept."""

PAGES: Final = Table(
    "pages",
    METADATA,
    Column("agency", String, primary_key=True),
    Column("role", String, primary_key=True),
    Column("tried", Integer, nullable=False),
    Column("content", Integer),
)
"""The last attempt to get each page, and the last that brought something: ids of `LOADS`."""

REPORTS: Final = Table(
    "reports",
    METADATA,
    Column("agency", String, primary_key=True),
    Column("role", String, primary_key=True),
    Column("load", Integer, nullable=False),
    Column("digest", String, nullable=False),
    Column("rules", String, nullable=False),
    Column("status", String, nullable=False),
    Column("reason", JSON),
    Column("form", String),
    Column("title", String, nullable=False),
    Column("body", String, nullable=False),
    Column("year", Integer),
    Column("published", String),
    Column("in_time", Boolean),
    Column("zero", Boolean, nullable=False),
    Column("outcome", LargeBinary, nullable=False),
    Column("report", LargeBinary),
    Column("signature", LargeBinary),
)
"""What was judged: one row for an agency's page of this year and one for that of the last."""

FINDINGS: Final = Table(
    "findings",
    METADATA,
    Column("agency", String, primary_key=True),
    Column("scope", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("rule", String, nullable=False),
    Column("severity", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("key", String, nullable=False),
    Column("place", String, nullable=False),
    Column("message", String, nullable=False),
    Column("fingerprint", String, nullable=False),
    Index("findings_rule", "rule"),
)
"""Every finding, of the page itself (`page`) and of the comparison with other reports (`across`)."""

ACROSS: Final = Table(
    "across",
    METADATA,
    Column("agency", String, primary_key=True),
    Column("judged", LargeBinary, nullable=False),
)
"""What the comparison with other reports said, whole."""

VERSIONS: Final = Table(
    "versions",
    METADATA,
    Column("agency", String, primary_key=True),
    Column("load", Integer, primary_key=True),
    Column("digest", String, nullable=False),
    Column("faulty", Boolean, nullable=False),
)
"""Each text that the report asked for has had: the load that brought it, an id of `LOADS`; whether it had errors."""

MENDED: Final = Table(
    "mended",
    METADATA,
    Column("agency", String, primary_key=True),
    Column("fingerprint", String, primary_key=True),
)
"""Findings of earlier runs that are known to be mended; where one of them returns, that is told."""
