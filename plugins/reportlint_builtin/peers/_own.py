"""What a report may call its own: the names of its body, of the one above it, and of their places."""

import re
from collections.abc import Iterator
from functools import lru_cache

from reportlint import BodyKind, Snapshot, SnapshotLine, places_in
from reportlint_builtin._speakers import own_sentences

GOVERNMENTS = (BodyKind.PROVINCE, BodyKind.CITY, BodyKind.COUNTY, BodyKind.ZONE)
_TOLD = ("preface", "sections/overview", "sections/problems", "sections/other")
_GOVERNMENT = re.compile(r"(?<=[镇乡])人民政府$|(?<=街道)办事处$")
_NO_DISTRICT = re.compile(r"(?:自治|地|林|新)区$")


def own_names(snapshot: Snapshot) -> set[str]:
    """The body as the list, the report and its title have it, and the body above it."""
    return {snapshot.agency, snapshot.body.name, snapshot.superior} - {""}


def own_places(snapshot: Snapshot) -> list[str]:
    """The places of these names."""
    return [place for name in sorted(own_names(snapshot)) for place in places_in(name)]


def stem(place: str) -> str:
    """A place without its level: it stays when a county becomes a district."""
    return re.sub(r"(?:自治州|自治县|自治旗|街道|地区|林区|苏木|[省市州盟县旗区镇乡])$", "", place)


def same_level(place: str, own: list[str]) -> bool:
    """Whether a body of these places has one of the same level itself, so that the place can't be above it."""
    if place[-1] in "市州盟":
        # A 市 may be a county's or the one above it: only with both in the name it is known.
        return any(one[-1] in "市州盟" for one in own) and any(one[-1] in "县旗区" for one in own)
    level = "县旗区" if place[-1] in "县旗区" else "镇乡道木"
    return any(one[-1] in level and not _NO_DISTRICT.search(one) for one in own)


@lru_cache(maxsize=1)
def known(names: frozenset[str]) -> frozenset[str]:
    """The names of a list in full and shortened, never below one place: 安平市云溪县水利局, 云溪县水利局."""
    found = set(names)
    for name in names:
        *above, _ = places_in(name) or ("",)
        shorter = [name, *(name.removeprefix("".join(above[:n])) for n in range(1, len(above) + 1))]
        found.update(shorter, (_GOVERNMENT.sub("", one) for one in shorter))
    return frozenset(found)


def sentences(snapshot: Snapshot) -> Iterator[tuple[SnapshotLine, int, str]]:
    """The report's sentences about itself: line, offset and text (see `own_sentences`)."""
    for section in _TOLD:
        for line in snapshot.section(section):
            for offset, text in own_sentences(line.squeezed, preface=section == "preface"):
                yield line, offset, text
