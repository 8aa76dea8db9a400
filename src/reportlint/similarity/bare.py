"""A text without what may be the same, or must differ, in any two reports.

Left out are names, numbers, dates, and what every report says by law; the wording is in `wording.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from reportlint.support.toml import shipped_toml

_SENTENCE = re.compile(r"[^。；！？\n]+")
_NUMBER = re.compile(r"\d")
_REST = re.compile(r"[\W\d_]+")
_BETWEEN = "\x1f"
"""Stands where something was left out until all is: what it kept apart must not become a word."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """`wording.toml`, compiled."""

    sentences: re.Pattern[str]
    headings: re.Pattern[str]
    clauses: re.Pattern[str]
    figures: re.Pattern[str]
    words: re.Pattern[str]


def bare(text: str, names: Collection[str] = ()) -> str:
    """The text (squeezed, a line a paragraph) as two reports are compared: only words of its own are left.

    `names` are the bodies and places that are no words of its own; the longest are taken out first.
    """
    own = _own(text)
    # Not a pattern: each pair of reports has names of its own, and to compile one takes longer.
    for name in sorted(names, key=lambda name: (-len(name), name)):
        own = own.replace(name, _BETWEEN)
    return _REST.sub("", _wording().words.sub(_BETWEEN, own))


@lru_cache(maxsize=1024)
def _own(text: str) -> str:
    """The clauses that are the report's own. Kept for a while: a report is compared with several others of a county."""
    wording = _wording()
    return _BETWEEN.join(
        clause
        for sentence in _SENTENCE.findall(wording.headings.sub("\n", text))
        if not wording.sentences.search(sentence)
        for clause in _clauses(sentence, wording)
    )


def _clauses(sentence: str, wording: _Wording) -> Iterator[str]:
    for clause in sentence.split("，"):
        said_by_table = _NUMBER.search(clause) and wording.figures.search(clause)
        if not said_by_table and not wording.clauses.fullmatch(clause):
            yield clause


@cache
def _wording() -> _Wording:
    table = shipped_toml(__package__, "wording.toml")
    return _Wording(
        sentences=re.compile("|".join(table["sentences"])),
        headings=re.compile(f"(?<![^。；\\n])(?:{'|'.join(table['headings'])})"),
        clauses=re.compile("|".join(table["clauses"])),
        figures=re.compile(table["figures"]),
        words=re.compile("|".join(table["words"])),
    )
