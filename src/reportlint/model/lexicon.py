"""Word lists that rules look words up in. Read from `rules/lexicons/*.toml` and the folders of plugins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """A word of a list and what is known of it."""

    term: str
    """The word, squeezed."""
    pattern: str = ""
    """A regular expression that is looked for instead of the word itself."""
    right: str = ""
    """What should stand there; empty where there is no such thing."""
    unless: tuple[str, ...] = ()
    """Longer words that hold it and are right: 目的的 for 的的."""
    more: Mapping[str, Any] = field(default_factory=dict)
    """Further keys of the entry."""


class Hit(NamedTuple):
    """A place where an entry stands."""

    entry: LexiconEntry
    start: int
    end: int
    text: str
    """What stands there."""
    right: str
    """What should stand there, groups of the pattern filled in; empty where the entry does not say."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A list of words."""

    name: str
    entries: tuple[LexiconEntry, ...]

    def __contains__(self, term: object) -> bool:
        return term in self._by_term

    def entry(self, term: str) -> LexiconEntry | None:
        """The entry of a word; None where the list does not have it."""
        return self._by_term.get(term)

    def find(self, text: str) -> Iterator[Hit]:
        """Every place of the text where an entry stands without an exception; words first, then patterns."""
        if self._words is not None:
            for match in self._words.finditer(text):
                entry = self._by_term[match[0]]
                if not _excepted(entry, text, match):
                    yield Hit(entry, match.start(), match.end(), match[0], entry.right)
        for entry, pattern, needed in self._patterns:
            # Most are ended here: a loop costs a third of `any`.
            for word in needed:
                if word in text:
                    break
            else:
                continue
            for match in pattern.finditer(text):
                if match[0] and not _excepted(entry, text, match):
                    right = match.expand(entry.right)
                    yield Hit(entry, match.start(), match.end(), match[0], right)

    @cached_property
    def _by_term(self) -> Mapping[str, LexiconEntry]:
        return {entry.term: entry for entry in self.entries}

    @cached_property
    def _words(self) -> re.Pattern[str] | None:
        words = sorted(
            (entry.term for entry in self.entries if not entry.pattern), key=lambda term: (-len(term), term)
        )
        return re.compile("|".join(map(re.escape, words))) if words else None

    @cached_property
    def _patterns(self) -> tuple[tuple[LexiconEntry, re.Pattern[str], tuple[str, ...]], ...]:
        return tuple(
            (entry, re.compile(entry.pattern), _needed(entry.pattern))
            for entry in self.entries
            if entry.pattern
        )


_GROUP = re.compile(r"\((?:[^()\\]|\\.)*\)[?*]?|\[[^\]]*\][?*]?")
_LITERAL = re.compile(r"[\u4e00-\u9fff]+(?![?*{])")


def _needed(pattern: str) -> tuple[str, ...]:
    """Hanzi for each way of a pattern that all its matches hold: most texts need not be searched. "" where unsure."""
    before = None
    while before != pattern:
        before, pattern = pattern, _GROUP.sub(" ", pattern)
    return tuple(max(_LITERAL.findall(way), key=len, default="") for way in pattern.split("|"))


def _excepted(entry: LexiconEntry, text: str, match: re.Match[str]) -> bool:
    for word in entry.unless:
        at = text.find(word, max(match.start() - len(word), 0), match.end() + len(word))
        while at >= 0:
            if at <= match.start() and at + len(word) >= match.end():
                return True
            at = text.find(word, at + 1, match.end() + len(word))
    return False
