"""Sentences → claims: which number is said about what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from reportlint.bind.statements.clauses import Words, after_number, tail_codes
from reportlint.bind.statements.grammar import SLACK
from reportlint.bind.statements.matching import Match, Matcher, subjects_of
from reportlint.bind.statements.tokens import Number, Sentence, Token
from reportlint.model.grammar import Grammar, Pattern, Role, WordClass
from reportlint.model.statement import Exactness, Scope, Tense

_DISPUTES = frozenset({"review", "litigation", "litigation-direct", "litigation-after-review"})


@dataclass(slots=True)
class Claim:
    """A number, or "none", with its subject."""

    subject: str
    number: Number
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
    words: Words
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


class SentenceReader:
    """Reads the claims of one sentence after another; `topic` lives on between them."""

    def __init__(self, grammar: Grammar, topic: Topic) -> None:
        self.topic = topic
        self._matcher = Matcher(grammar)
        self._named: set[str] = set()
        """Classes of the words of the sentence so far."""
        self._scope = Scope.WHOLE
        """Whose the numbers of the sentence are, from the clause on that says so."""
        self._body = (0, 0)
        self._last = (-1, "")
        """The passage and the subject of the last number."""

    def listen(self, sentence: Sentence) -> None:
        """Take in what a sentence without claims speaks of."""
        for token in sentence.tokens:
            if token.word is not None and token.word.topic and not token.word.after:
                self.topic.turn(token.word.topic)
        self._named.clear()

    def claims(self, sentence: Sentence) -> Iterator[Claim]:
        """The claims of a sentence, in order."""
        first = sentence.tokens[0].word if sentence.tokens else None
        if first is None or first.role is not Role.SUBSET:
            self._named.clear()
            self._scope, self._body = Scope.WHOLE, (0, 0)
        clause, outer = _Clause(sentence.start, Words(at=sentence.start)), list[_Clause]()
        for index, token in enumerate(sentence.tokens):
            if token.word is not None:
                if token.word.role is Role.STOP:
                    return
                self._hear(token.word, token, clause)
            elif token.mark == "（":
                outer.append(clause)
                clause = _Clause(token.end, Words(at=token.end), last_year=clause.last_year)
            elif token.mark == "）":
                yield from self._nothing(clause)
                clause = outer.pop() if outer else clause
                clause.words.at = token.end
            elif token.mark and token.mark != "、":
                yield from self._nothing(clause)
                carried = 0 if clause.counted else clause.channels or clause.channels_before
                clause = _Clause(token.end, Words(at=token.end), channels_before=carried)
            elif token.number is not None:
                if not clause.other_year:
                    yield from self._numbered(clause, sentence, index, token.number)
                clause.words = Words(at=token.end)
                clause.counted = True
            elif token.percent is not None:
                clause.words = Words(at=token.end)
            else:
                clause.words.pass_(token)
        yield from self._nothing(clause)

    def _hear(self, word: WordClass, token: Token, clause: _Clause) -> None:
        """Take in a word: what it says of the clause, and what is being spoken of from here on."""
        match word.role:
            case Role.BODY | Role.JURISDICTION:
                clause.scope = Scope.BODIES if word.role is Role.BODY else Scope.JURISDICTION
                clause.body = token.start, token.end
            case Role.CHANNEL:
                # 网上平台 is one channel, 网上、来信 are two.
                clause.channels += token.start != clause.channel_end
                clause.channel_end = token.end
            case Role.LAST_YEAR:
                clause.last_year = True
            case Role.OTHER_YEAR:
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

    def _numbered(self, clause: _Clause, sentence: Sentence, index: int, number: Number) -> Iterator[Claim]:
        before, after = clause.words, after_number(sentence.tokens, index)
        if before.exactness is not Exactness.EXACT and before.unknown + number.start - before.at == 0:
            number.exactness = before.exactness
        topic, tense = self.topic.now, Tense.THIS_YEAR
        noun = after.items[0][1] if after.items and after.items[0][0] <= SLACK else None
        if noun is not None and noun.role is not Role.NOUN:
            noun = None
        named = any(word.topic and not word.after for _, word in before.items)
        if not named and noun is not None:
            topic = noun.topic or topic
        elif not named and dangling(sentence, index, unit=True):
            return
        match = self._match(topic, before.before(number, Role.ADVERB), after, number, noun)
        if match is None and clause.last_year:
            head = before.before(number, Role.ADVERB, Role.LAST_YEAR)
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
        if series := _series(match, before, sentence.tokens, index):
            said = list(zip(match.nouns, series, strict=True))
        else:
            subjects = subjects_of(match, topic, zero=number.value == 0, each=before.each)
            said = [(subject, number) for subject in subjects]
        for subject, counted in said:
            self._last = self.topic.passage, subject
            yield Claim(subject, counted, tense, scope, self._body, False, match.pattern, self.topic.passage)

    def _match(
        self, topic: str, head: str, after: Words, number: Number, noun: WordClass | None
    ) -> Match | None:
        return self._matcher.counted(
            topic,
            head,
            tail_codes(after),
            money=number.kind == "money",
            vetoed=noun is not None and noun.topic != topic,
            named=self._named,
        )

    def _nothing(self, clause: _Clause) -> Iterator[Claim]:
        if clause.counted or clause.other_year or not clause.words.items:
            return
        match = self._matcher.nothing(self.topic.now, clause.words.codes(), self._named)
        if match is None:
            return
        pattern, subjects = match
        passage, last = self._last
        if pattern.after and passage == self.topic.passage and last not in pattern.after:
            return
        number = Number(Decimal(0), "", "", Exactness.EXACT, clause.start, clause.end)
        scope = Scope.CHANNEL if clause.channels == 1 else clause.scope
        for subject in subjects:
            yield Claim(
                subject, number, Tense.THIS_YEAR, scope, clause.body, True, pattern, self.topic.passage
            )


def _series(match: Match, before: Words, tokens: list[Token], index: int) -> list[Number]:
    """Numbers in parallel to the nouns: 行政复议、行政诉讼分别为2件、3件. Empty where there are none."""
    if len(match.nouns) < 2 or not before.respectively:
        return []
    numbers: list[Number] = []
    for token in islice(tokens, index, None):
        if token.number is not None:
            numbers.append(token.number)
        elif token.mark and token.mark != "、":
            break
        if len(numbers) == len(match.nouns):
            return numbers
    return []


def dangling(sentence: Sentence, index: int, unit: bool) -> bool:
    """True where unknown words follow a number with (or without) a unit: what it counts is not known."""
    token = sentence.tokens[index]
    following = sentence.tokens[index + 1].start if index + 1 < len(sentence.tokens) else sentence.end
    return following > token.end and token.number is not None and bool(token.number.unit) is unit
