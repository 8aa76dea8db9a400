"""What a kind of declared rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from reportlint.model.report import Report
from reportlint.rules.rule import Note


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of declared rule: how it judges, and the options that a rule of this kind has."""

    name: str
    judge: Callable[[Any, Report, Any], Iterable[Note]]
    """(thing, report, options) → notes. Every note has the message id `fault`."""
    options: type
    """A frozen dataclass; its fields are the legal keys, their types the legal values."""
    arguments: tuple[str, ...] = ()
    """Marks that a message may use beside `{thing}`, filled by the notes."""
    things: tuple[str, ...] = ()
    """Heads of `each` that it can judge; empty for all."""
