"""From an address to what is to be judged: as a reader would get there, and no further.

A page's own redirects (same site, at most three), the same-site frame the text stands in (depth two), the
documents a page without text offers. Whatever stands in the way becomes a named outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from reportlint.fetch import block_pages, markup
from reportlint.fetch.address import same_site
from reportlint.fetch.block_pages import BlockPage
from reportlint.fetch.fetch import Fetcher, FetchResult, Headers
from reportlint.fetch.problems import FetchEvent, event
from reportlint.model.finding import Problem
from reportlint.model.message import Message
from reportlint.model.page import PageKind
from reportlint.page import Page, parse
from reportlint.page.source import read_source
from reportlint.support.file_signatures import GIF, JPEG, OLE, PDF, PNG, RAR, RTF, ZIP

KindOf = Callable[[Page], PageKind]
"""Says what a page is."""

_NOT_MODIFIED: Final = 304
_REDIRECTS: Final = 3
_DEPTH: Final = 2
_FRAMES: Final = 4
_DOCUMENTS: Final = 2
_LITTLE: Final = 200
"""Characters of visible text below which a page's text must be somewhere else."""
_BINARY: Final = (PDF, ZIP, OLE, RTF, PNG, JPEG, GIF, RAR)
_FRONT: Final = frozenset("index default main home".split())
_WANTED: Final = ("年度报告", "年报", "信息公开工作报告")
_UNREAD: Final = frozenset((PageKind.OTHER, PageKind.DYNAMIC, PageKind.FRAMED))
"""Kinds of page whose text may be in a frame."""
_DONE: Final = frozenset((PageKind.REPORT, PageKind.LIST, PageKind.ILLUSTRATION))


