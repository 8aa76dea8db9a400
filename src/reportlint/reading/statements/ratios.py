"""Percentages and changes: 占50%, 办结率100%, 同比增长20%, 较上年增加5件, 与上年持平, 月均12件."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportlint.model.grammar import WordClass, WordRole
from reportlint.model.statement import Exactness
from reportlint.reading.statements.claims import Claim
from reportlint.reading.statements.expressions import Expression
from reportlint.reading.statements.tokens import NumberToken, Sentence

Named = Callable[[Expression], tuple[NumberToken | None, NumberToken | None]]
"""Gives the part and the whole that the words before a rate name; None where they name none."""


_CAME_IN = ("received", "handled")
_OF_ALL = "handled"
"""The subject that a rate of applications is of, where it is not of those the text names: carried over or not."""


@dataclass(slots=True)
class Relation:
    """A percentage or a change and the numbers it relates."""

    kind: str
    percent: Decimal | None
    decimals: int
    difference: NumberToken | None
    part: NumberToken | None
    base: NumberToken | None
    subject: str
    start: int
    end: int
    exactness: Exactness = Exactness.EXACT
    step: Decimal = Decimal(1)
    of: str = ""
    """Key of the subject it is said to be a share of: 占办结总数的."""
    sure: bool = True
    """Whether the text itself names the base, or a list does."""


def put(value: Decimal, unit: str, start: int, end: int) -> NumberToken:
    """A number that is not printed as one: the sum of two, twelve months, a percentage of last year."""
    return NumberToken(value, unit, "", Exactness.EXACT, start, end)


def sum_of(numbers: Sequence[NumberToken]) -> NumberToken:
    """Several numbers as one."""
    made = sum((number.value for number in numbers), Decimal(0))
    return put(made, numbers[-1].unit, numbers[0].start, numbers[-1].end)


def rates(
    sentence: Sentence, said: Sequence[Expression], topic: str, claims: Sequence[Claim], found: Named
) -> Iterator[Relation]:
    """The rates of a sentence (办结率为100%); `topic` is what it speaks of at its end.

    `found` gives the numbers of which a rate is that its words name: 合格14个，合格率93.3%.
    """
    at = {one.start: one for one in said if one.kind == "share"}
    rate: WordClass | None = None
    compared = False
    for token in sentence.tokens:
        if token.mark == "；":
            compared = False
        if token.mark and token.mark != "、":
            rate = None
        elif token.word is not None:
            rate = token.word if token.word.role is WordRole.RATE else rate
            compared = compared or token.word.role is WordRole.COMPARE
            if compared and token.word.role in (WordRole.RISE, WordRole.FALL):
                rate = None
        elif token.number is not None:
            rate = None
        elif token.start in at:
            one = at[token.start]
            part, base = found(one)
            if rate is not None or part is not None:
                named = rate is not None and any(
                    (claim.number is part and claim.subject == rate.subject)
                    or (claim.number is base and claim.subject in _CAME_IN)
                    for claim in claims
                )
                subject = rate.subject if rate is not None and (named or topic == "applications") else ""
                yield Relation(
                    "rate",
                    one.value,
                    one.decimals,
                    None,
                    part,
                    base,
                    subject,
                    one.start,
                    one.end,
                    of=_OF_ALL if subject else "",
                )
            rate = None
