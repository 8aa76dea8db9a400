"""How numbers are said in the narrative: the words, the patterns, and what each one claims.

Read from `rules/forms/statements.toml`; every pattern there carries an example that is a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportlint.model.say import Say


@dataclass(frozen=True, slots=True)
class Subject:
    """Something numbers are said about, and the cells such a number may agree with."""

    key: str
    """Such as `received`."""
    title: Say
    readings: tuple[tuple[str, ...], ...] = ()
    """Admissible readings, best first; each is a sum of cell keys, a leading `-` subtracts."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammar of statements of one form, compiled by `reportlint.bind.statements`."""

    subjects: Mapping[str, Subject] = field(default_factory=dict)
    source: Mapping[str, object] = field(default_factory=dict)
    """The tables of the grammar file as read; their meaning is the statement reader's."""
