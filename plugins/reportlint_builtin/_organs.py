"""Are two names those of one body? Names are shortened in many ways."""

from __future__ import annotations

import re
from typing import Final

from reportlint import places_in

_GOVERNMENT: Final = re.compile(r"(?:人民政府|行政公署|政府|行署)(?:办公厅|办公室|办)?")
_ADDED: Final = re.compile(
    r"^(?:中共|中国共产党)|[（(][^）)]*[）)]|[“”\"《》\s]|(?:的)?(?:门户|政务|政府)?网站?$"
    r"|(?:机关)?党(?:组|委|总支|支部)$"
)
_SITE: Final = re.compile(
    r"网$|网站|门户|本站|原创|编辑|管理员|转载|信息中心|融媒|政务公开|政府信息公开|大数据|政务服务|信息化|办公室$|办公厅$|党政办|办$"
)
_ORGAN: Final = re.compile(
    r"(?:局|委员会|委|办公室|厅|镇|乡|街道|街道办|办事处|人民政府|管委会|中心|海关|支队|大队|总队|馆|院|会|社|署|处|所|站|队)$"
)
GENERAL_OFFICE: Final = re.compile(r"政府(?:办公[厅室]|办)?$")
"""A government, or the office that makes its report."""
FREE: Final = frozenset("和与及")
"""Characters that a body's name may do without: 发展改革局, 发展和改革局."""
_LEVEL: Final = re.compile(r"^[省市州盟县旗区]")
"""What stands for a place that is not named: 县教育局."""
_ENDING: Final = re.compile(r"(?:委员会|局|委|厅|中心|处|署|队|会)$")
"""What changes when a bureau becomes a commission."""


def same(one: str, other: str) -> bool:
    """True where the names may be those of one body.

    One may abbreviate the other (区工信局, 卧龙区工业和信息化局), leave out places or 人民政府, or name its office.
    """
    short, long = sorted((_plain(one), _plain(other)), key=len)
    return not short or short in long or (short[-1] == long[-1] and _within(short, long))


def akin(one: str, other: str) -> bool:
    """True where the names may be those of one body that was renamed, or whose parts stand in another order.

    县发改委 and 云溪县发展和改革局; 镇海公安分局 and 宁波市公安局镇海分局; 县人力社保局 and 云溪县人社局.
    """
    short, long = sorted((_ENDING.sub("", _plain(name)) for name in (one, other)), key=len)
    if same(one, other) or (len(short) > 1 and set(short) <= set(long)):
        return True
    short, long = sorted((_LEVEL.sub("", _subject(name)) for name in (one, other)), key=len)
    placeless = not places_in(one) or not places_in(other)
    return placeless and len(short) > 1 and _within(short, long)


def shared(one: str, other: str) -> float:
    """Which part of the shorter name's characters the other has, places and endings left out: 0 to 1.

    Of a government nothing is left, so that only another one shares nothing with it.
    """
    short, long = sorted(({*_subject(name)} for name in (one, other)), key=len)
    return len(short & long) / len(short) if short else float(bool(long))


def lost(short: str, long: str, most: int = 1) -> str:
    """What a name lacks of another one that it is otherwise; empty where it is the same, another, or lacks more."""
    if not 0 < len(long) - len(short) <= most or not _within(short, long):
        return ""
    start = next(
        (n for n, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short)
    )
    return long[start : start + len(long) - len(short)]


def names(name: str) -> tuple[str, ...]:
    """The names of a body that gives several: 县信访局（县委社会工作部）."""
    return tuple(filter(None, re.split(r"[（）()]", name)))


def is_organ(name: str) -> bool:
    """True where a name is that of a body, such as 商务局; a site or an office that publishes for others is none."""
    return _ORGAN.search(name) is not None and not _SITE.search(name)


def of_government(name: str) -> bool:
    """True for the government of a place, and for its general office: nothing but the place tells them apart."""
    return bool(places_in(name)) and GENERAL_OFFICE.search(name) is not None


def is_bureau(name: str) -> bool:
    """True for a name in full of a body below a government, by its work."""
    work = name.removeprefix("".join(places_in(name)))
    return work != name and is_organ(work) and work.endswith(("局", "委员会", "委", "厅"))


def _subject(name: str) -> str:
    """What a body is for: 发展和改革 of 云溪县发展和改革局."""
    plain = _plain(name)
    return _ENDING.sub("", plain.removeprefix("".join(places_in(plain))))


def _plain(name: str) -> str:
    return _GOVERNMENT.sub("", _ADDED.sub("", name))


def _within(short: str, long: str) -> bool:
    """True where the characters of one stand in the other, in order."""
    rest = iter(long)
    return all(character in rest for character in short)
