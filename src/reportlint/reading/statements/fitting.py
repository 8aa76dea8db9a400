"""Which pattern a number follows, with the words before it and after it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from reportlint.model.grammar import WordClass, WordRole
from reportlint.model.statement import Tense
from reportlint.reading.statements.clauses import ClauseWords
from reportlint.reading.statements.following import (
    after_number,
    dangling,
    shared,
    tail_codes,
    understood,
    until_adverb,
)
from reportlint.reading.statements.grammar import SLACK, SLIP_CODE, UNKNOWN_CODES
from reportlint.reading.statements.matching import Context, Match, Matcher
from reportlint.reading.statements.tokens import NumberToken, Sentence, Token

_BREAKS_DOWN = frozenset({WordRole.SUBSET, WordRole.INTRO, WordRole.INSIDE})
DISPUTES = frozenset({"review", "litigation", "litigation-direct", "litigation-after-review"})
"""The topics of what may come of an application."""


class Fit(NamedTuple):
    """A pattern that a number follows."""

    match: Match
    topic: str
    tense: Tense
    after: ClauseWords
    """The words after the number, as far as they were taken with it."""
    certain: bool
    """Every character around the number is understood."""


@dataclass(frozen=True, slots=True)
class CountedNumber:
    """A number in its sentence."""

    number: NumberToken
    sentence: Sentence
    index: int
    """Of its token."""
    before: ClauseWords

    @property
    def bare(self) -> bool:
        """True where nothing before it can be what it counts: the words behind it are its own."""
        return self.before.blank and self.before.at == self.number.start

    @property
    def any_one(self) -> bool:
        """True for 一件 that need not count: 办结一件申请、解决一个问题.

        One after another they count: 一件来自村民，一件来自企业.
        """
        if not self.number.one or self.before.whole:
            return False
        if self.sentence.leads(self.index) and self.sentence.ones_lead:
            return False
        following = next(self.sentence.behind(self.index), None)
        return following is not None and following.mark in ("", "、")

    def after(self) -> ClauseWords:
        """The words after it."""
        return after_number(self.sentence, self.index, bare=self.bare)

    def ahead(self) -> set[str]:
        """The classes of the words up to the next number of the same enumeration."""
        rest = takewhile(_goes_on, self.sentence.behind(self.index))
        return {token.word.name for token in rest if token.word is not None}

    @property
    def of_another_thing(self) -> bool:
        """True where 个 counts what stands right beside it, a word not known or a place: 三个百分之百, 窗口4个."""
        if self.number.unit != "个":
            return False
        places = self.before.last_role is WordRole.CHANNEL and self.before.at == self.number.start
        return places or dangling(self.sentence, self.index, unit=True)


def fit(
    matcher: Matcher, counted: CountedNumber, topic: str, context: Context, *, last_year: bool
) -> Fit | None:
    """The pattern that accounts for most of what stands around the number; None where none fits.

    `last_year`: its clause names last year, which may be the year of the number or part of what it says.
    """
    other = counted.number.kind == "other" or counted.before.way
    if other or counted.any_one or counted.of_another_thing:
        return None
    best: Fit | None = None
    after = counted.after()
    context = context._replace(heard=after.heard, ahead=counted.ahead())
    for words in (after, until_adverb(after)):
        found = _fit(matcher, counted, words, topic, context, last_year=last_year)
        if found is not None and found.match.complete:
            return found
        best = best or found
        if after.adverb_at is None:
            break
    return best


def _fit(
    matcher: Matcher,
    counted: CountedNumber,
    after: ClauseWords,
    topic: str,
    context: Context,
    *,
    last_year: bool,
) -> Fit | None:
    number, before, sentence = counted.number, counted.before, counted.sentence
    noun = _noun(after)
    named = any(word.topic and not word.after for _, word in before.items)
    if not named and noun is not None:
        topic = noun.topic or topic
    elif not named and dangling(sentence, counted.index, unit=True):
        return None
    elif not named:
        topic = after.topic_within(topic)
    tail, complete = tail_codes(after), understood(after)

    def matched(head: str, noun: WordClass | None) -> Match | None:
        vetoed = noun is not None and noun.topic != topic
        return matcher.counted(
            topic, head, tail, number=number, complete=complete, vetoed=vetoed, context=context
        )

    tense = Tense.THIS_YEAR
    match = matched(head := before.before(number, WordRole.ADVERB), noun)
    if match is None and last_year:
        head = before.before(number, WordRole.ADVERB, WordRole.LAST_YEAR)
        match, tense = matched(head, None), Tense.LAST_YEAR
    # 一至四季度分别收到3件、5件、…: the first is that of a stretch.
    if match is None or (before.respectively and not (match.pattern.each or before.dated)):
        return None
    if match.pattern.tail and shared(sentence, counted.index):
        return None
    if match.pattern.tail and SLIP_CODE in tail:
        # 2件得到肯定答复: of what is answered so nothing is known.
        return None
    known = UNKNOWN_CODES.isdisjoint(head + tail if match.pattern.tail else head)
    certain = known and match.complete and not (before.in_time or after.in_time)
    return Fit(match, topic, tense, after, certain)


def _goes_on(token: Token) -> bool:
    """False where another number, or a list of what was counted, begins."""
    role = token.word.role if token.word is not None else None
    return token.number is None and token.mark not in ("；", "：", "（") and role not in _BREAKS_DOWN


def _noun(after: ClauseWords) -> WordClass | None:
    """The noun behind the number that says what it counts."""
    if not after.items or after.items[0][0] > SLACK:
        return None
    noun, last = after.items[0][1], after.items[-1][1]
    if last is not noun and last.role is WordRole.NOUN and last.topic in DISPUTES:
        # 1件申请引发行政复议: counts what came of it.
        return last
    return noun if noun.role is WordRole.NOUN else None
