"""The fetcher that reads pages as an installed browser displays them. Needs the extra `[browser]`.

It waits for the report to appear, whatever the site's scripts do to show it. Nothing is done to look like a
person: the browser says who sent it, and a protection that stops it has stopped it.
"""

from __future__ import annotations

import os
import shutil
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

import httpx2
from playwright.sync_api import Error, TimeoutError, sync_playwright

from reportlint.fetch.address import normal, origin
from reportlint.fetch.block_pages import displayed
from reportlint.fetch.client import Client
from reportlint.fetch.fetch import Exchange, Fetcher, FetchResult, Headers
from reportlint.fetch.markup import is_document
from reportlint.fetch.problems import FAILURES, FetchEvent, event
from reportlint.fetch.turning import turned

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import BrowserContext, Page, Request, Response, Route

_NAMES: Final = "chromium chromium-browser google-chrome google-chrome-stable microsoft-edge".split()
_WAIT: Final = 30.0
"""Seconds for a report to appear."""
_LISTED: Final = 8.0
"""Seconds after which a page that names several reports, or has further pages, and shows none is a list of them."""
_QUIET: Final = 10.0
"""Seconds for a page that is no report to have loaded all it loads."""
_GONE: Final = frozenset((404, 410))
_READY: Final = """([wanted, listed]) => {
  const text = frame => {
    try {
      const own = frame.document.body ? frame.document.body.innerText : '';
      return own + Array.from(frame.frames, text).join('');
    } catch { return ''; }
  };
  const squeezed = text(window).replace(/\\s+/g, '');
  return wanted.filter(pattern => new RegExp(pattern).test(squeezed)).length >= 3
    || document.querySelector('embed[type="application/pdf"], iframe[src*=".pdf"]') !== null
    || (performance.now() > listed * 1000
        && ([...document.links].filter(one => /20\\d\\d年.*(年度报告|年报)/.test(one.innerText)).length >= 3
            || [...document.links].some(one => /^[下后]一?页[>＞›»]*$/.test(one.innerText.trim()))));
}"""
_NET_ERRORS: Final[Mapping[str, str]] = {
    "ERR_NAME_NOT_RESOLVED": "name-not-found",
    "ERR_CONNECTION_REFUSED": "connection-refused",
    "ERR_CONNECTION_TIMED_OUT": "connect-timeout",
    "ERR_ADDRESS_UNREACHABLE": "unreachable",
    "ERR_INTERNET_DISCONNECTED": "unreachable",
    "ERR_CONNECTION_RESET": "connection-lost",
    "ERR_CONNECTION_CLOSED": "connection-lost",
    "ERR_EMPTY_RESPONSE": "connection-lost",
    "ERR_CONTENT_LENGTH_MISMATCH": "connection-lost",
    "ERR_INVALID_HTTP_RESPONSE": "bad-response",
    "ERR_CERT_DATE_INVALID": "certificate-expired",
    "ERR_CERT_COMMON_NAME_INVALID": "certificate-name",
    "ERR_CERT_AUTHORITY_INVALID": "certificate-untrusted",
    "ERR_SSL_": "tls-failed",
    "ERR_TOO_MANY_REDIRECTS": "redirect-loop",
}


class BrowserMissing(Exception):
    """No browser that can be used is installed."""


