"""What a report may call its own: the names of its body, of the one above it, and of their places."""

import re
from collections.abc import Iterator

from reportlint import BodyKind, Filing, Words, places_in

GOVERNMENTS = (BodyKind.PROVINCE, BodyKind.CITY, BodyKind.COUNTY, BodyKind.ZONE)
_TOLD = ("preface", "sections/overview", "sections/problems", "sections/other")
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”")
_TOGETHER = re.compile(
    r"对口|协作|帮扶|结对|支援|合作|联合|会同|配合|协助|学习|考察|借鉴|交流|赴|毗邻|跨省|跨域|异地|邻近|周边|转发|转载"
)


def own_names(filing: Filing) -> set[str]:
    """The body as the list, the report and its title have it, and the body above it."""
    return {filing.agency, filing.body.name, filing.superior} - {""}


def own_places(filing: Filing) -> list[str]:
    """The places of these names."""
    return [place for name in sorted(own_names(filing)) for place in places_in(name)]


def stem(place: str) -> str:
    """A place without its level: it stays when a county becomes a district."""
    return re.sub(r"(?:自治州|自治县|自治旗|街道|地区|林区|苏木|[省市州盟县旗区镇乡])$", "", place)


def same_level(place: str, own: list[str]) -> bool:
    """Whether a body of these places has one of the same level itself, so that the place can't be above it."""
    if place[-1] in "市州盟":
        # A 市 may be a county's or the one above it: only with both in the name it is known.
        return any(one[-1] in "市州盟" for one in own) and any(one[-1] in "县旗区" for one in own)
    level = "县旗区" if place[-1] in "县旗区" else "镇乡道木"
    return any(one[-1] in level for one in own)


def sentences(filing: Filing) -> Iterator[tuple[Words, int, str]]:
    """The report's sentences about itself: line, offset and text, titles and quotations blanked out.

    Left out are sentences on what bodies do together.
    """
    for section in _TOLD:
        for line in filing.section(section):
            text = _QUOTED.sub(lambda match: "　" * len(match[0]), line.squeezed)
            for match in re.finditer(r"[^。；！？]+", text):
                if not _TOGETHER.search(match[0]):
                    yield line, match.start(), match[0]
