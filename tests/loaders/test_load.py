"""Which loader reads what, and what is said when nothing can be read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.checking.inputs import gather
from reportlint.loaders import Loader, Unreadable, load, load_path, suffixes
from reportlint.model.message import Message
from reportlint.page import Page
from reportlint.support import limits

PAGE = "<html><body><p>云溪县2025年政府信息公开工作年度报告</p></body></html>"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def only(found: Iterator[Page | Unreadable]) -> Page | Unreadable:
    (one,) = found
    return one


def page(found: Iterator[Page | Unreadable]) -> Page:
    one = only(found)
    assert isinstance(one, Page), one
    return one


def code(found: Iterator[Page | Unreadable]) -> str:
    one = only(found)
    assert isinstance(one, Unreadable)
    assert one.problem.message.zh and one.problem.advice.en
    return one.problem.code


def said(page: Page) -> str:
    return "".join(page.root.itertext()).strip()


def zipped(members: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty-file"),
        (b" \r\n\t ", "empty-file"),
        (b"<!-- x -->", "no-text"),
        (PNG, "image-named-html"),
        (b"\xff\xd8\xff\xe0" + bytes(64), "image-named-html"),
        (b"RIFF\x10\0\0\0WEBPVP8 " + bytes(64), "image-named-html"),
        (b"Rar!\x1a\x07\x01\0" + bytes(64), "binary-not-report"),
        (b"\x1f\x8b\x08\0" + bytes(64), "binary-not-report"),
        (b"MZ\x90\0" + bytes(64), "binary-not-report"),
        (bytes(range(256)) * 4, "binary-not-report"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "binary-not-report"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "office-encrypted"),
        (b"PK\x03\x04 torn", "archive-broken"),
        (zipped({"a.png": PNG}), "archive-empty"),
        (zipped({}), "archive-empty"),
        (b"<p>" + b"x" * limits.MARKUP_BYTES, "too-large"),
        (b"<b>" * (limits.MARKUP_TAGS + 1), "too-large"),
        (b"<div>" * (limits.DEPTH + 1) + b"x", "too-deep"),
        (b"<div>" * 5000 + b"x", "too-deep"),
        (b"From: x\nContent-Type: multipart/related; boundary=b\n\n--b\n\nx\n--b--\n", "mhtml-broken"),
    ],
)
def test_what_cannot_be_read(data: bytes, expected: str) -> None:
    assert code(load(data, name="report.html")) == expected


def test_the_content_decides_and_not_the_name() -> None:
    for name in ("report.html", "report.doc", "report.pdf", "report", "report.png"):
        assert said(page(load(PAGE.encode(), name=name))) == "云溪县2025年政府信息公开工作年度报告"


def test_text_that_begins_like_a_picture_is_text() -> None:
    assert said(page(load("BM 年度报告".encode(), name="x.html"))) == "BM 年度报告"
    assert said(page(load("MZ 年度报告".encode(), name="x.html"))) == "MZ 年度报告"


def test_deep_but_readable_pages_lose_nothing() -> None:
    depth = limits.DEPTH - 3
    found = page(load(f"{'<div>' * depth}甲{'</div>' * depth}<p>乙".encode(), name="x"))
    assert said(found) == "甲乙"


def test_utf16_is_no_binary() -> None:
    assert said(page(load(PAGE.encode("utf-16"), name="x"))).startswith("云溪县")
    assert said(page(load(PAGE.encode("utf-16-le"), name="x"))).startswith("云溪县")


@given(st.binary(max_size=600))
def test_any_bytes_end_in_a_page_or_a_sentence(data: bytes) -> None:
    for found in load(data, name="x"):
        assert isinstance(found, Page | Unreadable)


@given(
    st.binary(max_size=200),
    st.sampled_from([b"PK\x03\x04", b"%PDF-1.7\n", b"{\\rtf", b"MIME-Version: 1.0\n"]),
)
def test_broken_files_of_any_kind_end_in_a_sentence(data: bytes, beginning: bytes) -> None:
    os.environ["PATH"], path = "", os.environ["PATH"]
    try:
        assert list(load(beginning + data, name="x"))
    finally:
        os.environ["PATH"] = path


class TestPaths:
    def test_a_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        Path("2025").mkdir()
        Path("2025/报告.html").write_text(PAGE, encoding="gb18030")
        origin = page(load_path("2025/报告.html")).source.origin
        assert (origin.name, origin.path, origin.encoding) == ("2025/报告.html", "2025/报告.html", "gb18030")
        assert page(load_path(tmp_path / "2025/报告.html")).source.origin.path == "2025/报告.html"

    def test_no_file(self, tmp_path: Path) -> None:
        assert code(load_path(tmp_path / "no.html")) == "not-found"
        assert code(load_path("no\0such.html")) == "not-found"
        assert code(load_path(tmp_path)) == "not-readable"

    def test_no_permission(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
        assert code(load_path(tmp_path / "a.html")) == "no-permission"

    def test_endless_files_are_read_up_to_the_limit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "FILE_BYTES", 1000)
        assert code(load_path("/dev/zero")) == "too-large"


class TestPlugins:
    def test_a_loader_of_a_plugin_comes_first(self) -> None:
        def read(data: bytes, name: str, path: str | None, url: str | None) -> Iterator[Page | Unreadable]:
            yield from load(b"<p>" + data[4:], name=name, path=path, url=url)

        mine = Loader(
            "mine", Message("我的", "mine"), (".mine",), lambda data, name: data[:4] == b"MINE", read
        )
        assert said(page(load("MINE年报".encode(), name="x", loaders=[mine]))) == "年报"
        assert ".mine" in suffixes([mine]) and ".html" in suffixes([mine])

    def test_a_loader_that_fails_costs_only_its_file(self) -> None:
        def fail(*_: object) -> Iterator[Page | Unreadable]:
            raise RuntimeError("no\nluck")

        mine = Loader("mine", Message("我的", "mine"), (), lambda data, name: True, fail)
        found = only(load(b"x", name="x", loaders=[mine]))
        assert isinstance(found, Unreadable)
        assert found.problem.code == "loader-crashed"
        assert "RuntimeError: no luck" in found.problem.message.en


class TestArchives:
    def test_every_report_is_loaded_and_nothing_else(self) -> None:
        data = zipped(
            {
                "乡镇/乙.html": PAGE.replace("云溪县", "乙镇").encode("gb18030"),
                "乡镇/甲.html": PAGE.replace("云溪县", "甲镇").encode(),
                "乡镇/甲_files/frame.html": PAGE.encode(),
                "乡镇/空.html": b"",
                "__MACOSX/乡镇/._甲.html": b"x",
                "乡镇/~$甲.docx": b"x",
                "图.png": PNG,
                "../丙.html": PAGE.replace("云溪县", "丙镇").encode(),
                ".隐藏/丁.html": PAGE.encode(),
            }
        )
        above, *found = load(data, name="a.zip", path="in/a.zip")
        assert isinstance(above, Page) and said(above).startswith("丙镇")
        names = [(one.origin if isinstance(one, Unreadable) else one.source.origin).name for one in found]
        assert names == ["a.zip!/乡镇/乙.html", "a.zip!/乡镇/甲.html", "a.zip!/乡镇/空.html"]
        first, second, third = found
        assert isinstance(first, Page) and said(first).startswith("乙镇")
        assert isinstance(second, Page) and second.source.path == "in/a.zip!/乡镇/甲.html"
        assert isinstance(third, Unreadable) and third.problem.code == "empty-file"

    @pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
    def test_names_that_do_not_say_their_encoding(self, encoding: str) -> None:
        name = "云溪县报告.html".encode(encoding)
        plain = "x" * len(name[:-5]) + ".html"
        data = zipped({plain: PAGE.encode()}, ZIP_STORED).replace(plain.encode(), name)
        assert page(load(data, name="a.zip")).source.name == "a.zip!/云溪县报告.html"

    def test_an_archive_within_an_archive(self) -> None:
        assert (
            code(load(zipped({"b.zip": zipped({"c.html": PAGE.encode()})}), name="a.zip")) == "archive-nested"
        )

    def test_too_many_bytes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "ARCHIVE_BYTES", 10_000)
        data = zipped({"a.html": b"x" * 6000, "b.html": b"y" * 6000})
        assert len(data) < 1000
        assert code(load(data, name="a.zip")) == "archive-bomb"

    def test_too_many_files(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "ARCHIVE_MEMBERS", 2)
        assert code(load(zipped({f"{n}.html": b"x" for n in range(3)}), name="a.zip")) == "archive-bomb"

    def test_a_locked_member(self) -> None:
        data = bytearray(zipped({"a.html": PAGE.encode()}, ZIP_STORED))
        data[6] |= 1
        data[data.index(b"PK\x01\x02") + 8] |= 1
        assert code(load(bytes(data), name="a.zip")) == "archive-broken"

    def test_a_damaged_member_costs_only_itself(self) -> None:
        data = zipped({"a.html": PAGE.encode(), "b.html": PAGE.replace("云", "青").encode()}, ZIP_STORED)
        first, second = load(data.replace("云".encode(), b"xxx", 1), name="a.zip")
        assert isinstance(first, Unreadable) and first.problem.code == "archive-broken"
        assert isinstance(second, Page)

    def test_a_folder_entry_is_no_report(self) -> None:
        buffer = BytesIO()
        with ZipFile(buffer, "w") as archive:
            archive.writestr(ZipInfo("x.html/"), b"")
            archive.writestr("x.html/a.html", PAGE)
        assert said(page(load(buffer.getvalue(), name="a.zip"))).startswith("云溪县")


class TestSavedPages:
    MHTML = (
        "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=E5=B9=B4=E6=8A=A5?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n\r\n'
        "------b\r\nContent-Type: text/html\r\nContent-ID: <frame-0@mhtml.blink>\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://www.yunxi.gov.cn/nb/1.html\r\n"
        "\r\n{first}\r\n------b\r\nContent-Type: text/html; charset=gb2312\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        "Content-Location: https://www.yunxi.gov.cn/nb/2.html\r\n\r\n{second}\r\n------b\r\n"
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------b--\r\n"
    )

    @staticmethod
    def mhtml(first: str, second: str) -> bytes:
        from base64 import encodebytes
        from quopri import encodestring

        return TestSavedPages.MHTML.format(
            first=encodestring(first.encode()).decode(), second=encodebytes(second.encode("gb18030")).decode()
        ).encode()

    @pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.html", "a.doc"])
    def test_a_page_in_one_file(self, name: str) -> None:
        found = page(load(self.mhtml(PAGE, "<p>广告"), name=name, path=name))
        assert said(found) == "云溪县2025年政府信息公开工作年度报告"
        assert found.source.url == "https://www.yunxi.gov.cn/nb/1.html"
        assert (found.source.name, found.source.path) == (name, f"{name}!/1.html")

    def test_a_report_in_a_frame(self) -> None:
        found = page(load(self.mhtml("<iframe src=2.html>首页</iframe>", PAGE), name="a.mhtml"))
        assert said(found) == "云溪县2025年政府信息公开工作年度报告"
        assert (found.source.encoding, found.source.declared) == ("gb18030", "gb2312")
        assert found.source.url == "https://www.yunxi.gov.cn/nb/2.html"

    def test_a_page_with_its_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        Path("报告_files").mkdir()
        Path("报告_files/saved resource.html").write_text(PAGE, encoding="utf-8")
        Path("报告.html").write_text(
            "<!-- saved from url=(0031)https://www.yunxi.gov.cn/nb.html -->\n<html><body>首页"
            '<iframe src="./报告_files/saved%20resource.html"></iframe><iframe src="../x.html"></iframe>'
            '<iframe src="https://www.yunxi.gov.cn/ad.html"></iframe></body></html>',
            encoding="utf-8",
        )
        found = page(load_path("报告.html"))
        assert said(found) == "云溪县2025年政府信息公开工作年度报告"
        assert found.source.path == "报告_files/saved resource.html"
        assert found.source.url == "https://www.yunxi.gov.cn/nb.html"

    def test_the_folder_of_a_page_is_not_searched(self, tmp_path: Path) -> None:
        for name in ("a.html", "a_files/frame.html", "b.htm", "b.files/x.html", "c_files/d.html"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(PAGE, encoding="utf-8")
        found = gather([str(tmp_path)], suffixes())
        assert [Path(name).name for name in found] == ["a.html", "b.htm", "d.html"]

    def test_the_page_itself_where_it_holds_the_report(self, tmp_path: Path) -> None:
        (tmp_path / "a_files").mkdir()
        (tmp_path / "a_files/ad.html").write_text("<p>广告", encoding="utf-8")
        (tmp_path / "a.html").write_text(f'{PAGE}<iframe src="a_files/ad.html"></iframe>', encoding="utf-8")
        assert said(page(load_path(tmp_path / "a.html"))).startswith("云溪县")
