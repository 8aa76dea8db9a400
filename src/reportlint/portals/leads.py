"""Which links of a page lead to reports, or on the way to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final

from reportlint.portals.links import PageLink
from reportlint.portals.titles import NamedReport, TitleReader, only_year, year_in
from reportlint.portals.words import words
from reportlint.reading.metadata.dates import day_in

_CUT: Final = re.compile(r"(?:公开.*|20\d\d年度?(?:政府?|(?:政府)?信(?:息公?)?))(?:\.{2,}|…+)$")
"""What the title of a report may be that was cut off."""
_NUMBERED: Final = re.compile(r"_?\d+(?=\.\w+$)|_?\d+$|[?&]\w+=\d+$")


class LeadKind(IntEnum):
    """What a link leads to, in the order in which they are followed."""

    FURTHER = 0
    """A further page of the same list, or a frame of the page."""
    COLUMN = 1
    PART = 2
    """A body's, a year's or a group's part of a column; perhaps a report that is called no more than that."""
    REPORT = 3
    ENTRANCE = 4
    """A column on the way to one of reports."""


@dataclass(frozen=True, slots=True)
class PageStanding:
    """What is known of a page before its links are read."""

    column: bool = False
    """Whether it belongs to a column of reports."""
    entrance: bool = False
    """Whether it may lead to bodies that have columns of their own."""
    body: str = ""
    """The body whose pages these are, as far as links said."""
    year: int | None = None
    """The year that the part of the column is of."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A link to follow, and what is known of what it leads to."""

    url: str
    kind: LeadKind
    text: str = ""
    body: str = ""
    year: int | None = None
    shown: date | None = None
    """The day beside the link."""
    way: tuple[str, ...] = ()
    """The addresses that led to it, the first one first."""
    steps: int = 0
    """How many of them were steps; further pages of a list and frames are none."""
    standing: PageStanding = PageStanding()
    """That of the page it leads to."""
    barren: int = 0
    """How many pages of a list led to nothing, the last ones before it."""


@dataclass(frozen=True, slots=True)
class LeadReader:
    """Reads the links of pages."""

    titles: TitleReader
    years: Callable[[int], bool]
    """Whether reports of a year are looked for."""
    bodies: Callable[[str], bool]
    """Whether a body's reports are looked for."""

    def leads(self, links: list[PageLink], at: Lead) -> Iterator[Lead]:
        """The links of a page that are worth following; `at` led to it."""
        for link in links:
            if link.url == at.url or words().leads_away(link.over):
                continue
            lead = self._lead(link, at)
            if lead is not None and self._wanted(lead):
                yield lead

    def _wanted(self, lead: Lead) -> bool:
        if lead.body and lead.kind in (LeadKind.REPORT, LeadKind.PART) and not self.bodies(lead.body):
            return False
        if lead.year is None or lead.kind is LeadKind.FURTHER:
            return True
        # What was published in a year may stand under that year, and not under the one it reports on.
        named = lead.kind is LeadKind.REPORT
        return self.years(lead.year) or (not named and self.years(lead.year - 1))

    def _lead(self, link: PageLink, at: Lead) -> Lead | None:
        standing = at.standing
        if link.frame or link.turns or (standing.column and _turns(link, at.url)):
            return self._made(link, at, LeadKind.FURTHER, standing)
        text = link.text
        named = self.titles.named(text)
        body = self._body(link, at, named)
        year = self._year(link, at, named)
        kind = self._kind(link, standing, named, body, year)
        if kind is None:
            return None
        # A further column has a body only where the way to it led over one.
        own = body if kind in (LeadKind.REPORT, LeadKind.PART) else standing.body
        on = PageStanding(
            column=kind is not LeadKind.ENTRANCE and (standing.column or kind is not LeadKind.PART),
            entrance=kind is LeadKind.ENTRANCE or (standing.entrance and kind is LeadKind.PART),
            body=own,
            year=year if kind is LeadKind.PART else standing.year,
        )
        return self._made(link, at, kind, on, year)

    def _kind(
        self, link: PageLink, at: PageStanding, named: NamedReport | None, body: str, year: int | None
    ) -> LeadKind | None:
        text, known = link.text, words()
        if named is not None and year_in(text) is not None:
            return LeadKind.REPORT if self.titles.is_body(named.body) else LeadKind.PART
        if named is not None and at.column and self.titles.is_body(named.body):
            return LeadKind.PART
        if named is not None or known.names_column(text):
            return LeadKind.COLUMN
        if at.column and (only_year(text) or self._hints(text, link, body, year)):
            return LeadKind.PART
        if (at.column or at.entrance) and (self.titles.is_body(text) or known.names_part(text)):
            return LeadKind.PART
        return LeadKind.ENTRANCE if at.entrance and known.names_entrance(text) else None

    def _hints(self, text: str, link: PageLink, body: str, year: int | None) -> bool:
        """Whether what stands around a link that says little, or was cut off, makes it one to a report."""
        if words().only_looks(text):
            return bool(year_in(link.over) or year_in(link.beside) or self._body_in(link.beside))
        return self.titles.calls_report(text) or _CUT.search(text) is not None

    def _body(self, link: PageLink, at: Lead, named: NamedReport | None) -> str:
        if named is not None and named.body:
            return named.body
        if self.titles.is_body(link.text):
            return link.text
        return self._body_in(link.beside) or (self._body_in(link.over)) or at.standing.body

    def _body_in(self, text: str) -> str:
        """The body that a text beside a link names: all of it, or as a title does."""
        if self.titles.is_body(text):
            return text
        named = self.titles.named(text)
        return named.body if named is not None and self.titles.is_body(named.body) else ""

    def _year(self, link: PageLink, at: Lead, named: NamedReport | None) -> int | None:
        said = (year_in(link.text), year_in(link.over), year_in(link.beside) if named is None else None)
        return next((year for year in said if year is not None), at.standing.year)

    def _made(
        self, link: PageLink, at: Lead, kind: LeadKind, on: PageStanding, year: int | None = None
    ) -> Lead:
        return Lead(
            url=link.url,
            kind=kind,
            text=link.text,
            body=on.body,
            year=year,
            shown=day_in(link.beside),
            way=(*at.way, at.url),
            steps=at.steps + (kind is not LeadKind.FURTHER),
            standing=on,
        )


def _turns(link: PageLink, url: str) -> bool:
    """Whether a link leads to a further page of the list at an address."""
    if words().leads_on(link.text):
        return True
    return link.text.isdecimal() and len(link.text) <= 2 and _shape(link.url) == _shape(url)


def _shape(url: str) -> str:
    """An address without the number of the page."""
    return _NUMBERED.sub("", url)
