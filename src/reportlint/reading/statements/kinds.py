"""Applications by what they are about or who took them in: …收到104件。申请事项涉及征地52件、规划19件、其他37件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.lists import Listing
from reportlint.reading.statements.tokens import NumberToken
from reportlint.reading.statements.units import summable

_OF_ALL = ("received", "carried-in", "handled", "processed")
_ALL_BODIES = "，"
"""With this mark behind them the words say by what all are divided: 按受理机关看，."""
_OPEN = re.compile(r"主要|等|重点|部分|多[为数]|均")


def kinds(
    counted: Sequence[ListItem], former: Mapping[str, NumberToken], text: str, words: re.Pattern[str] | None
) -> Iterator[Listing]:
    """The list of a sentence that divides all applications, where it makes no number of them that was given.

    `former` are the numbers of the paragraph so far by subject; `words` fit how such a sentence begins. Complete is
    what ends with 其他, or is divided by who took them in. For review: one may be about two things.
    """
    received = former.get("received") or former.get("handled")
    if received is None or words is None or not counted[1:]:
        return
    match = words.match(text, counted[0].opens, counted[0].number.start)
    end = counted[-1].number.end
    closed = match is not None and (match[0].endswith(_ALL_BODIES) or counted[-1].before.residual)
    told = any(item.change or item.last_year or item.each or item.before.depth for item in counted)
    if (
        not closed
        or told
        or _OPEN.search(text, counted[0].opens, end)
        or text[end : end + 1] not in ("。", "")
    ):
        return
    made = sum((item.number.value for item in counted), Decimal(0))
    given = [former[subject].value for subject in _OF_ALL if subject in former]
    pairs = [*combinations(given, 2)]
    # 处理143件（含上年结转7件）: those received are what is left.
    sums = {
        *given,
        *(one + other for one, other in pairs),
        *(abs(one - other) for one, other in pairs if "received" not in former),
    }
    if made not in sums and summable([received, *(item.number for item in counted)]):
        if not received.end and match is not None:
            # It stands in another paragraph: the words that speak of it are its place here.
            received = replace(received, start=match.start(), end=match.end())
        yield Listing(received, list(counted), "kinds", True, False, True, False)
