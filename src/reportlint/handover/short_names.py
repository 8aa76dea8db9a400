"""Bodies as an office calls its own: 教育局 for 云溪县教育局, 松岗镇 for 云溪县松岗镇人民政府."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import Final

from reportlint.agencies.identity import places

_GOVERNMENT: Final = re.compile(r"(?<=[镇乡])(?:人民)?政府$|(?<=街道)办事处$")
_BARE: Final = re.compile(r"(?:人民)?政府(?:办公室|办公厅)?")


def common_place(known: str | None, name: str) -> str:
    """The place that the names so far begin with, with a further one; `known` is None before the first."""
    own = places(name)
    if known is None:
        return own
    shared = "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(known, own, strict=False)))
    # 云溪县 and 云溪市 share no place.
    return shared if shared in (known, own) else places(shared)


def short_name(name: str, place: str) -> str:
    """A body's name without the place that all of them have in common; governments of that place keep it."""
    bare = name.removeprefix(place)
    if not bare or _BARE.fullmatch(bare):
        return name
    return _GOVERNMENT.sub("", bare)


def enumeration(names: Iterable[str], place: str) -> str:
    """Bodies in a sentence, with short names; those of one place beside one another, which is said with the first only.

    `place` is what all have in common. 榆塘县民政局、司法局；汀湖县教育局.
    """
    by_place: dict[str, list[str]] = {"": []}
    for name in names:
        own = places(name.removeprefix(place))
        by_place.setdefault(own, []).append(short_name(name, place + own if by_place.get(own) else place))
    groups = ["、".join(told) for told in by_place.values() if told]
    return ("；" if any("、" in group for group in groups) else "、").join(groups)
