"""What a key of a configuration may hold, and the reading of tables of such keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from reportlint.model.errors import UsageError, nearest
from reportlint.model.message import Message


def _as_given(value: Any) -> Any:
    return value


class KeyType(NamedTuple):
    """What a key may hold."""

    expected: Message
    parse: Callable[[Any, Path], Any]
    """The value in a file, or given on the command line, and the folder that paths in it are relative to → what it
    means. Raises ValueError."""
    from_text: Callable[[Any], Any] = _as_given
    """What the command line or the environment gives → what a file would hold."""
    legal: tuple[str, ...] = ()
    """The words it may be, where only some are."""


def read_keys(
    table: object,
    keys: Mapping[str, KeyType],
    *,
    name: str,
    folder: Path,
    part: str = "",
    written: Callable[[str], str] = str,
) -> dict[str, Any]:
    """The values of a table by key; a key that is not known, or holds something else, is a UsageError.

    `name` and `part` say in it where the table stands, `written` how its keys are written there.
    """
    where = " ".join(filter(None, (name, part)))
    zh, en = (f"{where}：", f"{where}: ") if where else ("", "")
    if not isinstance(table, Mapping):
        raise UsageError(Message(f"{zh}应为一个表。", f"{en}a table is needed."))
    values = {}
    for key, value in table.items():
        if key not in keys:
            hint = nearest(key, keys, listed=len(keys))
            raise UsageError(
                Message(f"{zh}没有“{key}”这一项。{hint.zh}", f"{en}“{key}” is not known.{hint.en}")
            )
        kind, shown = keys[key], written(key)
        try:
            values[key] = kind.parse(value, folder)
        except ValueError:
            raise UsageError(
                Message(
                    f"{zh}“{shown}”应为{kind.expected.zh}，现为{_shown(value, ' ')}。",
                    f"{en}“{shown}” must be {kind.expected.en}, it is {_shown(value)}.",
                )
            ) from None
    return values


def one_of(
    legal: Iterable[str],
    make: Callable[[str], Any] = str,
    also: Callable[[str], str | None] = lambda word: None,
) -> KeyType:
    """One of some words; `make` turns it into a value, `also` knows other words for the legal ones."""
    words = tuple(legal)
    listed = " / ".join(words)

    def parse(value: object, folder: Path) -> Any:
        word = value if value in words else also(value) if isinstance(value, str) else None
        if word is None:
            raise ValueError
        return make(str(word))

    return KeyType(Message(f" {listed} 之一", f"one of {listed}"), parse, legal=words)


def text_of(value: object) -> str:
    """A text that is not empty. Raises ValueError."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value


def texts_of(value: object) -> tuple[str, ...]:
    """A list of texts, or a single one. Raises ValueError."""
    if isinstance(value, str):
        return (text_of(value),)
    if not isinstance(value, list | tuple):
        raise ValueError
    return tuple(text_of(one) for one in value)


def words(values: Iterable[str] | None) -> tuple[str, ...]:
    """Values of a repeatable option, in which commas separate as well."""
    return tuple(word.strip() for value in values or () for word in value.split(",") if word.strip())


def table_of(value: object) -> Mapping[str, Any]:
    """A table. Raises ValueError."""
    if not isinstance(value, Mapping):
        raise ValueError
    return value


def _flag_of_text(value: object) -> object:
    return _FLAG_WORDS.get(value.lower(), value) if isinstance(value, str) else value


def _flag(value: object, folder: Path) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _count(value: object, folder: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError
    return value


def _whole(text: str | None) -> int | str | None:
    return int(text) if text and text.isdecimal() else text


def _day(value: object, folder: Path) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return date.fromisoformat(value if isinstance(value, str) else "")


def _month_day(value: object, folder: Path) -> str:
    # Of a year that is no leap year: the day is one of every year.
    return f"{date.fromisoformat(f'2023-{text_of(value)}'):%m-%d}"


def _shown(value: object, space: str = "") -> str:
    """A value as it is quoted; `space` stands before one that has no quotation marks."""
    return f"“{value}”" if isinstance(value, str) else f"{space}{value!r}"


_LIST = Message("一组文字", "a list of texts")
TEXT = KeyType(Message("一段文字", "text"), lambda value, folder: text_of(value))
FILE = KeyType(TEXT.expected, lambda value, folder: folder / text_of(value))
TEXTS = KeyType(_LIST, lambda value, folder: texts_of(value))
WORDS = TEXTS._replace(from_text=words)
FOLDERS = KeyType(_LIST, lambda value, folder: tuple(folder / one for one in texts_of(value)))
_FLAG_WORDS = {"1": True, "true": True, "0": False, "false": False}
PATTERNS = KeyType(
    _LIST,
    lambda value, folder: tuple(
        (folder.absolute() / one).as_posix() if "/" in one else one for one in texts_of(value)
    ),
    words,
)
"""Patterns of paths: with `/`, relative to the folder; without, of a name anywhere."""
FLAG = KeyType(Message(" true 或 false", "true or false"), _flag, _flag_of_text)
DAY = KeyType(Message("日期，如 2026-01-31", "a date such as 2026-01-31"), _day)
MONTH_DAY = KeyType(Message("月日，如 01-28", "month and day such as 01-28"), _month_day)
COUNT = KeyType(Message("不小于 1 的整数", "a whole number, at least 1"), _count, _whole)
