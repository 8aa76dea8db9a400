"""What is said about a finding beside its message: where, with what, on what basis, how to mend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportlint.model.finding import Finding, Spot
from reportlint.model.form import Clause
from reportlint.model.say import Say
from reportlint.outputs.sentences import joined, position, suppression
from reportlint.outputs.wrap import printed, shorten

AT = Say("位置", "at")
WITH = Say("相关", "with")
BASIS = Say("依据", "basis")
FIX = Say("整改", "fix")
_QUOTE = 60
_SHORT_QUOTE = 20
_RELATED = 8


def details(finding: Finding, clauses: Mapping[str, Clause]) -> Iterator[tuple[Say, Say]]:
    """Labels and sentences, in the order they are shown; a sentence may be empty."""
    clause = clauses.get(finding.clause)
    yield AT, joined((position(finding.spot.where), _quoted(finding.spot, _QUOTE)))
    yield WITH, _related(finding)
    yield BASIS, clause.title if clause else Say(finding.clause, finding.clause)
    yield FIX, finding.fix
    yield Say("同因", "also"), _explained(finding)
    yield Say("不计", "not counted"), suppression(finding)


def _related(finding: Finding) -> Say:
    """The further places, as many as one reads."""
    said = joined((related_name(spot, finding.spot) for spot in finding.related[:_RELATED]), "、")
    left = len(finding.related) - _RELATED
    return Say(f"{said.zh}等 {left + _RELATED} 处", f"{said.en} and {left} more") if left > 0 else said


def _quoted(spot: Spot, width: int) -> Say:
    quote = shorten(printed(spot.where.quote), width)
    return Say(f"“{quote}”", f"“{quote}”") if quote else Say("", "")


def related_name(spot: Spot, beside: Spot) -> Say:
    """A further place with its role and what is printed there."""
    name = short_name(spot, beside)
    role = Say(f"（{spot.role.zh}）", f" ({spot.role.en})") if spot.role else Say("", "")
    quote = _quoted(spot, _SHORT_QUOTE)
    return Say(name.zh + role.zh + quote.zh, f"{name.en}{role.en} {quote.en}".rstrip())


def short_name(spot: Spot, beside: Spot) -> Say:
    """What a further place is called beside the finding's own."""
    return Say(*(_own(*pair) for pair in zip(spot.label, beside.label, strict=True)))


def _own(label: str, beside: str) -> str:
    """What is left of a label without the parts that another begins with, too.

    表三 · 予以公开 · 自然人 beside 表三 · 予以公开 · 总计 is 自然人.
    """
    mine, other = label.split(" · "), beside.split(" · ")
    while len(mine) > 1 and other and mine[0] == other[0]:
        mine, other = mine[1:], other[1:]
    return " · ".join(mine)


def _explained(finding: Finding) -> Say:
    n = len(finding.explains)
    if not n:
        return Say("", "")
    return Say(f"另有 {n} 项核对因此不符，不单列", f"{n} further checks fail for this reason, not listed")
