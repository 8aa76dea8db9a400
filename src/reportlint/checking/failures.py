"""What of the plugins, rules and forms at hand can't be used, or names what is not there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from reportlint.checking.extensions import formats_of, forms_of, readers_of
from reportlint.model.errors import nearest
from reportlint.model.finding import Crash
from reportlint.model.form import Form
from reportlint.model.message import Message
from reportlint.rules.catalog import Catalog
from reportlint.rules.rule import Rule
from reportlint.rules.targets import names_of, unknown_name

_CLAUSE_ID: Final = re.compile(r"[a-z][a-z0-9-]*/[\w./-]+", re.ASCII)
"""What the id of a clause looks like; anything else is a citation in words."""


def failures_of(catalog: Catalog) -> tuple[Crash, ...]:
    """Everything that was not loaded, and every rule that names what no form has. Raises UsageError."""
    forms, crashes = forms_of(catalog)
    return (
        *catalog.failures,
        *crashes,
        *readers_of(catalog).failures,
        *formats_of(catalog)[1],
        *unknown_targets(catalog.rules, forms),
        *unknown_clauses(catalog.rules, {id_ for form in forms for id_ in form.clauses}),
    )


def unknown_targets(rules: Iterable[Rule], forms: Iterable[Form]) -> Iterator[Crash]:
    """The rules that are never handed anything, because no form has what they name."""
    names = names_of(forms)
    for rule in rules:
        if said := unknown_name(rule.each, names):
            yield Crash(rule.plugin, rule.id, rule.source, said.en, said)


def unknown_clauses(rules: Iterable[Rule], known: Collection[str]) -> Iterator[Crash]:
    """The rules that rest on a clause no form has."""
    for rule in rules:
        if _CLAUSE_ID.fullmatch(rule.clause) and rule.clause not in known:
            hint = nearest(rule.clause, known)
            said = Message(
                f"没有编号为“{rule.clause}”的条款。{hint.zh}", f"there is no clause “{rule.clause}”.{hint.en}"
            )
            yield Crash(rule.plugin, rule.id, rule.source, said.en, said)


def without_clause(rules: Iterable[Rule]) -> Iterator[Crash]:
    """The rules that do not say what they rest on."""
    said = Message("没有写明依据（clause）", "it does not say what it rests on (clause)")
    for rule in rules:
        if not rule.clause.strip():
            yield Crash(rule.plugin, rule.id, rule.source, said.en, said)
