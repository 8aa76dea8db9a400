"""Drafts beside one another, for the cases of rules across reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportlint.engine import Linter
from reportlint.engine.across import across
from reportlint.engine.judge import Judged
from reportlint.engine.snapshot import place_of, snapshot_of
from reportlint.forms import shipped_forms
from reportlint.loaders import load
from reportlint.model.across import Hierarchy, Peers, Years
from reportlint.model.finding import Origin
from reportlint.model.place import Point, Region
from reportlint.model.report import Report
from reportlint.model.snapshot import Snapshot
from reportlint.page import Page
from reportlint.rules.rule import Case, Rule
from reportlint.testing.clean import base_draft, earlier
from reportlint.testing.draft import Draft
from reportlint.testing.markups import MARKUPS


def judged_beside(case: Case, rules: Sequence[Rule], each: str, markup: str = "clean") -> Judged:
    """What the rules of `each`, which are of several reports, say of a case.

    Its drafts are written, read and filed, and what is found is looked up on the pages.
    """
    desk = _Reports(markup, {})
    this = desk.file("this", base_draft(case.base).edit(case.edit))
    thing: Years | Peers | Hierarchy
    if each == Years.each:
        thing = Years(this, desk.file("last", _edited(earlier(case.base), case.last)))
    elif each == Peers.each:
        alike = tuple(
            desk.file(f"peer-{n}", _edited(case.base, edit)) for n, edit in enumerate(case.peers, 1)
        )
        thing = Peers(this, alike, frozenset({this.name, *(peer.name for peer in alike), *case.missing}))
    else:
        parts = (
            desk.file(f"part-{n}", _edited(case.base, edit), superior=this.name)
            for n, edit in enumerate(case.parts, 1)
        )
        without_text = tuple(replace(part, lines=(), said=(), changes=()) for part in parts)
        thing = Hierarchy(this, without_text, case.missing)
    return across(thing, rules, desk.locate, {}, {})


def _edited(base: str, changes: Mapping[str, str | None]) -> Draft:
    """A draft with edits, of which `base` names another one."""
    name = changes.get("base") or base
    return base_draft(name).edit({key: text for key, text in changes.items() if key != "base"})


@dataclass(frozen=True, slots=True)
class _Reports:
    """The pages and reports of a case by their ids."""

    markup: str
    read: dict[str, tuple[Page, Report]]

    def file(self, id: str, draft: Draft, superior: str = "") -> Snapshot:
        """The snapshot of a draft, written in the markup as a page. Raises ValueError where that is none."""
        name = f"{id}.html"
        page = next(
            load(MARKUPS[self.markup].encode(draft), name=name, path=name, url=draft.get("url") or None)
        )
        if not isinstance(page, Page):
            raise ValueError(page.problem.message.en)
        report = Linter((), shipped_forms(), date(int(draft["year"]) + 1, 6, 1)).read(page)
        self.read[id] = (page, report)
        return snapshot_of(report, id=id, agency=draft["organ"], superior=superior, source=name)

    def locate(self, point: Point) -> tuple[Region, Origin]:
        """Where a point stands. Raises ValueError where it is not found again."""
        page, report = self.read[point.report]
        place = place_of(report, point)
        if place is None:
            raise ValueError(f"{point.key} is not found again in {point.report}")
        return page.where(place), page.source.origin