class Browser:
    """A `Fetcher` that displays pages; documents and robots.txt are left to `client`. For one thread only."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.lists: Fetcher = _ListBrowser(self)
        """The same browser for pages of links: it waits until nothing more is loaded, and turns their pages."""
        self._settings = client.settings
        self._playwright: Any = None
        self._chromium: Chromium | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._chromium is not None:
            self._chromium.close()
        if self._playwright is not None:
            self._playwright.stop()

    def fetch(self, address: str, referer: str | None = None, conditions: Headers = ()) -> FetchResult:
        """Display an address and wait for the report; what is displayed then is the content.

        `conditions` hold for documents only: what a page displays depends on more than its own answer.
        """
        return self.show(address, referer, conditions, lists=False)

    def show(self, address: str, referer: str | None, conditions: Headers, *, lists: bool) -> FetchResult:
        """Display an address and wait for the report, or for all that a page of links has."""
        url = normal(address)
        if isinstance(url, FetchEvent) or is_document(str(url)):
            return self._client.fetch(address, referer, conditions)
        asked = str(url.copy_with(userinfo=b""))
        said = self._client.allowed(asked)
        if said is not None and said.code in FAILURES:
            return FetchResult(asked, failure=said)
        self._settings.progress(asked)
        try:
            with self._context(url) as context:
                load = self._display(context, url, referer, said, lists=lists)
        except BrowserMissing:
            return FetchResult(asked, failure=event("browser-missing"))
        except Error as error:
            if "Download is starting" in error.message:
                load = None
            else:
                return FetchResult(asked, failure=self._failure(error, url))
        return load or self._client.fetch(address, referer)

    def picture(self, markup: str, url: str) -> bytes | None:
        """A PNG of a page, its scripts switched off; None where it can't be made.

        `markup` is the page, `url` where it came from: its pictures and styles are loaded from there.
        """

        def answer(route: Route, request: Request) -> None:
            if request.is_navigation_request() and request.frame.parent_frame is None:
                route.fulfill(body=markup, content_type="text/html; charset=utf-8")
            else:
                route.continue_()

        try:
            with self._context(httpx2.URL(url), java_script_enabled=False) as context:
                page = context.new_page()
                page.route("**/*", answer)
                # An image that does not load is no reason to have no picture of the page.
                with suppress(TimeoutError):
                    page.goto(url, wait_until="load", timeout=_WAIT * 1000)
                return page.screenshot(full_page=True, animations="disabled")
        except (Error, BrowserMissing):
            return None

    def _context(self, url: httpx2.URL, **options: Any) -> BrowserContext:
        chromium = self._started()
        return chromium.new_context(
            user_agent=self._user_agent,
            locale="zh-CN",
            viewport={"width": 1280, "height": 900},
            ignore_https_errors=url.host in self._settings.insecure,
            service_workers="block",
            accept_downloads=False,
            **options,
        )

    def _started(self) -> Chromium:
        if self._chromium is None:
            ways = _ways()
            self._playwright = self._playwright or _driver()
            self._chromium = _launch(self._playwright, ways)
            page = self._chromium.new_page()
            own = str(page.evaluate("navigator.userAgent"))
            page.close()
            self._user_agent = f"{own} {self._settings.user_agent}"
        return self._chromium

    def _display(
        self,
        context: BrowserContext,
        url: httpx2.URL,
        referer: str | None,
        said: FetchEvent | None,
        *,
        lists: bool,
    ) -> FetchResult | None:
        """None where the address turns out to be a document."""
        end = time.monotonic() + self._settings.total
        page = context.new_page()
        answers: list[Response] = []
        page.on("response", lambda response: _note(answers, response, page))
        if self._settings.headers:
            page.route("**/*", lambda route, request: self._with_headers(route, request, url))
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        first = page.goto(
            str(url), wait_until="domcontentloaded", timeout=self._settings.total * 1000, referer=referer
        )
        if first is not None and not _is_page(first):
            return None
        notices = [said] if said else []
        notices.append(event("rendered"))
        if lists:
            with suppress(TimeoutError):
                page.wait_for_load_state("networkidle", timeout=_QUIET * 1000)
        elif first is None or first.status not in _GONE:
            wait = max(0.0, min(_WAIT, end - time.monotonic()))
            try:
                page.wait_for_function(_READY, arg=[list(displayed()), _LISTED], timeout=wait * 1000)
            except TimeoutError:
                notices.append(event("report-not-displayed", seconds=f"{wait:.0f}"))
        if url.scheme == "https" and url.host in self._settings.insecure:
            notices.append(event("certificate-unchecked", host=url.host))
        interval = self._settings.interval_of(url.host)
        text = turned(page, end, interval) if lists else page.content()
        body = text.encode("utf-8", "replace")
        exchanges = tuple(_exchanges(answers[-1], at)) if answers else ()
        asked = str(url.copy_with(userinfo=b""))
        if len(body) > self._settings.max_bytes:
            return FetchResult(asked, exchanges, b"", event("too-large", limit=self._settings.max_bytes))
        return FetchResult(asked, exchanges, body, None, tuple(notices), rendered=True)

    def _with_headers(self, route: Route, request: Request, url: httpx2.URL) -> None:
        own = dict(self._settings.headers) if origin(httpx2.URL(request.url)) == origin(url) else {}
        route.continue_(headers={**request.headers, **{name.lower(): value for name, value in own.items()}})

    def _failure(self, error: Error, url: httpx2.URL) -> FetchEvent:
        if isinstance(error, TimeoutError):
            return event("total-timeout", seconds=f"{self._settings.total:g}")
        name = next((name for name in _NET_ERRORS if name in error.message), None)
        reason = next((word for word in error.message.split() if word.startswith("net::")), None)
        reason = (reason or error.message.partition("\n")[0]).removeprefix("net::")
        code = _NET_ERRORS[name] if name else "browser-failed"
        return event(code, host=url.host, url=str(url.copy_with(userinfo=b"")), reason=reason)


class _ListBrowser:
    """A `Fetcher` that displays pages of links in a browser, with the pages behind them."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    def fetch(self, address: str, referer: str | None = None, conditions: Headers = ()) -> FetchResult:
        """Display an address until nothing more is loaded, and turn the pages of its list."""
        return self._browser.show(address, referer, conditions, lists=True)


