"""The pages of a WARC, without the network."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeadersParserException  # type: ignore[import-untyped]

from reportlint.fetch import body, warc_index
from reportlint.fetch.fetch import MAX_BYTES, Exchange, FetchResult
from reportlint.fetch.navigation import VisitedPart
from reportlint.fetch.pages import pages as pages_of
from reportlint.fetch.problems import FetchEvent, event
from reportlint.loaders.load import load
from reportlint.loaders.loader import Unreadable, unread
from reportlint.model.finding import Problem
from reportlint.model.message import Message
from reportlint.page import Page
from reportlint.page.problems import problem, size
from reportlint.support import limits

_BROKEN: Final = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    EOFError,
    RecursionError,
    OSError,
    ValueError,
    LookupError,
    TypeError,
    ArithmeticError,
    AttributeError,
)
"""What reading a damaged record may raise."""
_CHUNK: Final = 1_000_000
_GZIP: Final = b"\x1f\x8b"
_KINDS: Final = ("html", "pdf", "ofd", "word", "octet-stream", "zip")
"""Media types of pages and documents."""

# Of what it forgives in damaged records warcio tells on stderr; nobody asked.
logging.getLogger("warcio").addHandler(logging.NullHandler())


class _Records(ArchiveIterator):  # type: ignore[misc]
    INC_RECORD = ""


def pages(
    data: bytes, name: str, path: str | None, folder: PurePosixPath | None
) -> Iterator[Page | Unreadable]:
    """Every page of every complete visit, as it was judged when it was fetched.

    Of other software's files: every good answer that holds a page or a document. `folder` is where the files
    beside the record are.
    """
    empty = True
    complete = warc_index.complete(io.BytesIO(data))
    if complete is not None:
        for part, file in visits(data[:complete]):
            empty = False
            yield from pages_of(part, (folder / file).as_posix() if folder and file else None)
    else:
        for url, content in _others(data):
            empty = False
            if isinstance(content, Problem):
                yield unread(b"", url or name, path, url, content)
            else:
                yield from load(content, name=url or name, url=url)
    if empty:
        yield unread(data, name, path, None, event("record-empty").problem, media_type="application/warc")


def visits(data: bytes) -> Iterator[tuple[VisitedPart, str | None]]:
    """The parts of every complete visit, each with the name of the file beside the record."""
    answers: dict[str, Exchange] = {}
    contents: dict[str, bytes] = {}
    records = _Records(io.BytesIO(data))
    try:
        for record in records:
            name = record.rec_headers.get_header("WARC-Record-ID")
            if record.rec_type == "response":
                answers[name] = _exchange(record, record.raw_stream.read())
            elif record.rec_type == "conversion":
                contents[name] = record.raw_stream.read()
            elif record.rec_headers.get_header("Content-Type") == warc_index.COMPLETE:
                yield from _parts(json.loads(record.raw_stream.read()), answers, contents)
                answers, contents = {}, {}
    except _BROKEN:
        return


def _others(data: bytes) -> Iterator[tuple[str | None, bytes | Problem]]:
    """The pages and documents in a WARC of other software: address and content of each good answer."""
    read = 0
    try:
        for piece, end in _pieces(data):
            for record in _Records(io.BytesIO(piece)):
                if record.rec_type != "response" or record.http_headers is None:
                    continue
                kind = (record.http_headers.get_header("Content-Type") or "").lower()
                if record.http_headers.get_statuscode() == "200" and any(word in kind for word in _KINDS):
                    yield record.rec_headers.get_header("WARC-Target-URI"), _answered(record)
            read = end
    except _BROKEN:
        pass
    if read < len(data):
        yield None, event("record-damaged").problem


def _pieces(data: bytes) -> Iterator[tuple[bytes, int]]:
    """The records, packed together or one by one, and where each piece ends."""
    return warc_index.members(io.BytesIO(data), 0) if data.startswith(_GZIP) else iter([(data, len(data))])


def _answered(record: Any) -> bytes | Problem:
    """The content of an answer that other software kept."""
    chunked = (record.http_headers.get_header("Transfer-Encoding") or "").lower() == "chunked"
    raw = _held(ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream)
    if isinstance(raw, Problem):
        return raw
    content = body.unpack(_exchange(record, raw), limits.FILE_BYTES)
    if isinstance(content, bytes):
        return content
    # Some software keeps the content unpacked and the header that says it is not.
    return raw if raw.lstrip().startswith(b"<") else content.problem


def _held(stream: Any) -> bytes | Problem:
    """What a stream holds."""
    held = bytearray()
    while part := stream.read(_CHUNK):
        held += part
        if len(held) > limits.FILE_BYTES:
            return problem("archive-bomb", size=f"> {size(limits.FILE_BYTES)}", limit=size(limits.FILE_BYTES))
    return bytes(held)


def _exchange(record: Any, raw: bytes) -> Exchange:
    said = record.http_headers
    headers = tuple(
        (name[15:] if name.lower().startswith("x-archive-orig-") else name, value)
        for name, value in said.headers
    )
    status, _, reason = said.statusline.partition(" ")
    warc = record.rec_headers
    return Exchange(
        url=warc.get_header("WARC-Target-URI"),
        request=(),
        protocol=warc.get_header("WARC-Protocol") or said.protocol,
        status=int(status),
        reason=reason,
        headers=headers,
        raw=raw,
        at=warc.get_header("WARC-Date"),
        address=warc.get_header("WARC-IP-Address") or "",
    )


def _parts(
    said: Mapping[str, Any], answers: Mapping[str, Exchange], contents: Mapping[str, bytes]
) -> Iterator[tuple[VisitedPart, str | None]]:
    for entry in said["parts"]:
        load = said["loads"][entry["load"]]
        exchanges = tuple(answers[name] for name in load["exchanges"])
        failure = _event(entry["failure"])
        content = contents[entry["data"]] if entry["data"] else _content(exchanges)
        notices = tuple(made for notice in entry["notices"] if (made := _event(notice)))
        answer = FetchResult(load["asked"], exchanges, content, _event(load["failure"]))
        yield VisitedPart(entry["name"], answer, content, entry["whole"], failure, notices), entry["file"]


def _content(exchanges: Sequence[Exchange]) -> bytes:
    content = body.unpack(exchanges[-1], MAX_BYTES) if exchanges else b""
    return content if isinstance(content, bytes) else b""


def _event(said: Mapping[str, Any] | None) -> FetchEvent | None:
    if said is None:
        return None
    return FetchEvent(
        said["code"],
        tuple(
            (name, value if isinstance(value, str) else Message(*value)) for name, value in said["arguments"]
        ),
    )
