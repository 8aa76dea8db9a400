"""Whether a report is the report of a body of the list: names as they are written, compared as people do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from itertools import pairwise
from typing import Final

_SPACE: Final = re.compile(r"[\s·•]+|（[^（）]*）|\([^()]*\)")
_PLACE: Final = re.compile(
    # 城市管理局 names no place, 云州市 and 红旗区 name one.
    r"(?!城市)[\w]{1,6}?(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|省|市|县|区|(?:州|盟|旗)(?![市县区]))"
)
_GOVERNMENT: Final = re.compile(r"(?:人民)?政府(?:办公室|办公厅|办)?$|(?:党政)?综合办公室$|党政办(?:公室)?$")
_SAME: Final = (
    ("管理委员会", "管委会"),
    ("街道办事处", "街道"),
    ("办事处", "街道"),
    ("委员会", "委"),
    ("办公室", "办"),
    ("办公厅", "办"),
)
_UNNAMED: Final = tuple("省市县区州旗")
"""A place without its name: that of the list."""
_OFFICES: Final = "局委办厅院所中心会社处队站"
_ZONE: Final = re.compile(r"开发区|高新|经开|园区|新区|示范区|管委会|新城")
_ENOUGH: Final = 0.4
"""Share of neighbouring characters that two names have in common from which on one may be the other's new name."""


class SameBody(StrEnum):
    """Whether two names are one body's."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


def same_body(listed: str, reported: str, *, superior: str = "", aliases: Iterable[str] = ()) -> SameBody:
    """Whether a body of the list, `listed`, is the one that a report names.

    `superior` is the name of the body above it, whose place may be left out of either name; `aliases` are further
    names that the list gives. A government and its office report as one. What is not known for sure is PERHAPS: no
    name in the report, a name of another place of the same trade's wording, a body that may have been renamed.
    """
    if not reported.strip():
        return SameBody.PERHAPS
    answers = {_compared(name, reported, superior) for name in (listed, *aliases) if name.strip()}
    return next((answer for answer in SameBody if answer in answers), SameBody.PERHAPS)


def _compared(one: str, other: str, superior: str) -> SameBody:
    first, second = _plain(one), _plain(other)
    if first == second:
        return SameBody.YES
    for name, beside in ((first, second), (second, first)):
        # 县统计局: the place without its name. But 市场监管局 is no 场监管局.
        if (
            name[0] in _UNNAMED
            and not _PLACE.match(name)
            and _known(name[1:], beside, superior) is SameBody.YES
        ):
            return SameBody.YES
    return _known(first, second, superior)


def _known(first: str, second: str, superior: str) -> SameBody:
    (place, bare), (other_place, other_bare) = _apart(first), _apart(second)
    above = _apart(_plain(superior))[0] if superior else ""
    if not _places_agree(place or above, other_place or above):
        # A zone has no place in its name that could be compared.
        return SameBody.PERHAPS if _ZONE.search(first) or _ZONE.search(second) else SameBody.NO
    if bare == other_bare or (bare and other_bare and _short_of(bare, other_bare)):
        return SameBody.YES
    if _ZONE.search(first) and _ZONE.search(second):
        return SameBody.PERHAPS
    return SameBody.PERHAPS if bare and other_bare and _alike(bare, other_bare) else SameBody.NO


def _short_of(one: str, other: str) -> bool:
    return _shortened(one, other) or _shortened(other, one)


def _plain(name: str) -> str:
    """In one style, without white space and brackets, a government's office as the government."""
    text = _SPACE.sub("", unicodedata.normalize("NFKC", name))
    text = _GOVERNMENT.sub("", text) or text
    for long, short in _SAME:
        text = text.replace(long, short)
    return text


def places(name: str) -> str:
    """The places that a name begins with: 青岚市云溪县 of 青岚市云溪县教育局; empty where it begins with none."""
    return _apart(name)[0]


def _apart(name: str) -> tuple[str, str]:
    """The places a name begins with, and the rest; a place by itself is a government."""
    at = 0
    while (found := _PLACE.match(name, at)) is not None:
        at = found.end()
    return name[:at], name[at:]


def _places_agree(one: str, other: str) -> bool:
    """Whether two places may be one: the same, or one with and one without the larger place before it."""
    return one.endswith(other) or other.endswith(one) if one and other else True


def _shortened(short: str, long: str) -> bool:
    """Whether a name is another's short form: its characters in order, with the same beginning and end.

    发改委 is short for 发展和改革委, 住建局 for 住房和城乡建设局.
    """
    if not 2 <= len(short) < len(long) or short[0] != long[0] or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(character in rest for character in short)


def _alike(one: str, other: str) -> bool:
    if one[-1] in _OFFICES and other[-1] in _OFFICES:
        pairs, others = set(pairwise(one)), set(pairwise(other))
        shared = len(pairs & others) / max(1, min(len(pairs), len(others)))
        return shared >= _ENOUGH or one[:2] == other[:2]
    return one in other or other in one
