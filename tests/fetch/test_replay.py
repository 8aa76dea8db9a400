"""What is kept can be replayed by other software: at the page's address stands what the site sent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from reportlint.fetch import warc_reader, warc_writer
from reportlint.fetch.fetch import Exchange, FetchResult
from reportlint.fetch.navigation import Visit, VisitedPart

URL = "http://www.example.gov.cn/nb/2025.html"
SENT, SHOWN = b"<p>sent</p>", b"<p>displayed</p>"


def visit(*, rendered: bool) -> Visit:
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


def records(file: Path) -> list[tuple[str, str, bytes]]:
    with file.open("rb") as stream:
        return [
            (one.rec_type, one.rec_headers.get_header("WARC-Target-URI") or "", one.content_stream().read())
            for one in ArchiveIterator(stream)
        ]


@pytest.mark.parametrize("rendered", [False, True], ids=["as sent", "as displayed"])
def test_only_what_the_site_sent_bears_the_address_of_the_page(tmp_path, rendered):
    file = tmp_path / "pages.warc.gz"
    file.write_bytes(warc_writer.about() + warc_writer.packed(visit(rendered=rendered), [None]))
    at_page = [(kind, content) for kind, address, content in records(file) if address == URL]
    assert [(kind, content) for kind, content in at_page if kind != "request"] == [("response", SENT)]
    ours = [address for kind, address, _ in records(file) if kind in ("metadata", "conversion")]
    assert len(ours) == len(set(ours)) == 1 + rendered
    assert all(re.fullmatch(r"urn:reportlint:(visit|page):[0-9a-f-]{36}", address) for address in ours)


@pytest.mark.parametrize("rendered", [False, True], ids=["as sent", "as displayed"])
def test_records_that_bear_the_address_of_the_page_are_still_read(monkeypatch, rendered):
    """As earlier versions wrote them."""
    new = warc_writer.packed(visit(rendered=rendered), [None])

    def write(writer, what, kind, content, media_type):
        import io

        record = writer.create_warc_record(
            URL, kind, payload=io.BytesIO(content), warc_content_type=media_type
        )
        writer.write_record(record)
        return str(record.rec_headers.get_header("WARC-Record-ID"))

    monkeypatch.setattr(warc_writer, "_write", write)
    old = warc_writer.packed(visit(rendered=rendered), [None])
    read = [
        [(part.name, part.data, part.whole) for part, _ in warc_reader.visits(warc_writer.about() + piece)]
        for piece in (new, old)
    ]
    assert read[0] == read[1] == [(URL, SHOWN if rendered else SENT, not rendered)]
