"""Words that stand twice, one right after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from reportlint import Lexicon

SHORTEST: Final = 2
LONGEST: Final = 8


class Repeat(NamedTuple):
    """A word that is said twice."""

    start: int
    word: str

    @property
    def end(self) -> int:
        """One past the second one."""
        return self.start + 2 * len(self.word)


def repeats(text: str) -> Iterator[Repeat]:
    """Words of two to eight hanzi that are said twice in a row; of overlapping ones the first found, short to long."""
    # A text against itself, shifted by n characters: where both agree for n characters, n characters are repeated.
    # As one large number this takes microseconds where a pattern with a back reference takes milliseconds.
    code = text.encode("utf-16-le", "replace")
    if len(code) != 2 * len(text):
        text = "".join(character if character < "\U00010000" else "\ufffd" for character in text)
        code = text.encode("utf-16-le")
    number = int.from_bytes(code, "little")
    taken = 0
    found = []
    for length in range(SHORTEST, LONGEST + 1):
        if len(text) < 2 * length:
            break
        shifted = (number ^ (number >> (16 * length))).to_bytes(len(code), "little")
        same = b"\0" * (2 * length)
        at = shifted.find(same)
        while at >= 0:
            # Characters are two bytes: agreement may begin in the middle of one.
            start = (at + 1) // 2
            word = text[start : start + length]
            if text[start + length : start + 2 * length] == word and _is_word(word):
                found.append(Repeat(start, word))
            at = shifted.find(same, 2 * start + 1)
    for repeat in sorted(found):
        if repeat.start >= taken:
            taken = repeat.end
            yield repeat


def halves(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Ranges where a word of two characters has one of them twice: 及及时, 指导导.

    `before` and `after` of an entry are characters beside which two words meet: 提及｜及时, 指导｜导向; the side
    without one is not looked at.
    """
    for entry in lexicon.entries:
        first, last = entry.term[0], entry.term[-1]
        for twice, beside, at in ((first + entry.term, "before", -1), (entry.term + last, "after", 3)):
            found = text.find(twice) if beside in entry.more else -1
            while found >= 0:
                around = text[found + at : found + at + 1] if found + at >= 0 else ""
                # 认认真真 doubles both.
                doubled = text[found - 1 : found + 4] if found else text[:4]
                if not (around and around in entry.more[beside]) and 2 * first + 2 * last not in doubled:
                    yield found, found + 3
                found = text.find(twice, found + 3)


def _is_word(word: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in word) and len(set(word)) > 1
