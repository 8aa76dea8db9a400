"""Labels of tables as sites print them: other ordinals, footnote marks, a second language, radicals for hanzi."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.label import fold
from reportlint.model.lookalikes import LOOKALIKES
from reportlint.model.text import canonical
from reportlint.testing import clean_draft
from reportlint.testing.sheet import Box, unspanned

from .reading import DRAFT, drawn, expected, figures, page, read

RADICALS = {hanzi: code for code, hanzi in LOOKALIKES.items()}
NUMBERED = re.compile(r"^(\d)\.")


def ordinals(written):
    return lambda text: NUMBERED.sub(lambda match: written(int(match[1])), text)


STYLES = {
    "⒈": ordinals(lambda n: chr(ord("⒈") + n - 1)),
    "⒈ and a space": ordinals(lambda n: chr(ord("⒈") + n - 1) + " "),
    "1 and a space": ordinals(lambda n: f"{n} "),
    "1 alone": ordinals(str),
    "⑴": ordinals(lambda n: chr(ord("⑴") + n - 1)),
    "一 and a space": lambda text: re.sub(r"^([一二三四])、", r"\1 ", text),
    "a footnote": lambda text: text + "①",
    "a starred note": lambda text: text + "*",
    "English behind": lambda text: f"{text} Number of items (unit: 10,000 yuan)",
    "English before": lambda text: f"Number of items {text}",
    "radicals": lambda text: text.translate({h: chr(code) for h, code in RADICALS.items()}),
}


@pytest.mark.parametrize("table", ["disclosure", "requests", "disputes"])
@pytest.mark.parametrize("style", STYLES)
def test_labels_are_known_in_every_style(style, table):
    write = STYLES[style]
    report = read(
        drawn(
            table,
            lambda grid: tuple(
                tuple(
                    box if box.kind == "number" or not box.text else replace(box, text=write(box.text))
                    for box in row
                )
                for row in grid
            ),
        )
    )
    assert figures(report, table) == expected(table)
    assert not report.missing
    assert {cell.certainty.value for cell in report.cells.values()} == {"label"}


@pytest.mark.parametrize(
    "label", ["总计", "（七）总计", "总 计", "总计¹", "总计 Total", "７、总计", "⒎总计", "(7)总计 Sum, all"]
)
def test_the_same_label_folds_to_the_same_string(label):
    assert fold(label) == "总计"


@pytest.mark.parametrize("label", ["第二十条第（一）项", "APP", "12", "1 234"])
def test_what_is_no_leading_number_stays(label):
    assert fold(label) == re.sub(r"\W", "", label)


@given(st.text(st.sampled_from([chr(code) for code in LOOKALIKES])))
def test_lookalikes_become_hanzi_one_by_one(text):
    folded = canonical(text)
    assert len(folded) == len(text)
    assert not any(ord(char) in LOOKALIKES for char in folded)


def test_a_whole_report_in_radicals_is_read_as_in_hanzi():
    plain = page()
    body = plain.index("<body>")
    table = {hanzi: chr(code) for hanzi, code in RADICALS.items()}
    odd, even = read(plain[:body] + plain[body:].translate(table)), read(plain)
    assert {key: s.text for key, s in odd.sections.items()} == {
        key: s.text for key, s in even.sections.items()
    }
    assert figures(odd, "requests") == figures(even, "requests") == expected("requests", DRAFT)
    assert [said.key for said in odd.statements] == [said.key for said in even.statements]


@pytest.mark.parametrize("between", ["", "：", "<br>"])
@pytest.mark.parametrize("draft", [DRAFT, clean_draft("annual-2019")], ids=["2021", "2019"])
def test_the_label_of_a_group_may_stand_before_that_of_each_row(draft, between):
    def folded(grid):
        rows = []
        for row in unspanned(grid):
            labels = [
                box.text for box in row if box.kind in ("group", "label") and "办理结果" not in box.text
            ]
            numbers = [box for box in row if box.kind == "number"]
            if numbers:
                rows.append((Box(between.join(labels), "label"), *numbers))
        head = [
            tuple(replace(box, across=1) if box.kind == "note" else box for box in row) for row in grid[:3]
        ]
        return (*head, *rows)

    report = read(drawn("requests", folded, draft).replace("&lt;br&gt;", "<br>"))
    assert figures(report, "requests") == expected("requests", draft)
    assert not report.missing
