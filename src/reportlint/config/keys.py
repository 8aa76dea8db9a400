"""What each key of a configuration, and each option of the command line, may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from reportlint.model.body import BodyKind
from reportlint.model.errors import UsageError, nearest
from reportlint.model.finding import Severity
from reportlint.model.message import Message
from reportlint.outputs.totals import FailOn
from reportlint.suppression.waivers import Waiver


class KeyType(NamedTuple):
    """What a key may hold."""

    expected: Message
    parse: Callable[[Any], Any]
    """Raises ValueError."""


class KeyReader:
    """Reads the tables of a file, or the options of a command; a UsageError says where something is wrong."""

    def __init__(self, name: str, folder: Path, dashes: str = "") -> None:
        self._name = name
        self._folder = folder
        self._dashes = dashes
        self._keys = {
            "output": KeyType(_TEXTS.expected, lambda value: tuple(map(self._output, _texts(value)))),
            "form": _TEXT,
            "body": one_of(BodyKind, BodyKind),
            "select": _TEXTS,
            "ignore": _TEXTS,
            "fail-on": one_of(FailOn, FailOn),
            "as-of": _DAY,
            "baseline": KeyType(_TEXT.expected, lambda value: folder / _text(value)),
            "lang": one_of(("zh", "en")),
            "jobs": KeyType(Message("不小于 1 的整数", "a whole number, at least 1"), _count),
            "isolated": _FLAG,
            "rule-folders": KeyType(
                _TEXTS.expected, lambda value: tuple(folder / one for one in _texts(value))
            ),
            "no-waivers": _FLAG,
            "show-passed": _FLAG,
            "rules": KeyType(Message("以规则名为键的表", "a table with rules as keys"), self._rules),
            "waivers": KeyType(Message("一组 [[waivers]] 表", "a list of [[waivers]] tables"), self._waivers),
        }

    def table(self, table: object) -> dict[str, Any]:
        """The values of the top table, by key."""
        if not isinstance(table, Mapping):
            raise UsageError(
                Message(f"{self._name}：[tool.reportlint] 应为一个表。", f"{self._name}: a table is needed.")
            )
        return self._read(table, self._keys)

    def _read(
        self, table: Mapping[str, object], keys: Mapping[str, KeyType], part: str = ""
    ) -> dict[str, Any]:
        where = " ".join(filter(None, (self._name, part)))
        zh, en = (f"{where}：", f"{where}: ") if where else ("", "")
        values = {}
        for key, value in table.items():
            if key not in keys:
                hint = nearest(key, keys, listed=len(keys))
                raise UsageError(
                    Message(f"{zh}没有“{key}”这一项。{hint.zh}", f"{en}“{key}” is not known.{hint.en}")
                )
            kind, name = keys[key], self._dashes + key
            try:
                values[key] = kind.parse(value)
            except ValueError:
                raise UsageError(
                    Message(
                        f"{zh}“{name}”应为{kind.expected.zh}，现为 {_shown(value)}。",
                        f"{en}“{name}” must be {kind.expected.en}, it is {_shown(value)}.",
                    )
                ) from None
        return values

    def _output(self, value: str) -> str:
        name, equals, file = value.partition("=")
        return f"{name}={self._folder / file}" if equals and file not in ("", "-") else value

    def _rules(self, value: object) -> dict[str, Mapping[str, Any]]:
        """Severities are read here; options are the rule's to judge, once it is known."""
        rules: dict[str, Mapping[str, Any]] = {}
        for rule, table in _table(value).items():
            settings = dict(_table(table))
            severity = {"severity": settings.pop("severity")} if "severity" in settings else {}
            part = f"[rules.{rule}]"
            rules[rule] = {**settings, **self._read(severity, {"severity": one_of(Severity, Severity)}, part)}
        return rules

    def _waivers(self, value: object) -> tuple[Waiver, ...]:
        if not isinstance(value, list):
            raise ValueError
        return tuple(self._waiver(n, _table(entry)) for n, entry in enumerate(value, 1))

    def _waiver(self, n: int, entry: Mapping[str, object]) -> Waiver:
        part = f"[[waivers]] #{n}"
        keys = dict.fromkeys(("fingerprint", "rule", "agency", "path", "reason"), _TEXT)
        values = self._read(entry, {**keys, "expires": _DAY}, part)
        missing = [name for name in ("reason", "expires") if name not in values]
        if "fingerprint" not in values and "rule" not in values:
            missing.insert(0, "rule")
        if missing:
            names = ", ".join(missing)
            raise UsageError(
                Message(
                    f"{self._name} {part} 缺少 {names}；须写明 rule 或 fingerprint，以及 reason 和 expires。",
                    f"{self._name} {part} lacks {names}; it needs rule or fingerprint, reason and expires.",
                )
            )
        return Waiver(**values, source=f"{self._name} {part}")


def one_of(legal: Iterable[str], make: Callable[[str], Any] = str) -> KeyType:
    """One of some words; `make` turns it into a value."""
    words = tuple(legal)
    listed = " / ".join(words)

    def parse(value: object) -> Any:
        if value not in words:
            raise ValueError
        return make(str(value))

    return KeyType(Message(f" {listed} 之一", f"one of {listed}"), parse)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (_text(value),)
    if not isinstance(value, list | tuple):
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


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return date.fromisoformat(value if isinstance(value, str) else "")


def _table(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError
    return value


def _shown(value: object) -> str:
    return f"“{value}”" if isinstance(value, str) else repr(value)


_TEXT = KeyType(Message("一段文字", "text"), _text)
_TEXTS = KeyType(Message("一组文字", "a list of texts"), _texts)
_FLAG = KeyType(Message(" true 或 false", "true or false"), _flag)
_DAY = KeyType(Message("日期，如 2026-01-31", "a date such as 2026-01-31"), _day)
