"""A visit as WARC records (ISO 28500).

Each answer is a `response` record with its `request`; a page that was put together or displayed by a browser
is a `conversion` record. The visit ends with a `metadata` record that says in JSON which records make it up;
a visit without one is incomplete. Records of ours have addresses of their own: what a replay tool finds at the
page's address is what the site sent.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import uuid4

from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from reportlint.fetch import body
from reportlint.fetch.fetch import MAX_BYTES, Exchange
from reportlint.fetch.navigation import Visit, VisitedPart
from reportlint.fetch.problems import FetchEvent
from reportlint.fetch.warc_index import COMPLETE, SOFTWARE

_REWRITTEN: Final = frozenset(("transfer-encoding", "content-length"))
"""Headers that say how the body was transferred: kept under another name, as it is not kept so."""


def about() -> bytes:
    """The record that begins a file."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    software = {"software": f"{SOFTWARE}/{version('reportlint')}", "format": "WARC File Format 1.0"}
    writer.write_record(writer.create_warcinfo_record("pages.warc.gz", software))
    return out.getvalue()


def packed(visit: Visit, files: Sequence[str | None], label: str = "") -> bytes:
    """The records of a visit; `files` names the file of each part, `label` what it was fetched for."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    ids: dict[int, str] = {}
    for exchange in (exchange for load in visit.loads for exchange in load.exchanges):
        ids[id(exchange)] = _write_exchange(writer, exchange)
    loads = {id(load): number for number, load in enumerate(visit.loads)}
    said = {
        "version": 1,
        "label": label,
        "asked": visit.asked,
        "loads": [
            {
                "asked": load.asked,
                "exchanges": [ids[id(exchange)] for exchange in load.exchanges],
                "failure": _said(load.failure),
                "notices": [_said(notice) for notice in load.notices],
            }
            for load in visit.loads
        ],
        "parts": [
            {
                "name": part.name,
                "load": loads[id(part.load)],
                "data": _write_data(writer, part),
                "whole": part.whole,
                "failure": _said(part.failure),
                "notices": [_said(notice) for notice in part.notices],
                "file": file,
            }
            for part, file in zip(visit.parts, files, strict=True)
        ],
    }
    content = json.dumps(said, ensure_ascii=False).encode("utf-8")
    _write(writer, "visit", "metadata", content, COMPLETE)
    return out.getvalue()


def _write_exchange(writer: Any, exchange: Exchange) -> str:
    parts = urlsplit(exchange.url)
    target = parts.path or "/"
    request = StatusAndHeaders(
        f"GET {target}{'?' + parts.query if parts.query else ''} HTTP/1.1",
        list(exchange.request),
        is_http_request=True,
    )
    headers = [
        (f"X-Archive-Orig-{name}" if name.lower() in _REWRITTEN else name, value)
        for name, value in exchange.headers
    ]
    # Headers that are not ASCII are escaped by the library; the words after the status are not.
    reason = exchange.reason.encode("ascii", "replace").decode()
    response = StatusAndHeaders(f"{exchange.status} {reason}", headers, protocol="HTTP/1.1")
    warc = {"WARC-Date": exchange.at, "WARC-Protocol": exchange.protocol}
    if exchange.address:
        warc["WARC-IP-Address"] = exchange.address
    answer = writer.create_warc_record(
        exchange.url,
        "response",
        payload=io.BytesIO(exchange.raw),
        http_headers=response,
        warc_headers_dict=warc,
    )
    question = writer.create_warc_record(
        exchange.url, "request", http_headers=request, warc_headers_dict={"WARC-Date": exchange.at}
    )
    writer.write_request_response_pair(question, answer)
    return str(answer.rec_headers.get_header("WARC-Record-ID"))


def _write_data(writer: Any, part: VisitedPart) -> str | None:
    """A record of what was judged, where it is not what was sent."""
    exchange = part.load.exchanges[-1] if part.load.exchanges else None
    if (body.unpack(exchange, MAX_BYTES) if exchange else b"") == part.data:
        return None
    return _write(writer, "page", "conversion", part.data, "text/html; charset=utf-8")


def _write(writer: Any, what: str, kind: str, content: bytes, media_type: str) -> str:
    address = f"urn:{SOFTWARE}:{what}:{uuid4()}"
    record = writer.create_warc_record(
        address, kind, payload=io.BytesIO(content), warc_content_type=media_type
    )
    writer.write_record(record)
    return str(record.rec_headers.get_header("WARC-Record-ID"))


def _said(event: FetchEvent | None) -> dict[str, Any] | None:
    if event is None:
        return None
    return {"code": event.code, "arguments": [[name, value] for name, value in event.arguments]}
