"""A visit of one page, as if it had been made."""

from __future__ import annotations

from reportlint.fetch.fetch import Exchange, FetchResult
from reportlint.fetch.navigation import Visit, VisitedPart

URL = "http://www.example.gov.cn/nb/2025.html"
SENT, SHOWN = b"<p>sent</p>", b"<p>displayed</p>"


def visit(*, rendered: bool) -> Visit:
    """A page as it was sent, or as a browser displayed it."""
    exchange = Exchange(
        url=URL,
        request=(("User-Agent", "reportlint"),),
        protocol="HTTP/1.1",
        status=200,
        reason="OK",
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        raw=SENT,
        at="2026-02-03T08:00:00Z",
        address="127.0.0.1",
    )
    content = SHOWN if rendered else SENT
    load = FetchResult(URL, (exchange,), content, None, (), rendered=rendered)
    return Visit(URL, (load,), (VisitedPart(URL, load, content, not rendered, None, ()),))
