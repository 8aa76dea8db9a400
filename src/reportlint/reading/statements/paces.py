"""Paces with what they come to: 8个村每村每月1期，合计96期; 培训两期，6月、11月各一期，每期40人，计80人次."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportlint.model.statement import Exactness
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.ratios import Relation, put, sum_of

_PACE = re.compile(
    r"(?P<thing>[^，。；：0-9每]{0,8})，?每(?:个)?(?P<of>[^，。；：0-9每月季周年]{1,3}?)"
    r"(?:每个?(?P<span>月|季|周|半年|年)度?)?(?:[^，。；：0-9每至不]{0,3})"
)
"""What stands between how many there are and the pace of each."""
_TOTAL = re.compile(
    r"[^，。；0-9]{0,4}，(?:全年|一年)?(?:合计|共计?|累计|一共|总共|总计|计)[^，。；：0-9余多]{0,4}"
)
_EACH = re.compile(r"，每(?P<of>[期场次班轮])(?:[^，。；：0-9每约近超逾不至]{0,4})")
"""What stands before what each one of several has, in a clause of its own."""
_PERSONS = frozenset({"人", "名", "人次"})
_TIMES = {"月": 12, "季": 4, "周": 52, "半年": 2, "年": 1}
_PLACES = 2


def paces(counted: Sequence[ListItem], text: str) -> Iterator[Relation]:
    """The totals that are made of a count, a pace and a stretch of the year; `text` is the squeezed paragraph."""
    for n, (many, pace, total) in enumerate(zip(counted, counted[1:], counted[2:], strict=False), 2):
        if (each := _each(counted, n - 1, text)) is not None:
            yield each
            continue
        match = _PACE.fullmatch(text, many.number.end, pace.number.start)
        made = _TOTAL.fullmatch(text, pace.number.end, total.number.start)
        exact = all(one.number.exactness is Exactness.EXACT for one in (many, pace, total))
        if match is None or made is None or not exact or pace.number.unit != total.number.unit:
            continue
        if match["of"] != many.number.unit and not match["thing"].endswith(match["of"]):
            continue
        count = many.number.value * Decimal(_TIMES.get(match["span"] or "", 1))
        base = put(count, "次" if match["span"] else many.number.unit, many.number.start, many.number.end)
        number = pace.number
        if count:
            yield Relation("average", None, _PLACES, number, total.number, base, "", number.start, number.end)


def _each(counted: Sequence[ListItem], n: int, text: str) -> Relation | None:
    """The persons that came to each one of several, the number at `n`, and to all of them; None where that is not said."""
    former, number, total = counted[n - 1], counted[n].number, counted[n + 1]
    match = _EACH.fullmatch(text, former.number.end, number.start)
    if match is None or _TOTAL.fullmatch(text, number.end, total.number.start) is None:
        return None
    some = [one.number for one in counted[:n] if one.number.unit == match["of"]]
    if not some or not some[0].value or not {number.unit, total.number.unit} <= _PERSONS:
        return None
    many, *parts = some
    exact = all(one.exactness is Exactness.EXACT for one in (many, number, total.number))
    if not exact or (parts and sum_of(parts).value != many.value):
        return None
    return Relation("average", None, _PLACES, number, total.number, many, "", number.start, number.end)
