"""Findings from a word list."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint import Fail, Hit, Lexicon, Note, Report, Review, Severity
from reportlint_builtin._near_misses import near_misses

SHOWN = 5
"""Further places of one slip that are named."""


def hits(report: Report, name: str, terms: str = "") -> Iterator[list[Hit]]:
    """The places where slips of a word list stand, and near misses of a list of terms (none if empty); those of one text together."""
    known = report.form.lexicons
    lexicon: Lexicon | None = known.get(name)
    listed = list(lexicon.find(report.prose.text)) if lexicon is not None else []
    found: dict[str, list[Hit]] = {}
    for hit in listed:
        found.setdefault(hit.text, []).append(hit)
    if terms in known:
        for near in near_misses(report.prose.text, known[terms], known.get("similar-characters")):
            if not any(hit.start < near.end and near.start < hit.end for hit in listed):
                found.setdefault(near.text, []).append(near)
    yield from found.values()


def told(report: Report, several: list[Hit]) -> Note:
    """One note for all places of one slip; for review where the source may have torn the text (a PDF)."""
    first, *others = several
    part = report.prose.part
    says = Review if report.traits & {"guessed", "inferred"} else Fail
    note = says(part(first.start, first.end), found=first.text, right=first.right)
    if "severity" in first.entry.more:
        note = note.weighing(Severity(first.entry.more["severity"]))
    return note.beside(*(part(hit.start, hit.end) for hit in others[:SHOWN]))
