"""One request over the network, and everything its answer says about itself."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import httpcore2
import httpx2

from reportlint.fetch import body, tls
from reportlint.fetch.address_policy import AddressRefused
from reportlint.fetch.fetch import Exchange, FetchSettings, Headers
from reportlint.fetch.network import HandshakeFailed, Stream, time_left
from reportlint.fetch.problems import FetchEvent, event
from reportlint.fetch.transport import Transport
from reportlint.support.refusals import reason_of

_ACCEPT: Final = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"
_LANGUAGE: Final = "zh-CN,zh;q=0.9,en;q=0.5"
_SAID_OPENLY: Final = frozenset(
    "user-agent accept accept-language accept-encoding referer host connection".split()
)
_NETWORK_ERRORS: Final = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
)


@dataclass(frozen=True, slots=True)
class Response:
    """What one request brought."""

    exchange: Exchange | None
    """None where no response arrived."""
    failure: FetchEvent | None
    """Why there is no response, or why it is of no use."""
    remarks: tuple[FetchEvent, ...] = ()


class RequestSender:
    """Sends requests. Keeps connections and cookies; safe to share by threads."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._transport = Transport(settings)
        self._http = httpx2.Client(transport=self._transport, trust_env=False)

    def close(self) -> None:
        """Close all connections."""
        self._http.close()

    def get(self, url: httpx2.URL, referer: str | None, own: Headers) -> Response:
        """One request, no redirects. `own` are the user's headers for this host."""
        headers = {
            "User-Agent": self._settings.user_agent,
            "Accept": _ACCEPT,
            "Accept-Language": _LANGUAGE,
            **({"Referer": referer} if referer else {}),
        }
        timeout = httpx2.Timeout(
            self._settings.read, connect=self._settings.connect, pool=self._settings.total
        )
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        response = None
        try:
            request = self._http.build_request("GET", url, headers=headers, timeout=timeout)
            request.headers.update(own)
            response = self._http.send(request, stream=True, follow_redirects=False)
            # Before the body is read: the connection may be gone afterwards.
            remarks = self._transport.remarks(url, response)
            peer = _peer(response)
            raw, failure = self._read(response)
            exchange = _record(request, response, raw, at, peer)
            if failure is None:
                failure = self._cut(exchange, excess=_excess(response, exchange))
            elif failure.code != "too-large" and body.ends(_lenient(exchange, self._settings.max_bytes)):
                failure = None
                remarks.append(event("length-wrong"))
            return Response(exchange, failure, tuple(remarks))
        except _NETWORK_ERRORS as error:
            return Response(None, self._failure(error, url))
        except AddressRefused as refused:
            return Response(None, event("address-refused", host=refused.host, address=refused.address))
        finally:
            if response is not None:
                response.close()

    def _read(self, response: httpx2.Response) -> tuple[bytes, FetchEvent | None]:
        """The body as sent, as far as it came, and why it came no further."""
        limit = self._settings.max_bytes
        parts: list[bytes] = []
        size = 0
        if (announced := response.headers.get("content-length", "")).isdecimal() and int(announced) > limit:
            return b"", event("too-large", limit=limit)
        try:
            for part in response.iter_raw():
                size += len(part)
                if size > limit:
                    return b"".join(parts), event("too-large", limit=limit)
                parts.append(part)
        except httpcore2.TimeoutException as error:
            return b"".join(parts), self._failure(error, response.url)
        except (httpcore2.NetworkError, httpcore2.ProtocolError):
            return b"".join(parts), event("body-cut", received=size)
        return b"".join(parts), None

    def _cut(self, exchange: Exchange, *, excess: bool) -> FetchEvent | None:
        """Whether a body is incomplete although the transfer ended as it said it would."""
        framed = exchange.protocol != "HTTP/1.1" or _chunked(exchange) or exchange.header("content-length")
        if framed and not excess:
            return None
        content = body.unpack(exchange, self._settings.max_bytes)
        if isinstance(content, FetchEvent) or not body.unterminated(content):
            return None
        return event("body-cut", received=len(exchange.raw))

    def _failure(self, error: Exception, url: httpx2.URL) -> FetchEvent:
        """What an error of the network means."""
        host, cause = url.host, getattr(error, "cause", None)
        proxy = self._transport.proxy(url.scheme, host)
        if isinstance(error, HandshakeFailed):
            return tls.failure(cause, host)
        if isinstance(error, httpcore2.TimeoutException) and time_left() <= 0:
            return event("total-timeout", seconds=f"{self._settings.total:g}")
        if proxy and isinstance(
            error, httpcore2.ProxyError | httpcore2.ConnectError | httpcore2.ConnectTimeout
        ):
            plain = str(httpx2.URL(proxy).copy_with(userinfo=b""))
            return event("proxy-failed", proxy=plain, reason=error)
        match error:
            case httpcore2.ConnectTimeout():
                return event("connect-timeout", host=host)
            case httpcore2.TimeoutException():
                return event("read-timeout", host=host, seconds=f"{self._settings.read:g}")
            case httpcore2.ConnectError() if isinstance(cause, socket.gaierror):
                return event("name-not-found", host=host, reason=reason_of(cause))
            case httpcore2.ConnectError() if isinstance(cause, ConnectionRefusedError):
                return event("connection-refused", host=host)
            case httpcore2.ConnectError():
                return event(
                    "unreachable", host=host, reason=reason_of(cause) if isinstance(cause, OSError) else error
                )
            case httpcore2.LocalProtocolError():
                return event("address-invalid", reason=error)
            case httpcore2.RemoteProtocolError() if "disconnected without" not in str(error):
                return event("bad-response", host=host, reason=error)
            case _:
                return event("connection-lost", host=host)


def _excess(response: httpx2.Response, exchange: Exchange) -> bool:
    """Whether more came than the length announced.

    The connection is closed then: what is left on it would be taken for the next answer.
    """
    stream = response.extensions.get("network_stream")
    connection = stream.get_extra_info("stream") if stream is not None else None
    if exchange.protocol != "HTTP/1.1" or _chunked(exchange) or not isinstance(connection, Stream):
        return False
    if not exchange.header("content-length") or connection.surplus(len(exchange.raw)) == 0:
        return False
    connection.close()
    return True


def _chunked(exchange: Exchange) -> bool:
    return bool(exchange.header("transfer-encoding"))


def _peer(response: httpx2.Response) -> str:
    """The IP address that answers."""
    stream = response.extensions.get("network_stream")
    try:
        return str(stream.get_extra_info("server_addr")[0]) if stream is not None else ""
    except OSError:
        return ""


def _record(request: httpx2.Request, response: httpx2.Response, raw: bytes, at: str, peer: str) -> Exchange:
    version = response.extensions.get("http_version", b"HTTP/1.1").decode()
    return Exchange(
        url=str(request.url.copy_with(userinfo=b"")),
        request=tuple(
            (name, value if name.lower() in _SAID_OPENLY else "…")
            for name, value in _decoded(request.headers)
        ),
        protocol="HTTP/1.1" if version.startswith("HTTP/1") else version,
        status=response.status_code,
        reason=response.extensions.get("reason_phrase", b"").decode("latin-1"),
        headers=_decoded(response.headers),
        raw=raw,
        at=at,
        address=peer,
    )


def _decoded(headers: httpx2.Headers) -> Headers:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)


def _lenient(exchange: Exchange, limit: int) -> bytes:
    content = body.unpack(exchange, limit)
    return content if isinstance(content, bytes) else b""
