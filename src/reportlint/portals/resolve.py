"""From an address of a column or a home page to the one report that is meant, in two steps at most."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from reportlint.agencies.identity import SameBody, same_body
from reportlint.engine import Linter, PageLimitError
from reportlint.fetch.fetch import Fetcher, FetchResult, Headers
from reportlint.fetch.navigation import Visit, VisitedPart, visit
from reportlint.fetch.problems import FOUND_IN_COLUMN, NOT_IN_COLUMN, FetchEvent, PageState, event
from reportlint.model.page import PageKind
from reportlint.page import Page
from reportlint.portals.found import PortalReport
from reportlint.portals.leads import Lead
from reportlint.portals.remembering import RememberingFetcher
from reportlint.portals.rows import choose
from reportlint.portals.walk import PortalWalk, WalkScope, walk

_STEPS: Final = 2
_PAGES: Final = 30
_NAMED: Final = 8
"""Candidates that are named."""
_COLUMNS: Final = 200
"""Pages of columns that are kept for the next row of the same portal."""
_FOLDER: Final = re.compile(r"(?:^|/)(?:(?:index|default|main|home)(?:_\d+)?\.\w{2,5}|col\d*|)$", re.I)
_MAY_LEAD: Final = (PageKind.LIST, PageKind.OTHER, PageKind.DYNAMIC, PageKind.FRAMED)


@dataclass(frozen=True, slots=True)
class Sought:
    """Which report is meant."""

    body: str = ""
    """Empty where any body's will do, if it is the only one."""
    year: int | None = None
    """None: the newest."""
    superior: str = ""
    aliases: tuple[str, ...] = ()

    def is_of(self, name: str) -> SameBody:
        """Whether a body is the one that is meant."""
        if not self.body:
            return SameBody.YES
        return same_body(self.body, name, superior=self.superior, aliases=self.aliases)


class Resolver:
    """Visits addresses, and where one is a column or a home page goes on to the report. Safe to share by threads."""

    def __init__(self, fetcher: Fetcher, lists: Fetcher, linter: Linter) -> None:
        """`lists` fetches columns and what they lead to; it may be the `fetcher`."""
        self._fetcher = fetcher
        self._lists = lists
        self._linter = linter
        self._columns: dict[str, FetchResult] = {}

    def visit(self, address: str, sought: Sought, conditions: Headers = ()) -> Visit:
        """What an address comes to; all pages on the way are among its loads.

        Its part is named by the address that was asked for. Several reports that may be meant are a failure of it,
        and so are further pages of a column that only a script turns.
        """
        fetcher = RememberingFetcher(self._fetcher, self._columns)
        kinds: list[PageKind] = []

        def kind_of(page: Page) -> PageKind:
            kinds.append(self._kind(page))
            return kinds[-1]

        visited = visit(fetcher, address, kind_of, conditions)
        if not _is_column(visited, kinds):
            return visited
        same = self._lists is self._fetcher
        lists = fetcher if same else RememberingFetcher(self._lists, self._columns)
        walked = walk(lists, [visited.parts[0].load.url], self._linter, _scope(sought))
        self._remember(walked)
        surely, perhaps = _meant(walked.found, sought)
        chosen = choose(surely).report
        # Where any body's report will do, it is the only one only where all were seen.
        if chosen is not None and (sought.body or not walked.unseen):
            reached = visit(fetcher, chosen.url, self._kind)
            if not _gone(reached):
                return _ended(address, fetcher, walked, _renamed(reached.parts, address, chosen.url))
        elif failure := _undecided(walked, surely, perhaps):
            return _ended(address, fetcher, walked, (replace(visited.parts[0], failure=failure),))
        return _ended(address, fetcher, walked, _searched(visited.parts, walked))

    def _remember(self, walked: PortalWalk) -> None:
        for load in walked.loads:
            if load.asked in walked.columns and load.failure is None and len(self._columns) < _COLUMNS:
                self._columns[load.asked] = load

    def _kind(self, page: Page) -> PageKind:
        try:
            return self._linter.read(page).page.kind
        except PageLimitError:
            return PageKind.OTHER


def _is_column(visited: Visit, kinds: Sequence[PageKind]) -> bool:
    """Whether a visit ended at a page of links: a list, or one whose address is that of a folder."""
    if len(visited.parts) != 1 or visited.parts[0].failure or not kinds:
        return False
    if any(kind not in _MAY_LEAD for kind in kinds):
        return False
    return PageKind.LIST in kinds or _FOLDER.search(urlsplit(visited.parts[0].load.url).path) is not None


def _scope(sought: Sought) -> WalkScope:
    of: Callable[[int], bool] = (lambda year: year == sought.year) if sought.year else (lambda year: True)
    return WalkScope(
        years=of,
        bodies=lambda name: sought.is_of(name) is not SameBody.NO,
        # Where any body's report will do, titles tell whether there is more than one.
        to_read=lambda lead: bool(sought.body) and _newest_likely(lead, sought),
        pages=_PAGES,
        steps=_STEPS,
    )


def _newest_likely(lead: Lead, sought: Sought) -> bool:
    return sought.year is not None or lead.year is None


def _meant(found: Sequence[PortalReport], sought: Sought) -> tuple[list[PortalReport], list[PortalReport]]:
    """The reports that are the body's, and those that may be: a name like its own is not enough in a column.

    One that names no body is taken where none does.
    """
    newest = max((one.year for one in found if one.year), default=None)
    of_year = [one for one in found if one.year == (sought.year or newest)]
    named = [one for one in of_year if one.body]
    surely = [one for one in named if sought.is_of(one.body) is SameBody.YES] or (
        of_year if not named else []
    )
    return surely, [one for one in named if sought.is_of(one.body) is SameBody.PERHAPS]


def _gone(visited: Visit) -> bool:
    failure = visited.parts[0].failure
    return failure is not None and failure.page is PageState.GONE


def _renamed(parts: Sequence[VisitedPart], address: str, url: str) -> tuple[VisitedPart, ...]:
    first, *others = parts
    said = event(FOUND_IN_COLUMN, url=url)
    return replace(first, name=address, notices=(*first.notices, said)), *others


def _undecided(
    walked: PortalWalk, surely: Sequence[PortalReport], perhaps: Sequence[PortalReport]
) -> FetchEvent | None:
    """Why none is taken: several may be meant, or it may stand on pages of a column that were not seen."""
    if len(surely) < 2 and walked.unseen:
        url, unseen = walked.unseen[0]
        return event("pages-unseen", url=url, unseen=unseen)
    found = surely or perhaps
    if walked.cut and not found:
        return event("walk-cut", pages=_PAGES)
    shown = "、".join(f"{one.title} {one.url}" for one in found[:_NAMED])
    return event("several-candidates", count=len(found), reports=shown) if found else None


def _searched(parts: tuple[VisitedPart, ...], walked: PortalWalk) -> tuple[VisitedPart, ...]:
    """The parts of a column in which the report is not, as far as all of it was seen."""
    if walked.cut or walked.unseen:
        return parts
    first, *others = parts
    said = event(NOT_IN_COLUMN)
    return replace(first, notices=(*first.notices, said)), *others


def _ended(
    address: str, fetcher: RememberingFetcher, walked: PortalWalk, parts: tuple[VisitedPart, ...]
) -> Visit:
    way = list(fetcher.loads.values())
    way += (load for load in walked.loads if not any(load is one for one in way))
    return Visit(address, tuple(way), parts)
