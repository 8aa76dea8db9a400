"""The last day on which a body may publish its report, and whether it did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from reportlint.agencies.agency import Agency
from reportlint.model.body import BodyKind
from reportlint.model.form import Form
from reportlint.model.report import Report
from reportlint.reading.body_kind import kind_of
from reportlint.runs.result import RowResult

_VISIBLE: Final = ("pubdate", "visible")
"""Kinds of date that say when a page was published."""
_GOVERNMENTS: Final = (BodyKind.PROVINCE, BodyKind.CITY, BodyKind.COUNTY)
_TOWNSHIPS: Final = (BodyKind.TOWNSHIP, BodyKind.SUBDISTRICT)


def published(report: Report) -> date | None:
    """The first day that the page gives for its publication."""
    return min((dated.day for dated in report.dates if dated.kind in _VISIBLE), default=None)


def in_time(report: Report, own: Mapping[BodyKind, str] = MappingProxyType({})) -> bool | None:
    """Whether that was by the last day for such a body; None where that is not sure.

    `own` are the office's own days, as `01-28`, by kind of body; others have that of the form (条例第四十九条).
    """
    day, year = published(report), report.year
    terms = report.form.vocabulary.get("deadlines")
    if day is None or year is None or not isinstance(terms, Mapping):
        return None
    # Of a kind that is not certain: whatever it is, it was in time by the earliest of all days.
    earliest = min([*map(str, terms.values()), *own.values()])
    if day <= _day(year, earliest):
        return True
    last = last_day(report.body.kind, year, report.form, own) if report.body.certain else None
    return day <= last if last else None


def kind_in_list(agency: Agency, form: Form) -> BodyKind | None:
    """The kind of a listed body: as the list says, else as its name tells for sure."""
    named = kind_of(agency.name, form)
    return agency.kind or (named.kind if named.certain else None)


def with_kind(result: RowResult, forms: Sequence[Form]) -> RowResult:
    """A row whose body has its kind, by its name where the list gives none."""
    named = next((form for form in forms if not form.groups), None)
    if result.agency.kind is not None or named is None:
        return result
    return replace(result, agency=replace(result.agency, kind=kind_in_list(result.agency, named)))


@dataclass(frozen=True, slots=True)
class OfficeDays:
    """The office's own last days, as `01-28`, by kind of body."""

    publish: Mapping[BodyKind, str]
    submit: Mapping[BodyKind, str]

    def set_for(self, agency: Agency, form: Form | None, today: date) -> Agency:
        """A listed body with its last days: those of its row, else those for its kind; without any where it has none."""
        kind = kind_in_list(agency, form) if form else agency.kind
        if kind is None:
            return agency
        year = agency.year or today.year - 1
        publish, submit = (
            _day(year, own[kind]) if kind in own else None for own in (self.publish, self.submit)
        )
        handling = replace(agency.handling, submit=agency.handling.submit or submit)
        return replace(agency, due=agency.due or publish, handling=handling)


def last_day(
    kind: BodyKind | None, year: int, form: Form, own: Mapping[BodyKind, str] = MappingProxyType({})
) -> date | None:
    """The last day for a kind of body to publish the report of a year; None where the kind is not known."""
    terms = form.vocabulary.get("deadlines")
    if kind is None or kind is BodyKind.UNKNOWN or not isinstance(terms, Mapping):
        return None
    term = own.get(kind) or terms.get(_term(kind))
    return _day(year, str(term)) if term else None


def _term(kind: BodyKind) -> str:
    """What the form calls the day for a kind of body."""
    return "government" if kind in _GOVERNMENTS else "township" if kind in _TOWNSHIPS else "department"


def _day(year: int, term: str) -> date:
    """A day of the year after the one reported on."""
    return date(year + 1, *map(int, term.split("-")))
