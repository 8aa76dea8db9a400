"""Configuration: `reportlint.toml`, or `[tool.reportlint]` of a `pyproject.toml`, searched for upwards.

It holds the command line's options under their own names, settings of rules, and waivers:

    select  = ["structure", "arithmetic"]
    fail-on = "warning"
    output  = ["table", "sarif=reportlint.sarif"]

    [rules.approximate-total]
    severity = "info"

    [[waivers]]
    rule    = "table-missing"
    agency  = "云溪县*街道办事处"
    reason  = "县政府办同意本年度随附件公布"
    expires = 2026-12-31

Paths are relative to the file they stand in. What is not known is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from reportlint.config.keys import KeyReader
from reportlint.model.body import BodyKind
from reportlint.model.errors import UsageError
from reportlint.model.message import Language, Message
from reportlint.outputs.totals import FailOn
from reportlint.suppression.waivers import Waiver

NAME = "reportlint.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """What the user asked for. None, False and empty: not said."""

    output: tuple[str, ...] = ()
    form: str | None = None
    body: BodyKind | None = None
    """The kind of every reporting body, where the user knows it better than their titles."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    as_of: date | None = None
    baseline: Path | None = None
    lang: Language | None = None
    jobs: int | None = None
    isolated: bool = False
    rule_folders: tuple[Path, ...] = ()
    """The user's own folders of declared rules."""
    no_waivers: bool = False
    show_passed: bool = False
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By rule id: `severity`, and the options of the rule."""
    waivers: tuple[Waiver, ...] = ()
    source: str = ""
    """The file it was read from."""

    @property
    def language(self) -> Language:
        """The language of messages."""
        return self.lang or "zh"


def configured(options: Mapping[str, object], file: Path | None) -> Config:
    """The options of a command over the file named, else the one that holds for the working folder.

    Options are named as on the command line, without dashes before them; None, False and empty ones count as
    not given. Raises UsageError.
    """
    file = file or find(Path.cwd())
    base = read(file) if file else Config()
    given = {name: value for name, value in options.items() if value not in (None, False, "", [], ())}
    return replace(base, **_fields(KeyReader("", Path(), dashes="--").table(given)))


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
    import tomllib

    name = _short(file)
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(
            Message(f"读不了配置文件 {name}：{reason}", f"Can't read configuration {name}: {reason}")
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            Message(f"{name} 不是正确的 TOML：{error}", f"{name} is no valid TOML: {error}")
        ) from None
    if file.name == "pyproject.toml":
        table = table.get("tool", {}).get("reportlint", {})
    return Config(**_fields(KeyReader(name, file.parent).table(table)), source=name)


def _fields(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): value for key, value in table.items()}


def _short(file: Path) -> str:
    """The file's name as the user would write it from here."""
    try:
        return str(file.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(file)
