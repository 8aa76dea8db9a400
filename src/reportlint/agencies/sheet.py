"""One sheet of a list, and the text of its cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportlint.model.errors import UsageError
from reportlint.model.message import Message


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One sheet."""

    rows: Iterator[Sequence[str]]
    """All rows from the first, empty ones included, so that they can be counted. Read once."""
    name: str = ""
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Where cells lead to when they are clicked, by row from 1 and column from 0."""


def unusable(path: Path, why: Message) -> UsageError:
    """Says that a file can't be used for its rows."""
    return UsageError(Message(f"{path} 不能使用：{why.zh}", f"{path} can't be used: {why.en}"))


def clean(text: str) -> str:
    """The text of a cell on one line, without characters that can't be seen."""
    if text.isascii() and text.isprintable():
        return text.strip()
    seen = "".join(" " if one.isspace() else one for one in text if one.isspace() or _seen(one))
    return " ".join(seen.split())


def _seen(one: str) -> bool:
    return unicodedata.category(one) not in ("Cc", "Cf")
