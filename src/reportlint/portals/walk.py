"""A walk over a portal: from its columns to their reports, politely and not for ever.

It stays on one site, follows only links that lead to reports or on the way to them, gives a list up whose further
pages bring nothing new, and ends at a bound of pages.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import count
from typing import Final

from reportlint.engine import Linter, PageLimitError
from reportlint.fetch import markup
from reportlint.fetch.address import normal, same_site
from reportlint.fetch.fetch import FetchResult
from reportlint.fetch.navigation import VisitedPart, visit
from reportlint.fetch.pages import pages
from reportlint.fetch.problems import FetchEvent
from reportlint.loaders import Loader
from reportlint.model.message import Message
from reportlint.model.page import PageKind
from reportlint.model.report import Report
from reportlint.model.text import squeeze
from reportlint.page import Page
from reportlint.portals.found import PortalReport, as_linked, as_read
from reportlint.portals.leads import Lead, LeadKind, LeadReader, PageStanding
from reportlint.portals.links import PageLink, links
from reportlint.portals.pagers import unseen_pages
from reportlint.portals.remembering import RememberingFetcher
from reportlint.portals.titles import TitleReader, year_in
from reportlint.portals.words import words

_PARTS_OF_TITLE: Final = re.compile(r"[-_|—－–>＞»›\s]+")
_REPORT_ELSEWHERE: Final = (PageKind.ATTACHMENT, PageKind.PICTURE, PageKind.DYNAMIC)
_ARTICLE: Final = 8
"""Characters of the title of an article at least."""
_BARREN: Final = 10
"""Pages of a list with articles only, one after the other, after which it is given up."""
_UNREAD: Final = Message("网页上没有读到报告", "no report was read on its page")


@dataclass(frozen=True, slots=True)
class WalkScope:
    """How far to go, and what for."""

    years: Callable[[int], bool] = lambda year: True
    bodies: Callable[[str], bool] = lambda name: True
    to_read: Callable[[Lead], bool] = lambda lead: True
    """Whether a report whose link names body and year is to be read, too."""
    pages: int = 500
    steps: int = 6
    """Clicks from the first page; further pages of a list are none."""


@dataclass(frozen=True, slots=True)
class PortalWalk:
    """What came of one."""

    found: tuple[PortalReport, ...]
    failures: tuple[tuple[str, Message], ...]
    """Pages on the way that could not be read, and why."""
    unseen: tuple[tuple[str, Message], ...]
    """Columns of which further pages were not seen, and why."""
    cut: bool
    """True where it ended at the bound of pages."""
    columns: frozenset[str]
    """Addresses of the pages that hold no report themselves."""
    loads: tuple[FetchResult, ...]
    """Everything that was fetched."""


def walk(
    fetcher: RememberingFetcher,
    addresses: Iterable[str],
    linter: Linter,
    scope: WalkScope,
    loaders: Sequence[Loader] = (),
) -> PortalWalk:
    """The reports that can be reached from some addresses."""
    walker = _Walker(fetcher, linter, scope, loaders)
    for address in addresses:
        walker.begin(address)
    walker.go()
    return PortalWalk(
        tuple(walker.found),
        tuple(walker.failures.items()),
        tuple(walker.unseen.items()),
        walker.cut,
        frozenset(walker.columns),
        tuple(fetcher.loads.values()),
    )


def _given_up(pages: int) -> Message:
    return Message(
        f"列表有连续 {pages} 页没有年度报告，后面的没有再看",
        f"{pages} pages of the list, one after the other, have no report; those behind them were not looked at",
    )


@dataclass
class _Walker:
    fetcher: RememberingFetcher
    linter: Linter
    scope: WalkScope
    loaders: Sequence[Loader]
    found: list[PortalReport] = field(default_factory=list)
    failures: dict[str, Message] = field(default_factory=dict)
    unseen: dict[str, Message] = field(default_factory=dict)
    columns: set[str] = field(default_factory=set)
    cut: bool = False
    _waiting: list[tuple[int, int, Lead]] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    _linked: set[str] = field(default_factory=set)
    """Where links of lists led, though nothing led on."""
    _read: dict[str, tuple[Page, Report | None]] = field(default_factory=dict)
    """The page that is being opened and its frames, by their digests."""
    _numbers: count[int] = field(default_factory=count)
    _opened: int = 0

    def __post_init__(self) -> None:
        self._titles = TitleReader(self.linter.forms)
        self._leads = LeadReader(self._titles, self.scope.years, self.scope.bodies)

    def begin(self, address: str) -> None:
        """Take an address to begin from."""
        url = normal(address)
        if isinstance(url, FetchEvent):
            self.failures[address] = url.problem.message
        else:
            self._push(Lead(str(url), LeadKind.COLUMN, standing=PageStanding(entrance=True)))

    def go(self) -> None:
        """Follow what there is to follow."""
        while self._waiting:
            if self._opened >= self.scope.pages:
                self.cut = True
                return
            _, _, lead = heapq.heappop(self._waiting)
            self._opened += 1
            self._open(lead)

    def _push(self, lead: Lead) -> bool:
        """Whether a lead is new."""
        if lead.url in self._seen or lead.steps > self.scope.steps:
            return False
        if lead.way and not same_site(lead.way[0], lead.url):
            return False
        self._seen.add(lead.url)
        if lead.kind is LeadKind.REPORT and not self.scope.to_read(lead):
            self.found.append(as_linked(lead, lead.url, None, self._titles))
            return True
        heapq.heappush(self._waiting, (lead.kind, next(self._numbers), lead))
        return True

    def _open(self, lead: Lead) -> None:
        self._read.clear()
        first, *documents = visit(self.fetcher, lead.url, self._kind).parts
        if first.failure is not None and not documents:
            self._failed(lead, first.failure.problem.message)
            return
        url = first.load.url
        if not first.markup:
            documents.insert(0, first)
        page, report = self._read.get(sha256(first.data).hexdigest(), (None, None))
        kind = report.page.kind if report is not None else PageKind.OTHER
        if report is not None and kind is PageKind.REPORT:
            self._report(report, lead, url)
        elif page is not None and kind not in _REPORT_ELSEWHERE and self._harvest(page, lead, url):
            self.columns.add(lead.url)
        elif not self._documents(documents, lead, url):
            if page is None or kind in _REPORT_ELSEWHERE or lead.kind is LeadKind.REPORT:
                self._failed(lead, _UNREAD)
            else:
                self.columns.add(lead.url)

    def _failed(self, lead: Lead, why: Message) -> None:
        if lead.kind is LeadKind.REPORT or (lead.kind is LeadKind.PART and lead.body and lead.year):
            self.found.append(as_linked(lead, lead.url, why, self._titles))
        else:
            self.failures[lead.url] = why

    def _report(self, report: Report, lead: Lead, url: str) -> None:
        made = as_read(report, lead, url, self._titles)
        if made is not None and (made.year is None or self.scope.years(made.year)):
            self.found.append(made)

    def _documents(self, parts: Sequence[VisitedPart], lead: Lead, url: str) -> bool:
        """Whether one of the documents of a page is a report."""
        for part in parts:
            for page in pages(part, None, self.loaders):
                report = self._reading(page) if isinstance(page, Page) else None
                if report is not None and report.page.kind is PageKind.REPORT:
                    self._report(report, lead, url)
                    return True
        return False

    def _harvest(self, page: Page, lead: Lead, url: str) -> bool:
        there = links(page, url)
        at = replace(lead, url=url, standing=self._standing(page, there, lead))
        leads = list(self._leads.leads(there, at))
        further = [one for one in leads if one.kind is LeadKind.FURTHER]
        others = [one for one in leads if one.kind is not LeadKind.FURTHER]
        news = [self._push(one) for one in others]
        listed = at.standing.column and not further and lead.kind is not LeadKind.FURTHER
        if listed and (unseen := unseen_pages(page)):
            self.unseen[url] = unseen
        articles = self._articles(there)
        # A list whose further page brings nothing new goes on for ever.
        if any(news) or articles or lead.kind is not LeadKind.FURTHER:
            barren = 0 if any(news) else lead.barren + 1
            if barren > _BARREN:
                self.unseen[at.way[0]] = _given_up(_BARREN)
            else:
                for one in further:
                    self._push(replace(one, barren=barren))
        return bool(leads)

    def _articles(self, there: Sequence[PageLink]) -> bool:
        """Whether a page of a list has articles that were not seen, and no reports of other years: those stand together."""
        near = [link for link in there if not words().leads_away(link.over)]
        named = any(self._titles.named(link.text) and year_in(link.text) for link in near)
        fresh = {link.url for link in near if len(link.text) >= _ARTICLE} - self._linked
        self._linked |= fresh
        return bool(fresh) and not named

    def _standing(self, page: Page, there: Sequence[PageLink], lead: Lead) -> PageStanding:
        """What a page is, once it is seen."""
        near = (link for link in there if not words().leads_away(link.over))
        shown = (self._titles.named(link.text) for link in near)
        if self._called_column(page) or any(named and named.year for named in shown):
            return replace(lead.standing, column=True)
        if lead.kind is LeadKind.PART:
            # A body's own pages, though a column led there.
            return replace(lead.standing, column=False, entrance=True)
        return lead.standing

    def _called_column(self, page: Page) -> bool:
        texts = [markup.title(page), *("".join(one.itertext()) for one in page.root.iter("h1", "h2", "h3"))]
        parts = (squeeze(part) for text in texts for part in _PARTS_OF_TITLE.split(text))
        return any(
            words().names_column(part) or (self._titles.named(part) is not None and year_in(part) is None)
            for part in parts
        )

    def _kind(self, page: Page) -> PageKind:
        report = self._reading(page)
        self._read[page.source.sha256] = page, report
        return report.page.kind if report is not None else PageKind.OTHER

    def _reading(self, page: Page) -> Report | None:
        try:
            return self.linter.read(page)
        except PageLimitError:
            return None
