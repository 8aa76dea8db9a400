"""Who is let in: nothing is answered before host, visitor and origin were looked at.

A page of another site, and of another program on this machine, can send requests here; it can neither name our
host (DNS rebinding), nor bring a visitor's cookie, nor say that it comes from us.
"""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as Event

from reportlint.model.message import Message
from reportlint.serve.bodies import form_of
from reportlint.serve.pages import Pages

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
_PERSON: Final = "reportlint.person"
"""Where a request says who asks, once it was let in."""
_NAME: Final = 40
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


_PAST: Final = Message("请经由网站的地址打开。", "Come by the address of the site.")
_NOBODY: Final = Message(
    "代理没有说明您是谁，请重新登录。", "The proxy does not say who you are; sign in again."
)
_WRONG: Final = Message("密码不对。", "That is not the password.")
_WAIT_SECONDS: Final = 1.0
"""After a wrong password, and only one is looked at at a time: nobody tries many."""


@dataclass(frozen=True, slots=True)
class Doorway:
    """Where the server is reached."""

    origins: frozenset[str]
    """As `http://127.0.0.1:8000`, in lower case."""
    cookie: str
    """The name of ours, which no other port shares."""
    password: str = ""
    """Lets browsers in; empty: the address that is printed does, or the proxy."""
    proxy: str = ""
    """The address from which alone requests are taken; empty: from anywhere."""
    user_header: str = ""
    """The header in which the proxy names whom it has let in; empty: it names nobody."""

    @property
    def hosts(self) -> frozenset[str]:
        """What requests may call us."""
        return frozenset(urlsplit(origin).netloc for origin in self.origins)

    @property
    def secure(self) -> bool:
        """Whether it is reached by https only."""
        return all(origin.startswith("https:") for origin in self.origins)


class Visitors:
    """Tokens that let a browser in, and the browsers that were."""

    def __init__(self) -> None:
        self._tokens: dict[str, str] = {}
        self._keys: set[str] = set()

    def token(self, place: str = "/") -> str:
        """A new token, good for one browser, which it leads to a page of ours."""
        token = secrets.token_urlsafe(24)
        self._tokens[token] = place
        return token

    def admit(self, token: str) -> str | None:
        """Where a browser that brings a token is led; the token is used up. None for anything else."""
        known = next((one for one in self._tokens if _same(one, token)), None)
        return None if known is None else self._tokens.pop(known)

    def key(self) -> str:
        """A new key, for a browser that is let in."""
        key = secrets.token_urlsafe(32)
        self._keys.add(key)
        return key

    def knows(self, key: str) -> bool:
        """Whether a browser was let in."""
        return any(_same(one, key) for one in self._keys)


class Gate:
    """Stands before an application."""

    def __init__(self, app: ASGIApp, doorway: Doorway, visitors: Visitors, pages: Pages) -> None:
        self._app = app
        self._doorway = doorway
        self._visitors = visitors
        self._pages = pages
        self._trying = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def guarded(event: Event) -> None:
            if event["type"] == "http.response.start":
                headers = MutableHeaders(scope=event)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(event)

        answer = await self._answer(Request(scope, receive))
        await (answer or self._app)(scope, receive, guarded)

    async def _answer(self, request: Request) -> Response | None:
        """What is answered here; None for what may go on."""
        if self._doorway.proxy and (request.client is None or request.client.host != self._doorway.proxy):
            # Whoever is not the proxy could say that he is anybody.
            return PlainTextResponse(self._pages.said(_PAST), 403)
        if request.headers.get("host", "").lower() not in self._doorway.hosts:
            return PlainTextResponse(self._pages.said(_HOST), 421)
        if request.method not in _READING and not _ours(request.headers, self._doorway.origins):
            return self._pages.refusal(403, _FOREIGN)
        if request.url.path.startswith(OPEN):
            return None
        if self._doorway.user_header:
            person = plain_person(_utf8(request.headers.get(self._doorway.user_header, "")))
            if not person:
                return self._pages.refusal(403, _NOBODY)
            request.scope[_PERSON] = person
        if request.url.path == ENTRANCE:
            return await self._entered(request)
        if self._knows(request):
            return None
        if self._doorway.password and request.method == "GET":
            return RedirectResponse(ENTRANCE, 303)
        return self._pages.refusal(403, _STRANGER)

    async def _entered(self, request: Request) -> Response:
        """At the entrance: by a token, or by the password where there is one."""
        if place := self._visitors.admit(request.query_params.get("token", "")):
            return self._let_in(place)
        if self._knows(request):
            return RedirectResponse("/", 303)
        if not self._doorway.password:
            return self._pages.refusal(403, _STRANGER)
        if request.method in _READING:
            return self._pages.page("enter.html", wrong=None)
        async with self._trying:
            if await self._right(request):
                return self._let_in("/")
            await asyncio.sleep(_WAIT_SECONDS)
            return self._pages.page("enter.html", 403, wrong=_WRONG)

    async def _right(self, request: Request) -> bool:
        """Whether a form has the password."""
        try:
            given = parse_qs(await form_of(request)).get("password", [""])[0]
        except HTTPException:
            return False
        return _same(self._doorway.password, given)

    def _let_in(self, place: str) -> Response:
        answer, key = RedirectResponse(place, 303), self._visitors.key()
        answer.set_cookie(
            self._doorway.cookie, key, httponly=True, samesite="strict", secure=self._doorway.secure
        )
        return answer

    def _knows(self, request: Request) -> bool:
        if self._doorway.user_header and not self._doorway.password:
            return True
        return self._visitors.knows(request.cookies.get(self._doorway.cookie, ""))


def person_of(request: Request) -> str:
    """Who asks, as the proxy says; empty where there is none that says so."""
    return str(request.scope.get(_PERSON, ""))


def plain_person(name: str) -> str:
    """A name in one line, and no longer than names are."""
    return " ".join("".join(one if one.isprintable() else " " for one in name).split())[:_NAME]


def _utf8(header: str) -> str:
    """What a header says: its bytes are UTF-8, which the protocol knows nothing of; empty where they are not."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return ""


def _ours(headers: Headers, origins: frozenset[str]) -> bool:
    """Whether what a request wants to change is asked for by a page of ours."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return headers.get("origin", "").lower() in origins


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode("utf-8", "replace"))
