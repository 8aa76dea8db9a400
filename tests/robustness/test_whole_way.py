"""Damaged input of every kind goes the whole way; `make fuzz` does the same for as long as it is told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .targets import page, plain_pdf, with_body, word
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


@settings(max_examples=15)
@given(st.sampled_from(["clean", "word", "one-line"]), DAMAGE)
def test_pages(name: str, damage: list[tuple[float, int, bytes]]) -> None:
    go_the_whole_way(damaged(page(name), damage), "x.html")


@settings(max_examples=6)
@given(DAMAGE)
def test_word_documents(damage: list[tuple[float, int, bytes]]) -> None:
    go_the_whole_way(with_body(damaged(word()["word/document.xml"], damage)), "x.docx")


@settings(max_examples=6)
@given(DAMAGE)
def test_pdfs(damage: list[tuple[float, int, bytes]]) -> None:
    go_the_whole_way(damaged(plain_pdf(), damage), "x.pdf")


@pytest.mark.parametrize("name", ["x\x1b]0;y\x07.html", "a\u202eb.html", "＝1+1.html", "a\n::error::.html"])
def test_names(name: str) -> None:
    go_the_whole_way(page("clean"), name)
