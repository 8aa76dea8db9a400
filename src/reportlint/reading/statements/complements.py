"""Divisions that are complete: by kinds (发布稿件900篇，自采560篇、转载340篇), or in percentages (按方式分，网上占60%、…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from reportlint.model.grammar import WordRole
from reportlint.model.statement import Exactness
from reportlint.reading.statements.expressions import Expression
from reportlint.reading.statements.items import Between, ListItem
from reportlint.reading.statements.lists import Listing
from reportlint.reading.statements.ratios import put

_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_LABEL = 4
"""Characters that may follow the word that names a kind: 转载信息."""
_ENDS = re.compile(r"[，。；]|$")
_SHARE = re.compile(r"[、，；]?[^，。；：、0-9等]{1,12}?(?:申请|的)?占(?:比[为达]?)?(?:大?约|总[数量]的)?$")
"""What stands between two percentages of one division."""
_OPEN = re.compile(r"等|主要|重点|以上|不足|超|其中|包括|另")
_OVERLAPS = re.compile(r"公开|发布|推送|阅读|访问")
"""What may be counted in several of its kinds."""
_OF_THEM = re.compile(r"[^，。；：0-9]{1,12}中，")
_RESIDUAL = re.compile(r"其[他它余]")


def complements(
    counted: Sequence[ListItem],
    text: str,
    words: Sequence[tuple[re.Pattern[str], Sequence[re.Pattern[str]]]],
) -> Iterator[Listing]:
    """Wholes whose kinds do not make them, for review.

    `words` are what has to stand beside a whole, and what its kinds are called.
    """
    for n, (whole, following) in enumerate(pairwise(counted)):
        if following.before.marks != "，":
            continue
        if whole.before.marks[:1] == "、" or not _plain(whole) or whole.claim is not None:
            continue
        for beside, kinds in words:
            parts = _run(counted[n + 1 :], kinds, text)
            told = parts and beside.search(text, whole.before.start, parts[0].before.start)
            if told and _whole(whole, parts, text) and all(_any(parts, kind, text) for kind in kinds):
                yield Listing(whole.number, parts, "division", True, False, True, False)


def _whole(whole: ListItem, parts: Sequence[ListItem], text: str) -> bool:
    """True where an enumeration right behind a number holds all its parts, and does not make it."""
    first, last = parts[0], parts[-1]
    marks = all(part.before.marks in ("、", "，") for part in parts[1:])
    if not marks or first.before.roles & {WordRole.SUBSET, WordRole.INTRO}:
        return False
    adjacent = all(
        text[one.number.end : other.before.start] in ("、", "，", "") for one, other in pairwise(parts)
    )
    units = {item.number.unit for item in (whole, *parts)}
    if len(units) != 1 or units == {""} or not (adjacent and all(map(_plain, parts))):
        return False
    made = sum((part.number.value for part in parts), Decimal(0))
    larger = max(part.number.value for part in parts) > whole.number.value
    return made != whole.number.value and not larger and _ENDS.match(text, last.number.end) is not None


def _plain(item: ListItem) -> bool:
    exact = item.number.exactness is Exactness.EXACT
    return exact and not (item.change or item.last_year or item.each)


def _run(items: Sequence[ListItem], kinds: Sequence[re.Pattern[str]], text: str) -> list[ListItem]:
    """The first items that are each of some kind."""
    return list(takewhile(lambda item: any(_is(item, kind, text) for kind in kinds), items))


def _any(parts: Sequence[ListItem], kind: re.Pattern[str], text: str) -> bool:
    return any(_is(part, kind, text) for part in parts)


def _is(item: ListItem, words: re.Pattern[str], text: str) -> bool:
    """True where the label of a number begins with what some words name, and says little more."""
    match = words.match(text, item.before.start + text.startswith("、", item.before.start), item.number.start)
    return match is not None and item.number.start - match.end() <= _LABEL


def hundred(
    said: Sequence[Expression], text: str, framed: re.Pattern[str] | None, start: int, end: int
) -> Iterator[Listing]:
    """The percentages of a division from the sentence between two places, where they make no hundred, for review.

    Less than a hundred only where one is of all others. `framed` fits what says that the whole is divided: 按方式分，;
    behind 申请人中， one has to be of all others as well.
    """
    if framed is None or len(said) < 2 or any(one.kind != "share" or one.step != 1 for one in said):
        return
    at = max(text.rfind(mark, start, said[0].start) for mark in "，：") + 1
    frame = framed.search(text[start:at]) if at else None
    head = frame or _OF_THEM.fullmatch(text[start:at])
    if head is None or said[-1].end != end or _OPEN.search(text, start, end):
        return
    ats = [at, *(one.end for one in said)]
    if not all(_SHARE.fullmatch(text, at, one.start) for at, one in zip(ats, said, strict=False)):
        return
    made = sum((one.value for one in said), Decimal(0))
    unit = max(Decimal(1).scaleb(-one.decimals) for one in said)
    slack = unit * len(said) * _HALF
    rest = _RESIDUAL.search(text, said[-2].end, end) is not None
    more = made > _HUNDRED + slack and (rest or (frame and not _OVERLAPS.search(text, start, end)))
    if more or (made < _HUNDRED - slack and rest):
        parts = [
            ListItem(put(one.value, "%", one.start, one.end), Between(at, 0), None, "", start, leading=False)
            for at, one in zip(ats, said, strict=False)
        ]
        yield Listing(
            put(_HUNDRED, "%", start + head.start(), at), parts, "division", True, False, True, False
        )