@dataclass(frozen=True, slots=True)
class VisitedPart:
    """One thing to be judged, or the reason why it can't be."""

    name: str
    """The address as the user gave it; for a document of a page, the document's."""
    load: FetchResult
    data: bytes
    """What is judged: the content as it came, or the page with its frames put in."""
    whole: bool = True
    """False where `data` was put together from several answers; it is UTF-8 then."""
    failure: FetchEvent | None = None
    notices: tuple[FetchEvent, ...] = ()

    @property
    def markup(self) -> bool:
        """Whether it is a page and no document."""
        return is_markup(self.load)


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of one address."""

    asked: str
    loads: tuple[FetchResult, ...]
    """Everything that was fetched on the way, in order."""
    parts: tuple[VisitedPart, ...]
    """The page, then its documents; none where the site says that nothing has changed."""

    @property
    def conditions(self) -> Headers:
        """What to send next time, to be told that nothing has changed; none where that would not be certain."""
        if len(self.loads) != 1 or len(self.parts) != 1 or self.parts[0].failure or self.loads[0].rendered:
            return ()
        known = {"If-None-Match": "etag", "If-Modified-Since": "last-modified"}
        said = ((name, self.loads[0].header(header)) for name, header in known.items())
        return tuple((name, value) for name, value in said if value)


@dataclass(frozen=True, slots=True)
class _Viewed:
    """A page, and what it is."""

    load: FetchResult
    page: Page
    kind: PageKind
    documents: tuple[markup.DocumentLink, ...]
    whole: bool = True
    notices: tuple[FetchEvent, ...] = ()

    @property
    def text(self) -> str:
        return markup.text(self.page)


def is_markup(load: FetchResult) -> bool:
    """Whether an answer is a page, by its first bytes rather than by what the site says."""
    if load.body.lstrip()[:8].startswith(_BINARY):
        return False
    return not load.media_type.startswith(("image/", "video/", "audio/"))


def visit(fetcher: Fetcher, address: str, kind_of: KindOf, conditions: Headers = ()) -> Visit:
    """Fetch what an address leads to; with the `conditions` of an earlier visit only if it has changed."""
    return _Visitor(fetcher, kind_of).visit(address, conditions)


class _Visitor:
    def __init__(self, fetcher: Fetcher, kind_of: KindOf) -> None:
        self._fetcher = fetcher
        self._kind_of = kind_of
        self._loads: list[FetchResult] = []
        self._remarks: dict[FetchEvent, None] = {}

    def _fetch(self, address: str, referer: str | None = None, conditions: Headers = ()) -> FetchResult:
        load = self._fetcher.fetch(address, referer, conditions)
        self._loads.append(load)
        self._remarks.update(dict.fromkeys((*load.notices, *_redirected(load))))
        return load

    def visit(self, address: str, conditions: Headers) -> Visit:
        load = self._fetch(address, None, conditions)
        asked = load.asked
        if conditions and load.status == _NOT_MODIFIED and load.failure is None:
            return Visit(asked, tuple(self._loads), ())
        load, view, failure = self._follow(load)
        if view is not None and failure is None:
            view, failure = self._with_frames(view)
        if view is None or failure:
            return self._end(asked, load, view, failure)
        documents = list(self._documents(view))
        return self._end(asked, load, view, None if documents else self._elsewhere(view), *documents)

    def _follow(self, load: FetchResult) -> tuple[FetchResult, _Viewed | None, FetchEvent | None]:
        """Where a page's own redirects lead: the last answer, its page, what is wrong."""
        hops = 0
        while True:
            view, failure = self._view(load)
            target = (
                markup.redirect(view.page, load.url)
                if view is not None and failure is None and self._leads_on(view)
                else None
            )
            if target is None:
                return load, view, failure
            if not same_site(load.url, target):
                return load, view, event("redirect-elsewhere", url=target)
            if hops == _REDIRECTS:
                return load, view, event("redirect-loop", url=target)
            self._remarks[event("redirected-by-page", url=target)] = None
            load = self._fetch(target, load.url)
            hops += 1

    def _end(
        self,
        asked: str,
        load: FetchResult,
        view: _Viewed | None,
        failure: FetchEvent | None,
        *documents: VisitedPart,
    ) -> Visit:
        data = view.page.source.data if view else load.body
        whole = (view.whole if view else True) and not load.rendered
        part = VisitedPart(asked, load, data, whole, failure, tuple(self._remarks))
        return Visit(asked, tuple(self._loads), (part, *documents))

    def _view(self, load: FetchResult) -> tuple[_Viewed | None, FetchEvent | None]:
        """The page an answer holds; why there is none, or why it is not the one that was asked for."""
        if not is_markup(load) or not load.body.strip():
            answered = BlockPage(load, "", "", "")
            empty = event("page-empty") if not load.body.strip() else None
            return None, block_pages.refusal(answered) or empty
        source = read_source(load.body, name=load.asked, url=load.url, declared=load.charset)
        page = parse(source)
        if isinstance(page, Problem):
            return None, block_pages.refusal(BlockPage(load, source.text, "", "")) or load.failure
        view = _Viewed(load, page, self._kind_of(page), tuple(markup.documents(page, load.url)))
        if view.kind is PageKind.REPORT and load.failure is None:
            if load.status >= 400:
                self._remarks[event("status-odd", status=load.status)] = None
            return view, None
        plain = view.kind is PageKind.OTHER
        answered = BlockPage(load, source.text, markup.title(page), view.text, plain)
        if refusal := block_pages.refusal(answered):
            return view, refusal
        if view.kind is not PageKind.LIST and _sent_to_front_page(load):
            return view, event("sent-to-front-page", url=load.url)
        return view, None

    def _leads_on(self, view: _Viewed) -> bool:
        return view.kind not in _DONE and len(view.text) < _LITTLE

    def _with_frames(self, view: _Viewed, depth: int = _DEPTH) -> tuple[_Viewed, FetchEvent | None]:
        """The page with the frame that holds its text, or why that frame can't be read."""
        if view.kind in _DONE or view.kind is PageKind.ATTACHMENT or not depth:
            return view, None
        url = view.load.url
        shown = [frame for frame in markup.frames(view.page, url) if not markup.is_document(frame.url)]
        failures: list[FetchEvent] = []
        for frame in shown[:_FRAMES]:
            if not same_site(url, frame.url):
                failures.append(event("frame-elsewhere", url=frame.url))
                continue
            load = self._fetch(frame.url, url)
            inner, failure = self._view(load)
            if inner is not None and failure is None:
                inner, failure = self._with_frames(inner, depth - 1)
            if inner is None or failure:
                failures.append(_frame_failed(frame.url, failure))
                continue
            whole = self._put_in(view, frame, inner)
            if whole is not None and (whole.kind in _DONE or whole.kind is PageKind.ATTACHMENT):
                return whole, None
        lost = failures and view.kind in _UNREAD and len(view.text) < _LITTLE
        return view, failures[0] if lost else None

    def _put_in(self, view: _Viewed, frame: markup.HtmlFrame, inner: _Viewed) -> _Viewed | None:
        text = markup.insert(view.page.source.text, frame, inner.page.source.text)
        page = _composed(view.load, text)
        if isinstance(page, Problem):
            return None
        self._remarks[event("frame-read", url=inner.load.url)] = None
        return _Viewed(view.load, page, self._kind_of(page), (*view.documents, *inner.documents), whole=False)

    def _documents(self, view: _Viewed) -> Iterator[VisitedPart]:
        """The documents of a page that has no text of its own."""
        if view.kind in _DONE or not (view.kind is PageKind.ATTACHMENT or len(view.text) < _LITTLE):
            return
        for document in _chosen(view.documents):
            load = self._fetcher.fetch(document.url, view.load.url)
            self._loads.append(load)
            failure = load.failure or block_pages.refusal(BlockPage(load, "", "", ""))
            if failure is None and is_markup(load):
                failure = self._view(load)[1]
                reason = (
                    failure.problem.message if failure else Message("返回的是网页", "a page was sent instead")
                )
                failure = event("attachment-failed", url=document.url, reason=reason)
            elif failure:
                failure = event("attachment-failed", url=document.url, reason=failure.problem.message)
            else:
                self._remarks[event("attachment-read", url=load.url)] = None
            yield VisitedPart(document.url, load, load.body, True, failure, load.notices)

    def _elsewhere(self, view: _Viewed) -> FetchEvent | None:
        """Why a page without a report has next to no text, where that can be told."""
        if view.kind is PageKind.DYNAMIC:
            return event("text-by-script")
        if view.kind is not PageKind.OTHER or len(text := view.text) >= _LITTLE:
            return None
        pictures = next(view.page.root.iter("img", "embed", "object"), None) is not None
        return None if text or pictures else event("page-empty")


