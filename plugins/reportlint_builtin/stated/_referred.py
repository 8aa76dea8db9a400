"""Numbers by which a text refers to what it has counted before: 举办培训班6期，…。全年8期培训班的参训率…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reportlint_builtin._sentences import sentence_of

_UNIT: Final = r"(?P<unit>人次|[期次场个件条篇])"
_COUNTED: Final = re.compile(
    rf"(?:全年|年内|全[市县区镇乡局校院]|街道|共|现有|设有|开设)[^，。；：、（）0-9\n]{{0,12}}?"
    rf"(?:有|举办|组织|开展|召开|开设|开通|运营|现有)?(?P<what>[^，。；：、（）0-9\n]{{2,10}})(?P<number>[1-9][0-9]{{0,3}}){_UNIT}(?=[，。；（])"
)
"""How many there are of something in all of the year or the body."""
_REFERRED: Final = re.compile(
    rf"(?:全年|上述|以上|这|全(?:市|县|区|镇|乡|局|校|院|街道))的?(?P<number>[1-9][0-9]{{0,3}}){_UNIT}"
    r"(?P<what>[^，。；：、（）0-9\n的均都全已]{3,10})(?=的|均|都|全部|已)"
)
"""The same things, all of them, of which something is said."""
_OTHER: Final = re.compile(
    r"上年|去年|同期|季度|半年|[0-9]月|年初|原有|新增|注销|撤销|关停|其中|较|计划|拟|将"
)
_MOST: Final = 40
"""Numbers that a text is compared with; longer texts repeat themselves."""


class Referred(NamedTuple):
    """Two places of a text that count the same things and differ."""

    what: str
    found: tuple[int, int]
    other: tuple[int, int]
    """Where the first number stands, and the other one, each with its unit."""


def referred(text: str) -> Iterator[Referred]:
    """The numbers that refer to things counted otherwise before; of what was counted twice nothing is told."""
    for later in _REFERRED.finditer(text):
        what, said = later["what"], (later["number"], later["unit"])
        same = [
            match
            for _, match in zip(range(_MOST), _COUNTED.finditer(text, 0, later.start()), strict=False)
            if match["what"].endswith(what) and match["unit"] == later["unit"]
        ]
        counted = {(match["number"], match["unit"]) for match in same}
        plain = not any(_OTHER.search(sentence_of(match)) for match in (*same, later))
        if len(counted) == 1 and said not in counted and plain:
            first = same[0]
            yield Referred(
                what, (first.start("number"), first.end("unit")), (later.start("number"), later.end("unit"))
            )
