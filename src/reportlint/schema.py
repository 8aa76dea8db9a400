"""JSON Schemas of the files a user writes, from the dataclasses they are read into."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import Any

from reportlint.config.config import Config
from reportlint.forms.file import FormFile
from reportlint.model.finding import Severity
from reportlint.model.groups import GROUPS
from reportlint.model.message import Language, Message
from reportlint.rules.declared import Kind
from reportlint.rules.declared.applies import Applies
from reportlint.rules.declared.read import ID, CaseEntry, RuleEntry
from reportlint.rules.rule import Rule
from reportlint.support.limits import SETTABLE
from reportlint.suppression.waivers import Waiver

Schema = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that the TOML editors understand."""


def rules_schema(kinds: Mapping[str, Kind], language: Language = "zh") -> Schema:
    """Of files with declared rules, of these kinds.

    What all rules have stands once; what a kind adds, behind an `if` on `kind`, so that a slip is one error.
    """
    common = _table(RuleEntry, language)
    properties = common["properties"]
    properties["kind"] = {**properties["kind"], "enum": list(kinds)}
    properties["id"]["pattern"] = f"^{ID.pattern}$"
    properties["group"]["enum"] = list(GROUPS)
    properties["applies"] = {**properties["applies"], **_table(Applies, language)}
    properties["case"] = {**properties["case"], "type": "array", "items": _table(CaseEntry, language)}
    return {
        "$schema": _DRAFT,
        "title": Message("reportlint 自定规则", "Declared rules of reportlint").in_(language),
        "type": "object",
        "properties": {
            "rule": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": properties,
                    "required": common["required"],
                    "allOf": [_of_kind(kind, properties, language) for kind in kinds.values()],
                },
            }
        },
        "required": ["rule"],
        "additionalProperties": False,
        "definitions": {_MESSAGE: _MESSAGE_SCHEMA},
    }


def _of_kind(kind: Kind, common: Iterable[str], language: Language) -> Schema:
    """What a rule of this kind holds beside what all have."""
    own = _table(kind.options, language)
    first = inspect.cleandoc(kind.options.__doc__ or "").partition("\n")[0]
    return {
        "if": {"properties": {"kind": {"const": kind.name}}, "required": ["kind"]},
        "then": {
            "title": kind.name,
            "description": first,
            "properties": {**dict.fromkeys(common, True), **own["properties"]},
            "required": own["required"],
            "additionalProperties": False,
        },
    }


_MONTH_DAY = {"type": "string", "pattern": r"^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$"}


def config_schema(rules: Iterable[Rule], language: Language = "zh") -> Schema:
    """Of `reportlint.toml`, with the settings of these rules."""
    table = _table(Config, language, dashes=True)
    properties = {
        name: one
        for name, one in table["properties"].items()
        if name not in ("source", "rules", "waivers", "limits", "deadlines", "submissions")
    }
    for one in properties.values():
        if one.get("type") == "array":
            # A list of texts may be written as a single text.
            one["type"] = ["array", "string"]
    waiver = _table(Waiver, language)
    del waiver["properties"]["source"]
    return {
        "$schema": _DRAFT,
        "title": "reportlint.toml",
        "type": "object",
        "properties": {
            **properties,
            "rules": {
                "type": "object",
                "properties": {
                    **{
                        group: _group_settings(name.in_(language), language) for group, name in GROUPS.items()
                    },
                    **{rule.id: _settings(rule, language) for rule in rules},
                },
                "additionalProperties": False,
            },
            "limits": {
                "type": "object",
                "properties": {
                    key: {"description": limit.say.in_(language), "type": "integer", "default": limit.default}
                    for key, limit in SETTABLE.items()
                },
                "additionalProperties": False,
            },
            **{
                key: {"type": "object", "additionalProperties": _MONTH_DAY}
                for key in ("deadlines", "submissions")
            },
            "waivers": {
                "type": "array",
                "items": {**waiver, "anyOf": [{"required": ["rule"]}, {"required": ["fingerprint"]}]},
            },
        },
        "additionalProperties": False,
    }


def forms_schema(language: Language = "zh") -> Schema:
    """Of form files."""
    return {
        "$schema": _DRAFT,
        "title": Message("reportlint 格式文件", "Form files").in_(language),
        **_table(FormFile, language),
        "definitions": {_MESSAGE: _MESSAGE_SCHEMA},
    }


def _group_settings(name: str, language: Language) -> Schema:
    return {
        "description": name,
        "type": "object",
        "properties": {"severity": _type(Severity, language)},
        "additionalProperties": False,
    }


def _settings(rule: Rule, language: Language) -> Schema:
    options: Schema = {}
    if is_dataclass(rule.options):
        options = _table(type(rule.options), language, dashes=True)["properties"]
    return {
        "description": rule.title.in_(language),
        "type": "object",
        "properties": {"severity": _type(Severity, language), **options},
        "additionalProperties": False,
    }


def _table(cls: type, language: Language, *, dashes: bool = False) -> Schema:
    """The table that a dataclass is read from."""
    hints = typing.get_type_hints(cls)
    said = docstrings(cls)
    properties = {}
    required = []
    for one in fields(cls):
        name = one.name.removesuffix("_")
        key = name.replace("_", "-") if dashes else name
        properties[key] = {**_type(hints[one.name], language), **_told(one, said, language)}
        if one.default is MISSING and one.default_factory is MISSING:
            required.append(key)
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _told(one: Field[Any], said: Mapping[str, str], language: Language) -> Schema:
    say = one.metadata.get("say")
    text = say.in_(language) if say else said.get(one.name, "")
    return {"description": text} if text else {}


def docstrings(cls: type) -> Mapping[str, str]:
    """The strings under the fields of a class, as far as its source is at hand."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    except (OSError, TypeError, SyntaxError):
        return {}
    body = getattr(tree.body[0], "body", [])
    return {
        above.target.id: " ".join(below.value.value.split())
        for above, below in pairwise(body)
        if isinstance(above, ast.AnnAssign)
        and isinstance(above.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }


_SIMPLE: Mapping[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": "number"},
    date: {"type": "string", "format": "date"},
    Path: {"type": "string"},
}
_MESSAGE = "message"
_MESSAGE_SCHEMA: Schema = {
    "type": ["string", "object"],
    "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
    "required": ["zh", "en"],
    "additionalProperties": False,
}
"""A sentence: a text that serves both languages, or one in each. What is said of tables holds for tables only."""


def _type(hint: Any, language: Language) -> Schema:
    """What a field of this type is read from."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _type(next(one for one in arguments if one is not types.NoneType), language)
    if origin is typing.Literal:
        return {"type": "string", "enum": list(arguments)}
    if origin in (tuple, list, frozenset, set):
        inner = next((one for one in arguments if one is not Ellipsis), str)
        return {"type": "array", "items": _type(inner, language)}
    if isinstance(hint, type) and is_dataclass(hint):
        return _table(hint, language)
    if origin is re.Pattern:
        return {"type": "string", "format": "regex"}
    if origin in (dict, Mapping) or origin is getattr(types, "MappingProxyType", None):
        return {"type": "object"}
    if hint is Message:
        return {"allOf": [{"$ref": f"#/definitions/{_MESSAGE}"}]}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"type": "string", "enum": [member.value for member in hint]}
    return dict(_SIMPLE.get(hint, {}))
