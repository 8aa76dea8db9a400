"""What a report may call the body it is of, and that body's places: such names say nothing about numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportlint.similarity.names import places_in

_ABOVE = re.compile("^(?:国家.{2,6}?总局|.{2,9}人民政府(?=.{2,}(?:办事处|管理委员会|管委会)$))")
"""The body that a name begins with: 国家税务总局云溪县税务局, 云溪县人民政府临江街道办事处."""
_ALSO_OTHERS = {"政府", "委员会", "人民政府"} | {
    f"{level}{rest}" for level in "省市州盟县区旗" for rest in ("政府", "人民政府")
}
"""What may mean less than the whole area whose government reports."""
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
        names = sorted({one for one in _names(name) if len(one) > 1} - _ALSO_OTHERS, key=len, reverse=True)
        ways = [re.escape(one) for one in names]
        if name.endswith(("局", "厅")):
            places = places_in(name)
            organ, levels = name.removeprefix("".join(places)), "".join(place[-1] for place in places)
            inner = "".join(f"{re.escape(char)}?" for char in organ[1:-1])
            ways.append(f"[{levels or name[0]}]?{re.escape(organ[0])}{inner}{name[-1]}")
        # 市教育局 is not the 教育局 of a county.
        self._names = re.compile("|".join(f"(?<![省市县区州盟旗]){way}" for way in ways))
        self._starts = frozenset("".join((name, *names)))

    def length(self, text: str, at: int) -> int:
        """How long the name is that begins at a place; 0 where none does."""
        if text[at] not in self._starts:
            return 0
        match = self._names.match(text, at)
        return match.end() - at if match is not None else 0


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
