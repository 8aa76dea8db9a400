"""What is kept can be replayed by other software: at the page's address stands what the site sent."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from reportlint.fetch import warc_loader, warc_reader, warc_writer
from reportlint.fetch.archive import Evidence
from reportlint.fetch.navigation import Visit
from reportlint.loaders import Unreadable, load
from reportlint.support import limits
from tests.loaders.ofd_writing import ofd
from tests.loaders.word_writing import document

from .visits import SENT, SHOWN, URL, visit


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


def test_whatever_a_site_calls_its_status_is_kept():
    made = visit(rendered=False)
    (exchange,) = made.loads[0].exchanges
    odd = replace(exchange, reason="好\u202e", headers=(*exchange.headers, ("X-Odd", "好")))
    load = replace(made.loads[0], exchanges=(odd,))
    kept = Visit(URL, (load,), (replace(made.parts[0], load=load),))
    (part,) = (part for part, _ in warc_reader.visits(warc_writer.about() + warc_writer.packed(kept, [None])))
    assert (part.data, part.load.exchanges[0].reason) == (SENT, "??")


def record(body: bytes, address: str = URL) -> bytes:
    """A page that was packed, as another program keeps it."""
    return answer(gzip.compress(body), "Content-Encoding: gzip", address)


def answer(body: bytes, header: str, address: str = URL) -> bytes:
    """An answer as another program keeps it."""
    sent = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{header}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    )
    length = f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(sent)}\r\n\r\n"
    return head.encode() + length.encode() + sent + b"\r\n\r\n"


def codes(data: bytes, name: str) -> list[str]:
    return [
        found.problem.code if isinstance(found, Unreadable) else "read"
        for found in load(data, name=name, loaders=(warc_loader.LOADER,))
    ]


def test_records_of_other_software_unpack_to_so_much_and_no_more(monkeypatch):
    whole, bomb = record("<p>年度报告</p>".encode()), record(bytes(3_000_000))
    monkeypatch.setattr(limits, "FILE_BYTES", 1_000_000)
    assert codes(whole + bomb, "x.warc") == ["read", "expands-too-far"]
    assert codes(gzip.compress(whole) + gzip.compress(bomb), "x.warc.gz") == ["read", "expands-too-far"]
    assert codes(gzip.compress(whole) + gzip.compress(bytes(3_000_000)), "x.warc.gz") == [
        "read",
        "record-damaged",
    ]
    assert codes(gzip.compress(bytes(3_000_000)), "x.warc.gz") == ["record-empty"]


def test_damaged_records_are_named_and_libraries_keep_quiet(capfd):
    whole = gzip.compress(record("<p>年度报告</p>".encode()))
    assert codes(whole + whole[:-40], "x.warc.gz") == ["read", "record-damaged"]
    odd = record("<p>年度报告</p>".encode(), "http://www.example.gov.cn/a b.html").replace(
        b"\r\n\r\n", b"\r\nX: y\r\n\r\n", 1
    )
    assert codes(odd[:-2] + b"rest\r\n", "x.warc") == ["read", "record-damaged"]
    assert codes(record(b"<p>x</p>").replace(b"WARC-Target-URI", b"X"), "x.warc") == ["record-damaged"]
    assert capfd.readouterr() == ("", "")


def test_an_answer_that_is_not_packed_as_it_says_costs_itself(capfd):
    page = "<p>年度报告</p>".encode()
    damaged = bytearray(gzip.compress(bytes(range(256)) * 400))
    damaged[200:220] = bytes(20)
    for coding in ("gzip", "deflate", "br"):
        odd = answer(bytes(damaged), f"Content-Encoding: {coding}")
        assert codes(odd + record(page), "x.warc") == ["content-encoding-broken", "read"]
    cut = answer(gzip.compress(page)[:-12], "Content-Encoding: gzip")
    assert codes(cut + record(page), "x.warc") == ["body-cut", "read"]
    # Unpacked already; in pieces, each of a length that is told before it.
    assert codes(answer(page, "Content-Encoding: gzip"), "x.warc") == ["read"]
    assert codes(
        answer(b"%x\r\n%b\r\n0\r\n\r\n" % (len(page), page), "Transfer-Encoding: chunked"), "x.warc"
    ) == ["read"]
    assert capfd.readouterr() == ("", "")


def test_a_record_of_a_length_that_no_machine_can_hold_is_damaged():
    whole = record("<p>年度报告</p>".encode())
    endless = whole.replace(b"Content-Length: ", b"Content-Length: 9" + b"9" * 30)
    assert codes(whole + endless, "x.warc") == ["read", "record-damaged"]


def test_a_document_is_kept_under_the_ending_of_its_kind(tmp_path):
    made = visit(rendered=False)
    for n, (content, ending) in enumerate(
        ((ofd([[]]), ".ofd"), (document(""), ".docx"), (b"%PDF-1.4", ".pdf"))
    ):
        load = replace(made.loads[0], body=content)
        part = replace(made.parts[0], load=load, data=content, whole=True)
        (file,) = Evidence(tmp_path / str(n)).keep(Visit(URL, (load,), (part,))).files
        assert file.suffix == ending
