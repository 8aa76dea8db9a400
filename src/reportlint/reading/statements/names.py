"""What a report may call the body it is of, and that body's places: such names say nothing about numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from reportlint.similarity.names import places_in

_ABOVE = re.compile("^(?:国家.{2,6}?总局|.{2,9}人民政府(?=.{2,}(?:办事处|管理委员会|管委会)$))")
"""The body that a name begins with: 国家税务总局云溪县税务局, 云溪县人民政府临江街道办事处."""
_ALSO_OTHERS = {"政府", "委员会", "人民政府"} | {
    f"{level}{rest}" for level in "省市州盟县区旗" for rest in ("政府", "人民政府")
}
"""What may mean less than the whole area whose government reports."""
_AREAS = frozenset("省市县区州盟旗")
_LEVEL = re.compile("(?:街道|.)$")
_SHORT = (
    (re.compile("办事处$"), ("", "办", "办事处")),
    (re.compile("人民政府办公[室厅]$"), ("政府办", "府办", "政府办公室", "人民政府办公室")),
    (re.compile("人民政府$"), ("政府",)),
    (re.compile("管理委员会$"), ("管委会",)),
    (re.compile("委员会$"), ("委",)),
)
"""How the ends of names are shortened."""


class OwnNames:
    """What 青禾县教育局 may be called: that, 青禾县, 青禾, 县教育局, 教育局, and 城管局 for 城市管理局."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._places = places_in(name)
        self._names = sorted(
            {one for one in _names(name) if len(one) > 1} - _ALSO_OTHERS, key=len, reverse=True
        )
        self._starts = frozenset("".join((name, *self._names)))
        self._organ = name.removeprefix("".join(self._places)) if name.endswith(("局", "厅")) else ""

    def length(self, text: str, at: int) -> int:
        """How long the name is that begins at a place; 0 where none does."""
        # 市教育局 is not the 教育局 of a county.
        if text[at] not in self._starts or (at and text[at - 1] in _AREAS):
            return 0
        for name in self._names:
            if text.startswith(name, at):
                return len(name)
        organ = self._organ
        if organ and organ[0] in text[at : at + 2] and organ[-1] in text[at : at + len(organ) + 1]:
            match = self._shortened.match(text, at)
            return match.end() - at if match is not None else 0
        return 0

    @cached_property
    def _shortened(self) -> re.Pattern[str]:
        """城管局, 市城管局. Compiled for few bodies: hardly any is called so."""
        levels = "".join(place[-1] for place in self._places) or self._name[0]
        inner = "".join(f"{re.escape(char)}?" for char in self._organ[1:-1])
        return re.compile(f"[{levels}]?{re.escape(self._organ[0])}{inner}{self._name[-1]}")


def _names(name: str) -> Iterator[str]:
    yield name
    rest = _ABOVE.sub("", name)
    for place in places_in(name) + places_in(rest):
        level = _LEVEL.search(place)
        assert level is not None
        yield place
        yield place[: level.start()]
        yield from _short(rest)
        if rest.startswith(place):
            rest = rest.removeprefix(place)
            yield from _short(level[0] + rest)
    yield from _short(rest)


def _short(name: str) -> Iterator[str]:
    yield name
    for end, shorts in _SHORT:
        if match := end.search(name):
            yield from (name[: match.start()] + short for short in shorts)
            return
