"""The tables of a configuration that are no options of the command line: `[rules]`, `[deadlines]`,
`[submissions]`, `[[waivers]]`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reportlint.config.body_kinds import kind_called
from reportlint.config.keys import DAY, MONTH_DAY, TEXT, one_of, read_keys, table_of
from reportlint.model.body import BodyKind
from reportlint.model.errors import UsageError
from reportlint.model.finding import Severity
from reportlint.model.groups import group_called
from reportlint.model.message import Message
from reportlint.suppression.waivers import Waiver


def rules_of(table: Mapping[str, Any], name: str, folder: Path) -> dict[str, Mapping[str, Any]]:
    """`[rules]`: severities are read here; options are the rule's to judge, once it is known. Raises UsageError."""
    keys = {"severity": one_of(Severity, Severity)}
    rules: dict[str, Mapping[str, Any]] = {}
    for word, given in table.items():
        settings = dict(table_of(given))
        severity = {key: settings.pop(key) for key in keys if key in settings}
        part = f"[rules.{word}]"
        settings |= read_keys(severity, keys, name=name, folder=folder, part=part)
        rules[group_called(word) or word] = settings
    return rules


def days_of(table: Mapping[str, Any], name: str, folder: Path, part: str) -> dict[BodyKind, str]:
    """`[deadlines]` and `[submissions]`: kinds are called as in a list or by their ids. Raises UsageError."""
    named = {str(kind_called(word) or word): day for word, day in table.items()}
    return {
        BodyKind(kind): day
        for kind, day in read_keys(
            named, dict.fromkeys(BodyKind, MONTH_DAY), name=name, folder=folder, part=f"[{part}]"
        ).items()
    }


def waivers_of(value: object, name: str, folder: Path) -> tuple[Waiver, ...]:
    """`[[waivers]]`. Raises UsageError, and ValueError where it is no list."""
    if not isinstance(value, list):
        raise ValueError
    return tuple(_waiver(n, table_of(entry), name, folder) for n, entry in enumerate(value, 1))


def _waiver(n: int, entry: Mapping[str, object], name: str, folder: Path) -> Waiver:
    part = f"[[waivers]] #{n}"
    keys = dict.fromkeys(("fingerprint", "rule", "agency", "path", "reason"), TEXT)
    values = read_keys(entry, {**keys, "expires": DAY}, name=name, folder=folder, part=part)
    missing = [key for key in ("reason", "expires") if key not in values]
    if "fingerprint" not in values and "rule" not in values:
        missing.insert(0, "rule")
    if missing:
        names = ", ".join(missing)
        raise UsageError(
            Message(
                f"{name} {part} 缺少 {names}；须写明 rule 或 fingerprint，以及 reason 和 expires。",
                f"{name} {part} lacks {names}; it needs rule or fingerprint, reason and expires.",
            )
        )
    return Waiver(**values, source=f"{name} {part}")
