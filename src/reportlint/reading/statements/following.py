"""What follows a number in its clause, and in its enumeration."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from reportlint.model.grammar import WordRole
from reportlint.reading.statements.clauses import UNSEEN, ClauseWords, gap_code
from reportlint.reading.statements.tokens import NumberToken, Sentence, Token

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


def after_number(sentence: Sentence, index: int, *, bare: bool) -> ClauseWords:
    """The words that follow the number token at `index`, up to the next mark or number.

    `bare`: no words stand before it in its clause, so that the words behind it are its own: 2件维持1件纠正.
    """
    tokens = sentence.tokens
    words = ClauseWords(at=tokens[index].end)
    end = sentence.end
    for at, token in enumerate(sentence.behind(index), index + 2):
        if token.number is not None or token.percent is not None or token.mark:
            end, words.mark = token.start, token.mark
            if token.number is not None and not (bare and _labelled_behind(token, tokens[at : at + 1])):
                # They stand before another number and are said of that one, but for the noun right here.
                noun = words.items[:1] if words.items and words.items[0][1].role is WordRole.NOUN else []
                return ClauseWords(noun, at=tokens[index].end)
            break
        words.pass_(token)
    words.unknown += end - words.at
    words.at = end
    return words


def _labelled_behind(number: Token, following: list[Token]) -> bool:
    """True where words stand right behind a number, as in 2件维持1件纠正; not in 8件复议审结6件，."""
    return any(other.start == number.end and not other.mark for other in following)


def shared(sentence: Sentence, index: int) -> bool:
    """True where a number is the sum of several things named behind it: 15件为不予公开、不予处理."""
    marked = named = False
    for token in sentence.behind(index):
        if token.number is not None or token.percent is not None:
            return False
        if token.mark == "、":
            if not named:
                return False
            marked = True
        elif token.mark:
            break
        elif token.word is not None and token.word.role not in UNSEEN:
            named = True
    return marked


def ends_in_more(sentence: Sentence, index: int) -> bool:
    """True where an enumeration ends in what is said of all that it names: 3件复议、1件诉讼被纠正."""
    last, end, several = sentence.tokens[index], sentence.end, False
    words: list[Token] = []
    for token in sentence.behind(index):
        if token.number is not None:
            last, several, words = token, True, []
        elif token.percent is not None or (token.mark and token.mark != "、"):
            end = token.start
            break
        elif token.word is not None:
            words.append(token)
    unknown = end - last.end - sum(word.end - word.start for word in words)
    seen = [one for one in words if one.word is not None and one.word.role not in UNSEEN]
    return several and (len(seen) > 1 or unknown > 0)


def adds_up(sentence: Sentence, index: int, value: Decimal) -> bool:
    """True where the enumeration behind a mark makes a value: 复议后起诉2件，1件维持、1件尚在审理."""
    made, several = Decimal(0), False
    for token in sentence.behind(index):
        if token.number is not None:
            several, made = made > 0, made + token.number.value
        elif token.mark and token.mark != "、":
            break
    return several and made == value


def tail_codes(words: ClauseWords) -> str:
    """Words after a number as codes, with the gap between number and first word."""
    parts: list[str] = []
    skipped = 0
    for gap, word in words.items:
        skipped += gap
        if word.role is not WordRole.ADVERB:
            parts.append(gap_code(skipped) + word.code)
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


def parallel(nouns: int, before: ClauseWords, sentence: Sentence, index: int) -> list[NumberToken]:
    """Numbers in parallel to the nouns: 行政复议、行政诉讼分别为2件、3件. Empty where there are none."""
    if nouns < 2 or not before.respectively:
        return []
    numbers: list[NumberToken] = []
    for token in sentence.behind(index - 1):
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
