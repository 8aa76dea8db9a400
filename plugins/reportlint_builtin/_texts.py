"""What rules that compare the texts of two reports share."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from reportlint import Message, Paragraph, Passage, Report, bare, likeness_of, names_of

OVERVIEW = "sections/overview"
PROBLEMS = "sections/problems"
FEW = 100
"""Characters of its own below which a report may well consist of sentences that all were given."""


def shared(one: Report, other: Report, parts: Sequence[str], beside: Iterable[Report] = ()) -> float | None:
    """How much of these parts is in both reports, 0 to 1; None where there is too little text to say.

    The names of neither are words of its own, nor those of `beside`: of others that the first is compared with, so
    that its words are laid bare once.
    """
    return likeness_of(*_own_words(one, other, parts, beside))


def few(one: Report, other: Report, parts: Sequence[str]) -> bool:
    """Whether one of them has so few words of its own that they may be a template's."""
    return min(map(len, _own_words(one, other, parts))) < FEW


def _own_words(
    one: Report, other: Report, parts: Sequence[str], beside: Iterable[Report] = ()
) -> tuple[str, str]:
    names = frozenset[str]().union(*map(names_of, (one, other, *beside)))
    first, second = ("".join(_bare(report.text(key), names) for key in parts) for report in (one, other))
    return first, second


@lru_cache(maxsize=16)
def _bare(text: str, names: frozenset[str]) -> str:
    """Kept for a while: a part is compared alone and with others."""
    return bare(text, names)


def part(report: Report, key: str) -> Passage:
    """A part of the report that has text, to point at: it stands where its first paragraph does."""
    section = report.sections[key]
    first, heading = section.paragraphs[0], section.heading
    return Passage(key, Message(heading.text, heading.text) if heading else first.label, first.at)


def narrative(report: Report) -> Iterator[Paragraph]:
    """The paragraphs of its parts, without the preface."""
    return (paragraph for section in report.sections.values() for paragraph in section.paragraphs)


def percent(share: float) -> int:
    """The share in whole percent, never rounded up: 100 means all of it."""
    return int(share * 100)
