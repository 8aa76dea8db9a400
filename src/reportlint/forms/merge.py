"""How a form file builds on the one it extends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard

Table = dict[str, Any]

_NAMES = ("key", "family", "id")


def merge(base: Mapping[str, Any], change: Mapping[str, Any]) -> Table:
    """The base with the changes put over it; neither is altered.

    Tables are merged key by key. Lists of tables are merged item by item, an item being known by its `key`,
    `family` or `id`: `drop = true` removes it, `before = "…"` puts a new one before another; others are added
    at the end. Everything else is replaced.
    """
    result = dict(base)
    for key, value in change.items():
        old = result.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            result[key] = merge(old, value)
        elif _named(old) and _named(value):
            result[key] = _merge_items(old, value)
        else:
            result[key] = value
    return result


def _named(value: object) -> TypeGuard[list[Table]]:
    return isinstance(value, list) and bool(value) and all(_name(item) is not None for item in value)


def _name(item: object) -> str | None:
    if not isinstance(item, Mapping):
        return None
    return next((str(item[name]) for name in _NAMES if name in item), None)


def _merge_items(base: list[Table], change: list[Table]) -> list[Table]:
    items = {str(_name(item)): item for item in base}
    for item in change:
        name = str(_name(item))
        if item.get("drop"):
            items.pop(name, None)
        elif name in items:
            items[name] = merge(items[name], item)
        elif before := item.get("before"):
            fresh: dict[str, Table] = {}
            for other, value in items.items():
                if other == before:
                    fresh[name] = item
                fresh[other] = value
            items = fresh
        else:
            items[name] = item
    return list(items.values())
