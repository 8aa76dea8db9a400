"""Rules as the configuration sets them: severities and options by rule id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import Field, fields, is_dataclass, replace
from typing import Any, get_type_hints

from reportlint.model.errors import UsageError, nearest
from reportlint.model.finding import Severity
from reportlint.model.message import Message
from reportlint.rules.rule import Rule
from reportlint.support.structure import StructureError, convert

Settings = Mapping[str, Mapping[str, Any]]
"""By rule id or group: `severity`, and for a rule its options."""


def severities(rules: Iterable[Rule], settings: Settings) -> dict[str, Severity]:
    """The severities that are set, by rule id: a rule's own, else its group's."""
    found = {}
    for rule in rules:
        table = {**settings.get(rule.group, {}), **settings.get(rule.id, {})}
        if "severity" in table:
            found[rule.id] = table["severity"]
    return found


def options(rules: Iterable[Rule], settings: Settings, source: str) -> dict[str, Any]:
    """The options that are set, by rule id. Raises UsageError for an unknown option or a wrong value."""
    chosen = {}
    for rule in rules:
        given = {key: value for key, value in settings.get(rule.id, {}).items() if key != "severity"}
        if given:
            chosen[rule.id] = _options(rule, given, f"{source} [rules.{rule.id}]")
    return chosen


def check_names(settings: Settings, rules: Iterable[Rule], source: str) -> None:
    """Raises UsageError for settings of a rule or group that does not exist, and for options of a group."""
    known = list(rules)
    ids, groups = {rule.id for rule in known}, {rule.group for rule in known}
    for name, table in settings.items():
        if name in ids:
            continue
        if name not in groups:
            hint = nearest(name, [*ids, *groups])
            raise UsageError(
                Message(
                    f"{source}：没有名为“{name}”的规则或分组。{hint.zh}",
                    f"{source}: there is no rule or group “{name}”.{hint.en}",
                )
            )
        for key in table.keys() - {"severity"}:
            raise UsageError(
                Message(
                    f"{source} [rules.{name}] 是一个分组，只能设 severity，不能设“{key}”。",
                    f"{source} [rules.{name}] is a group: only severity can be set for it, not “{key}”.",
                )
            )


def option_fields(rule: Rule) -> Mapping[str, Field[Any]]:
    """The options a rule has, by the name they are written with."""
    found = fields(rule.options) if is_dataclass(rule.options) else ()
    return {one.name.removesuffix("_").replace("_", "-"): one for one in found}


def _options(rule: Rule, given: Mapping[str, Any], where: str) -> Any:
    legal = option_fields(rule)
    values = {}
    for key, value in given.items():
        name = key.replace("_", "-")
        if name not in legal:
            hint = nearest(name, [*legal, "severity"])
            raise UsageError(
                Message(f"{where} 没有“{key}”这一项。{hint.zh}", f"{where} “{key}” is not known.{hint.en}")
            )
        option = legal[name].name
        try:
            values[option] = convert(value, get_type_hints(type(rule.options))[option])
        except StructureError as unfit:
            raise UsageError(
                Message(f"{where} “{key}”：{unfit.say.zh}", f"{where} “{key}”: {unfit.say.en}")
            ) from None
    try:
        return replace(rule.options, **values)
    except StructureError as unfit:
        raise UsageError(Message(f"{where}：{unfit.say.zh}", f"{where}: {unfit.say.en}")) from None
