"""Terms of the trade that miss their spelling by one step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from reportlint import Form, Hit, Lexicon, LexiconEntry

LONG: Final = 6
"""A term of so many characters may lose one and be none other; a shorter one may become another word."""


class _Misses(NamedTuple):
    """Everything that misses a term of a list."""

    entries: Mapping[str, LexiconEntry]
    """The term, by what misses it."""
    lengths: Mapping[str, tuple[int, ...]]
    """How long they are, by their first two characters."""
    beginning: re.Pattern[str]
    """The first character of one, where the next one may be its second."""


def near_misses(text: str, terms: Lexicon, similar: Lexicon | None) -> Iterator[Hit]:
    """Where a term stands with two characters exchanged, one or two doubled, one lost or taken for a like one."""
    misses = _misses(terms, similar)
    taken = 0
    for beginning in misses.beginning.finditer(text):
        start = beginning.start()
        for length in misses.lengths.get(text[start : start + 2], ()) if start >= taken else ():
            found = text[start : start + length]
            entry = misses.entries.get(found)
            if entry is not None and not _excepted(entry, text, start, start + len(found)):
                taken = start + len(found)
                yield Hit(entry, start, taken, found, entry.term)
                break


def mended(text: str, form: Form) -> str:
    """A text with what misses a term put right: what is left to say of it is not for typo."""
    terms = form.lexicons.get("terms")
    hits = list(near_misses(text, terms, form.lexicons.get("similar-characters"))) if terms else []
    for hit in reversed(hits):
        text = text[: hit.start] + hit.right + text[hit.end :]
    return text


@lru_cache(maxsize=8)
def _misses(terms: Lexicon, similar: Lexicon | None) -> _Misses:
    like = _alike(similar)
    right = "\n".join(entry.term for entry in terms.entries)
    entries = {miss: entry for entry in terms.entries for miss in _of(entry.term, like) if miss not in right}
    lengths: dict[str, set[int]] = {}
    for miss in entries:
        lengths.setdefault(miss[:2], set()).add(len(miss))
    firsts, seconds = ("".join(map(re.escape, sorted({miss[n] for miss in entries}))) for n in (0, 1))
    return _Misses(
        entries,
        {two: tuple(sorted(several, reverse=True)) for two, several in lengths.items()},
        re.compile(f"[{firsts}](?=[{seconds}])" if entries else "(?!)"),
    )


def _excepted(entry: LexiconEntry, text: str, start: int, end: int) -> bool:
    """Whether what stands there is right, or part of something that is."""
    return any(
        word in text[max(end - len(word), 0) : start + len(word)]
        for word in entry.unless
        if len(word) >= end - start
    )


def _of(term: str, like: Mapping[str, set[str]]) -> Iterator[str]:
    """All that is one step from a term."""
    last = len(term) - 1
    for at, character in enumerate(term):
        before, after = term[:at], term[at + 1 :]
        yield from (before + other + after for other in sorted(like.get(character, ())))
        if at < last and character != after[0]:
            yield before + after[0] + character + after[1:]
        # At its ends a doubled character may belong to the next word: 主动公开｜开展.
        if 0 < at < last:
            yield before + 2 * character + after
            if len(term) >= LONG:
                yield before + after
                if at < last - 1:
                    yield before + 2 * term[at : at + 2] + term[at + 2 :]


def _alike(similar: Lexicon | None) -> Mapping[str, set[str]]:
    """What each character is taken for."""
    found: dict[str, set[str]] = {}
    for entry in similar.entries if similar else ():
        for character in entry.term:
            found.setdefault(character, set()).update(set(entry.term) - {character})
    return found
