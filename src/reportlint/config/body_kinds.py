"""What people call the kinds of bodies: the words of `body_kinds.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reportlint.model.body import BodyKind
from reportlint.support.names import plain_name
from reportlint.support.toml import shipped_toml


@cache
def _kinds() -> Mapping[str, tuple[str, ...]]:
    table = shipped_toml("reportlint.config", "body_kinds.toml")
    return {kind: tuple(names) for kind, names in table.items()}


@cache
def _by_name() -> Mapping[str, BodyKind]:
    return {plain_name(name): BodyKind(kind) for kind, names in _kinds().items() for name in names}


def kind_called(word: str) -> BodyKind | None:
    """The kind of body that a word stands for; None for other words."""
    return _by_name().get(plain_name(word))


def kind_names() -> list[str]:
    """What each kind is called in the first place."""
    return [names[0] for names in _kinds().values()]


def name_of_kind(kind: BodyKind) -> str:
    """What a kind of body is called in the first place; empty for an unknown one."""
    return next(iter(_kinds().get(kind, ())), "")
