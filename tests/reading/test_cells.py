"""What number cells hold beside plain numbers, and numbers merged over rows."""

from dataclasses import replace

import pytest

from .reading import drawn, figures, page, placed, read

CELL = "requests/granted/natural"


@pytest.mark.parametrize(
    ("text", "meaning", "number", "unit", "remark"),
    [
        ("5", "number", 5, "", ""),
        ("1,205", "number", 1205, "", ""),
        ("5件", "text", 5, "件", ""),
        ("5（83%）", "text", 5, "", "（83%）"),
        ("5 (83%)", "text", 5, "", "（83%）"),
        ("5件（其中1件结转）", "text", 5, "件", "（其中1件结转）"),
        ("1,205（含结转）", "text", 1205, "", "（含结转）"),
        ("5（1）", "text", None, "", ""),
        ("5（1件）", "text", None, "", ""),
        ("/（无）", "text", None, "", ""),
        ("（83%）", "text", None, "", ""),
        ("5（83%）（1）", "text", None, "", ""),
        ("/", "placeholder", None, "", ""),
        ("", "blank", None, "", ""),
    ],
)
def test_what_a_cell_holds(text, meaning, number, unit, remark):
    amount = read(page({CELL: text})).cells[CELL].amount
    assert (amount.meaning.value, amount.number, amount.unit, amount.remark) == (
        meaning,
        number,
        unit,
        remark,
    )


def merged(first, second):
    """Table three with the number of a row and a column merged over the row below."""

    def draw(grid):
        ends = {(r, c): box for r, c, box in placed(grid)}
        column = next(c for (_, c), box in ends.items() if box.text == "自然人")
        upper, lower = (
            next(r for (r, _), box in ends.items() if box.text.startswith(label)) for label in (first, second)
        )
        big, gone = ends[upper, column], ends[lower, column]
        return tuple(
            tuple(replace(box, down=2) if box is big else box for box in row if box is not gone)
            for row in grid
        )

    return drawn("requests", draw)


def test_a_number_merged_with_the_row_below_is_doubtful_and_no_number_moves():
    plain = figures(read(page()), "requests")
    report = read(merged("（一）予以公开", "（二）部分公开"))
    left = {key: text for key, text in plain.items() if not key.startswith("requests/partial/")}
    assert figures(report, "requests") == left
    assert {key for key, cell in report.cells.items() if cell.certainty.value == "guess"} == {CELL}
    assert [missing.key for missing in report.missing] == ["requests/partial/total"]


@pytest.mark.parametrize(
    "mark", ["<sup>1</sup>", "<sup>[1]</sup>", "<sup><a href='#n1'>（1）</a></sup>", "①", "*", "（注1）"]
)
@pytest.mark.parametrize(
    "cell", [CELL, "requests/received/total", "disputes/review/total", "disclosure/licences/decisions"]
)
def test_a_footnote_is_no_part_of_the_number(cell, mark):
    plain = read(page())
    report = read(page({cell: "@@"}).replace("@@", plain.cells[cell].text + mark))
    assert report.cells[cell].number == plain.cells[cell].number
    assert "footnote" in report.cells[cell].amount.traits
    assert {key: c.number for key, c in report.cells.items()} == {
        key: c.number for key, c in plain.cells.items()
    }


@pytest.mark.parametrize(
    ("html", "number"), [("<sup>5</sup>", 5), ("5<sup>件</sup>", 5), ("1<sub>2</sub>", 12)]
)
def test_what_is_raised_and_no_footnote_stays(html, number):
    assert read(page({CELL: "@@"}).replace("@@", html)).cells[CELL].amount.number == number


def test_the_sum_of_a_number_with_a_footnote_is_for_review():
    report = read(page({CELL: "@@"}).replace("@@", "1<sup>1</sup>"))
    broken = [one for one in report.equations if one.sums[0] != one.sums[1]]
    assert broken
    assert all(one.doubtful for one in broken)
