"""From a file, the environment and the command line to a configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportlint.config.config import SETTINGS, Config
from reportlint.config.keys import COUNT, KeyType, read_keys, table_of
from reportlint.config.tables import days_of, rules_of, waivers_of
from reportlint.model.message import Message
from reportlint.support.limits import SETTABLE
from reportlint.support.toml import read_toml

NAME = "reportlint.toml"
PREFIX = "REPORTLINT_"
"""What names of environment variables begin with: `REPORTLINT_FAIL_ON` is `fail-on`."""


def configured(
    options: Mapping[str, object], file: Path | None, environment: Mapping[str, str] | None = None
) -> Config:
    """The options of a command, over the environment, over the file named or the one that holds for the working folder.

    Options are named as keys of a file; None, False and empty ones count as not given. Several values of one
    variable are separated by spaces. Raises UsageError.
    """
    file = file or find(Path.cwd())
    base = read(file) if file else Config()
    types = {key: setting.type for key, setting in SETTINGS.items()}
    given = {key: types[key].from_text(value) for key, value in options.items() if key in types}
    given = {key: value for key, value in given.items() if value not in (None, False, "", [], ())}
    told = {
        key: setting.type.from_text(text.split() if setting.repeated else text)
        for key, setting in SETTINGS.items()
        if (text := (environment or {}).get(variable(key)))
    }
    values = read_keys(told, types, name="", folder=Path(), written=variable)
    values |= read_keys(given, types, name="", folder=Path(), written="--{}".format)
    return replace(base, **_fields(values))


def variable(key: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + key.replace("-", "_").upper()


def find(folder: Path) -> Path | None:
    """The configuration file that holds for a folder: the nearest one, in it or above it."""
    for place in (folder, *folder.parents):
        if (file := place / NAME).is_file():
            return file
        if (file := place / "pyproject.toml").is_file() and b"[tool.reportlint" in file.read_bytes():
            return file
    return None


def read(file: Path) -> Config:
    """The configuration in a file. Raises UsageError."""
    name = _short(file)
    table = read_toml(file, name, Message("配置文件", "configuration"))
    if file.name == "pyproject.toml":
        table = table.get("tool", {}).get("reportlint", {})
    return config_of(table, name, file.parent)


def config_of(table: object, name: str, folder: Path) -> Config:
    """The configuration in a table; `name` says where it stands, paths in it are relative to `folder`.

    Raises UsageError.
    """
    keys = {
        **{key: setting.type for key, setting in SETTINGS.items()},
        "rules": KeyType(
            Message("以规则名或分组为键的表", "a table with rules or groups as keys"),
            lambda value, folder: rules_of(table_of(value), name, folder),
        ),
        "waivers": KeyType(
            Message("一组 [[waivers]] 表", "a list of [[waivers]] tables"),
            lambda value, folder: waivers_of(value, name, folder),
        ),
        "limits": KeyType(
            Message("以限额名为键、整数为值的表", "a table of whole numbers"),
            lambda value, folder: read_keys(
                table_of(value), dict.fromkeys(SETTABLE, COUNT), name=name, folder=folder, part="[limits]"
            ),
        ),
        **{part: _days(part, name) for part in ("deadlines", "submissions")},
    }
    return Config(**_fields(read_keys(table, keys, name=name, folder=folder)), source=name)


def _days(part: str, name: str) -> KeyType:
    """A table of days by kind of body."""
    return KeyType(
        Message("以单位类型为键、月日（如 01-28）为值的表", "a table of days such as 01-28, by kind of body"),
        lambda value, folder: days_of(table_of(value), name, folder, part),
    )


def _fields(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): value for key, value in table.items()}


def _short(file: Path) -> str:
    """The file's name as the user would write it from here."""
    try:
        return str(file.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(file)
