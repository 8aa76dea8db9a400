"""What is said about a finding beside its message: where, with what, on what basis, how to mend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportlint.model.finding import Finding, Location
from reportlint.model.form import Clause
from reportlint.model.message import Message
from reportlint.outputs.sentences import FAR, joined, position, suppression
from reportlint.support.wrap import printed, shorten

AT = Message("位置", "at")
WITH = Message("相关", "with")
BASIS = Message("依据", "basis")
FIX = Message("整改", "fix")
_QUOTE = 60
_SHORT_QUOTE = 20
_RELATED = 8


def details(finding: Finding, clauses: Mapping[str, Clause]) -> Iterator[tuple[Message, Message]]:
    """Labels and sentences, in the order they are shown; a sentence may be empty."""
    clause = clauses.get(finding.clause)
    where = finding.location.where
    at = [position(where), _quoted(finding.location, _QUOTE)]
    yield AT, joined(at if (where.column or 0) <= FAR else reversed(at))
    yield WITH, _related(finding)
    yield BASIS, clause.title if clause else Message(finding.clause, finding.clause)
    yield FIX, finding.fix
    yield Message("同因", "also"), _explained(finding)
    yield Message("不计", "not counted"), suppression(finding)


def _related(finding: Finding) -> Message:
    """The further places, as many as one reads."""
    said = joined((related_name(location, finding.location) for location in finding.related[:_RELATED]), "、")
    left = len(finding.related) - _RELATED
    return Message(f"{said.zh}等 {left + _RELATED} 处", f"{said.en} and {left} more") if left > 0 else said


def _quoted(location: Location, width: int) -> Message:
    quote = shorten(printed(location.where.quote), width)
    return Message(f"“{quote}”", f"“{quote}”") if quote else Message("", "")


def related_name(location: Location, beside: Location) -> Message:
    """A further place with its role and what is printed there."""
    name = short_name(location, beside)
    role = Message(f"（{location.role.zh}）", f" ({location.role.en})") if location.role else Message("", "")
    quote = _quoted(location, _SHORT_QUOTE)
    return Message(name.zh + role.zh + quote.zh, f"{name.en}{role.en} {quote.en}".rstrip())


def short_name(location: Location, beside: Location) -> Message:
    """What a further place is called beside the finding's own."""
    return Message(*(_own(*pair) for pair in zip(location.label, beside.label, strict=True)))


def _own(label: str, beside: str) -> str:
    """What is left of a label without the parts that another begins with, too.

    表三 · 予以公开 · 自然人 beside 表三 · 予以公开 · 总计 is 自然人.
    """
    mine, other = label.split(" · "), beside.split(" · ")
    while len(mine) > 1 and other and mine[0] == other[0]:
        mine, other = mine[1:], other[1:]
    return " · ".join(mine)


def _explained(finding: Finding) -> Message:
    n = len(finding.explains)
    if not n:
        return Message("", "")
    return Message(f"另有 {n} 项核对因此不符，不单列", f"{n} further checks fail for this reason, not listed")
