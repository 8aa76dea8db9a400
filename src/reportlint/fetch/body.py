"""What the bytes of a response hold, and whether they are all there."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

import httpx2

from reportlint.fetch.fetch import Exchange
from reportlint.fetch.problems import FetchEvent, event

_KNOWN: Final = frozenset(("", "identity", "gzip", "x-gzip", "deflate", "br", "zstd"))
_CHUNK: Final = 64 * 1024
_WHOLE_DOCUMENT: Final = re.compile(rb"<(?:!doctype|html|head|body)\b", re.I)
_ENDED: Final = re.compile(rb"</(?:html|body|frameset)\s*>", re.I)


class _Raw(httpx2.SyncByteStream):
    def __init__(self, data: bytes) -> None:
        self._data = data

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, len(self._data), _CHUNK):
            yield self._data[start : start + _CHUNK]


def unpack(exchange: Exchange, limit: int) -> bytes | FetchEvent:
    """The content of a response, unpacked. Never holds much more than `limit` bytes."""
    encoding = exchange.header("content-encoding")
    codings = [coding.strip().lower() for coding in encoding.split(",")]
    if not _KNOWN.issuperset(codings):
        return event("content-encoding-broken", encoding=encoding)
    if not any(coding not in ("", "identity") for coding in codings):
        return exchange.raw
    headers = {"content-encoding": ", ".join("gzip" if coding == "x-gzip" else coding for coding in codings)}
    response = httpx2.Response(exchange.status, headers=headers, stream=_Raw(exchange.raw))
    parts, size = [], 0
    try:
        for part in response.iter_bytes():
            size += len(part)
            if size > limit:
                return event("expands-too-far", limit=limit)
            parts.append(part)
    except httpx2.DecodingError:
        return event("content-encoding-broken", encoding=encoding)
    if codings[-1] in ("gzip", "x-gzip") and _torn(exchange.raw):
        return event("body-cut", received=len(exchange.raw))
    return b"".join(parts)


def _torn(packed: bytes) -> bool:
    """Whether a gzip stream lacks its end; what there is of it unpacks without complaint."""
    stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
    rest = packed
    while rest:
        stream.decompress(rest, _CHUNK)
        rest = stream.unconsumed_tail
    return not stream.eof


def ends(content: bytes) -> bool:
    """Whether a document says itself that it is complete."""
    return _ENDED.search(content) is not None


def unterminated(content: bytes) -> bool:
    """Whether a whole document lacks its end tag, as careless templates do as well as broken transfers."""
    return _WHOLE_DOCUMENT.search(content[:4096]) is not None and not ends(content)
