"""A site on loopback that answers what a test tells it to, byte for byte."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable
from typing import NamedTuple


class Request(NamedTuple):
    path: str
    headers: dict[str, str]
    """Names in lower case."""


Send = Callable[[bytes], None]
Route = Callable[[Request, Send], None]


def answer(
    body: bytes | str = b"",
    status: str = "200 OK",
    *,
    headers: dict[str, str] | None = None,
    media_type: str = "text/html; charset=utf-8",
    length: int | None = -1,
) -> Route:
    """A response; `length=None` leaves Content-Length out, another number lies about it."""
    data = body.encode() if isinstance(body, str) else body
    said = {"Content-Type": media_type, "Connection": "close", **(headers or {})}
    if length is not None:
        said["Content-Length"] = str(len(data) if length == -1 else length)
    head = f"HTTP/1.1 {status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in said.items()) + "\r\n"

    def route(_: Request, send: Send) -> None:
        send(head.encode("latin-1") + data)

    return route


def redirect(location: str, status: int = 302) -> Route:
    return answer("", f"{status} Found", headers={"Location": location})


def in_turn(*routes: Route) -> Route:
    """Each request gets the next answer, the last one for ever."""
    waiting = list(routes)

    def route(request: Request, send: Send) -> None:
        (waiting.pop(0) if len(waiting) > 1 else waiting[0])(request, send)

    return route


class Site:
    """Routes by path; every request is noted. robots.txt is missing unless a route gives it."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.host = host
        self.routes: dict[str, Route] = {}
        self.requests: list[Request] = []
        self.keep_alive = False
        site = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                while self._answered() and site.keep_alive:
                    pass

            def _answered(self) -> bool:
                line = self.rfile.readline().decode("latin-1").split()
                headers = {}
                while (entry := self.rfile.readline().decode("latin-1").strip()) != "":
                    name, _, value = entry.partition(":")
                    headers[name.lower()] = value.strip()
                if len(line) < 2:
                    return False
                request = Request(line[1], headers)
                site.requests.append(request)
                route = site.routes.get(request.path, answer("没有这个网页", "404 Not Found"))
                route(request, self._send)
                return True

            def _send(self, data: bytes) -> None:
                self.wfile.write(data)
                self.wfile.flush()

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                """The client may hang up on purpose."""

        self._server = Server((host, 0), Handler)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def __setitem__(self, path: str, route: Route) -> None:
        self.routes[path] = route

    def url(self, path: str = "/") -> str:
        return f"http://{self.host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [request.path for request in self.requests if request.path != "/robots.txt"]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
