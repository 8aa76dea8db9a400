"""How bytes become text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.page.source import Source, read_source

SENTENCE = "2025年，云溪县共收到政府信息公开申请12件，已全部办结。"
PAGE = f'<html><head><meta charset="{{}}"><title>年度报告</title></head><body><p>{SENTENCE}</p></body></html>'


def read(data: bytes, declared: str | None = None) -> Source:
    return read_source(data, name="page.html", declared=declared)


def codes(source: Source) -> list[str]:
    return [notice.code for notice in source.notices]


@pytest.mark.parametrize(
    ("encoding", "declared", "found", "notices"),
    [
        ("utf-8", "utf-8", "utf-8", []),
        ("utf-8", "UTF8", "utf-8", []),
        ("utf-8", "gbk", "utf-8", ["encoding-differs"]),
        ("gb18030", "gb2312", "gb18030", []),
        ("gb18030", "GBK", "gb18030", []),
        ("gb18030", "utf-8", "gb18030", ["encoding-differs"]),
        ("gb18030", "no-such-charset", "gb18030", ["encoding-differs"]),
    ],
)
def test_the_bytes_decide_and_not_the_declaration(
    encoding: str, declared: str, found: str, notices: list[str]
) -> None:
    text = PAGE.format(declared)
    source = read(text.encode(encoding))
    assert (source.text, source.encoding, source.declared, source.lost) == (text, found, declared, 0)
    assert codes(source) == notices


def test_gb18030_holds_what_gb2312_cannot() -> None:
    text = PAGE.format("gb2312").replace("云溪县", "㙦镕龘𠮷县€")
    assert read(text.encode("gb18030")).text == text


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030"]
)
def test_a_byte_order_mark_decides(encoding: str) -> None:
    data = (
        SENTENCE.encode(encoding)
        if encoding in {"utf-8-sig", "utf-16"}
        else f"\ufeff{SENTENCE}".encode(encoding)
    )
    assert read(data).text == SENTENCE


def test_utf16_that_declares_utf16_is_as_declared() -> None:
    assert codes(read(PAGE.format("utf-16").encode("utf-16"))) == []


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_without_a_declaration(encoding: str) -> None:
    source = read(SENTENCE.encode(encoding))
    assert (source.text, source.encoding, source.declared) == (SENTENCE, encoding, None)
    assert codes(source) == []


def test_ascii_needs_no_notice() -> None:
    assert codes(read(b'<meta charset="gbk"><p>abc')) == []


def test_the_server_comes_before_the_page() -> None:
    assert read(PAGE.format("gbk").encode(), declared="utf-8").declared == "utf-8"


def test_an_xml_declaration_counts() -> None:
    assert read(b'<?xml version="1.0" encoding="GBK"?><html>').declared == "GBK"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_damaged_byte_costs_one_character(encoding: str) -> None:
    before, after = PAGE.format(encoding).encode(encoding).split("件".encode(encoding))
    source = read(before + b"\xff" + after)
    assert source.encoding == encoding
    assert source.text == PAGE.format(encoding).replace("件", "\ufffd")
    assert source.lost == 1
    assert codes(source) == ["characters-lost"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_file_cut_within_a_character_shows_no_damage(encoding: str) -> None:
    source = read(PAGE.format(encoding).split("件")[0].encode(encoding) + "件".encode(encoding)[-2:-1])
    assert source.text == PAGE.format(encoding).split("件")[0]
    assert source.lost == 1
    assert codes(source) == ["cut-within-character"]


def test_a_replacement_character_at_the_end_is_what_it_is() -> None:
    source = read("收到\ufffd".encode())
    assert (source.text, source.lost, codes(source)) == ("收到\ufffd", 1, ["characters-lost"])


@given(st.text("一二三四五收到申请件，。年县条", min_size=12, max_size=60), st.data())
def test_short_utf8_with_a_lost_byte_is_still_utf8(text: str, data: st.DataObject) -> None:
    whole = text.encode()
    at = data.draw(st.integers(0, len(whole) - 1))
    source = read(whole[:at] + whole[at + 1 :])
    assert source.encoding == "utf-8"
    assert source.lost


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff\ufffd")))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert read(text.encode()).text == text


@given(st.text("政府信息公开年度报告〇①Ａ：　，。、（）0123456789 abc<>&", min_size=1))
def test_gb_text_comes_back_as_it_was(text: str) -> None:
    data = f"报告{text}".encode("gb18030")
    source = read(data)
    assert source.text == f"报告{text}"


@given(st.binary())
def test_any_bytes_give_a_text(data: bytes) -> None:
    source = read(data)
    assert source.lost >= source.text.count("\ufffd")
    assert source.origin.size == len(data)
    assert "\0" not in source.text


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: text.encode("utf-8-sig")))
def test_the_text_in_utf8(data: bytes) -> None:
    source = read(data)
    assert source.utf8.decode() == source.text


def test_nul_characters_are_told_and_keep_their_place() -> None:
    source = read("收到\0申请".encode())
    assert source.text == "收到\u200b申请"
    assert codes(source) == ["nul-characters"]


def test_the_origin_says_where_it_came_from() -> None:
    source = read_source(b"abc", name="a/b.html", path="b.html", url="https://www.yunxi.gov.cn/b.html")
    origin = source.origin
    assert (origin.name, origin.path, origin.url) == ("a/b.html", "b.html", "https://www.yunxi.gov.cn/b.html")
    assert origin.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert (origin.size, origin.encoding, origin.lost, origin.media_type) == (3, "utf-8", 0, "text/html")
