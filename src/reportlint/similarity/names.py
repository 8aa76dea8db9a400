"""The names that tell one body's text from another's: of the body, of the places it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from reportlint.model.report import Report
from reportlint.model.text import squeeze

_LEVEL: Final = r"特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|街道|苏木|省|市|州|盟|县|旗|区|镇|乡"
_NAMED: Final = r"市[中南北](?=区)|镇[^省市州盟县旗区镇乡]{1,6}?(?=[市县区])|乡[宁城](?=县)"
"""Stems that begin with the word for a level: 市中区, 镇海区, 乡宁县."""
_NEXT: Final = r"[市县区](?![中南北]区|[场政容民级直域划委])"
"""The word for a level that follows another one: then only both together end the place, as in 广州市."""
_INNER: Final = rf"[市州区镇乡](?={_NEXT})"
_PLACE: Final = re.compile(
    rf"(?P<stem>{_NAMED}|[^省市州盟县旗区镇乡](?:[^省市州盟县旗区镇乡]|{_INNER}){{0,7}}?)(?:{_LEVEL})(?!(?<=[市州区镇乡]){_NEXT})"
)
_NO_PLACE: Final = re.compile(
    r"^城市$|城乡$|[局委厅院署]|(?:社|园|景|辖|(?:开发|产业|工业|示范|保税|保护|名胜|度假|试验|合作|功能))区$"
)
"""What only looks like a place: 城市管理局, 住房和城乡建设局, 经济技术开发区."""
_ABOVE: Final = re.compile(r"^(?:国家|中华人民共和国|中国)[^省市州县区]{2,8}?(?:总局|总署|总行|银行)")
"""The national body that a local one's name begins with: 国家税务总局云溪县税务局."""
_GOVERNMENT: Final = re.compile(
    r"(?:人民政府|行政公署|政府|行署|办事处|管理委员会|管委会)(?:办公厅|办公室|办)?$"
)
_ORGAN: Final = re.compile(r"(?:委员会|办公室|办公厅|[局委厅办署处队站馆院会社部所]|中心|支队|大队|总队)$")


@lru_cache(maxsize=1024)
def places_in(name: str) -> tuple[str, ...]:
    """The places a body's name begins with: 安平市云溪县水利局 → 安平市, 云溪县."""
    return tuple(match[0] for match in _places(name))


def _places(name: str) -> list[re.Match[str]]:
    above = _ABOVE.match(name)
    at = above.end() if above else 0
    found = []
    while (match := _PLACE.match(name, at)) and not _NO_PLACE.search(match[0]):
        found.append(match)
        at = match.end()
    return found


def names_of(report: Report) -> frozenset[str]:
    """What the body, the one above it and their places are called, in full and shortened."""
    own = {report.agency, report.superior, report.body.name} - {""}
    return frozenset[str]().union(*map(_names, own))


@lru_cache(maxsize=1024)
def _names(full: str) -> frozenset[str]:
    return frozenset(name for name in _forms(squeeze(full)) if len(name) > 1)


def _forms(name: str) -> Iterator[str]:
    yield name
    found = _places(name)
    places = [match[0] for match in found]
    yield from places
    yield "".join(places)
    yield from (match["stem"] for match in found)
    organ = _GOVERNMENT.sub("", name[found[-1].end() if found else 0 :])
    yield organ
    yield _ORGAN.sub("", organ)
