"""The fetcher that speaks HTTP itself."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Final, Self
from urllib.parse import quote

import httpx2
import tenacity

from reportlint.fetch import body
from reportlint.fetch.address import normal, origin
from reportlint.fetch.fetch import Exchange, FetchResult, FetchSettings, Headers
from reportlint.fetch.network import time_left, time_limit
from reportlint.fetch.problems import FAILURES, FetchEvent, event
from reportlint.fetch.rate_limit import RateLimit
from reportlint.fetch.request import RequestSender
from reportlint.fetch.robots import Robots
from reportlint.model.message import Message

_REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))
_ASK_LATER: Final = {
    429: "too-many-requests",
    502: "site-unavailable",
    503: "site-unavailable",
    504: "site-unavailable",
}
_URL_CHARACTERS: Final = "!#$%&'()*+,/:;=?@[]~"


class Client:
    """A `Fetcher` over HTTP. Keeps connections and cookies; safe to share by threads. Use it in a `with`."""

    def __init__(self, settings: FetchSettings | None = None) -> None:
        self.settings = settings or FetchSettings()
        self._wire = RequestSender(self.settings)
        self._robots = Robots(self._fetch_robots, self.settings.user_agent)
        self._pace = RateLimit()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._wire.close()

    def fetch(self, address: str, referer: str | None = None, conditions: Headers = ()) -> FetchResult:
        """Load an address: robots.txt, redirects, retries, all within the time limit."""
        url = normal(address)
        if isinstance(url, FetchEvent):
            return FetchResult(address, failure=url)
        self.settings.progress(str(url.copy_with(userinfo=b"")))
        with time_limit(self.settings.total):
            return self._retried(url, referer, conditions)

    def allowed(self, address: str) -> FetchEvent | None:
        """What robots.txt says about an address, as `Robots.check` does; or `robots-ignored`."""
        url = normal(address)
        if isinstance(url, FetchEvent):
            return url
        with time_limit(self.settings.total):
            return self._permission(url)

    def _permission(self, url: httpx2.URL) -> FetchEvent | None:
        if self.settings.ignore_robots:
            return event("robots-ignored")
        return self._robots.check(str(url))

    def _fetch_robots(self, address: str) -> FetchResult:
        return self._retried(httpx2.URL(address), None, robots=False)

    def _retried(
        self, url: httpx2.URL, referer: str | None, conditions: Headers = (), *, robots: bool = True
    ) -> FetchResult:
        attempts = self.settings.attempts if robots else 1
        again = tenacity.Retrying(
            retry=tenacity.retry_if_result(_worth_another_try),
            wait=self._wait,
            stop=_stop_after(attempts),
            sleep=time.sleep,
            retry_error_callback=lambda state: state.outcome.result() if state.outcome else None,
        )
        load: FetchResult = again(self._attempt, url, referer, conditions, robots=robots)
        tries = int(again.statistics.get("attempt_number", 1))
        if tries > 1 and load.failure is None:
            return replace(load, notices=(*load.notices, event("retried", attempts=tries)))
        return load

    def _wait(self, state: tenacity.RetryCallState) -> float:
        load: FetchResult | None = state.outcome.result() if state.outcome else None
        asked = retry_after(load) if load else None
        return asked if asked is not None else self.settings.pause * 2.0 ** (state.attempt_number - 1)

    def _attempt(
        self, url: httpx2.URL, referer: str | None, conditions: Headers, *, robots: bool
    ) -> FetchResult:
        asked = str(url.copy_with(userinfo=b""))
        exchanges: list[Exchange] = []
        notices: dict[FetchEvent, None] = {}
        host = origin(url)

        def done(failure: FetchEvent | None = None, content: bytes = b"") -> FetchResult:
            return FetchResult(asked, tuple(exchanges), content, failure, tuple(notices))

        while True:
            if robots and (remark := self._permission(url)):
                if remark.code in FAILURES:
                    return done(remark)
                notices[remark] = None
            delay = self._robots.delay(str(url)) if robots else 0
            if not self._pace.wait(url.host, max(self.settings.interval_of(url.host), delay), time_left()):
                return done(event("total-timeout", seconds=f"{self.settings.total:g}"))
            own = (*self.settings.headers, *conditions) if origin(url) == host else ()
            answer = self._wire.get(url, referer, own)
            notices.update(dict.fromkeys(answer.remarks))
            exchange = answer.exchange
            if exchange is None:
                return done(answer.failure)
            exchanges.append(exchange)
            location = exchange.header("location")
            if exchange.status not in _REDIRECTS or not location:
                break
            target = _target(url, location)
            if target is None:
                return done(event("redirect-refused", url=location))
            if len(exchanges) > self.settings.redirects or _circles(exchanges, target):
                return done(event("redirect-loop", url=str(target)))
            url = target
        if answer.failure:
            return done(answer.failure)
        content = body.unpack(exchange, self.settings.max_bytes)
        if isinstance(content, FetchEvent):
            return done(content)
        if exchange.status in _ASK_LATER:
            return done(_ask_later(exchange), content)
        return done(None, content)


def retry_after(load: FetchResult) -> float | None:
    """The seconds a site asks to wait, from `Retry-After`."""
    text = load.header("retry-after").strip()
    if not text:
        return None
    if text.isdecimal():
        return float(text)
    try:
        then = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (then - datetime.now(then.tzinfo)).total_seconds())


def _worth_another_try(load: FetchResult) -> bool:
    return load.failure is not None and load.failure.retry


def _stop_after(attempts: int) -> tenacity.stop.StopBaseT:
    """Stop after some attempts, or when the wait before the next would exceed the time that is left."""

    def stop(state: tenacity.RetryCallState) -> bool:
        return state.attempt_number >= attempts or state.upcoming_sleep >= time_left()

    return stop


def _target(url: httpx2.URL, location: str) -> httpx2.URL | None:
    """Where a redirect leads; None where nothing can be read from there."""
    try:
        target = url.join(quote(location.encode("latin-1", "surrogateescape"), safe=_URL_CHARACTERS))
    except (httpx2.InvalidURL, UnicodeError, ValueError):
        return None
    return target.copy_with(fragment=None) if target.scheme in ("http", "https") and target.host else None


def _circles(exchanges: list[Exchange], target: httpx2.URL) -> bool:
    """Whether a redirect leads to where it has been; once more is allowed, for the cookie it set."""
    return sum(exchange.url == str(target) for exchange in exchanges) > 1


def _ask_later(exchange: Exchange) -> FetchEvent:
    code = _ASK_LATER[exchange.status]
    if code == "site-unavailable":
        return event(code, reason=f"HTTP {exchange.status}")
    after = exchange.header("retry-after")
    wait = (
        Message(f"请等候：{after}（Retry-After）", f"to wait: {after} (Retry-After)")
        if after
        else Message("没有说明要等多久", "without saying for how long")
    )
    return event(code, status=exchange.status, wait=wait)
