"""Other places whose government's site or lead a report calls its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportlint import BodyKind, Passage, Report, Title, places_in
from reportlint_builtin._places import PlaceUsed, places_used, same_level, stem
from reportlint_builtin._speakers import own_sentences

_WIDE = frozenset({BodyKind.PROVINCE, BodyKind.CITY, BodyKind.DEPARTMENT})


class ReliedOn(NamedTuple):
    """Another place that a report relies on as its own."""

    part: Passage
    used: PlaceUsed
    below: bool
    """Whether it may lie below the body's own place, so that it is not surely another's."""


def relied_on(report: Report, title: Title) -> Iterator[ReliedOn]:
    """The places beside the body's own, and counties for a body of a city or province."""
    own = [place for name in {title.organ, *_publishers(report)} for place in places_in(name)]
    for paragraph in report.paragraphs:
        for offset, sentence in own_sentences(paragraph.squeezed, preface=False):
            for used in places_used(sentence):
                if not used.government or stem(used.place) in map(stem, own):
                    continue
                below = _below(used.place, own, report)
                if below or same_level(used.place, own):
                    yield ReliedOn(paragraph.part(offset + used.start, offset + used.end), used, below)


def _below(place: str, own: Sequence[str], report: Report) -> bool:
    """Whether it is a county for a body of a city or province, which has a site and a lead of its own."""
    wide = report.body.kind in _WIDE and bool(own) and all(one[-1] in "省市州盟" for one in own)
    return wide and place[-1] in "县旗" and stem(place) not in report.body.name


def _publishers(report: Report) -> Iterator[str]:
    """Who publishes: a site may be that of the place above or around."""
    yield report.body.name
    yield from (fact.value for fact in report.facts if fact.kind in ("source", "publisher", "signatory"))
    yield from (tag.content for tag in report.meta if tag.name.lower() == "sitename")
