"""Damaged input of every kind goes the whole way; `make fuzz` does the same for as long as it is told."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loaders.pdf_writing import Paper
from loaders.word_writing import document, numbered, numbering, paragraph

from reportlint.testing import MARKUPS, clean_draft

from .whole_way import go_the_whole_way

PIECES = st.sampled_from(
    [
        *(
            "\x00 \x01 \x0b \x1b]0;x\x07 \x85 \x9b31m \u202e \u2066 \uffff \U000e0041 ＝1+1 ]]> --> %0A::error::".split(
                " "
            )
        ),
        *("<td colspan=99999> <table> </table> <script> &#11; &#xFFFF; &#x1F;".split(" ")),
        *("9" * 29, "9" * 310, "一、", "第二十条", "\r\n=cmd|' /C calc'!A0"),
    ]
).map(lambda text: text.encode("utf-8", "surrogatepass"))
DAMAGE = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 200), PIECES | st.binary(max_size=12)),
    min_size=1,
    max_size=6,
)


def damaged(data: bytes, damage: list[tuple[float, int, bytes]]) -> bytes:
    for share, length, instead in damage:
        at = int(share * len(data))
        data = data[:at] + instead + data[at + length :]
    return data


@cache
def page(name: str) -> bytes:
    return MARKUPS[name].encode(clean_draft().edit({"requests/granted/total": "+1"}))


@cache
def word() -> bytes:
    body = numbered("总体情况") + paragraph("全年收到政府信息公开申请10件。")
    return document(body, numbering=numbering("chineseCounting|%1、"))


@cache
def pdf() -> bytes:
    paper = Paper()
    paper.paragraph("一、总体情况")
    return paper.pdf(pageCompression=0)


@settings(max_examples=15)
@given(st.sampled_from(["clean", "word", "one-line"]), DAMAGE)
def test_pages(name: str, damage: list[tuple[float, int, bytes]]) -> None:
    go_the_whole_way(damaged(page(name), damage), "x.html")


@settings(max_examples=6)
@given(DAMAGE)
def test_word_documents(damage: list[tuple[float, int, bytes]]) -> None:
    packed = BytesIO()
    with ZipFile(BytesIO(word())) as before, ZipFile(packed, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, damaged(part, damage) if name == "word/document.xml" else part)
    go_the_whole_way(packed.getvalue(), "x.docx")


@settings(max_examples=6)
@given(DAMAGE)
def test_pdfs(damage: list[tuple[float, int, bytes]]) -> None:
    go_the_whole_way(damaged(pdf(), damage), "x.pdf")


@pytest.mark.parametrize("name", ["x\x1b]0;y\x07.html", "a\u202eb.html", "＝1+1.html", "a\n::error::.html"])
def test_names(name: str) -> None:
    go_the_whole_way(page("clean"), name)
