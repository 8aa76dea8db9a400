"""The words before and after a number, as the codes that patterns are matched against."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice, takewhile

from reportlint.model.grammar import WordClass, WordRole
from reportlint.model.statement import Exactness
from reportlint.reading.statements.grammar import (
    BREAK_CODE,
    GAP,
    GAP_CODE,
    NUMBER,
    NUMBER_SLACK,
    SLACK,
    SLIP_CODE,
)
from reportlint.reading.statements.tokens import NumberToken, Sentence, Token

_UNSEEN = {
    WordRole.SILENT,
    WordRole.CHANNEL,
    WordRole.BODY,
    WordRole.JURISDICTION,
    WordRole.THIS_YEAR,
    WordRole.OTHER_YEAR,
    WordRole.PERIOD,
    WordRole.PART,
    WordRole.INSIDE,
    WordRole.REST,
    WordRole.OR,
    WordRole.OBJECT,
    WordRole.IN_TIME,
    WordRole.STOP,
    WordRole.ABOUT,
    WordRole.OVER,
    WordRole.NEARLY,
    WordRole.INTRO,
    WordRole.SUBSET,
    WordRole.OPEN,
    WordRole.TURN,
    WordRole.TOTAL,
    WordRole.EACH,
    WordRole.RESPECTIVELY,
    WordRole.AND,
}
_NAMES_THE_WHOLE = {WordRole.THIS_YEAR, WordRole.TOTAL, WordRole.JURISDICTION}
"""Words that say what the number is of, whatever stands before them in the clause: …，全年收到9件."""
_RELATES = {
    WordRole.COMPARE,
    WordRole.SHARE,
    WordRole.RATE,
    WordRole.RISE,
    WordRole.FALL,
    WordRole.SAME,
    WordRole.REACH,
    WordRole.ADVERB,
    WordRole.LAST_YEAR,
}
"""Words that begin what is said further of a number: 9件较上年增加2件, 9件均已答复."""
_EXACTNESS = {
    WordRole.ABOUT: Exactness.ABOUT,
    WordRole.OVER: Exactness.OVER,
    WordRole.NEARLY: Exactness.NEARLY,
}


@dataclass(slots=True)
class ClauseWords:
    """Words in order, each with the number of unknown characters before it."""

    items: list[tuple[int, WordClass]] = field(default_factory=list)
    topics: set[str] = field(default_factory=set)
    """The topics they name."""
    unknown: int = 0
    """Unknown characters since the last word."""
    at: int = 0
    """Where the last token ended."""
    each: bool = False
    """各 stands among them."""
    respectively: bool = False
    """分别为 stands among them."""
    exactness: Exactness = Exactness.EXACT
    """What the word right before here says about a number that follows."""
    or_at: int = -1
    """Where the last 或 stands."""
    last_at: int = 0
    """Where the last word that is kept ended."""
    adverb_at: int | None = None
    """Where the first adverb begins: 均, 全部."""
    new: bool = False
    """新收 stands among them."""
    whole: bool = False
    """A word among them names the whole: 共, 全年."""
    apart: bool = False
    """A word among them says that the number is that of a part."""
    rest: bool = False
    """其余 stands among them."""
    inside: bool = False
    """中 stands among them: 征地类申请中，…."""
    some: bool = False
    """The word right before here is 对 or 就."""
    heard: set[str] = field(default_factory=set)
    """The classes of all words among them."""
    in_time: bool = False
    """按期 stands among them."""
    channel: bool = False
    """A channel stands among them."""

    @property
    def blank(self) -> bool:
        """True where nothing before a number can be what it counts."""
        return not (self.items or self.unknown or self.channel or self.apart)

    def pass_(self, token: Token) -> None:
        """Take in the next token, whatever it is; only seen words are kept."""
        if token.start < self.at:
            return
        gap = token.start - self.at
        self.unknown += gap
        self.at = token.end
        word = token.word
        self.new = self.new or (word is not None and word.role is WordRole.NEW)
        self.some = word is not None and word.role is WordRole.OBJECT
        if word is None:
            self.exactness = Exactness.EXACT
            return
        self.heard.add(word.name)
        if word.role is WordRole.ADVERB and self.adverb_at is None:
            self.adverb_at = token.start
        if word.role is WordRole.OR:
            self.or_at = token.start
        self.exactness = _EXACTNESS.get(word.role, Exactness.EXACT)
        if word.role is WordRole.THIS_YEAR and self.whole and self.items:
            # 年内受理、年内办结9件: what is both.
            self.apart = True
        if word.role in _NAMES_THE_WHOLE:
            self.whole = True
            self.unknown = self.unknown if self.items else 0
        self.apart = self.apart or word.role in (WordRole.PART, WordRole.PERIOD)
        self.rest = self.rest or word.role is WordRole.REST
        self.inside = self.inside or word.role is WordRole.INSIDE
        self.channel = self.channel or word.role is WordRole.CHANNEL
        self.in_time = self.in_time or word.role is WordRole.IN_TIME
        self.each = self.each or word.role is WordRole.EACH
        self.respectively = self.respectively or word.role in (WordRole.INTRO, WordRole.RESPECTIVELY)
        if word.role not in _UNSEEN:
            self.items.append((self.unknown, word))
            self.last_at = token.end
            if word.topic:
                self.topics.add(word.topic)
            self.unknown = 0

    def codes(self) -> str:
        """The words as codes, gaps included, up to here."""
        return "".join(_gap(gap) + word.code for gap, word in self.items)

    def before(self, number: NumberToken, *unseen: WordRole) -> str:
        """The codes up to and including the number that starts here, without the words of some roles."""
        parts: list[str] = []
        skipped = 0
        for gap, word in self.items:
            skipped += gap
            if word.role in unseen:
                continue
            parts.append(_gap(skipped) + word.code)
            skipped = 0
        return "".join(parts) + _gap(skipped + self.unknown + number.start - self.at, NUMBER_SLACK) + NUMBER


def after_number(sentence: Sentence, index: int, *, bare: bool) -> ClauseWords:
    """The words that follow the number token at `index`, up to the next mark or number.

    `bare`: no words stand before it in its clause, so that the words behind it are its own: 2件维持1件纠正.
    """
    tokens = sentence.tokens
    words = ClauseWords(at=tokens[index].end)
    end = sentence.end
    for token in islice(tokens, index + 1, None):
        if token.number is not None or token.percent is not None or token.mark:
            end = token.start
            if token.number is not None and not (bare and _labelled_behind(sentence, token)):
                # They stand before another number and are said of that one, but for the noun right here.
                noun = words.items[:1] if words.items and words.items[0][1].role is WordRole.NOUN else []
                return ClauseWords(noun, at=tokens[index].end)
            break
        words.pass_(token)
    words.unknown += end - words.at
    words.at = end
    return words


def _labelled_behind(sentence: Sentence, token: Token) -> bool:
    """True where words stand right behind a number, as in 2件维持1件纠正; not in 8件复议审结6件，."""
    return any(other.start == token.end and not other.mark for other in sentence.tokens)


def shared(tokens: list[Token], index: int) -> bool:
    """True where a number is the sum of several things named behind it: 15件为不予公开、不予处理."""
    marked = named = False
    for token in islice(tokens, index + 1, None):
        if token.number is not None or token.percent is not None:
            return False
        if token.mark == "、":
            if not named:
                return False
            marked = True
        elif token.mark:
            break
        elif token.word is not None and token.word.role not in _UNSEEN:
            named = True
    return marked


def tail_codes(words: ClauseWords) -> str:
    """Words after a number as codes, with the gap between number and first word."""
    parts: list[str] = []
    skipped = 0
    for gap, word in words.items:
        skipped += gap
        if word.role is not WordRole.ADVERB:
            parts.append(_gap(skipped) + word.code)
            skipped = 0
    return "".join(parts)


def until_adverb(words: ClauseWords) -> ClauseWords:
    """The words up to 均, 都: 9件行政处罚决定均已公示 counts decisions, and says something of them."""
    kept = [*takewhile(lambda item: item[1].role is not WordRole.ADVERB, words.items)]
    if not kept or words.adverb_at is None:
        return words
    return replace(words, items=kept, unknown=0, at=words.adverb_at)


def understood(words: ClauseWords) -> bool:
    """True where the words after a number that no pattern takes say something known, or nothing."""
    gap, word = words.items[0] if words.items else (words.unknown, None)
    return not gap and (word is None or word.role in _RELATES)


def parallel(nouns: int, before: ClauseWords, tokens: list[Token], index: int) -> list[NumberToken]:
    """Numbers in parallel to the nouns: 行政复议、行政诉讼分别为2件、3件. Empty where there are none."""
    if nouns < 2 or not before.respectively:
        return []
    numbers: list[NumberToken] = []
    for token in islice(tokens, index, None):
        if token.number is not None:
            numbers.append(token.number)
        elif token.mark and token.mark != "、":
            break
        if len(numbers) == nouns:
            return numbers
    return []


def reaches(sentence: Sentence, index: int) -> bool:
    """True where a number is the one that another was reached from: 由1200件增至1404件."""
    words = (token.word for token in sentence.tokens[index + 1 : index + 2])
    return any(word is not None and word.role is WordRole.REACH for word in words)


def dangling(sentence: Sentence, index: int, unit: bool) -> bool:
    """True where unknown words follow a number with (or without) a unit: what it counts is not known."""
    token = sentence.tokens[index]
    following = sentence.tokens[index + 1].start if index + 1 < len(sentence.tokens) else sentence.end
    return following > token.end and token.number is not None and bool(token.number.unit) is unit


def _gap(unknown: int, slack: int = SLACK) -> str:
    if not unknown:
        return ""
    return SLIP_CODE if unknown <= slack else GAP_CODE if unknown <= GAP else BREAK_CODE
