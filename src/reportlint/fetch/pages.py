"""What was fetched, as the pages that are judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.fetch.navigation import VisitedPart
from reportlint.loaders.html import page_of
from reportlint.loaders.load import load
from reportlint.loaders.loader import Loader, Unreadable, unread
from reportlint.page import Page
from reportlint.page.source import Source, read_source


def source_of(part: VisitedPart, path: str | None) -> Source:
    """The decoded page; places in it refer to the file at `path`."""
    declared = part.load.charset if part.whole else "utf-8"
    return read_source(part.data, name=part.name, path=path, url=part.load.url, declared=declared)


def pages(part: VisitedPart, path: str | None, loaders: Sequence[Loader] = ()) -> Iterator[Page | Unreadable]:
    """The pages in a part of a visit, or why there are none."""
    notices = tuple(remark.notice for remark in part.notices)
    url = part.load.url
    if part.failure:
        media_type = part.load.media_type or "text/html"
        unreadable = unread(part.data, part.name, path, url, part.failure.problem, media_type=media_type)
        yield Unreadable(unreadable.origin, unreadable.problem, notices)
    elif part.markup:
        yield page_of(source_of(part, path), notices)
    else:
        for page in load(part.data, name=part.name, path=path, url=url, loaders=loaders):
            if isinstance(page, Unreadable):
                yield Unreadable(page.origin, page.problem, (*notices, *page.notices))
            else:
                page.notices = (*notices, *page.notices)
                yield page
