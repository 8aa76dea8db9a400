"""The names that tell one body's text from another's: of the body, of the places it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportlint.model.filing import Filing
from reportlint.model.text import squeeze

_LEVEL: Final = r"特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|街道|苏木|省|市|州|盟|县|旗|区|镇|乡"
_PLACE: Final = re.compile(rf"(?P<stem>[^省市州盟县旗区镇乡]{{1,8}}?)(?:{_LEVEL})")
_GOVERNMENT: Final = re.compile(
    r"(?:人民政府|行政公署|政府|行署|办事处|管理委员会|管委会)(?:办公厅|办公室|办)?$"
)
_ORGAN: Final = re.compile(r"(?:委员会|办公室|办公厅|[局委厅办署处队站馆院会社部所]|中心|支队|大队|总队)$")


def places_in(name: str) -> tuple[str, ...]:
    """The places a body's name begins with: 安平市云溪县水利局 → 安平市, 云溪县."""
    found = []
    at = 0
    while match := _PLACE.match(name, at):
        found.append(match[0])
        at = match.end()
    return tuple(found)


def names_of(filing: Filing) -> frozenset[str]:
    """What the body, the one above it and their places are called, in full and shortened."""
    own = {filing.agency, filing.superior, filing.body.name} - {""}
    return frozenset(name for full in own for name in _forms(squeeze(full)) if len(name) > 1)


def _forms(name: str) -> Iterator[str]:
    yield name
    places = places_in(name)
    yield from places
    yield "".join(places)
    yield from (place[: match.end("stem")] for place in places if (match := _PLACE.match(place)))
    organ = _GOVERNMENT.sub("", name[sum(map(len, places)) :])
    yield organ
    yield _ORGAN.sub("", organ)
