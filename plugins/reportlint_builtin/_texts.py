"""What rules that compare the texts of two reports share."""

from collections.abc import Sequence

from reportlint import Message, Snapshot, SnapshotPassage, bare, likeness_of, names_of

OVERVIEW = "sections/overview"
PROBLEMS = "sections/problems"
FEW = 100
"""Characters of its own below which a report may well consist of sentences that all were given."""


def shared(one: Snapshot, other: Snapshot, parts: Sequence[str]) -> float | None:
    """How much of these parts is in both reports, 0 to 1; None where there is too little text to say."""
    return likeness_of(*_own_words(one, other, parts))


def few(one: Snapshot, other: Snapshot, parts: Sequence[str]) -> bool:
    """Whether one of them has so few words of its own that they may be a template's."""
    return min(map(len, _own_words(one, other, parts))) < FEW


def _own_words(one: Snapshot, other: Snapshot, parts: Sequence[str]) -> tuple[str, str]:
    names = names_of(one) | names_of(other)
    first, second = (bare("\n".join(map(snapshot.text, parts)), names) for snapshot in (one, other))
    return first, second


def part(snapshot: Snapshot, key: str) -> SnapshotPassage:
    """A part of the report that has text, to point at: it stands where its first paragraph does."""
    first = snapshot.section(key)[0]
    headings = (line.squeezed for line in snapshot.section("headings") if line.key == f"{key}/heading")
    heading = next(headings, "")
    return SnapshotPassage(key, Message(heading, heading) if heading else first.label, first.at)


def percent(share: float) -> int:
    """The share in whole percent, never rounded up: 100 means all of it."""
    return int(share * 100)
