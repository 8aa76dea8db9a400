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

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from reportlint.model.finding import Severity
from reportlint.model.misuse import Misuse, nearest
from reportlint.model.say import Language, Say
from reportlint.outputs.totals import FailOn
from reportlint.waivers import Waiver

NAME = "reportlint.toml"


class Lang(StrEnum):
    """Languages of messages."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Config:
    """What the user asked for. None and empty: not said."""

    output: tuple[str, ...] = ()
    form: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    as_of: date | None = None
    baseline: Path | None = None
    lang: Lang | None = None
    jobs: int | None = None
    isolated: bool = False
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
        return "en" if self.lang is Lang.EN else "zh"

    def over(self, base: Config) -> Config:
        """This configuration where it says something, else the other."""
        said = {
            one.name: value
            for one in fields(self)
            if (value := getattr(self, one.name)) not in (None, (), {})
        }
        return replace(base, **{name: value for name, value in said.items() if value not in (False, "")})


def find(folder: Path) -> Path | None:
    """The configuration file that holds for a folder: the nearest one, in it or above it."""
    for place in (folder, *folder.parents):
        if (file := place / NAME).is_file():
            return file
        if (file := place / "pyproject.toml").is_file() and b"[tool.reportlint" in file.read_bytes():
            return file
    return None


def read(file: Path) -> Config:
    """The configuration in a file. Raises Misuse."""
    import tomllib

    name = _short(file)
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Misuse(
            Say(f"读不了配置文件 {name}：{reason}", f"Can't read configuration {name}: {reason}")
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Misuse(Say(f"{name} 不是正确的 TOML：{error}", f"{name} is no valid TOML: {error}")) from None
    if file.name == "pyproject.toml":
        table = table.get("tool", {}).get("reportlint", {})
    return _Reader(name, file.parent).config(_table(table))


def parse_day(value: object) -> date:
    """A day: a TOML date or text such as 2026-01-31. Raises ValueError."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return date.fromisoformat(value if isinstance(value, str) else "")


class _Kind(NamedTuple):
    """What a key may hold."""

    expected: Say
    parse: Callable[[object], Any]
    """Raises ValueError."""


class _Reader:
    """Reads the tables of one file; knows its name for the messages."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.keys = {
            "output": _Kind(_TEXTS.expected, self._outputs),
            "form": _TEXT,
            "select": _TEXTS,
            "ignore": _TEXTS,
            "fail-on": _one_of(FailOn),
            "as-of": _DAY,
            "baseline": _Kind(_TEXT.expected, lambda value: self.folder / _text(value)),
            "lang": _one_of(Lang),
            "jobs": _Kind(Say("不小于 1 的整数", "a whole number, at least 1"), _count),
            "isolated": _FLAG,
            "no-waivers": _FLAG,
            "show-passed": _FLAG,
            "rules": _Kind(Say("以规则名为键的表", "a table with rules as keys"), self._rules),
            "waivers": _Kind(Say("一组 [[waivers]] 表", "a list of [[waivers]] tables"), self._waivers),
        }

    def config(self, table: Mapping[str, object]) -> Config:
        values = self.table(table, self.keys, "")
        return Config(**{key.replace("-", "_"): value for key, value in values.items()}, source=self.name)

    def table(self, table: Mapping[str, object], keys: Mapping[str, _Kind], where: str) -> dict[str, Any]:
        values = {}
        for key, value in table.items():
            if key not in keys:
                hint = nearest(key, keys, listed=len(keys))
                raise Misuse(
                    Say(
                        f"{self.name}：{where}没有“{key}”这一项。{hint.zh}",
                        f"{self.name}: {where}“{key}” is not known.{hint.en}",
                    )
                )
            try:
                values[key] = keys[key].parse(value)
            except ValueError:
                expected = keys[key].expected
                raise Misuse(
                    Say(
                        f"{self.name}：{where}“{key}”应为{expected.zh}，现为 {value!r}。",
                        f"{self.name}: {where}“{key}” must be {expected.en}, it is {value!r}.",
                    )
                ) from None
        return values

    def _outputs(self, value: object) -> tuple[str, ...]:
        return tuple(self._output(one) for one in _texts(value))

    def _output(self, value: str) -> str:
        name, equals, file = value.partition("=")
        return f"{name}={self.folder / file}" if equals and file != "-" else value

    def _rules(self, value: object) -> dict[str, Mapping[str, Any]]:
        rules: dict[str, Mapping[str, Any]] = {}
        for rule, table in _table(value).items():
            settings = dict(_table(table))
            checked = {"severity": settings.pop("severity")} if "severity" in settings else {}
            rules[rule] = {
                **settings,
                **self.table(checked, {"severity": _one_of(Severity)}, f"[rules.{rule}] "),
            }
        return rules

    def _waivers(self, value: object) -> tuple[Waiver, ...]:
        if not isinstance(value, list):
            raise ValueError
        return tuple(self._waiver(n, _table(entry)) for n, entry in enumerate(value, 1))

    def _waiver(self, n: int, entry: Mapping[str, object]) -> Waiver:
        source = f"{self.name} [[waivers]] #{n}"
        keys = dict.fromkeys(("fingerprint", "rule", "agency", "path", "reason"), _TEXT)
        values = self.table(entry, {**keys, "expires": _DAY}, f"[[waivers]] #{n} ")
        missing = [name for name in ("reason", "expires") if not values.get(name)]
        if "fingerprint" not in values and "rule" not in values:
            missing.insert(0, "rule")
        if missing:
            names = ", ".join(missing)
            raise Misuse(
                Say(
                    f"{source} 缺少 {names}；须写明 rule 或 fingerprint，以及 reason 和 expires。",
                    f"{source} lacks {names}; it needs rule or fingerprint, reason and expires.",
                )
            )
        return Waiver(**values, source=source)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (_text(value),)
    if not isinstance(value, list):
        raise ValueError
    return tuple(_text(one) for one in value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError
    return value


def _table(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError
    return value


def _one_of(choices: type[StrEnum]) -> _Kind:
    values = " / ".join(choices)
    return _Kind(Say(f" {values} 之一", f"one of {values}"), choices)


_TEXT = _Kind(Say("一段文字", "text"), _text)
_TEXTS = _Kind(Say("一组文字", "a list of texts"), _texts)
_FLAG = _Kind(Say(" true 或 false", "true or false"), _flag)
_DAY = _Kind(Say("日期，如 2026-01-31", "a date such as 2026-01-31"), parse_day)


def _short(file: Path) -> str:
    """The file's name as the user would write it from here."""
    try:
        return str(file.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(file)
