"""The numbers of a sentence as possible parts and wholes of lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportlint.model.grammar import Subject, WordRole
from reportlint.reading.statements.claims import Claim
from reportlint.reading.statements.clauses import dangling
from reportlint.reading.statements.tokens import NumberToken, Sentence, Token

_INTRO_REACH = 4
"""Characters that may stand between the beginning of a clause and the word that opens a list."""


@dataclass(slots=True)
class Between:
    """What stands between a number and the one before it."""

    start: int
    """Where the number's clause begins."""
    depth: int
    """Of brackets."""
    marks: str = ""
    roles: set[WordRole] = field(default_factory=set)
    channel: bool = False
    residual: bool = False
    """Named 其他: the list claims to hold everything."""
    added: bool = False
    """A word like 以及 says that it is one more part."""


@dataclass(slots=True)
class ListItem:
    """A number with what stands before it, and what it is said about."""

    number: NumberToken
    before: Between
    claim: Claim | None
    family: str
    """The family of its subject; empty where it has none."""
    leading: bool
    """Its sentence begins with the word that opens the list."""
    open: bool = False
    """An open-list word follows it in its clause."""

    @property
    def kind(self) -> str:
        """Its family without the detail after the dot."""
        return self.family.partition(".")[0]


def items(sentence: Sentence, claims: list[Claim], subjects: Mapping[str, Subject]) -> Iterator[ListItem]:
    """The numbers of a sentence, in order; those that count nobody knows what are left out."""
    by_number = {id(claim.number): claim for claim in claims}
    first = sentence.tokens[0].word if sentence.tokens else None
    leading = first is not None and first.role in (WordRole.SUBSET, WordRole.INTRO)
    item: ListItem | None = None
    before = Between(sentence.start, 0)
    for index, token in enumerate(sentence.tokens):
        if token.mark:
            _pass_mark(before, token)
        elif token.number is not None:
            claim = by_number.get(id(token.number))
            if claim is not None or not dangling(sentence, index, unit=False):
                family = subjects[claim.subject].family if claim is not None else ""
                item = ListItem(token.number, before, claim, family, leading)
                yield item
                before = Between(token.end, before.depth)
        elif token.word is not None:
            if token.word.role is WordRole.OPEN and item is not None and not before.marks:
                item.open = True
            _pass_word(before, token)


def _pass_mark(before: Between, token: Token) -> None:
    before.depth += (token.mark == "（") - (token.mark == "）")
    before.marks += token.mark
    if token.mark != "、" or token.start == before.start:
        before.start = token.end
    if token.mark in "，；：（":
        before.channel = before.residual = before.added = False


def _pass_word(before: Between, token: Token) -> None:
    word = token.word
    assert word is not None
    # An adverb deep in its clause opens no list: 公开形式分别为….
    if word.role is not WordRole.INTRO or token.start - before.start <= _INTRO_REACH:
        before.roles.add(word.role)
    before.channel = before.channel or word.role is WordRole.CHANNEL
    before.residual = before.residual or word.role is WordRole.RESIDUAL
    before.added = before.added or (word.role is WordRole.AND and token.start == before.start)
    if word.role in (WordRole.SUBSET, WordRole.INTRO):
        before.start = token.end
