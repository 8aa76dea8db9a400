"""The texts of two reports side by side, sentence by sentence: kept, changed, new, gone, moved, repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from reportlint.model.message import Message
from reportlint.model.report import Report

_SENTENCE: Final = re.compile(r"[^。；！？\n]+[。；！？]?")
_NUMBERS: Final = re.compile(r"\d+(?:\.\d+)?")
_ALIKE: Final = 0.5
"""From this share of common text on, a sentence is another's changed."""
_LONG: Final = 8
"""Characters from which on a sentence that comes again is worth saying."""
_PREFACE: Final = Message("前言", "preface")


class SentenceChange(StrEnum):
    """What became of a sentence."""

    KEPT = "kept"
    NUMBERS = "numbers"
    """Kept but for its numbers, those of years among them."""
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    MOVED = "moved"
    """It stood in another part."""
    REPEATED = "repeated"
    """It stands in the same report a second time."""

    @property
    def say(self) -> Message:
        """For readers."""
        return _CHANGES[self]


_CHANGES = {
    SentenceChange.KEPT: Message("相同", "kept"),
    SentenceChange.NUMBERS: Message("只改了数字", "numbers only"),
    SentenceChange.CHANGED: Message("有改动", "changed"),
    SentenceChange.NEW: Message("新增", "new"),
    SentenceChange.GONE: Message("不再有", "gone"),
    SentenceChange.MOVED: Message("移自其他部分", "moved from another part"),
    SentenceChange.REPEATED: Message("文中重复", "repeated"),
}


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A sentence of one report, or of both."""

    change: SentenceChange
    before: str
    after: str

    def pieces(self) -> Iterator[tuple[str, str]]:
        """What both have, and what each has instead: (of the one, of the other) from left to right."""
        matcher = SequenceMatcher(None, self.before, self.after, autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            yield self.before[a:b], self.after[c:d] if tag != "equal" else self.before[a:b]


@dataclass(frozen=True, slots=True)
class SectionPair:
    """A part of both."""

    title: Message
    sentences: tuple[SentencePair, ...]


def section_pairs(before: Report, after: Report) -> list[SectionPair]:
    """The parts of the form of `after`, then those that only `before` has; parts without text are left out."""
    ours, theirs = _texts(before), _texts(after)
    titles = {**_titles(after), **{key: say for key, say in _titles(before).items() if key not in theirs}}
    everywhere = {sentence for sentences in ours.values() for sentence in sentences}
    seen: set[str] = set()
    pairs = []
    for key, title in titles.items():
        there = tuple(
            _settled(pair, everywhere, seen) for pair in _aligned(ours.get(key, ()), theirs.get(key, ()))
        )
        if there:
            pairs.append(SectionPair(title, there))
    return pairs


def _titles(report: Report) -> dict[str, Message]:
    return {"preface": _PREFACE} | {key: section.label for key, section in report.sections.items()}


def _texts(report: Report) -> dict[str, list[str]]:
    found = {"preface": "\n".join(paragraph.squeezed for paragraph in report.preface)}
    found |= {key: section.text for key, section in report.sections.items()}
    return {
        key: [one.strip() for one in _SENTENCE.findall(text) if one.strip()] for key, text in found.items()
    }


def _aligned(before: Sequence[str], after: Sequence[str]) -> Iterator[SentencePair]:
    plain = [_plain(one) for one in before], [_plain(one) for one in after]
    for tag, a, b, c, d in SequenceMatcher(None, *plain, autojunk=False).get_opcodes():
        if tag == "equal":
            for old, new in zip(before[a:b], after[c:d], strict=True):
                yield SentencePair(SentenceChange.KEPT if old == new else SentenceChange.NUMBERS, old, new)
        else:
            yield from _replaced(before[a:b], after[c:d])


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[SentencePair]:
    """Sentences that took the place of others: each with the one it is most like, in order."""
    left = list(before)
    for new in after:
        ratios = [SequenceMatcher(None, old, new, autojunk=False).ratio() for old in left]
        best = max(range(len(left)), key=ratios.__getitem__, default=-1)
        if best < 0 or ratios[best] < _ALIKE:
            yield SentencePair(SentenceChange.NEW, "", new)
            continue
        yield from (SentencePair(SentenceChange.GONE, old, "") for old in left[:best])
        yield SentencePair(SentenceChange.CHANGED, left[best], new)
        left = left[best + 1 :]
    yield from (SentencePair(SentenceChange.GONE, old, "") for old in left)


def _settled(pair: SentencePair, everywhere: set[str], seen: set[str]) -> SentencePair:
    """A pair with what only the whole of both reports shows."""
    again = len(pair.after) >= _LONG and pair.after in seen
    seen.add(pair.after)
    if again:
        return SentencePair(SentenceChange.REPEATED, pair.before, pair.after)
    if pair.change is SentenceChange.NEW and pair.after in everywhere:
        return SentencePair(SentenceChange.MOVED, pair.before, pair.after)
    return pair


def _plain(sentence: str) -> str:
    return _NUMBERS.sub("0", sentence)
