"""What a report may call its own: the names of its body, of the one above it, and of their places."""

import re
from collections.abc import Iterator
from functools import lru_cache

from reportlint import BodyKind, Paragraph, Report, places_in
from reportlint_builtin._speakers import own_sentences

GOVERNMENTS = (BodyKind.PROVINCE, BodyKind.CITY, BodyKind.COUNTY, BodyKind.ZONE)
_TOLD = ("sections/overview", "sections/problems", "sections/other")
_GOVERNMENT = re.compile(r"(?<=[镇乡])人民政府$|(?<=街道)办事处$")


def own_names(report: Report) -> set[str]:
    """The body as the list, the report and its title have it, and the body above it."""
    return {report.agency, report.body.name, report.superior} - {""}


def own_places(report: Report) -> list[str]:
    """The places of these names."""
    return [place for name in sorted(own_names(report)) for place in places_in(name)]


@lru_cache(maxsize=1)
def known(names: frozenset[str]) -> frozenset[str]:
    """The names of a list in full and shortened, never below one place: 安平市云溪县水利局, 云溪县水利局."""
    found = set(names)
    for name in names:
        *above, _ = places_in(name) or ("",)
        shorter = [name, *(name.removeprefix("".join(above[:n])) for n in range(1, len(above) + 1))]
        found.update(shorter, (_GOVERNMENT.sub("", one) for one in shorter))
    return frozenset(found)


def sentences(report: Report) -> Iterator[tuple[Paragraph, int, str]]:
    """The report's sentences about itself: line, offset and text (see `own_sentences`)."""
    told = [line for key in _TOLD if key in report.sections for line in report.sections[key].paragraphs]
    for lines, preface in ((report.preface, True), (told, False)):
        for line in lines:
            for offset, text in own_sentences(line.squeezed, preface=preface):
                yield line, offset, text
