"""One named number as a share or a multiple of another: 后者约为前者的四分之一, 数量为直接起诉（60件）的两倍."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportlint.reading.statements.expressions import Expression
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.ratios import Relation, put
from reportlint.reading.statements.tokens import NumberToken, Sentence
from reportlint.reading.statements.units import alike

_OF = re.compile(
    r"(?:^|[，；：])(?P<one>[^，。；：、0-9（）为是占约近]{0,10}?)(?:数量|总[数量])?"
    r"(?:相当于|大?约|仅|已|接近|[为是近])+"
    r"(?P<other>[^，。；：、0-9（）约近]{2,12}?)(?P<printed>（[^（）]*）)?的?(?:大?约|将?近|接近|超过?|不足|不到)?$"
)
"""What stands before the share of one number in another."""
_OTHER_TIME = re.compile(r"年|同期|季度|[上下]月")
_PAIR = {"前者": 0, "后者": 1}


def proportions(
    sentence: Sentence, said: Sequence[Expression], counted: Sequence[ListItem], text: str
) -> Iterator[Relation]:
    """The shares and multiples that one number of the sentence is said to be of another.

    Only where both are called by name, or are the only two that can be meant.
    """
    for one in said:
        match = _OF.search(text, sentence.start, one.start) if one.kind in ("share", "times") else None
        if match is None or one.doubled or _OTHER_TIME.search(match["other"]):
            continue
        before = [item for item in counted if item.number.end <= match.start() and not item.last_year]
        base = _meant(match["other"], match.span("printed"), before, counted, text)
        if match["one"]:
            part = _meant(match["one"], (-1, -1), before, counted, text)
        else:
            part = before[-1] if before and match.start() - before[-1].number.end in (0, 1) else None
        if part is None or base is None or part is base or not alike(part.number, base.number):
            continue
        yield _relation(one, part.number, base.number)


def _relation(said: Expression, part: NumberToken, base: NumberToken) -> Relation:
    times = put(said.value, "倍", said.start, said.end) if said.kind == "times" else None
    percent = said.value if times is None else None
    return Relation(
        said.kind,
        percent,
        said.decimals,
        times,
        part,
        base,
        "",
        said.start,
        said.end,
        said.exactness,
        said.step,
    )


def _meant(
    name: str,
    printed: tuple[int, int],
    before: Sequence[ListItem],
    counted: Sequence[ListItem],
    text: str,
) -> ListItem | None:
    """The number a name stands for: the former or the latter of two, that in its bracket, or the only one so called."""
    inside = [item for item in counted if printed[0] <= item.number.start < printed[1]]
    if inside:
        return inside[0] if len(inside) == 1 else None
    if name in _PAIR:
        return before[_PAIR[name] - 2] if len(before) > 1 else None
    called = [item for item in before if _same_name(name, text[item.before.start : item.number.start])]
    return called[0] if len(called) == 1 else None


def _same_name(one: str, other: str) -> bool:
    """True where one name holds the other: 网站 and 网站信息."""
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and short in long
