"""Of which quarter or half of the year numbers are: 一季度11件; 一、三季度依次为11件、15件."""

from __future__ import annotations

import re

_OWN = re.compile(r"(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)")
_ORDERED = re.compile(
    r"(?P<names>(?:(?:第?[一二三四1-4](?:个?季度)?|[上下](?:半年)?)(?:[、和及与至到]|以及)?){2,})"
    r"(?:依次|分别)[^，。；：、0-9]{0,6}$"
)
"""What stands before the first of several numbers that are told in the order of their names."""
_OWN_NAME = re.compile("季度|半年")
_NAME = re.compile(r"[一二三四1-4上下]")
_ALL = "一二三四"
_RANGE = re.compile(r"第?[一1](?:季度)?[至到]第?[四4]季度")
_COPULAS = frozenset({"为", "是", "达", "有"})
_LONGEST = 40
"""Characters that the names and what follows them have at most."""


class Stretches:
    """Gives the numbers of a sentence, one after another, the stretch that is theirs."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._names: list[str] = []
        """Those of the numbers still to come in an enumeration."""

    def of(self, since: int, label: int, number: int, *, parted: bool) -> str:
        """The quarter or half (一, 上) of the number that begins at `number`; empty where none is named.

        `since` is where the number before ended and `label` where its own label begins; `parted` where more than 、
        stands between them.
        """
        if parted:
            self._names = self._ordered(max(since, number - _LONGEST), number)
        if self._names:
            return self._names.pop(0)
        # 二季度申请最集中，为21件: the clause before names it.
        bare = self._text[label:number] in _COPULAS
        own = _OWN.search(self._text, since if bare else label, number)
        return (own["quarter"] or own["half"]) if own is not None else ""

    def _ordered(self, start: int, end: int) -> list[str]:
        match = _ORDERED.search(self._text, start, end) if _OWN_NAME.search(self._text, start, end) else None
        if match is None:
            return []
        return list(_ALL) if _RANGE.fullmatch(match["names"]) else _NAME.findall(match["names"])