def _ways() -> list[dict[str, str]]:
    """How a browser may be launched, best first. Raises BrowserMissing where the one that is named is not there."""
    if named := os.environ.get("REPORTLINT_BROWSER"):
        if shutil.which(named) is None:
            raise BrowserMissing
        return [{"executable_path": named}]
    paths = [path for name in _NAMES if (path := shutil.which(name))]
    return [*({"executable_path": path} for path in paths), {"channel": "chrome"}, {"channel": "msedge"}]


def _driver() -> Any:
    """Start what talks to the browser. Raises Error where it does not start."""
    try:
        return sync_playwright().start()
    except Exception as error:
        # For want of a library of the system it ends at once, and this is all one learns of it.
        raise Error(str(error)) from error


def _launch(playwright: Any, ways: list[dict[str, str]]) -> Chromium:
    """Start an installed browser. Raises BrowserMissing, or Error where one is there and does not start."""
    # Chromium's sandbox does not run for root.
    sandbox = not (hasattr(os, "geteuid") and os.geteuid() == 0)
    for way in ways:
        try:
            started: Chromium = playwright.chromium.launch(chromium_sandbox=sandbox, proxy=_proxy(), **way)
        except Error as error:
            if not any(words in error.message for words in ("is not found", "doesn't exist", "ENOENT")):
                raise
        else:
            return started
    raise BrowserMissing


def _proxy() -> Any:
    """The environment's proxy, as playwright takes it."""
    proxies = urllib.request.getproxies()
    server = proxies.get("https") or proxies.get("http") or proxies.get("all")
    return {"server": server, "bypass": proxies.get("no", "")} if server else None


def _note(answers: list[Response], response: Response, page: Page) -> None:
    request = response.request
    if (
        request.is_navigation_request()
        and request.frame == page.main_frame
        and response.status not in range(300, 400)
    ):
        answers.append(response)


def _is_page(response: Response) -> bool:
    kind = response.headers.get("content-type", "").lower()
    return not kind or any(word in kind for word in ("html", "xml", "text/plain"))


def _exchanges(last: Response, at: str) -> Iterator[Exchange]:
    """The redirects that led to a response, and the response."""
    chain: list[Response] = [last]
    while (request := chain[0].request.redirected_from) and (before := request.response()):
        chain.insert(0, before)
    for response in chain:
        try:
            raw = response.body() if response is last else b""
        except Error:
            raw = b""
        address = response.server_addr()
        yield Exchange(
            url=response.url,
            request=(("User-Agent", response.request.headers.get("user-agent", "")),),
            protocol="HTTP/1.1",
            status=response.status,
            reason=response.status_text,
            # The browser gives bodies unpacked.
            headers=tuple(
                (entry["name"], entry["value"])
                for entry in response.headers_array()
                if entry["name"].lower() not in ("content-encoding", "content-length", "transfer-encoding")
            ),
            raw=raw,
            at=at,
            address=address["ipAddress"] if address else "",
        )
