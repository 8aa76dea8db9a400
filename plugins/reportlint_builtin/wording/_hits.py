"""Findings from a word list."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint import Fail, Hit, Lexicon, Note, Report, Review, Severity

SHOWN = 5
"""Further places of one slip that are named."""


def hits(report: Report, name: str) -> Iterator[list[Hit]]:
    """The places where entries of a word list stand, those of one text together."""
    lexicon: Lexicon | None = report.form.lexicons.get(name)
    found: dict[str, list[Hit]] = {}
    if lexicon is not None:
        for hit in lexicon.find(report.prose.text):
            found.setdefault(hit.text, []).append(hit)
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
