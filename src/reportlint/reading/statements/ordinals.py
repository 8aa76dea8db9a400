"""The number under which a sentence stands in an enumeration: 2. （3） 四是 第四部分."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HANZI = "[一二三四五六七八九十]{1,3}"


class Ordinals:
    """Knows them from numbers that count: `units` are those of what is counted in whole numbers."""

    def __init__(self, units: Iterable[str]) -> None:
        counted = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
        whole = rf"(?:{counted})(?!百分点)"
        marked = (
            rf"（(?:[0-9]{{1,2}}|{_HANZI})）[、.：]?|{_HANZI}(?:[、.）]|是[，：]?)"
            rf"|第(?:[0-9]{{1,2}}|{_HANZI})(?:部分[、：]?|[，：])|[①-⑳]"
            r"|[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[.、）](?![0-9])"
            # 3、2件 but not 3、4月.
            r"|[0-9]{1,2}[、）](?![0-9]{1,2}(?:个?月|季度|日|号|级|[、和至到]))"
        )
        # 2.2024年; two cases stand under the number three in 3.2件.
        opening = rf"{marked}|[0-9]{{1,2}}\.(?=20[0-9]{{2}}年|[0-9]{{1,2}}月|[0-9]+{whole})"
        self._inside = re.compile(marked)
        self._piece = re.compile(opening)
        # 1.1收到
        self._first = re.compile(
            rf"{opening}|[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{0,2}}(?=[一-龥])(?![百千万亿余多几倍元年月日号时点至到岁天周度级届成]|{whole})"
        )

    def after(self, text: str, start: int, end: int, mark: str = "") -> int:
        """Where the words behind such a number begin; `start` where there is none.

        Behind the `mark` of a clause it must have a mark of its own: ；2.不予公开3件. In 42、38、45 none stands.
        """
        pattern = self._piece if mark == "；" else self._inside if mark else self._first
        match = pattern.match(text, start, end)
        if match is None or (mark == "、" and match[0].endswith("、")):
            return start
        return match.end()
