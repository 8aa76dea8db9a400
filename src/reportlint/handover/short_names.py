"""Bodies as an office calls its own: 教育局 for 云溪县教育局, 松岗镇 for 云溪县松岗镇人民政府."""

from __future__ import annotations

import re
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
