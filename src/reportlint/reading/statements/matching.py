"""Which pattern a clause follows, and which subjects that brings."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from reportlint.model.grammar import Grammar, Pattern, WordRole
from reportlint.reading.statements.grammar import UNKNOWN_CODES
from reportlint.reading.statements.tokens import NumberToken


class Match(NamedTuple):
    """A pattern that fits, and the subjects of the nouns it is said of, where it is said of each."""

    pattern: Pattern
    nouns: tuple[str, ...]
    complete: bool
    """It accounts for what follows the number."""


class Context(NamedTuple):
    """What went before a clause."""

    named: set[str]
    """The word classes of the sentence so far."""
    last: frozenset[str]
    """What the last number of the passage is about; empty where there is none."""
    heard: Set[str] = frozenset()
    """The word classes that follow the number, up to the next mark."""
    ahead: Set[str] = frozenset()
    """Those that follow it up to the next number."""

    def admits(self, pattern: Pattern) -> bool:
        """True where a pattern may hold here."""
        return (
            pattern.unless.isdisjoint(self.named)
            and not (pattern.beside and pattern.beside.isdisjoint(self.named | self.heard))
            and not (pattern.leads and pattern.leads.isdisjoint(self.ahead))
            and not (pattern.after and self.last and pattern.after.isdisjoint(self.last))
            and not (pattern.behind and pattern.behind.isdisjoint(self.last))
        )


class Matcher:
    """Matches clauses, as codes, against the patterns of a grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._subjects = {word.code: word.subject for word in grammar.classes.values() if word.subject}
        self._cues = {
            word.code for word in grammar.classes.values() if word.role in (WordRole.NONE, WordRole.ADVERB)
        }

    def family(self, subject: str) -> str:
        """The family of a subject."""
        return self._grammar.subjects[subject].family

    def counted(
        self,
        topic: str,
        head: str,
        tail: str,
        *,
        number: NumberToken,
        complete: bool,
        vetoed: bool,
        context: Context,
    ) -> Match | None:
        """The pattern of a number: `head` are the codes up to it, `tail` those after.

        `complete` is set where nothing that matters follows the number: else patterns that take in what follows
        come first. `vetoed` is set where a noun of another topic follows: then only patterns that name it fit.
        """
        second: Match | None = None
        for pattern in self._grammar.numbers.get(topic, ()):
            if pattern.money != (number.kind == "money") or (vetoed and not pattern.tail):
                continue
            match = pattern.regex.fullmatch(head + tail if pattern.tail else head)
            if match is None or (pattern.units and number.unit not in pattern.units):
                continue
            if pattern.sure and not UNKNOWN_CODES.isdisjoint(match[0]):
                continue
            if not context.admits(pattern):
                continue
            nouns = self._nouns(pattern, match["each"]) if pattern.each else ()
            found = Match(pattern, nouns, pattern.tail or complete)
            if found.complete:
                return found
            second = second or found
        return second

    def nothing(
        self, topic: str, codes: str, context: Context, *, single: bool
    ) -> tuple[Pattern, list[str]] | None:
        """The pattern of a clause that says "none" or "all", with its subjects.

        `single`: one thing was last named, so that what is said of it needs no word for "all".
        """
        if not single and self._cues.isdisjoint(codes):
            return None
        for pattern in self._grammar.nothing.get(topic, ()):
            match = pattern.regex.fullmatch(codes)
            if match is not None and context.admits(pattern):
                if pattern.each:
                    return pattern, list(self._nouns(pattern, match["each"]))
                return pattern, [subject.replace("*", topic) for subject in pattern.subjects]
        return None

    def _nouns(self, pattern: Pattern, group: str) -> tuple[str, ...]:
        """The subjects of the nouns; `*` in the pattern's subject stands for each of them."""
        form = next((subject for subject in pattern.subjects if "*" in subject), "*")
        found = dict.fromkeys(self._subjects[code] for code in group if code in self._subjects)
        # 行政诉讼直接起诉3件: of a kind and its own kind the latter.
        kinds = [noun for noun in found if not any(other.startswith(f"{noun}-") for other in found)]
        return tuple(form.replace("*", noun) for noun in kinds)


def subjects_of(match: Match, topic: str, *, zero: bool, each: bool) -> tuple[str, ...]:
    """What the number is about.

    Of several nouns it is said only where it is nothing, or where 各 says so; else it is the sum of all, if
    the pattern has a subject for that.
    """
    if not match.pattern.each:
        return tuple(subject.replace("*", topic) for subject in match.pattern.subjects)
    if len(match.nouns) == 1 or zero or each:
        return match.nouns
    return match.pattern.subjects
