"""Properties: a number is read back as it was written, wherever it stands, and quoted exactly."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportlint.reading.statements.numerals import chinese

from .reading import read

UNITS = ["件", "条", "起", "份", "封", "宗", "个", "项"]


def written(number: int) -> str:
    """A number below ten thousand in Chinese numerals."""
    digits, scales = "零一二三四五六七八九", ("", "十", "百", "千")
    text, pending = "", False
    for scale in range(3, -1, -1):
        digit = number // 10**scale % 10
        if digit:
            text += ("零" if pending and text else "") + digits[digit] + scales[scale]
            pending = False
        else:
            pending = True
    return (text.removeprefix("一") if text.startswith("一十") else text) or "零"


def test_tables_that_are_counted_are_not_tables_that_are_numbered() -> None:
    (said,) = read("全年收到政府信息公开申请表3份。").statements
    assert said.value == 3


@given(st.integers(0, 9999))
def test_numerals_are_read_as_they_are_written(number: int) -> None:
    assert chinese(written(number)) == number


@given(st.integers(0, 99_999_999), st.sampled_from(UNITS), st.sampled_from(["{}", "{:,}"]))
@settings(max_examples=60, deadline=None)
def test_a_number_is_read_back_and_quoted(number: int, unit: str, style: str) -> None:
    printed = style.format(number)
    (said,) = read(f"全年共收到政府信息公开申请{printed}{unit}。").statements
    assert said.value == number
    assert said.quantity.unit == unit
    assert said.at.text is not None
    assert said.at.text.quote(said.at.start, said.at.end) == printed + unit


@given(st.decimals(0, 9999, places=3), st.sampled_from([("元", 1), ("万元", 10_000), ("亿元", 100_000_000)]))
@example(Decimal("2023.120"), ("万元", 10_000))
@settings(max_examples=40, deadline=None)
def test_money_is_brought_to_the_tables_unit(number: Decimal, unit: tuple[str, int]) -> None:
    (said,) = read(f"行政事业性收费{number}{unit[0]}。").statements
    assert said.value == number * unit[1] / 10_000


@given(
    st.text(
        alphabet="收到申请公开依办结转下上年度行政复议诉讼无未其中0123456789件条，。；：（）、% ",
        max_size=120,
    )
)
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_fail(text: str) -> None:
    for said in read(text).statements:
        assert 0 <= said.at.start <= said.at.end <= len(said.at.text.squeezed if said.at.text else "")


def test_a_quotation_keeps_the_pages_own_writing() -> None:
    (said,) = read("共收到政府信息公开申请 １２ 件。").statements
    assert said.at.text is not None
    assert said.at.text.quote(said.at.start, said.at.end) == "１２ 件"


def test_keys_are_of_the_subject_and_counted() -> None:
    said = read("收到政府信息公开申请12件。全年共收到政府信息公开申请12件。").statements
    assert [one.key for one in said] == [
        "sections/overview/said/received",
        "sections/overview/said/received/2",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("全年主动公开政府信息2 04条。", 204),
        ("全年主动公开政府信息31O条。", 310),
        ("全年主动公开政府信息3l5条。", 315),
    ],
)
def test_a_broken_number_is_not_taken_for_a_part_of_it(text: str, value: int) -> None:
    (one,) = read(text).statements
    assert (one.value, one.quantity.exactness.value) == (value, "about")
