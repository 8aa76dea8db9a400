"""Sentences → claims: which number is said about what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from reportlint.model.grammar import Grammar, Pattern, WordClass, WordRole
from reportlint.model.statement import Exactness, Scope, Tense
from reportlint.reading.statements.clauses import (
    ClauseWords,
    after_number,
    dangling,
    parallel,
    reaches,
    tail_codes,
)
from reportlint.reading.statements.grammar import SLACK
from reportlint.reading.statements.matching import Context, Match, Matcher, subjects_of
from reportlint.reading.statements.tokens import NumberToken, Sentence, Token

_DISPUTES = frozenset({"review", "litigation", "litigation-direct", "litigation-after-review"})


@dataclass(slots=True)
class Claim:
    """A number, or "none", with its subject."""

    subject: str
    number: NumberToken
    tense: Tense
    scope: Scope
    body: tuple[int, int]
    """Where the words stand that say whose number it is; an empty range where none do."""
    none: bool
    pattern: Pattern
    passage: int


@dataclass(slots=True)
class Topic:
    """What is being spoken of, sentence after sentence."""

    now: str = ""
    base: str = ""
    """The topic of the heading everything stands under."""
    passage: int = 0

    def turn(self, topic: str) -> None:
        """Speak of something else from here on."""
        if topic != self.now:
            self.now = topic
            self.passage += 1


@dataclass(slots=True)
class _Clause:
    """What stands between two marks."""

    start: int
    words: ClauseWords
    """The words since its beginning, or since its last number."""
    end: int = 0
    channels: int = 0
    channel_end: int = -1
    channels_before: int = 0
    """Channels named in the clauses right before, if they count nothing."""
    scope: Scope = Scope.WHOLE
    body: tuple[int, int] = (0, 0)
    last_year: bool = False
    other_year: bool = False
    counted: bool = False
    """A number has been read in it."""
    said: list[Claim] = field(default_factory=list)
    """What its last number claims."""
    about: frozenset[str] = frozenset()
    """What its last number is about, and those before it of the same family: 新收9件、上年结转3件."""


class SentenceReader:
    """Reads the claims of one sentence after another; `topic` lives on between them."""

    def __init__(self, grammar: Grammar, topic: Topic) -> None:
        self.topic = topic
        self._matcher = Matcher(grammar)
        self._subjects = grammar.subjects
        self._named: set[str] = set()
        """Classes of the words of the sentence so far."""
        self._scope = Scope.WHOLE
        """Whose the numbers of the sentence are, from the clause on that says so."""
        self._body = (0, 0)
        self._last = (-1, frozenset[str]())
        """The passage, and what its last number is about with those it goes with."""

    def listen(self, sentence: Sentence) -> None:
        """Take in what a sentence without claims speaks of."""
        for token in sentence.tokens:
            if token.word is not None and token.word.topic and not token.word.after:
                self.topic.turn(token.word.topic)
        self._named.clear()

    def claims(self, sentence: Sentence) -> Iterator[Claim]:
        """The claims of a sentence, in order."""
        first = sentence.tokens[0].word if sentence.tokens else None
        if first is None or first.role is not WordRole.SUBSET:
            self._named.clear()
            self._scope, self._body = Scope.WHOLE, (0, 0)
        clause, outer = _Clause(sentence.start, ClauseWords(at=sentence.start)), list[_Clause]()
        for index, token in enumerate(sentence.tokens):
            if token.word is not None:
                if token.word.role is WordRole.STOP:
                    return
                self._hear(token.word, token, clause)
            elif token.mark == "（":
                outer.append(clause)
                clause = _Clause(
                    token.end, ClauseWords(at=token.end), last_year=clause.last_year, about=clause.about
                )
            elif token.mark == "）":
                yield from self._nothing(clause)
                clause = outer.pop() if outer else clause
                clause.words.at = token.end
            elif token.mark and token.mark != "、":
                yield from self._nothing(clause)
                carried = 0 if clause.counted else clause.channels or clause.channels_before
                clause = _Clause(token.end, ClauseWords(at=token.end), channels_before=carried)
            elif token.number is not None:
                if not clause.other_year:
                    yield from self._numbered(clause, sentence, index, token.number)
                clause.words = ClauseWords(at=token.end)
                clause.counted = True
            elif token.percent is not None:
                clause.words = ClauseWords(at=token.end)
            else:
                clause.words.pass_(token)
        yield from self._nothing(clause)

    def _hear(self, word: WordClass, token: Token, clause: _Clause) -> None:
        """Take in a word: what it says of the clause, and what is being spoken of from here on."""
        match word.role:
            case WordRole.BODY | WordRole.JURISDICTION:
                clause.scope = Scope.BODIES if word.role is WordRole.BODY else Scope.JURISDICTION
                clause.body = token.start, token.end
            case WordRole.CHANNEL:
                # 网上平台 is one channel, 网上、来信 are two.
                clause.channels += token.start != clause.channel_end
                clause.channel_end = token.end
            case WordRole.LAST_YEAR:
                clause.last_year = True
            case WordRole.OTHER_YEAR:
                clause.other_year = True
        if word.topic and (not word.after or self._follows(word, clause)):
            self._speak_of(word.topic, clause)
        self._named.add(word.name)
        clause.words.pass_(token)
        clause.end = token.end

    def _speak_of(self, topic: str, clause: _Clause) -> None:
        both = topic in _DISPUTES and not clause.words.topics.isdisjoint(_DISPUTES - {topic})
        self.topic.turn("disputes" if both else topic)

    def _follows(self, word: WordClass, clause: _Clause) -> bool:
        """True where nothing else is being spoken of and one of the words it needs stands right before."""
        if self.topic.now not in ("", "disclosure") or not clause.words.items:
            return False
        return clause.words.items[-1][1].name in word.after and clause.words.unknown <= SLACK

    def _numbered(
        self, clause: _Clause, sentence: Sentence, index: int, number: NumberToken
    ) -> Iterator[Claim]:
        """The claims of a number; in 由上年的1200件增至1404件 the second is said of what the first is."""
        before = clause.words
        if before.items and before.items[-1][1].role is WordRole.REACH:
            clause.said = [replace(claim, number=number, tense=Tense.THIS_YEAR) for claim in clause.said]
        elif reaches(sentence, index) and not clause.last_year:
            clause.said = []
        else:
            clause.said = list(self._said(clause, sentence, index, number))
        yield from clause.said

    def _said(self, clause: _Clause, sentence: Sentence, index: int, number: NumberToken) -> Iterator[Claim]:
        before, after = clause.words, after_number(sentence.tokens, index)
        if before.exactness is not Exactness.EXACT and before.unknown + number.start - before.at == 0:
            number.exactness = before.exactness
        topic, tense = self.topic.now, Tense.THIS_YEAR
        noun = after.items[0][1] if after.items and after.items[0][0] <= SLACK else None
        if noun is not None and noun.role is not WordRole.NOUN:
            noun = None
        named = any(word.topic and not word.after for _, word in before.items)
        if not named and noun is not None:
            topic = noun.topic or topic
        elif not named and dangling(sentence, index, unit=True):
            return
        match = self._match(topic, before.before(number, WordRole.ADVERB), after, number, noun)
        if match is None and clause.last_year:
            head = before.before(number, WordRole.ADVERB, WordRole.LAST_YEAR)
            match, tense = self._match(topic, head, after, number, None), Tense.LAST_YEAR
        if match is None or (before.respectively and not match.pattern.each):
            return
        self.topic.turn(topic)
        if topic == "applications":
            self._named.clear()
        if clause.scope is not Scope.WHOLE:
            self._scope, self._body = clause.scope, clause.body
        channels = clause.channels or (clause.channels_before if topic == "disclosure" else 0)
        scope = Scope.CHANNEL if channels == 1 else self._scope
        if series := parallel(len(match.nouns), before, sentence.tokens, index):
            said = list(zip(match.nouns, series, strict=True))
        else:
            subjects = subjects_of(match, topic, zero=number.value == 0, each=before.each)
            said = [(subject, number) for subject in subjects]
        self._remember({subject for subject, _ in said}, clause)
        for subject, counted in said:
            yield Claim(subject, counted, tense, scope, self._body, False, match.pattern, self.topic.passage)

    def _match(
        self, topic: str, head: str, after: ClauseWords, number: NumberToken, noun: WordClass | None
    ) -> Match | None:
        return self._matcher.counted(
            topic,
            head,
            tail_codes(after),
            money=number.kind == "money",
            vetoed=noun is not None and noun.topic != topic,
            context=self._context(),
        )

    def _context(self) -> Context:
        passage, last = self._last
        return Context(self._named, last if passage == self.topic.passage else frozenset())

    def _remember(self, subjects: set[str], clause: _Clause) -> None:
        families = {self._subjects[subject].family for subject in subjects}
        same = {subject for subject in clause.about if self._subjects[subject].family in families}
        clause.about = frozenset(subjects | same)
        self._last = self.topic.passage, clause.about

    def _nothing(self, clause: _Clause) -> Iterator[Claim]:
        if clause.counted or clause.other_year or not clause.words.items:
            return
        match = self._matcher.nothing(self.topic.now, clause.words.codes(), self._context())
        if match is None:
            return
        pattern, subjects = match
        number = NumberToken(Decimal(0), "", "", Exactness.EXACT, clause.start, clause.end)
        scope = Scope.CHANNEL if clause.channels == 1 else clause.scope
        for subject in subjects:
            yield Claim(
                subject, number, Tense.THIS_YEAR, scope, clause.body, True, pattern, self.topic.passage
            )
