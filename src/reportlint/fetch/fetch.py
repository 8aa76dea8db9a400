"""The interface of whatever fetches: one address in, one `FetchResult` out; failures are values.

The client, the browser and the replay of kept evidence are all fetchers, so that what is made of a page does
not depend on where it came from.
"""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

from reportlint.fetch.problems import FetchEvent

MAX_BYTES: Final = 64 * 1024 * 1024
"""How much of one answer is read by default, packed as well as unpacked."""

Headers = tuple[tuple[str, str], ...]

_POLITE: Final = 1.0
_OURS: Final = ("127.", "::1", "[::1]")

_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and the response to it."""

    url: str
    request: Headers
    """Header of the request. Credentials are left out."""
    protocol: str
    """`HTTP/1.1` or `HTTP/2`."""
    status: int
    reason: str
    headers: Headers
    raw: bytes
    """The body as sent: content encodings still in place, transfer encodings removed."""
    at: str
    """When it was asked for: UTC, `2026-02-03T08:00:00Z`."""
    address: str = ""
    """The IP address that answered."""

    def header(self, name: str) -> str:
        """The last header of this name, or nothing."""
        wanted = name.lower()
        return next((value for key, value in reversed(self.headers) if key.lower() == wanted), "")


@dataclass(frozen=True, slots=True)
class FetchResult:
    """What came of fetching one address."""

    asked: str
    exchanges: tuple[Exchange, ...] = ()
    """In order: redirects, then the answer."""
    body: bytes = b""
    """The answer's content, decoded; for a browser the page as displayed."""
    failure: FetchEvent | None = None
    notices: tuple[FetchEvent, ...] = ()
    rendered: bool = False
    """True where `body` is the page as displayed, in UTF-8 whatever the site says."""

    @property
    def url(self) -> str:
        """Where the content came from in the end."""
        return self.exchanges[-1].url if self.exchanges else self.asked

    @property
    def status(self) -> int:
        """The answer's status; 0 without an answer."""
        return self.exchanges[-1].status if self.exchanges else 0

    @property
    def media_type(self) -> str:
        """Such as `text/html`; empty where the site says nothing."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """What the site says about the encoding, as printed."""
        if self.rendered:
            return "utf-8"
        found = _CHARSET.search(self.header("content-type"))
        return found[1] if found else None

    def header(self, name: str) -> str:
        """A header of the answer, or nothing."""
        return self.exchanges[-1].header(name) if self.exchanges else ""


class Fetcher(Protocol):
    """Fetches pages."""

    def fetch(self, address: str, referer: str | None = None, conditions: Headers = ()) -> FetchResult:
        """Load an address, following redirects. Never raises for what the network or a site does.

        `conditions` are headers such as If-None-Match: the answer may then be 304, without content.
        """


def user_agent(contact: str = "") -> str:
    """How requests introduce themselves; `contact` is the address of who runs the tool."""
    name = f"reportlint/{importlib.metadata.version('reportlint')}"
    about = "checks published annual reports"
    return f"{name} ({about}; {contact})" if contact else f"{name} ({about})"


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How to fetch. Seconds and bytes."""

    user_agent: str = field(default_factory=user_agent)
    headers: Headers = ()
    """Sent to the host that was asked for, never to another one."""
    connect: float = 10
    read: float = 60
    total: float = 120
    """For one address, with all redirects, retries and waits."""
    max_bytes: int = MAX_BYTES
    """Of one answer, packed as well as unpacked."""
    redirects: int = 10
    attempts: int = 3
    pause: float = 1
    """Before the second attempt; doubled before each further one, unless the site names a time."""
    interval: float | None = 0
    """Least time between two requests to one host; a site's crawl delay lengthens it. None: a second, and none
    at all for hosts on this machine."""
    insecure: frozenset[str] = frozenset()
    """Hosts whose certificate is not verified."""
    public_only: bool = False
    """Refuse addresses that are not public; the environment's proxies are not used then."""
    ignore_robots: bool = False
    progress: Callable[[str], None] = field(default=lambda _: None)
    """Called with each address before it is fetched."""

    def interval_of(self, host: str) -> float:
        """The least time between two requests to this host."""
        if self.interval is not None:
            return self.interval
        return 0.0 if host == "localhost" or host.startswith(_OURS) else _POLITE
