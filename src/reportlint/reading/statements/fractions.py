"""Percentages with the two numbers they are made of behind them: 97%（97/100）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportlint.reading.statements.expressions import Expression
from reportlint.reading.statements.ratios import Relation, put

_FRACTION = re.compile(r"（(?P<part>[0-9]+)[件个人份次]?[/／÷](?P<whole>[0-9]+)[件个人份次]?）")


def fractions(said: Sequence[Expression], text: str) -> Iterator[Relation]:
    """The percentages that give their own numbers; `text` is the squeezed paragraph."""
    for one in said:
        match = _FRACTION.match(text, one.end) if one.kind == "share" else None
        if match is not None and int(match["whole"]):
            part = put(Decimal(match["part"]), "", *match.span("part"))
            base = put(Decimal(match["whole"]), "", *match.span("whole"))
            yield Relation(
                "share",
                one.value,
                one.decimals,
                None,
                part,
                base,
                "",
                one.start,
                one.end,
                one.exactness,
                one.step,
            )
