"""The words before and after a number, as the codes that patterns are matched against."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from reportlint.model.grammar import WordClass, WordRole
from reportlint.model.statement import Exactness
from reportlint.reading.statements.grammar import BREAK_CODE, GAP, GAP_CODE, NUMBER, NUMBER_SLACK, SLACK
from reportlint.reading.statements.tokens import NumberToken, Sentence, Token

_UNSEEN = {
    WordRole.SILENT,
    WordRole.CHANNEL,
    WordRole.BODY,
    WordRole.JURISDICTION,
    WordRole.THIS_YEAR,
    WordRole.OTHER_YEAR,
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

    def pass_(self, token: Token) -> None:
        """Take in the next token, whatever it is; only seen words are kept."""
        gap = token.start - self.at
        self.unknown += gap
        self.at = token.end
        word = token.word
        if word is None:
            self.exactness = Exactness.EXACT
            return
        self.exactness = _EXACTNESS.get(word.role, Exactness.EXACT)
        self.each = self.each or word.role is WordRole.EACH
        self.respectively = self.respectively or word.role in (WordRole.INTRO, WordRole.RESPECTIVELY)
        if word.role not in _UNSEEN:
            self.items.append((self.unknown, word))
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


def after_number(tokens: list[Token], index: int) -> ClauseWords:
    """The words that follow the number token at `index`, up to the next mark or number."""
    words = ClauseWords(at=tokens[index].end)
    for token in tokens[index + 1 : index + 13]:
        if token.number is not None:
            # They stand before another number and are said of that one, but for the noun right here.
            del words.items[1 if words.items and words.items[0][1].role is WordRole.NOUN else 0 :]
            break
        if token.mark or token.percent is not None:
            break
        words.pass_(token)
    return words


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
    return "" if unknown <= slack else GAP_CODE if unknown <= GAP else BREAK_CODE
