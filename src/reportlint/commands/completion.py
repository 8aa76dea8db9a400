"""What a shell offers for values of options and arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reportlint.config.config import SETTINGS

Completer = Callable[[str], list[str]]


def completer(key: str) -> Completer | None:
    """Completes the values of a setting; None where the shell knows best."""
    if key in _WORDS:
        return _WORDS[key]
    legal = SETTINGS[key].type.legal
    return words(*legal) if legal else None


def rules(incomplete: str) -> list[str]:
    """Ids and groups of rules; after a comma, the next one."""
    from reportlint.model.groups import GROUPS
    from reportlint.rules import catalog

    before, comma, begun = incomplete.rpartition(",")
    ids = (rule.id for rule in catalog.load().rules)
    return [before + comma + word for word in _starting((*GROUPS, *ids), begun)]


def rule_ids(incomplete: str) -> list[str]:
    """Ids of rules."""
    from reportlint.rules import catalog

    return _starting((rule.id for rule in catalog.load().rules), incomplete)


def groups(incomplete: str) -> list[str]:
    """Groups of rules."""
    from reportlint.model.groups import GROUPS

    return _starting(GROUPS, incomplete)


def formats(incomplete: str) -> list[str]:
    """Formats of outputs."""
    from reportlint.checking.extensions import formats_of
    from reportlint.rules import catalog

    return _starting(formats_of(catalog.load())[0], incomplete)


def forms(incomplete: str) -> list[str]:
    """Forms that pages are read with."""
    from reportlint.checking.extensions import forms_of
    from reportlint.rules import catalog

    return _starting((form.id for form in forms_of(catalog.load())[0]), incomplete)


def words(*legal: str) -> Completer:
    """Completes one of these."""

    def complete(incomplete: str) -> list[str]:
        return _starting(legal, incomplete)

    return complete


def _starting(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]


_WORDS: dict[str, Completer] = {"select": rules, "ignore": rules, "output": formats, "form": forms}
