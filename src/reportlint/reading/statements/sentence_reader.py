"""Sentences → claims: which number is said about what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportlint.model.grammar import Grammar, WordClass, WordRole
from reportlint.model.statement import Scope, Tense
from reportlint.reading.statements.claims import Claim, Clause, Standing, Topic, Years
from reportlint.reading.statements.clauses import ClauseWords
from reportlint.reading.statements.counting import carried_behind, counted_claims
from reportlint.reading.statements.denials import claims_in_words
from reportlint.reading.statements.fitting import DISPUTES, CountedNumber
from reportlint.reading.statements.following import adds_up, reaches
from reportlint.reading.statements.grammar import SLACK
from reportlint.reading.statements.tokens import NumberToken, Sentence, Token

_BREAKS_DOWN = frozenset({WordRole.SUBSET, WordRole.INSIDE, WordRole.INTRO, WordRole.HAVING})
_OF_THESE = frozenset({WordRole.SUBSET, WordRole.INSIDE})

_LEAVES = frozenset({WordRole.TURN, WordRole.REST, WordRole.HAVING})
"""Words before a number that says nothing by itself: 另有3件."""
_DIVIDES = frozenset({WordRole.WAY, WordRole.CHANNEL, WordRole.PART})
_LABEL = 6
"""Characters a label may have that says by what a list divides: 方式, 来件内容."""
_GOES_ON = frozenset({WordRole.SUBSET, WordRole.TOGETHER})


class SentenceReader:
    """Reads the claims of one sentence after another; `topic` lives on between them."""

    def __init__(self, grammar: Grammar, topic: Topic) -> None:
        self.topic = topic
        self._subjects = grammar.subjects
        self._standing = Standing(grammar, topic)

    def listen(self, sentence: Sentence) -> None:
        """Take in what a sentence without claims speaks of."""
        for token in sentence.tokens:
            if token.word is not None and token.word.topic and not (token.word.after or token.word.within):
                self.topic.turn(token.word.topic)
        self._standing.begin(goes_on=False)

    def claims(self, sentence: Sentence) -> Iterator[Claim]:
        """The claims of a sentence, in order."""
        first = sentence.tokens[0].word if sentence.tokens else None
        self._standing.begin(goes_on=first is not None and first.role in _GOES_ON)
        clause, outer = Clause(sentence.start, ClauseWords(at=sentence.start)), list[tuple[Clause, str]]()
        for index, token in enumerate(sentence.tokens):
            if token.word is not None:
                if token.word.role is WordRole.STOP:
                    return
                self._hear(token.word, token, clause)
            elif token.mark == "（":
                outer.append((clause, self.topic.now))
                self._standing.coverage.enter()
                # 4件被纠正的案件（…）: a bracket of parts, as in 9件（…）.
                acted = any(word.role is WordRole.PLAIN for _, word in clause.words.items)
                if clause.counted and (acted or not clause.words.items):
                    self._standing.coverage.break_down(self.topic.now, of_unnamed=acted)
                clause = Clause(token.end, ClauseWords(at=token.end), last_year=clause.last_year)
            elif token.mark == "）":
                yield from claims_in_words(self._standing, clause, token.start)
                self._standing.coverage.leave()
                if outer:
                    inner = clause
                    clause, topic = outer.pop()
                    if not inner.counted:
                        # 予以公开（含部分公开）9件
                        clause.words.items += [one for one in inner.words.items if _is_label(one[1])]
                    # 行政诉讼（复议后起诉）：: the bracket says which ones are meant.
                    kind = self.topic.now.startswith(f"{topic}-") and WordRole.SUBSET not in inner.words.roles
                    if inner.counted or not kind:
                        self.topic.turn(topic)
                clause.words.at = token.end
            elif token.mark and token.mark != "、":
                yield from carried_behind(self._standing, clause, token.start)
                yield from claims_in_words(self._standing, clause, token.start)
                last = self._standing.coverage.completed
                if last is None or not adds_up(sentence, index, last):
                    self._standing.settle()
                clause = self._next(clause, token)
            elif token.number is not None:
                yield from self._numbered(clause, sentence, index, token.number)
            elif token.percent is not None:
                clause.words = ClauseWords(at=token.end)
            else:
                clause.channels_joined = clause.channels_joined or (
                    bool(clause.channels) and token.mark == "、"
                )
                clause.words.pass_(token)
        yield from carried_behind(self._standing, clause, sentence.end)
        yield from claims_in_words(self._standing, clause, sentence.end)

    def _next(self, clause: Clause, mark: Token) -> Clause:
        """The clause after a mark."""
        if clause.topic and _tells_kind(clause, self.topic.now):
            self.topic.turn(clause.topic)
        if mark.mark == "；":
            whole = self._standing.coverage.semicolon() or self._standing.divided()
            if whole and self.topic.now.startswith(f"{whole}-"):
                # 诉讼3件，其中1件复议后起诉；维持2件: of all suits, perhaps.
                self.topic.turn(whole)
                self._standing.widened = True
            elif len(self._standing.disputes) > 1:
                # 复议5件，诉讼3件；已审结4件: of both, perhaps.
                self._standing.widened = True
            self._standing.years = Years()
            self._standing.planned = self._standing.by_matter = False
        elif mark.mark == "：" and clause.counted:
            self._standing.coverage.break_down(self.topic.now)
        elif mark.mark == "：" and clause.opens:
            self._standing.labelled = _divides(clause, mark)
        elif clause.words.inside and not clause.counted:
            self._go_inside(clause)
        carried = 0 if clause.counted else clause.channels or clause.channels_before
        words = clause.words
        unnamed = not self._standing.coverage.about
        unheard = unnamed and bool(words.items) and words.unknown > 0
        led = not clause.counted and (words.apart or words.dated or unheard)
        # 1名村民提出申请，已答复: of that one's.
        led = led or (unnamed and clause.some and not clause.said)
        # 全部为自然人 and 没有企业 are said of the whole.
        plain = words.adverb_at is None and WordRole.NONE not in words.roles
        by_kind = plain and not clause.counted and any(self._names_kind(word) for _, word in words.items)
        return Clause(
            mark.end,
            ClauseWords(at=mark.end),
            channels_before=carried,
            led_apart=led,
            led_by_kind=by_kind,
            topic=self.topic.now if clause.counted else "",
            left=clause.left if clause.counted else None,
            opens=mark.mark == "；",
        )

    def _names_kind(self, word: WordClass) -> bool:
        """True for a word that names applicants or an outcome: what is said with it is of a part."""
        subject = self._subjects.get(word.subject)
        return subject is not None and subject.family.partition(".")[0] in ("applicant", "outcome")

    def _go_inside(self, clause: Clause) -> None:
        """市本级办理的申请中，自然人提出的申请中，: the clauses that follow are said of what this one names."""
        if clause.scope is not Scope.WHOLE:
            self._standing.scope, self._standing.body = clause.scope, clause.body
        self._standing.inside = True
        self._standing.new = self._standing.new or clause.words.new
        subjects = [word.subject for _, word in clause.words.items if word.subject in self._subjects]
        self._standing.coverage.hold(subjects, apart=clause.words.apart or clause.channels == 1)

    def _hear(self, word: WordClass, token: Token, clause: Clause) -> None:
        """Take in a word: what it says of the clause, and what is being spoken of from here on."""
        match word.role:
            case WordRole.BODY | WordRole.JURISDICTION:
                # 全市36个部门 are all of them.
                everywhere = clause.scope is Scope.JURISDICTION and clause.body[1] == token.start
                some = word.role is WordRole.BODY and not everywhere
                clause.scope = Scope.BODIES if some else Scope.JURISDICTION
                clause.body = token.start, token.end
            case WordRole.CHANNEL:
                # 网上平台, 政府网站依申请公开平台 are one channel, 网上、来信 are two.
                if clause.channels_counted:
                    clause.channels = 0
                clause.channels += not clause.channels or clause.channels_joined
                clause.channels_joined = clause.channels_counted = False
            case WordRole.AND:
                clause.channels_joined = clause.channels > 0
            case WordRole.LAST_YEAR:
                clause.last_year = True
            case WordRole.OTHER_YEAR:
                clause.other_year = True
            case WordRole.THIS_YEAR:
                self._standing.coverage.year()
                if self._standing.planned:
                    self._standing.coverage.semicolon()
                self._standing.years.past = self._standing.planned = False
            case WordRole.PLAN:
                self._standing.planned = True
            case WordRole.MATTER:
                self._standing.by_matter = True
            case WordRole.BEYOND if clause.words.items:
                # 除予以公开之外的12件 are none of those granted.
                clause.words = ClauseWords(at=token.start)
            case WordRole.PERIOD:
                self._standing.coverage.period()
            case WordRole.HAVING if not clause.counted:
                pass
            case WordRole.INSIDE if not clause.counted and clause.words.names_right_before(token.start):
                # 新收申请中自然人5件: the rest of the clause is said of these.
                self._go_inside(clause)
                clause.words = ClauseWords(at=token.start)
            case role if role in _BREAKS_DOWN:
                opens = token.start == clause.start and role is WordRole.SUBSET
                self._standing.coverage.break_down(self.topic.now, of_unnamed=opens)
                if role in (WordRole.INSIDE, WordRole.HAVING) and clause.counted:
                    clause.words = ClauseWords(at=token.start)
        apart = word.within and self.topic.now not in word.within
        if word.topic and not apart and (not word.after or self._follows(word, clause)):
            self._standing.widened = False
            self._speak_of(word.topic, clause)
        self._standing.named.add(word.name)
        clause.words.pass_(token)
        clause.end = token.end

    def _speak_of(self, topic: str, clause: Clause) -> None:
        others = {one for one in DISPUTES if not (one.startswith(topic) or topic.startswith(one))}
        both = topic in DISPUTES and not clause.words.topics.isdisjoint(others)
        self.topic.turn("disputes" if both else topic)
        self._standing.spoken = True
        if topic in DISPUTES:
            self._standing.disputes.add(topic)

    def _follows(self, word: WordClass, clause: Clause) -> bool:
        """True where nothing else is being spoken of and one of the words it needs stands right before."""
        # 开展访谈2期。共收到申请9件: under its heading a sentence that names the whole takes up what that says.
        back = self.topic.base == word.topic and clause.words.whole and not self._standing.spoken
        if not (self.topic.now in ("", "disclosure") or back) or not clause.words.items:
            return False
        return clause.words.items[-1][1].name in word.after and clause.words.unknown <= SLACK

    def _numbered(
        self, clause: Clause, sentence: Sentence, index: int, number: NumberToken
    ) -> Iterator[Claim]:
        """The claims of a number; in 由上年的1200件增至1404件 the second is said of what the first is."""
        before = clause.words
        if clause.scope is not Scope.WHOLE:
            self._standing.scope, self._standing.body = clause.scope, clause.body
        if before.items and before.last_role in _OF_THESE and not clause.counted:
            # 审结案件中2件维持: what stands before says of which ones.
            self._go_inside(clause)
            before = ClauseWords(at=before.at)
        clause.words, clause.counted = ClauseWords(at=number.end), True
        if before.items and before.items[-1][1].role is WordRole.REACH:
            clause.said = [replace(claim, number=number, tense=Tense.THIS_YEAR) for claim in clause.said]
        elif clause.other_year or (reaches(sentence, index) and not clause.last_year):
            clause.said = []
        else:
            counted = CountedNumber(number, sentence, index, before)
            clause.said = list(counted_claims(self._standing, clause, counted))
            some = not (clause.said or before.items or before.unknown) and not _LEAVES.isdisjoint(
                before.roles
            )
            clause.left = number if some else None
        clause.channels_counted = True
        yield from clause.said


def _divides(clause: Clause, mark: Token) -> bool:
    """True for a label of kinds or ways, or of nobody knows what: 方式：网上22件, 事由：不动产登记9件."""
    words = clause.words
    short = mark.start - clause.start <= _LABEL
    unknown = mark.start > words.at
    return short and not words.items and not words.whole and (unknown or words.last_role in _DIVIDES)


def _tells_kind(clause: Clause, topic: str) -> bool:
    """True for a clause that only says of what kind the number before it is: 纠正1件，为直接起诉案件；."""
    words = clause.words
    only = not clause.counted and len(words.items) == 1 and words.adverb_at is None
    return only and topic.startswith(f"{clause.topic}-")


def _is_label(word: WordClass) -> bool:
    return bool(word.subject) and word.role is not WordRole.NOUN
