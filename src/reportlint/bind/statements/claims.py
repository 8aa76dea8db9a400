"""Sentences → statements: which number is said about what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportlint.bind.statements.clauses import Words, after_number, tail_codes
from reportlint.bind.statements.grammar import SLACK
from reportlint.bind.statements.tokens import Number, Sentence, Token
from reportlint.model.grammar import Grammar, Pattern, Role, WordClass
from reportlint.model.statement import Exactness, Scope, Tense

_DISPUTES = {"review", "litigation", "litigation-direct", "litigation-after-review"}


@dataclass(slots=True)
class Claim:
    """A number, or "none", with its subject."""

    subject: str
    number: Number
    tense: Tense
    scope: Scope
    none: bool
    pattern: Pattern
    topic: str
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
    words: Words
    channels: int = 0
    channel_end: int = -1
    bodies: bool = False
    last_year: bool = False
    other_year: bool = False
    counted: bool = False
    """A number has been read in it."""
    start: int = 0
    end: int = 0


class SentenceReader:
    """Reads the claims of one sentence after another; `topic` lives on between them."""

    def __init__(self, grammar: Grammar, topic: Topic) -> None:
        self._grammar = grammar
        self._cues = _cues(grammar)
        self._named: set[str] = set()
        """Classes of the words of the sentence so far."""
        self._bodies = False
        """The numbers of the sentence are said to be those of many bodies, or of another one."""
        self.topic = topic

    def listen(self, sentence: Sentence) -> None:
        """Take in what a sentence without claims speaks of."""
        for token in sentence.tokens:
            if token.word is not None and token.word.topic and not token.word.after:
                self.topic.turn(token.word.topic)
        self._named.clear()

    def claims(self, sentence: Sentence) -> Iterator[Claim]:
        """The claims of a sentence, in order."""
        clause = _Clause(Words(at=sentence.start), start=sentence.start)
        outer: list[_Clause] = []
        stopped = False
        first = sentence.tokens[0].word if sentence.tokens else None
        if first is None or first.role is not Role.SUBSET:
            self._named.clear()
            self._bodies = False
        for index, token in enumerate(sentence.tokens):
            word = token.word
            if word is not None:
                stopped = stopped or word.role is Role.STOP
                self._hear(word, token, clause)
            elif token.mark == "（":
                outer.append(clause)
                clause = _Clause(Words(at=token.end), last_year=clause.last_year, start=token.end)
            elif token.mark == "）":
                if not stopped:
                    yield from self._nothing(clause)
                if outer:
                    clause = outer.pop()
                clause.words.at = token.end
            elif token.mark == "、":
                clause.words.pass_(token)
            elif token.mark:
                if not stopped:
                    yield from self._nothing(clause)
                clause = _Clause(Words(at=token.end), start=token.end)
            elif token.number is not None:
                if not (stopped or clause.other_year):
                    yield from self._numbered(clause, sentence.tokens, index, sentence.end)
                clause.words = Words(at=token.end)
                clause.counted = True
            elif token.percent is not None:
                clause.words = Words(at=token.end)
            else:
                clause.words.pass_(token)
        if not stopped:
            yield from self._nothing(clause)

    def _hear(self, word: WordClass, token: Token, clause: _Clause) -> None:
        """Take in a word: what it says of the clause, and what is being spoken of from here on."""
        match word.role:
            case Role.BODY:
                clause.bodies = True
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
        here = {word.topic for _, word in clause.words.items if word.topic}
        both = topic in _DISPUTES and any(other in _DISPUTES and other != topic for other in here)
        self.topic.turn("disputes" if both else topic)

    def _follows(self, word: WordClass, clause: _Clause) -> bool:
        """True where nothing else is being spoken of and one of the words it needs stands right before."""
        if self.topic.now not in ("", "disclosure") or not clause.words.items:
            return False
        return clause.words.items[-1][1].name in word.after and clause.words.unknown <= SLACK

    def _numbered(self, clause: _Clause, tokens: list[Token], index: int, end: int) -> Iterator[Claim]:
        number = tokens[index].number
        assert number is not None
        if number.kind == "other":
            return
        before, after = clause.words, after_number(tokens, index)
        if before.exactness is not Exactness.EXACT and before.unknown + number.start - before.at == 0:
            number.exactness = before.exactness
        strong = [word.topic for _, word in before.items if word.topic and not word.after]
        topic = self.topic.now
        adjacent = after.items[0][1] if after.items and after.items[0][0] <= SLACK else None
        foreign = adjacent is not None and adjacent.role is Role.NOUN
        if not strong and foreign and adjacent is not None:
            topic = adjacent.topic or topic
        weak = not strong and not foreign
        if weak and dangling(tokens, index, end, unit=True):
            return
        head, tail = before.before(number, Role.ADVERB), tail_codes(after)
        tense = Tense.THIS_YEAR
        matched = self._match(
            topic, head, tail, number, foreign and adjacent is not None and adjacent.topic != topic
        )
        if matched is None and clause.last_year:
            head = before.before(number, Role.ADVERB, Role.LAST_YEAR)
            matched = self._match(topic, head, tail, number, False)
            tense = Tense.LAST_YEAR
        if matched is None:
            return
        pattern, group = matched
        if before.respectively and not pattern.each:
            return
        self._bodies = self._bodies or clause.bodies
        scope = Scope.CHANNEL if clause.channels == 1 else Scope.BODIES if self._bodies else Scope.WHOLE
        if pattern.each and (series := self._series(group, before, tokens, index)):
            for noun, counted in series:
                self.topic.turn(topic)
                yield Claim(noun, counted, tense, scope, False, pattern, topic, self.topic.passage)
            return
        self.topic.turn(topic)
        if topic == "applications":
            self._named.clear()
        for subject in self._subjects(pattern, topic, group, number, before):
            yield Claim(subject, number, tense, scope, False, pattern, topic, self.topic.passage)

    def _match(
        self, topic: str, head: str, tail: str, number: Number, vetoed: bool
    ) -> tuple[Pattern, str] | None:
        for pattern in self._grammar.numbers.get(topic, ()):
            if pattern.money != (number.kind == "money") or pattern.unless & self._named:
                continue
            if pattern.tail:
                match = pattern.regex.match(head + tail)
            elif vetoed:
                continue
            else:
                match = pattern.regex.fullmatch(head)
            if match is not None:
                return pattern, match["each"] if pattern.each else ""
        return None

    def _subjects(
        self, pattern: Pattern, topic: str, group: str, number: Number, before: Words
    ) -> Iterator[str]:
        if not pattern.each:
            for subject in pattern.subjects:
                yield subject.replace("*", topic)
            return
        nouns = self._nouns(group)
        if len(nouns) == 1 or number.value == 0 or before.each:
            yield from nouns
        else:
            yield from pattern.subjects

    def _series(self, group: str, before: Words, tokens: list[Token], index: int) -> list[tuple[str, Number]]:
        """Nouns and numbers in parallel: 行政复议、行政诉讼分别为2件、3件."""
        nouns = self._nouns(group)
        if len(nouns) < 2 or not before.respectively:
            return []
        numbers = []
        for token in tokens[index:]:
            if token.number is not None:
                numbers.append(token.number)
            elif token.mark and token.mark != "、":
                break
            if len(numbers) == len(nouns):
                return list(zip(nouns, numbers, strict=True))
        return []

    def _nouns(self, group: str) -> list[str]:
        by_code = {word.code: word.subject for word in self._grammar.classes.values() if word.subject}
        return list(dict.fromkeys(by_code[code] for code in group if code in by_code))

    def _nothing(self, clause: _Clause) -> Iterator[Claim]:
        if clause.counted or clause.other_year or not clause.words.items:
            return
        codes = clause.words.codes()
        if not any(code in codes for code in self._cues):
            return
        for pattern in self._grammar.nothing.get(self.topic.now, ()):
            match = pattern.regex.fullmatch(codes)
            if match is None:
                continue
            number = Number(Decimal(0), "", "", Exactness.EXACT, clause.start, clause.end)
            subjects = (
                self._nouns(match["each"])
                if pattern.each
                else [subject.replace("*", self.topic.now) for subject in pattern.subjects]
            )
            for subject in subjects:
                yield Claim(
                    subject,
                    number,
                    Tense.THIS_YEAR,
                    Scope.WHOLE,
                    True,
                    pattern,
                    self.topic.now,
                    self.topic.passage,
                )
            return


def dangling(tokens: list[Token], index: int, end: int, unit: bool) -> bool:
    """True where unknown words follow a number with (or without) a unit: what it counts is not known."""
    token = tokens[index]
    following = tokens[index + 1].start if index + 1 < len(tokens) else end
    return following > token.end and token.number is not None and bool(token.number.unit) is unit


def _cues(grammar: Grammar) -> frozenset[str]:
    return frozenset(word.code for word in grammar.classes.values() if word.role in (Role.NONE, Role.ADVERB))
