"""Sites on loopback, a host each, that note who asked for what and when."""

from __future__ import annotations

import threading
import time
from typing import NamedTuple

from tests.fetch.site import Request, Route, Send, Site, answer


class Asked(NamedTuple):
    """A request and how long the answer took."""

    url: str
    host: str
    path: str
    began: float
    ended: float
    """When the last of the answer was about to be sent: once it was, the next may come at any time."""
    conditional: bool
    """Whether it was asked only for what has changed."""


class Sites:
    """Many hosts: 127.0.0.2 and on. Everything they are asked for is noted."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._sites: dict[str, Site] = {}
        self._lock = threading.Lock()

    def put(self, host: str, path: str, route: Route) -> str:
        """Answer in this way from now on; gives the address."""
        if host not in self._sites:
            self._sites[host] = Site(host)
            self.put(host, "/robots.txt", answer("", "404 Not Found"))
        self._sites[host][path] = self._noted(host, path, route)
        return self._sites[host].url(path)

    def routes(self) -> dict[str, dict[str, Route]]:
        """How each host answers, by path."""
        return {host: dict(site.routes) for host, site in self._sites.items()}

    def restore(self, routes: dict[str, dict[str, Route]]) -> None:
        """Answer as before; what was asked till now is forgotten."""
        for host, kept in routes.items():
            self._sites[host].routes = dict(kept)
        self.asked.clear()

    @property
    def pages(self) -> list[Asked]:
        """What was asked for, robots.txt left out, in order."""
        return [asked for asked in self.asked if asked.path != "/robots.txt"]

    def close(self) -> None:
        """Stop answering."""
        for site in self._sites.values():
            site.close()

    def _noted(self, host: str, path: str, route: Route) -> Route:
        def noted(request: Request, send: Send) -> None:
            began = ended = time.monotonic()
            url = self._sites[host].url(path)
            conditional = bool({"if-none-match", "if-modified-since"} & request.headers.keys())

            def timed(data: bytes) -> None:
                nonlocal ended
                ended = time.monotonic()
                send(data)

            try:
                route(request, timed)
            finally:
                with self._lock:
                    self.asked.append(Asked(url, host, path, began, ended, conditional))

        return noted


def page(body: bytes, *, etag: str = "", modified: str = "", media_type: str = "text/html") -> Route:
    """A page that is told apart by its tag or its date, where it has one: 304 for who has it already."""
    marks = {name: value for name, value in (("ETag", etag), ("Last-Modified", modified)) if value}
    whole = answer(body, headers=marks, media_type=media_type)
    unchanged = answer(b"", "304 Not Modified", headers=marks, length=None)

    def route(request: Request, send: Send) -> None:
        known = (etag and request.headers.get("if-none-match") == etag) or (
            modified and request.headers.get("if-modified-since") == modified
        )
        (unchanged if known else whole)(request, send)

    return route
