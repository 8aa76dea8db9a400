"""What a report may call its own: the names of its body, of the one above it, and of their places."""

import re
from collections.abc import Iterator
from functools import lru_cache

from reportlint import BodyKind, Snapshot, SnapshotLine, places_in
from reportlint_builtin._speakers import own_sentences

GOVERNMENTS = (BodyKind.PROVINCE, BodyKind.CITY, BodyKind.COUNTY, BodyKind.ZONE)
_TOLD = ("preface", "sections/overview", "sections/problems", "sections/other")
_GOVERNMENT = re.compile(r"(?<=[镇乡])人民政府$|(?<=街道)办事处$")


def own_names(snapshot: Snapshot) -> set[str]:
    """The body as the list, the report and its title have it, and the body above it."""
    return {snapshot.agency, snapshot.body.name, snapshot.superior} - {""}


def own_places(snapshot: Snapshot) -> list[str]:
    """The places of these names."""
    return [place for name in sorted(own_names(snapshot)) for place in places_in(name)]


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