def _composed(load: FetchResult, text: str) -> Page | Problem:
    return parse(read_source(text.encode("utf-8"), name=load.asked, url=load.url, declared="utf-8"))


def _frame_failed(url: str, failure: FetchEvent | None) -> FetchEvent:
    if failure is not None and failure.code == "frame-elsewhere":
        return failure
    reason = failure.problem.message if failure else Message("内容不是网页", "it holds no page")
    return event("frame-failed", url=url, reason=reason)


def _chosen(documents: tuple[markup.DocumentLink, ...]) -> list[markup.DocumentLink]:
    """The documents that hold the report: by name, and of each only the form that is read best."""
    best: dict[str, markup.DocumentLink] = {}
    for document in documents:
        stem = document.name.lower().removesuffix(document.suffix)
        other = best.get(stem)
        if other is None or markup.DOCUMENTS.index(document.suffix) < markup.DOCUMENTS.index(other.suffix):
            best[stem] = document
    wanted = [document for document in best.values() if any(word in document.name for word in _WANTED)]
    if wanted:
        return wanted if len(wanted) <= _DOCUMENTS else []
    return list(best.values()) if len(best) == 1 else []


def _redirected(load: FetchResult) -> Iterator[FetchEvent]:
    """What is worth saying about HTTP redirects: not that http became https."""
    before, after = urlsplit(load.asked), urlsplit(load.url)
    if not same_site(load.asked, load.url):
        yield event("redirected-elsewhere", url=load.url)
    elif (before.hostname, before.path.rstrip("/"), before.query) != (
        after.hostname,
        after.path.rstrip("/"),
        after.query,
    ):
        yield event("redirected", url=load.url)


def _sent_to_front_page(load: FetchResult) -> bool:
    """Whether an HTTP redirect led from an inner page to a front page."""
    before, after = urlsplit(load.asked), urlsplit(load.url)
    name = after.path.strip("/").partition(".")[0].lower()
    return (
        before.path.strip("/").partition(".")[0].lower() not in ("", *_FRONT)
        and (name == "" or name in _FRONT)
        and not after.query
        and load.asked != load.url
    )
