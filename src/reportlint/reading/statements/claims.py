"""Sentences → claims: which number is said about what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice

from reportlint.model.grammar import Grammar, Pattern, WordClass, WordRole
from reportlint.model.statement import Exactness, Scope, Tense
from reportlint.reading.statements.clauses import ClauseWords, parallel, reaches
from reportlint.reading.statements.coverage import Coverage
from reportlint.reading.statements.fitting import CountedNumber, fit
from reportlint.reading.statements.grammar import SLACK, UNKNOWN_CODES
from reportlint.reading.statements.matching import Context, Matcher, subjects_of
from reportlint.reading.statements.tokens import NumberToken, Sentence, Token
from reportlint.reading.statements.units import FORM_UNITS

_DISPUTES = frozenset({"review", "litigation", "litigation-direct", "litigation-after-review"})
_BREAKS_DOWN = frozenset({WordRole.SUBSET, WordRole.INSIDE, WordRole.INTRO})


def _carried_in_follows(counted: CountedNumber) -> bool:
    """True for 新收9件（含上年结转1件）, which counts more than what came anew."""
    following = islice(counted.sentence.tokens, counted.index + 1, counted.index + 4)
    roles = [token.word.role for token in following if token.word is not None]
    return WordRole.SUBSET in roles and WordRole.LAST_YEAR in roles


def _noun_end(counted: CountedNumber) -> int:
    """Where the noun right behind a number ends: 1家企业."""
    token = next(islice(counted.sentence.tokens, counted.index + 1, None), None)
    adjacent = token is not None and token.word is not None and token.start == counted.number.end
    return token.end if token is not None and adjacent else counted.number.end


def _is_label(word: WordClass) -> bool:
    return bool(word.subject) and word.role is not WordRole.NOUN


@dataclass(slots=True)
class Claim:
    """A number, or "none", with its subject."""

    subject: str
    number: NumberToken
    tense: Tense
    scope: Scope
    certain: bool
    """Every character around it is understood."""
    body: tuple[int, int]
    """Where the words stand that say whose number it is; an empty range where none do."""
    none: bool
    pattern: Pattern
    passage: int
    column: str = ""
    """The column of the table that holds it, where `scope` is COLUMN."""
    new: bool = False
    """It counts only what came this year."""


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
    some: bool = False
    """Its numbers are of some only: what names them stands before (2名申请人), or binds an enumeration
    (尚未审结的复议2件、诉讼3件)."""
    led_apart: bool = False
    """The clause before, without a number, says of which part this one speaks: 对征地类申请，均…."""
    said: list[Claim] = field(default_factory=list)
    """What its last number claims."""


@dataclass(slots=True)
class _Years:
    """Which year the numbers since the last semicolon are of."""

    this: bool = False
    """One of this year has been read."""
    past: bool = False
    """The first was one of a past year: so are those that follow, until this year is named."""


class SentenceReader:
    """Reads the claims of one sentence after another; `topic` lives on between them."""

    def __init__(self, grammar: Grammar, topic: Topic) -> None:
        self.topic = topic
        self._matcher = Matcher(grammar)
        self._subjects = grammar.subjects
        self._coverage = Coverage(grammar.subjects)
        self._named: set[str] = set()
        """Classes of the words of the sentence so far."""
        self._scope = Scope.WHOLE
        """Whose the numbers of the sentence are, from the clause on that says so."""
        self._body = (0, 0)
        self._years = _Years()
        self._passage = -1
        """The passage of the last number."""

    def listen(self, sentence: Sentence) -> None:
        """Take in what a sentence without claims speaks of."""
        for token in sentence.tokens:
            if token.word is not None and token.word.topic and not token.word.after:
                self.topic.turn(token.word.topic)
        self._named.clear()
        self._coverage.begin()

    def claims(self, sentence: Sentence) -> Iterator[Claim]:
        """The claims of a sentence, in order."""
        first = sentence.tokens[0].word if sentence.tokens else None
        if first is None or first.role is not WordRole.SUBSET:
            self._named.clear()
            self._scope, self._body = Scope.WHOLE, (0, 0)
            self._coverage.begin()
        self._years = _Years()
        clause, outer = _Clause(sentence.start, ClauseWords(at=sentence.start)), list[tuple[_Clause, str]]()
        for index, token in enumerate(sentence.tokens):
            if token.word is not None:
                if token.word.role is WordRole.STOP:
                    return
                self._hear(token.word, token, clause)
            elif token.mark == "（":
                outer.append((clause, self.topic.now))
                self._coverage.enter()
                if clause.counted and not clause.words.items:
                    self._coverage.break_down(self.topic.now)
                clause = _Clause(token.end, ClauseWords(at=token.end), last_year=clause.last_year)
            elif token.mark == "）":
                yield from self._nothing(clause)
                self._coverage.leave()
                if outer:
                    inner = clause
                    clause, topic = outer.pop()
                    if not inner.counted:
                        # 予以公开（含部分公开）9件
                        clause.words.items += [one for one in inner.words.items if _is_label(one[1])]
                    self.topic.turn(topic)
                clause.words.at = token.end
            elif token.mark and token.mark != "、":
                yield from self._nothing(clause)
                clause = self._next(clause, token)
            elif token.number is not None:
                yield from self._numbered(clause, sentence, index, token.number)
            elif token.percent is not None:
                clause.words = ClauseWords(at=token.end)
            else:
                clause.words.pass_(token)
        yield from self._nothing(clause)

    def _next(self, clause: _Clause, mark: Token) -> _Clause:
        """The clause after a mark."""
        self._settle()
        if mark.mark == "；":
            self._coverage.semicolon()
            self._years = _Years()
        elif mark.mark == "：" and clause.counted:
            self._coverage.break_down(self.topic.now)
        elif clause.words.inside and not clause.counted:
            self._go_inside(clause)
        carried = 0 if clause.counted else clause.channels or clause.channels_before
        words = clause.words
        unheard = not self._coverage.about and bool(words.items) and words.unknown > 0
        led = not clause.counted and (words.apart or unheard)
        return _Clause(mark.end, ClauseWords(at=mark.end), channels_before=carried, led_apart=led)

    def _go_inside(self, clause: _Clause) -> None:
        """市本级办理的申请中，自然人提出的申请中，: the clauses that follow are said of what this one names."""
        if clause.scope is not Scope.WHOLE:
            self._scope, self._body = clause.scope, clause.body
        subjects = [word.subject for _, word in clause.words.items if word.subject in self._subjects]
        self._coverage.hold(subjects, apart=clause.words.apart or clause.channels == 1)

    def _settle(self) -> None:
        """Where a list is complete, speak again of what it was a list of."""
        if topic := self._coverage.settle():
            self.topic.turn(topic)

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
            case WordRole.THIS_YEAR:
                self._coverage.year()
                self._years.past = False
            case WordRole.PERIOD:
                self._coverage.period()
            case role if role in _BREAKS_DOWN:
                self._coverage.break_down(self.topic.now)
                if role is WordRole.INSIDE and clause.counted:
                    clause.words = ClauseWords(at=token.start)
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
        if clause.scope is not Scope.WHOLE:
            self._scope, self._body = clause.scope, clause.body
        clause.words, clause.counted = ClauseWords(at=number.end), True
        if before.items and before.items[-1][1].role is WordRole.REACH:
            clause.said = [replace(claim, number=number, tense=Tense.THIS_YEAR) for claim in clause.said]
        elif clause.other_year or (reaches(sentence, index) and not clause.last_year):
            clause.said = []
        else:
            clause.said = list(self._said(clause, CountedNumber(number, sentence, index, before)))
        yield from clause.said

    def _said(self, clause: _Clause, counted: CountedNumber) -> Iterator[Claim]:
        number, before = counted.number, counted.before
        if before.exactness is not Exactness.EXACT and before.unknown + number.start - before.at == 0:
            number.exactness = before.exactness
        found = fit(self._matcher, counted, self.topic.now, self._context(), last_year=clause.last_year)
        after = counted.after() if found is None else found.after
        some = before.some and before.at == number.start
        letters = found is not None and not found.match.pattern.tail and after.channel
        some = some or (clause.some and number.kind != "money")
        apart = some or letters or before.apart or after.apart
        if found is None:
            named = any(word.role is WordRole.NOUN for _, word in before.items)
            clause.some = clause.some or named or number.kind == "other"
            if number.kind == "other":
                clause.words.at = _noun_end(counted)
            if number.kind == "count" and number.unit in FORM_UNITS:
                self._coverage.covers((), number, self.topic.now, apart=apart)
            return
        pattern, topic = found.match.pattern, found.topic
        self.topic.turn(topic)
        if topic == "applications":
            self._named.clear()
        if pattern.tail:
            clause.words.at = after.at
        if series := parallel(len(found.match.nouns), before, counted.sentence.tokens, counted.index):
            said = list(zip(found.match.nouns, series, strict=True))
        else:
            subjects = subjects_of(found.match, topic, zero=number.value == 0, each=before.each)
            said = [(subject, number) for subject in subjects]
        if not said:
            self._coverage.covers((), number, topic, apart=True)
            return
        past = self._years.past and not pattern.names_year
        tense = Tense.LAST_YEAR if past else found.tense
        new = before.new and not _carried_in_follows(counted)
        rest = before.rest and {subject for subject, _ in said} != {"carried-out"}
        scope = self._covered(clause, said, topic, tense, apart=rest or apart)
        for subject, one in said:
            yield Claim(
                subject,
                one,
                tense,
                scope,
                found.certain,
                self._body,
                False,
                pattern,
                self.topic.passage,
                self._coverage.column,
                new,
            )

    def _covered(
        self,
        clause: _Clause,
        said: list[tuple[str, NumberToken]],
        topic: str,
        tense: Tense,
        *,
        apart: bool,
    ) -> Scope:
        """Whose the number is, and how much of it; numbers of a past year leave no trace."""
        channels = clause.channels or (clause.channels_before if topic == "disclosure" else 0)
        if tense is Tense.THIS_YEAR:
            self._years.this = True
            subjects = [subject for subject, _ in said]
            whole = self._coverage.covers(subjects, said[0][1], topic, apart=apart or channels == 1)
            self._passage = self.topic.passage
            if not whole:
                column = self._coverage.column and self._scope is Scope.WHOLE
                part = Scope.COLUMN if column else Scope.PART
                return Scope.CHANNEL if channels == 1 else part
        else:
            self._years.past = not self._years.this
        return Scope.CHANNEL if channels == 1 else self._scope

    def _context(self) -> Context:
        about = self._coverage.about if self._passage == self.topic.passage else frozenset[str]()
        return Context(self._named, about)

    def _nothing(self, clause: _Clause) -> Iterator[Claim]:
        words = clause.words
        if clause.other_year or not words.items:
            return
        codes = words.codes()
        match = self._matcher.nothing(self.topic.now, codes, self._context())
        if match is None:
            return
        pattern, subjects = match
        if clause.counted and not (pattern.of_all or words.items[0][1].role is WordRole.NONE):
            return
        certain = UNKNOWN_CODES.isdisjoint(codes) and not words.unknown
        whose = clause.scope if clause.scope is not Scope.WHOLE else self._scope
        scope = Scope.CHANNEL if clause.channels else Scope.PART if words.apart else whose
        column, whole = "", self._coverage.whole
        if pattern.of_all and scope is Scope.WHOLE:
            plain = certain and not clause.led_apart and not words.rest and words.or_at < words.last_at
            of_some = self._coverage.all_of_column
            if plain and of_some is not None:
                scope, (column, whole) = Scope.COLUMN, of_some
            elif not plain or not self._coverage.of_all:
                scope = Scope.PART
        number = NumberToken(Decimal(0), "", "", Exactness.EXACT, clause.start, clause.end)
        if pattern.counts_all:
            if whole is None:
                return
            number = replace(whole, start=clause.start, end=clause.end)
        tense = Tense.LAST_YEAR if self._years.past else Tense.THIS_YEAR
        for subject in subjects:
            yield Claim(
                subject,
                number,
                tense,
                scope,
                certain,
                clause.body,
                not pattern.counts_all,
                pattern,
                self.topic.passage,
                column,
            )
