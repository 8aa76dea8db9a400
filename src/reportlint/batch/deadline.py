"""Whether a report was published in time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from reportlint.model.body import BodyKind
from reportlint.model.report import Report

_VISIBLE: Final = ("pubdate", "visible")
"""Kinds of date that say when a page was published."""
_GOVERNMENTS: Final = (BodyKind.PROVINCE, BodyKind.CITY, BodyKind.COUNTY)
_TOWNSHIPS: Final = (BodyKind.TOWNSHIP, BodyKind.SUBDISTRICT)


def published(report: Report) -> date | None:
    """The first day that the page gives for its publication."""
    return min((dated.day for dated in report.dates if dated.kind in _VISIBLE), default=None)


def in_time(report: Report) -> bool | None:
    """Whether that was by the form's deadline for such a body (条例第四十九条); None where that is not sure."""
    day, year, kind = published(report), report.year, report.body.kind
    terms = report.form.vocabulary.get("deadlines")
    if day is None or year is None or not isinstance(terms, Mapping):
        return None
    limits = {name: date(year + 1, *map(int, str(term).split("-"))) for name, term in terms.items()}
    if day <= min(limits.values()):
        return True
    term = "government" if kind in _GOVERNMENTS else "township" if kind in _TOWNSHIPS else "department"
    if term not in limits or not report.body.certain or kind is BodyKind.UNKNOWN:
        return None
    return day <= limits[term]
