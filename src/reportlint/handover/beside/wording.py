"""How figures and their changes are written."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from reportlint.handover.beside.figure_pairs import FigurePair
from reportlint.model.message import Message
from reportlint.model.report import Report


class ReportNames(NamedTuple):
    """What two reports are called beside one another."""

    before: Message
    after: Message


def headings(before: Report, after: Report) -> ReportNames:
    """By their years; where these are the same, by their bodies."""
    if before.year is not None and after.year is not None and before.year != after.year:
        return ReportNames(*(Message(f"{one.year} 年", str(one.year)) for one in (before, after)))
    return ReportNames(*(Message(one.name, one.name) for one in (before, after)))


def signed(change: Decimal | None) -> str:
    """`+3`, `-1.5`; empty for none and for what is not known."""
    return f"{change:+f}" if change else ""


def rate(pair: FigurePair) -> str:
    """`+25.0%`; empty where it can't be told."""
    return f"{pair.rate * 100:+.1f}%" if pair.change and pair.rate is not None else ""


def share(part: Decimal | None) -> str:
    """`12.5%`."""
    return "" if part is None else f"{part * 100:.1f}%"
