"""Connections with a time limit for all of a load, to checked addresses only, that count what arrives."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

import httpcore2

from reportlint.fetch.address_policy import resolve

_deadline: ContextVar[float] = ContextVar("deadline", default=float("inf"))
_HEAD_LIMIT: Final = 128 * 1024


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Everything read and written inside ends within `seconds`."""
    token = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


def time_left() -> float:
    """Seconds until the limit."""
    return _deadline.get() - time.monotonic()


def _bounded(timeout: float | None, error: type[httpcore2.TimeoutException]) -> float:
    left = time_left()
    if left <= 0:
        raise error("time limit of the load")
    return left if timeout is None else min(timeout, left)


class ConnectFailed(httpcore2.ConnectError):
    """No connection. Keeps its cause itself: the pool drops `__cause__`."""

    def __init__(self, cause: BaseException | None) -> None:
        super().__init__(str(cause))
        self.cause = cause


class HandshakeFailed(ConnectFailed):
    """The TLS handshake failed."""


class Stream(httpcore2.NetworkStream):
    """A connection."""

    def __init__(self, inner: httpcore2.NetworkStream) -> None:
        self._inner = inner
        self._head = b""
        self._received = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes; none at the end."""
        data = self._inner.read(max_bytes, _bounded(timeout, httpcore2.ReadTimeout))
        self._received += len(data)
        if len(self._head) < _HEAD_LIMIT:
            self._head += data
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send a request, or part of one: what is read from now on answers it."""
        self._head = b""
        self._received = 0
        self._inner.write(buffer, _bounded(timeout, httpcore2.WriteTimeout))

    def surplus(self, body: int) -> int:
        """Bytes that came with an HTTP/1 response after the `body` bytes its length announced."""
        head, separator, _ = self._head.partition(b"\r\n\r\n")
        if not separator or head[9:10] == b"1":
            return 0
        return max(0, self._received - len(head) - len(separator) - body)

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """The same connection, encrypted. Raises HandshakeFailed."""
        try:
            timeout = _bounded(timeout, httpcore2.ConnectTimeout)
            return Stream(self._inner.start_tls(ssl_context, server_hostname, timeout))
        except httpcore2.ConnectError as error:
            raise HandshakeFailed(error.__cause__) from error

    def get_extra_info(self, info: str) -> Any:
        """What the connection is made of; `stream` is this object."""
        return self if info == "stream" else self._inner.get_extra_info(info)


class Backend(httpcore2.NetworkBackend):
    """Opens connections."""

    def __init__(self, *, public_only: bool) -> None:
        self._sockets = httpcore2.SyncBackend()
        self._public_only = public_only

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Resolve and connect, to the first address that answers. Raises AddressRefused."""
        try:
            within = _bounded(timeout, httpcore2.ConnectTimeout)
            addresses = resolve(host, port, within, public_only=self._public_only)
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(str(error)) from error
        except OSError as error:
            raise ConnectFailed(error) from error
        failure: ConnectFailed | httpcore2.ConnectTimeout | None = None
        for address in addresses:
            try:
                within = _bounded(timeout, httpcore2.ConnectTimeout)
                return Stream(self._sockets.connect_tcp(address, port, within, local_address, socket_options))
            except httpcore2.ConnectError as error:
                failure = failure or ConnectFailed(error.__cause__)
            except httpcore2.ConnectTimeout as error:
                failure = failure or error
        raise failure or ConnectFailed(socket.gaierror("no address"))

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
