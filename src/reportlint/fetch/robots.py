"""robots.txt (RFC 9309), asked once for each host."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from protego import Protego

from reportlint.fetch.fetch import FetchResult
from reportlint.fetch.problems import FetchEvent, event

_READ_UP_TO: Final = 512 * 1024
_LONGEST_DELAY: Final = 30.0
"""Seconds; a longer crawl delay is meant for robots that take a whole site."""
_NO_ANSWER: Final = frozenset(
    "name-not-found connection-refused connect-timeout unreachable proxy-failed tls-failed address-refused "
    "certificate-expired certificate-name certificate-untrusted total-timeout".split()
)
"""Failures that any address of the host would meet."""


class Robots:
    """What sites allow. Safe to share by threads."""

    def __init__(self, fetch: Callable[[str], FetchResult], user_agent: str) -> None:
        self._fetch = fetch
        self._agent = user_agent.partition("/")[0]
        self._rules: dict[str, Protego | None] = {}
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    def check(self, address: str) -> FetchEvent | None:
        """None where an address may be fetched; `robots-disallowed`, `robots-unread`, or why nobody answers.

        A missing robots.txt (4xx) allows everything. One that cannot be read would forbid everything to a
        robot that roams; here a person has named one page, so the caller goes on and says so.
        """
        place = _place(address)
        with self._locks[place]:
            if place not in self._rules:
                load = self._fetch(f"{place}/robots.txt")
                if load.failure and load.failure.code in _NO_ANSWER:
                    return load.failure
                self._rules[place] = _rules(load)
            rules = self._rules[place]
        if rules is None:
            return event("robots-unread")
        return None if rules.can_fetch(address, self._agent) else event("robots-disallowed")

    def delay(self, address: str) -> float:
        """Seconds the site wants between two requests, as far as it was asked."""
        rules = self._rules.get(_place(address))
        return min(float((rules and rules.crawl_delay(self._agent)) or 0), _LONGEST_DELAY)


def _place(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def _rules(load: FetchResult) -> Protego | None:
    if load.status == 200 and load.failure is None:
        return Protego.parse(load.body[:_READ_UP_TO].decode("utf-8-sig", "replace"))
    if 400 <= load.status < 500 and load.status not in (412, 429):
        return Protego.parse("")
    return None
