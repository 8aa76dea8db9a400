"""Places that a text takes for its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_NAME: Final = r"(?P<place>[^\W\d_a-zA-Z省市州盟县旗区镇乡的各本我全]{2,5}(?:市|州|盟|县|旗|区|镇|乡|街道))"
_USED: Final = re.compile(
    rf"(?P<by>依托|登[录陆]|通过|利用|借助|从){_NAME}"
    r"(?P<government>人民政府)?(?:政府|政务)?(?:门户|信息公开|公开|服务)*(?:网站?|平台)"
)
"""A site used as one's own."""
_LED: Final = re.compile(
    rf"(?P<by>在){_NAME.replace('|街道', '')}(?P<government>党?委)(?:、|和).{{0,3}}政府.{{0,6}}领导下"
)
"""Under whose lead."""
_COMMON: Final = re.compile(
    r"^(?:所[辖属在]|[上下本两同]级|相关|部分|有关|辖区|基层)|(?:高新|经开|开发|产业园|工业园|示范|保税|自贸|综保|度假|试验|合作|自治|功能|行政|街|城|新|园|景|社|片|辖)[区州县旗]$|(?:城|村|乡|集|小城)镇$"
)
"""Words that only look like places."""
_NO_DISTRICT: Final = re.compile(r"(?:自治|地|林|新)区$")


class PlaceUsed(NamedTuple):
    """A place whose site or lead a sentence calls its own."""

    place: str
    found: str
    start: int
    end: int
    government: bool
    """Whether it is the government of the place that is relied on, or that leads: hardly another's."""


def places_used(sentence: str) -> Iterator[PlaceUsed]:
    """The places whose site or lead a sentence calls its own."""
    for pattern in (_USED, _LED):
        for match in pattern.finditer(sentence):
            if not _COMMON.search(match["place"]):
                strong = match["by"] in ("依托", "在", "从") and match["government"] is not None
                yield PlaceUsed(match["place"], match[0], match.start(), match.end(), strong)


def stem(place: str) -> str:
    """A place without its level: it stays when a county becomes a district."""
    return re.sub(r"(?:自治州|自治县|自治旗|街道|地区|林区|苏木|[省市州盟县旗区镇乡])$", "", place)


def same_level(place: str, own: Sequence[str]) -> bool:
    """Whether a body of these places has one of the same level itself, so that the place can't be above it."""
    if place[-1] in "市州盟":
        # A 市 may be a county's or the one above it: only with both in the name it is known.
        return any(one[-1] in "市州盟" for one in own) and any(one[-1] in "县旗区" for one in own)
    level = "县旗区" if place[-1] in "县旗区" else "镇乡道木"
    return any(one[-1] in level and not _NO_DISTRICT.search(one) for one in own)
