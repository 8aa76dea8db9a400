"""Who is let in: nothing is answered before host, visitor and origin were looked at.

A page of another site, and of another program on this machine, can send requests here; it can neither name our
host (DNS rebinding), nor bring a visitor's cookie, nor say that it comes from us.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as Event

from reportlint.model.message import Language, Message

ENTRANCE: Final = "/enter"
"""Where the address that is printed leads, with a token that lets one browser in."""
OPEN: Final = "/static/"
"""What anybody may read: it says nothing about anybody."""
SHELL: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
_HEADERS: Final = {
    "Content-Security-Policy": SHELL,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_READING: Final = ("GET", "HEAD")
_HOST: Final = Message(
    "这个地址不是本服务的。请用启动时显示的地址打开。",
    "This is not this server's address. Open the one that was printed at its start.",
)
_STRANGER: Final = Message(
    "请用启动时显示的地址打开；每个地址只能用一次。要再开一个浏览器，在已打开的页面底部取新的地址。",
    "Open the address that was printed at the start; each can be used once. For a further browser, take a new one at "
    "the foot of a page that is open.",
)
_FOREIGN: Final = Message(
    "请求不是从本服务的页面发出的。", "The request does not come from a page of this server."
)


class Visitors:
    """Tokens that let a browser in, and the browsers that were."""

    def __init__(self) -> None:
        self._tokens: set[str] = set()
        self._keys: set[str] = set()

    def token(self) -> str:
        """A new token, good for one browser."""
        token = secrets.token_urlsafe(24)
        self._tokens.add(token)
        return token

    def admit(self, token: str) -> str | None:
        """The key for a browser that brings a token; the token is used up. None for anything else."""
        known = next((one for one in self._tokens if _same(one, token)), None)
        if known is None:
            return None
        self._tokens.discard(known)
        key = secrets.token_urlsafe(32)
        self._keys.add(key)
        return key

    def knows(self, key: str) -> bool:
        """Whether a browser was let in."""
        return any(_same(one, key) for one in self._keys)


class Gate:
    """Stands before an application."""

    def __init__(
        self, app: ASGIApp, *, hosts: Iterable[str], cookie: str, visitors: Visitors, language: Language
    ) -> None:
        """`hosts` are ours, with their port; `cookie` is the name of ours, which no other port shares."""
        self._app = app
        self._hosts = frozenset(hosts)
        self._cookie = cookie
        self._visitors = visitors
        self._language = language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        answer = self._answer(Request(scope))

        async def guarded(event: Event) -> None:
            if event["type"] == "http.response.start":
                headers = MutableHeaders(scope=event)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(event)

        await (answer or self._app)(scope, receive, guarded)

    def _answer(self, request: Request) -> Response | None:
        """What is answered here; None for what may go on."""
        host = request.headers.get("host", "").lower()
        if host not in self._hosts:
            return self._refusal(421, _HOST)
        if request.method not in _READING and not _ours(request.headers, host):
            return self._refusal(403, _FOREIGN)
        if request.url.path == ENTRANCE:
            return self._entered(request)
        if request.url.path.startswith(OPEN) or self._visitors.knows(request.cookies.get(self._cookie, "")):
            return None
        return self._refusal(403, _STRANGER)

    def _entered(self, request: Request) -> Response:
        key = self._visitors.admit(request.query_params.get("token", ""))
        if key is None:
            if self._visitors.knows(request.cookies.get(self._cookie, "")):
                return RedirectResponse("/", 303)
            return self._refusal(403, _STRANGER)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._cookie, key, httponly=True, samesite="strict")
        return answer

    def _refusal(self, status: int, say: Message) -> Response:
        return PlainTextResponse(say.in_(self._language) + "\n", status)


def _ours(headers: Headers, host: str) -> bool:
    """Whether what a request wants to change is asked for by a page of ours."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return headers.get("origin", "").lower() == f"http://{host}"


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode("utf-8", "replace"))
