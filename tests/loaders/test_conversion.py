"""Documents made to use up memory or time: each costs itself, its limit is named, and the next one is read."""

from __future__ import annotations

import base64
import multiprocessing
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from reportlint.loaders import Unreadable, conversion, load
from reportlint.model.finding import Problem
from reportlint.support import limits
from reportlint.support.budget import resident_bytes

from .pdf_writing import Paper
from .word_writing import document, paragraph, run

FILTERS = {
    "Flate, RunLength twice": ("Flate", "RunLength", "RunLength"),
    "Flate twice, RunLength": ("Flate", "Flate", "RunLength"),
    "Flate three times": ("Flate", "Flate", "Flate"),
    "Flate, ASCIIHex, RunLength": ("Flate", "ASCIIHex", "RunLength"),
    "Flate, ASCII85, Flate": ("Flate", "ASCII85", "Flate"),
}
"""In the order in which they are undone."""
GROWN = 200_000_000


def encoded(size: int, filters: tuple[str, ...]) -> bytes:
    """A stream that unpacks to about that many bytes, all the same."""
    data = b"\x81" * (size // 64 ** filters.count("RunLength"))
    for name in reversed(filters):
        if name == "Flate":
            data = zlib.compress(data, 9)
        elif name == "ASCIIHex":
            data = data.hex().encode() + b">"
        elif name == "ASCII85":
            data = base64.a85encode(data) + b"~>"
    return data


def bomb(filters: tuple[str, ...], size: int = GROWN) -> bytes:
    content = encoded(size, filters)
    names = " ".join(f"/{name}Decode" for name in filters)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        f"<</Filter[{names}]/Length {len(content)}>>stream\n".encode() + content + b"\nendstream",
    ]
    out = BytesIO(b"")
    out.write(b"%PDF-1.7\n")
    places = []
    for n, one in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{n} 0 obj\n".encode() + one + b"\nendobj\n")
    at = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write(b"".join(f"{place:010} 00000 n \n".encode() for place in places))
    out.write(f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF".encode())
    return out.getvalue()


def problem(data: bytes, name: str = "report.pdf") -> Problem:
    (found,) = load(data, name=name)
    assert isinstance(found, Unreadable)
    return found.problem


def readable() -> bytes:
    paper = Paper()
    paper.paragraph("一、总体情况")
    return paper.pdf()


@pytest.mark.parametrize("name", FILTERS)
def test_filters_in_chains_end_at_a_named_limit(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DOCUMENT_BYTES", 150_000_000)
    data = bomb(FILTERS[name])
    assert len(data) < 20_000
    found = problem(data)
    assert found.code in ("document-bytes", "archive-bomb")
    assert "MB" in found.message.zh
    assert not isinstance(next(load(readable(), name="next.pdf")), Unreadable)


def test_memory_of_this_process_stays_what_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DOCUMENT_BYTES", 150_000_000)
    before = resident_bytes()
    assert problem(bomb(FILTERS["Flate, RunLength twice"], 10 * GROWN)).code == "document-bytes"
    assert resident_bytes() - before < 50_000_000


def test_a_word_document_that_takes_too_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DOCUMENT_BYTES", 100_000_000)
    monkeypatch.setattr(limits, "PART_TAGS", 10_000_000)
    body = paragraph(run("甲") * 400_000)
    assert problem(document(body), "report.docx").code in ("document-bytes", "docx-broken")


def test_in_an_archive_the_other_members_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DOCUMENT_BYTES", 150_000_000)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("1.pdf", bomb(FILTERS["Flate, RunLength twice"]))
        archive.writestr("2.pdf", readable())
        archive.writestr("3.docx", document(paragraph("甲")))
    found = list(load(packed.getvalue(), name="a.zip", path="a.zip"))
    assert [one.problem.code if isinstance(one, Unreadable) else "" for one in found] == [
        "document-bytes",
        "",
        "",
    ]


def test_a_process_that_dies_costs_its_document() -> None:
    assert not isinstance(next(load(readable(), name="a.pdf")), Unreadable)
    assert conversion.converted_apart("os:_exit", b"").code == "loader-crashed"
    assert conversion.converted_apart("builtins:len", b"abc") == 3


def test_what_a_library_prints_reaches_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    assert conversion.converted_apart("builtins:print", b"noise") is None
    assert conversion.converted_apart("logging:critical", b"noise") is None
    assert capfd.readouterr() == ("", "")


def test_modules_of_the_working_folder_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit(7)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    process = conversion.ConversionProcess()
    try:
        assert process.convert("builtins:len", b"abc") == 3
    finally:
        process.close()


def _in_a_fork(answers: multiprocessing.Queue[int]) -> None:
    answers.put(conversion.converted_apart("builtins:len", b"abcd"))


def test_a_forked_process_has_one_of_its_own() -> None:
    context = multiprocessing.get_context("fork")
    answers = context.Queue()
    conversion.converted_apart("builtins:len", b"abc")
    child = context.Process(target=_in_a_fork, args=(answers,))
    child.start()
    assert conversion.converted_apart("builtins:len", b"abc") == 3
    assert answers.get() == 4
    child.join()
