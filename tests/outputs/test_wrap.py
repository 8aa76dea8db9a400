"""Lines of mixed text keep their width and break where Chinese may be broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reportlint.outputs.layout import headline
from reportlint.support.wrap import plain, printed, shorten, wrap

TEXTS = st.text(st.sampled_from("一二三四，。（）“”《》abc 123 .—…、"), max_size=60)


@given(TEXTS, st.integers(6, 40))
def test_no_line_is_wider_than_asked_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_numbers_and_words_stay_whole() -> None:
    assert wrap("总计印为 1234567 件", 12) == ["总计印为", "1234567 件"]
    assert wrap("规则 requests-row-total 报告", 20) == ["规则", "requests-row-total", "报告"]


def test_no_line_begins_with_a_closing_or_ends_with_an_opening_mark() -> None:
    assert wrap("办理结果之和，与总计不符", 12) == ["办理结果之", "和，与总计不", "符"]
    assert wrap("见国办公开（二〇二一）", 12) == ["见国办公开", "（二〇二一）"]


def test_a_number_stays_with_what_it_counts() -> None:
    assert wrap("已核 889 项，76 项不适用", 15) == ["已核 889 项，", "76 项不适用"]


@pytest.mark.parametrize(
    ("quote", "seen"),
    [
        ('<td align="center"><div>&nbsp;7&nbsp;</div></td>', "7"),
        ('四、政府信</span><span style="font-size:16pt;font-', "四、政府信"),
        ("<table width=10", ""),
        ("5 &lt; 6", "5 < 6"),
        ("合计<5件", "合计<5件"),
    ],
)
def test_a_reader_sees_no_markup(quote: str, seen: str) -> None:
    assert printed(quote) == seen


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert wrap("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_text_of_a_page_can_not_steer_the_terminal() -> None:
    assert plain("5\x1b[31m\u202e\n 件\t\x07") == "5[31m 件"


@given(TEXTS, st.integers(4, 20))
def test_shortened_text_fits(text: str, width: int) -> None:
    assert cell_len(shorten(text, width)) <= width
    assert shorten("收到申请十二件", 9) == "收到申请…"


def test_a_headline_goes_on_in_full_lines() -> None:
    lines = headline([("✗ 云溪县", "bold"), ("一二三四五六七八九十" * 2, "")], ("", ""), 20, hang=2)
    assert [line.plain for line in lines] == [
        "✗ 云溪县一二三四五六",
        "  七八九十一二三四五",
        "  六七八九十",
    ]
