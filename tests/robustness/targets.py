"""What is fuzzed: each kind of file that others hand to the tool, from a few that are whole."""

from __future__ import annotations

import gzip
import tempfile
import zlib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_STORED, ZipFile

from agencies.writing import HEADER, workbook
from fetch.visits import visit
from loaders.ofd_writing import ofd, text_object
from loaders.pdf_writing import Paper
from loaders.word_writing import document, numbered, numbering, paragraph

from reportlint.agencies.read import read_agencies
from reportlint.engine import Linter
from reportlint.fetch import warc_loader, warc_writer
from reportlint.forms import shipped_forms
from reportlint.loaders import Unreadable, docx, load
from reportlint.loaders import ofd as ofds
from reportlint.loaders import pdf as pdfs
from reportlint.model.errors import UsageError
from reportlint.model.finding import Problem
from reportlint.page import Page
from reportlint.rules import catalog
from reportlint.testing import MARKUPS, clean_draft

from .whole_way import go_the_whole_way


class Target(NamedTuple):
    """One kind of input."""

    seeds: Callable[[], Mapping[str, bytes]]
    one: Callable[[bytes], object]
    """Takes any bytes. Raises nothing where all is well; MemoryError where the system refused memory."""


def page(name: str) -> bytes:
    """A report with a fault in a markup."""
    return MARKUPS[name].encode(clean_draft().edit({"requests/granted/total": "+1"}))


# Parts of packed files are damaged before they are packed: a checksum hides what lies behind it.


@cache
def word() -> Mapping[str, bytes]:
    """The parts of a Word document."""
    body = numbered("总体情况") + paragraph("全年收到政府信息公开申请10件。")
    return _members(document(body, numbering=numbering("chineseCounting|%1、")))


def with_body(data: bytes) -> bytes:
    """The Word document with another body."""
    return _packed({**word(), "word/document.xml": data})


def _damaged_word(data: bytes) -> None:
    assert isinstance(docx.html_of(with_body(data)), str | Problem)


@cache
def _ofd() -> Mapping[str, bytes]:
    return _members(ofd([[text_object("一、总体情况", 30, 50, 5, [5.0] * 6)]]))


def _damaged_ofd(data: bytes) -> object:
    return ofds.document_of(_packed({**_ofd(), "Doc_0/Pages/0.xml": data}))


def plain_pdf() -> bytes:
    """A PDF without compression."""
    paper = Paper()
    paper.paragraph("一、总体情况")
    return paper.pdf(pageCompression=0)


def filtered_pdf(filters: str, content: bytes) -> bytes:
    """A PDF of one page whose content goes through filters."""
    head = f"<</Filter[{filters}]/Length {len(content)}>>stream\n".encode()
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n"
        b"4 0 obj" + head + content + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def _pdfs() -> Mapping[str, bytes]:
    drawn = b"BT /F1 12 Tf 72 700 Td (annual report) Tj ET 72 72 200 100 re S"
    runs = bytes([len(drawn) - 1]) + drawn + b"\x80"
    return {
        "plain": plain_pdf(),
        "hex": filtered_pdf("/ASCIIHexDecode", drawn.hex().encode() + b">"),
        "runs": filtered_pdf("/RunLengthDecode", runs),
        "chain": filtered_pdf("/FlateDecode/RunLengthDecode", zlib.compress(runs)),
        "lzw": filtered_pdf("/LZWDecode", b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01"),
    }


def _warcs() -> Mapping[str, bytes]:
    kept = warc_writer.about() + warc_writer.packed(visit(rendered=True), [None])
    sent = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\0"
    other = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://www.example.gov.cn/\r\n"
        b"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(sent), sent)
    )
    return {"ours": gzip.decompress(kept), "other": other}


def _damaged_warc(data: bytes) -> None:
    """As it is, and with each record packed for itself, as ours are."""
    first, *others = data.split(b"\r\n\r\nWARC/1.0")
    records = [first, *(b"WARC/1.0" + one for one in others)]
    packed = b"".join(gzip.compress(one + b"\r\n\r\n") for one in records)
    for content, name in ((data, "x.warc"), (packed, "x.warc.gz")):
        for found in load(content, name=name, loaders=(warc_loader.LOADER,)):
            _accepted(found)


@cache
def _workbook() -> Mapping[str, bytes]:
    rows = [
        HEADER,
        ("云溪县水务局", "http://www.example.gov.cn/a.html", "部门", "云溪县人民政府", 2025, "", ""),
    ]
    with tempfile.TemporaryDirectory() as folder:
        return _members(workbook(Path(folder), rows).read_bytes())


_SHEET = "xl/worksheets/sheet1.xml"


def _lists() -> Mapping[str, bytes]:
    rows = f"{','.join(HEADER)}\n云溪县水务局,http://www.example.gov.cn/a.html,部门,云溪县人民政府,2025,,\n"
    return {
        "sheet": _workbook()[_SHEET],
        "csv": rows.encode(),
        "gbk": rows.replace(",", "\t").encode("gb18030"),
    }


def _damaged_list(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = data.startswith(b"<")
        file = Path(folder, "名单.xlsx" if book else "名单.csv")
        file.write_bytes(_packed({**_workbook(), _SHEET: data}) if book else data)
        try:
            read_agencies(file, 2025)
        except UsageError:
            return


def _rules() -> Mapping[str, bytes]:
    checks = Path(catalog.__file__).parents[3] / "rules" / "checks"
    return {name: (checks / name).read_bytes() for name in _RULES}


_RULES = (
    "privacy/privacy-personal-mail.toml",
    "structure/overview-too-long.toml",
    "stated/stated-received.toml",
    "website/website-cases-sum.toml",
)


def _damaged_rules(data: bytes) -> None:
    """Loaded or refused; what was loaded judges a page."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "own.toml").write_bytes(data)
        made = catalog.build((), [Path(folder)])
    outcome = Linter(made.rules, shipped_forms(), date(2025, 6, 1)).lint(_clean())
    assert not outcome.crashes, outcome.crashes


@cache
def _clean() -> Page:
    (found,) = load(MARKUPS["clean"].encode(clean_draft()), name="x.html")
    assert isinstance(found, Page)
    return found


def _accepted(found: Page | Unreadable) -> None:
    if isinstance(found, Unreadable):
        assert found.problem.code != "loader-crashed", found.problem.message.en


def _members(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(members: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _pages() -> Mapping[str, bytes]:
    names = ("clean", "word", "trs", "one-line", "flattened", "gb2312")
    return {**{name: page(name) for name in names}, "word-document": _packed(word()), "pdf": plain_pdf()}


TARGETS: Mapping[str, Target] = {
    "page": Target(_pages, lambda data: go_the_whole_way(data, "input")),
    "word": Target(lambda: {"body": word()["word/document.xml"]}, _damaged_word),
    "pdf": Target(_pdfs, pdfs.document_of),
    "ofd": Target(lambda: {"page": _ofd()["Doc_0/Pages/0.xml"]}, _damaged_ofd),
    "warc": Target(_warcs, _damaged_warc),
    "list": Target(_lists, _damaged_list),
    "rules": Target(_rules, _damaged_rules),
}
