"""Connections kept by host and by how much is demanded of it.

Why httpx2, over pools of its own transport layer: it speaks HTTP/1.1 and HTTP/2 as the server chooses,
unpacks gzip, deflate, Brotli and Zstandard in bounded pieces, and lets us open the connections. urllib3's
HTTP/2 is switched on for a whole process and then refuses HTTP/1.1.
"""

from __future__ import annotations

import ssl
import threading
import urllib.request
from collections.abc import Iterator
from typing import Any, Final, NamedTuple, cast

import httpcore2
import httpx2

from reportlint.fetch import tls
from reportlint.fetch.fetch import FetchSettings
from reportlint.fetch.network import Backend, HandshakeFailed
from reportlint.fetch.problems import FetchEvent, event
from reportlint.fetch.tls import TlsLevel

_KEPT_SECONDS: Final = 15


class _Way(NamedTuple):
    """What a pool of connections has in common."""

    level: TlsLevel
    verify: bool
    proxy: str | None


class _Body(httpx2.SyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class Transport(httpx2.BaseTransport):
    """Sends a request over a kept connection; remembers what each host can do. Safe to share by threads."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._backend = Backend(public_only=settings.public_only)
        self._pools: dict[_Way, httpcore2.ConnectionPool] = {}
        self._levels: dict[tuple[str, int | None], TlsLevel] = {}
        self._lock = threading.Lock()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The response, its body still to be read. Raises the errors of httpcore2, and AddressRefused."""
        url = request.url
        core = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=cast(Any, request.stream),
            extensions=request.extensions,
        )
        response = self._send(core, url)
        return httpx2.Response(
            response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions
        )

    def _send(self, request: httpcore2.Request, url: httpx2.URL) -> httpcore2.Response:
        proxy = self.proxy(url.scheme, url.host)
        verify = url.host not in self._settings.insecure
        level = self._level(url)
        first: HandshakeFailed | None = None
        while True:
            try:
                response = self._pool(_Way(level, verify, proxy)).handle_request(request)
            except HandshakeFailed as failed:
                lower = level.next if tls.may_lower(failed.cause) else None
                if lower is None:
                    # A wrong certificate seen at a lower level says more than the refusal before it.
                    wrong = isinstance(failed.cause, ssl.SSLCertVerificationError)
                    raise failed if wrong or first is None else first from failed
                first = first or failed
                level = lower
            else:
                self._levels[url.host, url.port] = level
                return response

    def proxy(self, scheme: str, host: str) -> str | None:
        """The proxy that the environment names for a host."""
        if self._settings.public_only:
            return None
        proxies = urllib.request.getproxies()
        found = proxies.get(scheme) or proxies.get("all")
        if not found or urllib.request.proxy_bypass(host):
            return None
        return found if "://" in found else f"http://{found}"

    def _level(self, url: httpx2.URL) -> TlsLevel:
        return self._levels.get((url.host, url.port), TlsLevel.USUAL)

    def _pool(self, way: _Way) -> httpcore2.ConnectionPool:
        with self._lock:
            pool = self._pools.get(way)
            if pool is None:
                pool = self._pools[way] = httpcore2.ConnectionPool(
                    ssl_context=tls.context(way.level, verify=way.verify),
                    proxy=_proxy(way.proxy) if way.proxy else None,
                    max_connections=None,
                    keepalive_expiry=_KEPT_SECONDS,
                    http2=True,
                    network_backend=self._backend,
                )
            return pool

    def remarks(self, url: httpx2.URL, response: httpx2.Response) -> list[FetchEvent]:
        """What was put up with for this response."""
        if url.scheme != "https":
            return []
        found = []
        stream = response.extensions.get("network_stream")
        connection = stream.get_extra_info("ssl_object") if stream is not None else None
        if self._level(url) and connection is not None:
            cipher = (connection.cipher() or ("",))[0]
            found.append(event("tls-old", host=url.host, version=connection.version(), cipher=cipher))
        if url.host in self._settings.insecure:
            found.append(event("certificate-unchecked", host=url.host))
        return found

    def close(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            pool.close()


def _proxy(address: str) -> httpcore2.Proxy:
    url = httpx2.URL(address)
    auth = (url.username.encode(), url.password.encode()) if url.userinfo else None
    plain = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=b"/")
    return httpcore2.Proxy(plain, auth=auth)
