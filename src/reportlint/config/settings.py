"""One setting: a key of the configuration and, for most, an option of the command line. Both come from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from enum import StrEnum
from typing import Any, NamedTuple

from reportlint.config.keys import KeyType
from reportlint.model.message import Message


class Unrecognised(StrEnum):
    """What becomes of pages on which no report is recognised."""

    FAIL = "fail"
    SKIP = "skip"


class Setting(NamedTuple):
    """What there is to know of a setting, wherever it is given."""

    type: KeyType
    help: Message
    metavar: str
    """What stands for its value in the help of a command; empty for a flag."""
    flags: tuple[str, ...]
    """As it is written on the command line; empty for what only a file can hold."""
    repeated: bool


def setting(
    type: KeyType,
    help: Message,
    *flags: str,
    default: Any = None,
    metavar: str = "",
    repeated: bool = False,
) -> Any:
    """A field of a configuration."""
    return field(
        default=default, metadata={"setting": Setting(type, help, metavar, flags, repeated), "say": help}
    )


def settings_of(cls: type) -> Mapping[str, Setting]:
    """The settings of a configuration by key."""
    return {
        one.name.replace("_", "-"): one.metadata["setting"]
        for one in fields(cls)
        if "setting" in one.metadata
    }
