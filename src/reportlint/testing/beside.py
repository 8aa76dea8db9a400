"""Drafts beside one another, for the cases of rules across reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from reportlint.engine import Linter
from reportlint.engine.across import across
from reportlint.engine.judge import Judged
from reportlint.forms import shipped_forms
from reportlint.forms.cell_names import CellNames
from reportlint.loaders import load
from reportlint.model.across import (
    Earlier,
    Hierarchy,
    KnownFigure,
    KnownFigures,
    Peers,
    RelatedReports,
    Years,
)
from reportlint.model.finding import Origin
from reportlint.model.message import Message
from reportlint.model.place import Place, Region, ReportId
from reportlint.model.report import Report
from reportlint.page import Page
from reportlint.rules.rule import Case, Rule
from reportlint.testing.clean import base_draft, earlier
from reportlint.testing.draft import Draft
from reportlint.testing.markups import MARKUPS

_RECORDS = Message("已知数据", "the known figures")


def judged_beside(case: Case, rules: Sequence[Rule], each: str, markup: str = "clean") -> Judged:
    """What the rules of `each`, which are of several reports, say of a case.

    Its drafts are written, read, kept as a run keeps them, and what is found is looked up on the pages.
    Needs `reportlint[batch]`.
    """
    desk = _Reports(markup, {})
    this = desk.file("this", base_draft(case.base).edit(case.edit))
    thing: RelatedReports
    if each == Years.each:
        thing = Years(this, desk.file("last", _edited(earlier(case.base), case.last)))
    elif each == Earlier.each:
        before = (
            desk.file(f"earlier-{n}", _edited(case.base, edit)) for n, edit in enumerate(case.earlier, 1)
        )
        thing = Earlier(this, tuple(before))
    elif each == Peers.each:
        alike = tuple(
            desk.file(f"peer-{n}", _edited(case.base, edit)) for n, edit in enumerate(case.peers, 1)
        )
        thing = Peers(this, alike, frozenset({this.name, *(peer.name for peer in alike), *case.missing}))
    elif each == KnownFigures.each:
        figures = (KnownFigure(name, Decimal(number), _RECORDS) for name, number in case.known.items())
        thing = KnownFigures(this, tuple(map(CellNames(this.form).named, figures)))
    else:
        parts = (
            desk.file(f"part-{n}", _edited(case.base, edit), superior=this.name)
            for n, edit in enumerate(case.parts, 1)
        )
        thing = Hierarchy(this, tuple(parts), case.missing)
    return across(thing, rules, desk.locate, {}, {})


def _edited(base: str, changes: Mapping[str, str | None]) -> Draft:
    """A draft with edits, of which `base` names another one and `in-year` moves it as a whole."""
    draft = base_draft(changes.get("base") or base)
    year = changes.get("in-year")
    if year:
        draft = draft.in_year(int(year))
    return draft.edit({key: text for key, text in changes.items() if key not in ("base", "in-year")})


@dataclass(frozen=True, slots=True)
class _Reports:
    """The pages of a case by the ids of their reports."""

    markup: str
    pages: dict[str, Page]

    def file(self, id: str, draft: Draft, superior: str = "") -> Report:
        """The report of a draft, written in the markup as a page. Raises ValueError where that is none."""
        from reportlint.engine.stored import ReportDecoder, encode

        name = f"{id}.html"
        page = next(
            load(MARKUPS[self.markup].encode(draft), name=name, path=name, url=draft.get("url") or None)
        )
        if not isinstance(page, Page):
            raise ValueError(page.problem.message.en)
        forms = shipped_forms()
        read = Linter((), forms, date(int(draft["year"]) + 1, 6, 1)).read(page)
        report = replace(read, id=ReportId(id), agency=draft["organ"], superior=superior, source=name)
        kept = ReportDecoder(forms).decode(encode(report))
        assert isinstance(kept, Report)
        self.pages[id] = page
        return kept

    def locate(self, place: Place) -> tuple[Region, Origin]:
        """Where a place on one of the pages is."""
        page = self.pages[place.report]
        return page.where(place), page.source.origin
