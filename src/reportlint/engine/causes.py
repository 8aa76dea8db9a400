"""Which of the faults that were said bring about others: those are told once, at their cause."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.engine.runner import RuleNote

FoldedNote = tuple[RuleNote, tuple[tuple[str, str], ...]]
"""A note, and the (rule, key) of those it brought about."""


def folded(entries: Sequence[RuleNote]) -> list[FoldedNote]:
    """The entries that are findings of their own, each with the (rule, key) of those it brought about.

    An entry goes into another of the same plugin that explains the thing it is about, or that is about a
    thing it follows from. What is folded itself explains nothing.
    """
    about: dict[int, list[RuleNote]] = {}
    for entry in entries:
        for one in {id(entry.thing), id(entry.note.thing)}:
            about.setdefault(one, []).append(entry)
    into: dict[int, RuleNote] = {}
    for cause in entries:
        if id(cause) not in into:
            for thing in cause.note.explains:
                for entry in about.get(id(thing), ()):
                    if _may_fold(entry, cause):
                        into.setdefault(id(entry), cause)

    def root(entry: RuleNote) -> RuleNote:
        while id(entry) in into:
            entry = into[id(entry)]
        return entry

    for entry in entries:
        if entry.note.follows and id(entry) not in into:
            causes = (cause for thing in entry.note.follows for cause in about.get(id(thing), ()))
            first = next(
                (cause for cause in causes if _may_fold(entry, cause) and root(cause) is not entry), None
            )
            if first is not None:
                into[id(entry)] = first
    folded: dict[int, list[tuple[str, str]]] = {}
    for entry in entries:
        if id(entry) in into:
            folded.setdefault(id(root(entry)), []).append((entry.rule.id, entry.thing.key))
    return [(entry, tuple(folded.get(id(entry), ()))) for entry in entries if id(entry) not in into]


def _may_fold(entry: RuleNote, cause: RuleNote) -> bool:
    return cause is not entry and cause.rule.plugin == entry.rule.plugin
