"""Where a report speaks as a body: who makes it, who acts in it, whom to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportlint import BodyKind, Paragraph, Report, places_in
from reportlint_builtin._organs import GENERAL_OFFICE, is_organ, shared
from reportlint_builtin._places import same_level, stem
from reportlint_builtin._speakers import (
    Speaker,
    claimant,
    contact,
    doer,
    maker,
    namesake,
    of_report,
    own_sentences,
    owner,
    rules_of,
)

_GOVERNMENTS = (BodyKind.PROVINCE, BodyKind.CITY, BodyKind.COUNTY, BodyKind.TOWNSHIP, BodyKind.ZONE)
_TOWNS = (BodyKind.TOWNSHIP, BodyKind.SUBDISTRICT)
_OF_REPORT = re.compile(r"本(?:年度?)?报告|年报")
_DUTY = re.compile(
    r"信息公开|政务公开|公开(?:属性|目录|指南|专栏|栏目|事项|内容)|保密审查|信息发布|失泄密|主动公开|依申请公开"
)
"""What a body does in a report of its own."""
_OVERSEES = re.compile(
    r"[我本][局委办厅院校馆所站队行关]|各(?:单位|部门|乡镇|镇|街道|地)|全[省市州盟县旗区]|通报|督[查促导]|检查|考核|评估|指导|牵头|培训"
)
"""What a bureau does for others, which a report of one of those may tell."""
HALF = 0.5
"""Bodies whose names share so much may be one under a former name: 经济和信息化局, 工业和信息化局."""


class SpokenName(NamedTuple):
    """A body that the text speaks as."""

    paragraph: Paragraph
    offset: int
    """Where its sentence begins in the paragraph, in squeezed characters."""
    role: str
    """`report`, `maker`, `subject`, `contact` or `owner`."""
    speaker: Speaker


def spoken(report: Report) -> Iterator[SpokenName]:
    """Where bodies speak, the surest first."""
    opening = report.sections.get("sections/overview")
    first = opening.paragraphs[:1] if opening else ()
    government = report.body.among(_GOVERNMENTS) is not False
    weaker = []
    for paragraph in (*report.preface, *first):
        for offset, sentence in own_sentences(paragraph.squeezed, preface=True):
            for message, speaker in (("report", of_report(sentence)), ("maker", maker(sentence))):
                own_bureau = (
                    government and message == "maker" and speaker and _is_bureau_of(speaker.name, report)
                )
                if speaker is not None and not own_bureau:
                    yield SpokenName(paragraph, offset, message, speaker)
            opens = doer(sentence) if offset == 0 else None
            for message, speaker in (("subject", opens), ("contact", contact(sentence))):
                if speaker is not None and (
                    _level(speaker.name) == _level(report.body.name)
                    or (speaker is opens and _of_another_place(speaker.name, report.body.name))
                ):
                    weaker.append(SpokenName(paragraph, offset, message, speaker))
    yield from weaker
    town = report.body.among(_TOWNS) is True
    if town or not (government or GENERAL_OFFICE.search(report.body.name)):
        organ = report.body.name.removeprefix("".join(places_in(report.body.name)))
        for paragraph in report.paragraphs:
            for offset, sentence in own_sentences(paragraph.squeezed, preface=False):
                # A government speaks of its bureaus and towns, a town of no other one, a bureau seldom of another.
                own_duty = _DUTY.search(sentence) and not _OVERSEES.search(sentence)
                acts = doer(sentence) if town or own_duty else None
                if acts is not None and not town and not _for_other_work(acts.name, report.body.name):
                    acts = None
                other = namesake(sentence, organ) if organ and not town else None
                if other is not None and not _elsewhere(other.name, report.body.name):
                    other = None
                said = (
                    ("subject", acts),
                    ("subject", other),
                    ("subject", claimant(sentence)),
                    ("owner", owner(sentence)),
                    ("contact", contact(sentence) if _OF_REPORT.search(sentence) else None),
                )
                for message, speaker in said:
                    if speaker is not None and _level(speaker.name) == _level(report.body.name):
                        yield SpokenName(paragraph, offset, message, speaker)
            for speaker in rules_of(paragraph.squeezed):
                # A body follows the rules of those above it, and not those of one beside it.
                if _beside(places_in(speaker.name), places_in(report.body.name)):
                    yield SpokenName(paragraph, 0, "owner", speaker)


def _is_bureau_of(name: str, report: Report) -> bool:
    """Whether a body may be one of a government's bureaus, which make its report: not one of another place or zone."""
    own, places = ({*map(stem, places_in(one))} for one in (report.body.name, name))
    elsewhere = bool(own and places) and not own & places
    return _level(name) == "bureau" and not elsewhere and name[-4:] != report.body.name[-4:]


def _for_other_work(name: str, own: str) -> bool:
    """Whether a name in full is that of a body for other work, none above or below this one."""
    return bool(places_in(name)) and is_organ(name) and shared(name, own) < HALF


def _elsewhere(name: str, own: str) -> bool:
    """Whether a name is of a place that is none above the body's own."""
    places, mine = places_in(name), places_in(own)
    return bool(places and mine) and same_level(places[-1], mine)


def _of_another_place(name: str, own: str) -> bool:
    """Whether a body in full is of a place beside the body's own: another county's bureau in a county's report."""
    return (
        (is_organ(name) or "".join(places_in(name)) == name)
        and _elsewhere(name, own)
        and not {*map(stem, places_in(name))} & {*map(stem, places_in(own))}
    )


def _beside(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether bodies of these places are none above the other: those of one place, or of two provinces."""
    return one == other or (len(one) == len(other) == 1 and one[0][-1] == other[0][-1] == "省")


def _level(name: str) -> str:
    """What kind of body a name ends in, so that only like ones are compared: a bureau with a bureau."""
    places = places_in(name)
    if places and name.removesuffix("人民政府").removesuffix("行政公署").removesuffix("办事处").endswith(
        places[-1]
    ):
        return "town" if places[-1][-1] in "镇乡道木" else "government"
    return "bureau"
