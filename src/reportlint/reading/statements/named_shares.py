"""Shares of which both numbers stand in sentences before: 网站409条…，公告类62条。公告类信息占网站公开总量的15.2%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportlint.reading.statements.expressions import Expression
from reportlint.reading.statements.ratios import Relation
from reportlint.reading.statements.tokens import NumberToken, Sentence
from reportlint.reading.statements.told import Called, Told
from reportlint.reading.statements.units import alike

_SHARE = re.compile(
    r"(?P<part>[^，。；：、0-9（）占]{2,10}?)(?:政府)?(?:信息|申请|文件)?(?:数量|总量|量)?(?:大?约|仅|共)?占(?:到|了)?"
    r"(?P<base>[^，。；：、0-9（）]{2,12}?)(?:主动)?(?:公开|发布)?(?:的)?(?:政府)?(?:信息|申请)?(?:总[量数]|总条数)的$"
)
"""What stands before a share in a sentence of its own, both numbers called by name."""


def named_shares(sentence: Sentence, said: Sequence[Expression], told: Told, text: str) -> Iterator[Relation]:
    """The shares of a sentence without numbers of its own, with those that it names, for review.

    `told` has the numbers of the sentences before in the section; a name must be that of one number only.
    """
    for one in said:
        match = _SHARE.fullmatch(text, sentence.start, one.start) if one.kind == "share" else None
        if match is None:
            continue
        earlier = told.called()
        part = _only([called for called in earlier if called.label == match["part"]])
        base = _only([called for called in earlier if match["base"] in called.label])
        if part is None or base is None or part is base or part.value > base.value:
            continue
        if alike(part, base):
            yield Relation("rate", one.value, one.decimals, None, part, base, "", one.start, one.end)


def _only(called: Sequence[Called]) -> NumberToken | None:
    """The number of some that were called by one name, where they are one and of this year."""
    one = len({(some.number.value, some.number.exactness) for some in called}) == 1
    return called[0].number if one and all(some.plain for some in called) else None
