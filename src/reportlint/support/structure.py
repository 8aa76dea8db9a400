"""A TOML table → a frozen dataclass. The dataclass is the schema: its fields are the legal keys."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import MISSING, field, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, TypeVar

from reportlint.model.errors import choices
from reportlint.model.message import Message

T = TypeVar("T")


class StructureFault(NamedTuple):
    """A key or value that can't be used."""

    key: str
    say: Message


class StructureError(Exception):
    """A value of the wrong type or form. An options class raises it for options that don't go together."""

    def __init__(self, say: Message) -> None:
        super().__init__(say.en)
        self.say = say


def option(zh: str, en: str, **default: Any) -> Any:
    """A field of an options class, with what it means: for schemas and docs."""
    return field(metadata={"say": Message(zh, en)}, **default)


@cache
def _hints(cls: Hashable) -> Mapping[str, Any]:
    """The types of a class's fields."""
    return typing.get_type_hints(cls)


def read(
    cls: type[T], table: Mapping[str, Any], also: frozenset[str] = frozenset()
) -> T | list[StructureFault]:
    """An instance of the dataclass from the table, or everything that is wrong with it.

    `also` are keys that someone else reads. Field `name_` is read from key `name`, `a_b` from `a_b` or `a-b`.
    """
    wrong = []
    values = {}
    legal = {}
    types_ = _hints(cls)  # type: ignore[arg-type]
    for one in fields(cls):  # type: ignore[arg-type]
        key = one.name.removesuffix("_")
        legal[key] = one
        if key in table:
            try:
                values[one.name] = convert(table[key], types_[one.name])
            except StructureError as unfit:
                wrong.append(StructureFault(key, Message(f"{key}：{unfit.say.zh}", f"{key}: {unfit.say.en}")))
        elif one.default is MISSING and one.default_factory is MISSING:
            wrong.append(StructureFault("", Message(f"缺少 {key}", f"{key} is missing")))
    for key in table:
        if key not in legal and key not in also:
            names = sorted({*legal, *also})
            hint = choices(key, names)
            wrong.append(
                StructureFault(
                    key, Message(f"不认识的键“{key}”。{hint.zh}", f"unknown key “{key}”.{hint.en}")
                )
            )
    if wrong:
        return wrong
    try:
        return cls(**values)
    except StructureError as unfit:
        return [StructureFault("", unfit.say)]


def convert(value: Any, hint: Any) -> Any:
    """A TOML value as a field's type. Raises StructureError."""
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return convert(value, next(arg for arg in typing.get_args(hint) if arg is not types.NoneType))
    if origin is tuple:
        return _several(value, typing.get_args(hint)[0])
    if origin is re.Pattern:
        return _pattern(_of(str, value))
    if isinstance(hint, type) and is_dataclass(hint):
        return _nested(value, hint)
    if hint is Message:
        return _say(value)
    if hint is Decimal:
        return Decimal(str(_of((int, float), value)))
    if origin is typing.Literal:
        return _one_of(typing.get_args(hint), value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(_one_of([member.value for member in hint], value))
    return _of(hint, value) if hint in _NAMES else value


_NAMES: Mapping[Any, Message] = {
    str: Message("文字", "a string"),
    int: Message("整数", "a whole number"),
    bool: Message("true 或 false", "true or false"),
    (int, float): Message("数字", "a number"),
}


def _of(kind: Any, value: Any) -> Any:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        name = _NAMES[kind]
        raise StructureError(Message(f"应为{name.zh}", f"must be {name.en}"))
    return value


def _several(value: Any, hint: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise StructureError(Message("应为列表，写在方括号里", "must be a list in square brackets"))
    return tuple(convert(item, hint) for item in value)


def _nested(value: Any, cls: type) -> Any:
    if not isinstance(value, dict):
        raise StructureError(Message("应为表", "must be a table"))
    table = read(cls, value)
    if isinstance(table, list):
        name = next((str(value[key]) for key in ("key", "id", "family") if key in value), "")
        where = f"{name}: " if name else ""
        raise StructureError(Message(f"{where}{table[0].say.zh}", f"{where}{table[0].say.en}"))
    return table


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise StructureError(
            Message(f"正则表达式有误：{error}", f"the regular expression can't be read: {error}")
        ) from None


def _say(value: Any) -> Message:
    if isinstance(value, str) and value.strip():
        return Message(value, value)
    if (
        isinstance(value, dict)
        and value.keys() == {"zh", "en"}
        and all(isinstance(text, str) and text.strip() for text in value.values())
    ):
        return Message(value["zh"], value["en"])
    raise StructureError(
        Message(
            '应为文字，或 { zh = "…", en = "…" }', 'must be a string or { zh = "…", en = "…" }, not empty'
        )
    )


def _one_of(legal: Sequence[str], value: Any) -> str:
    if value not in legal:
        hint = choices(str(value), legal)
        raise StructureError(Message(f"没有“{value}”这个值。{hint.zh}", f"there is no “{value}”.{hint.en}"))
    return str(value)
