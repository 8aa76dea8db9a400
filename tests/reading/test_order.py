"""Labels in another order than the form's, and labels of table four that the form does not know."""

from dataclasses import replace

import pytest

from reportlint.model.certainty import Certainty
from tests.reading.reading import DRAFT, drawn, expected, figures, read, renamed

SEVENTH, EIGHTH = "7.属于行政执法案卷", "8.属于行政查询事项"
FIFTH, SIXTH = "第二十条第（五）项", "第二十条第（六）项"
DIRECT, AFTER = "未经复议直接起诉", "复议后起诉"
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def displaced(key, draw):
    table = read(drawn(key, draw)).tables[key]
    return [(one.key, one.printed, one.before) for one in table.displaced]


@pytest.mark.parametrize(
    ("key", "one", "other", "moved"),
    [
        ("requests", SEVENTH, EIGHTH, "requests/refused-administrative-query"),
        ("requests", "科研机构", "社会公益组织", "requests/*/welfare"),
        ("disclosure", FIFTH, SIXTH, "disclosure/item-6/bar"),
        ("disclosure", "本年制发件数", "本年废止件数", "disclosure/item-1/*/repealed"),
        ("disputes", DIRECT, AFTER, "disputes/litigation-after-review"),
    ],
)
def test_of_two_labels_exchanged_the_later_has_moved(key, one, other, moved):
    found = displaced(key, lambda grid: renamed(grid, {one: other, other: one}))
    assert found == [(moved, other, one)]


def test_a_row_that_moved_to_the_top_belongs_behind_the_one_before_it():
    def draw(grid):
        (last,) = [row for row in grid if row[0].text == "四、结转下年度继续办理"]
        return (*grid[:3], last, *(row for row in grid[3:] if row is not last))

    assert displaced("requests", draw) == [("requests/carried-out", "四、结转下年度继续办理", "（七）总计")]


def test_numbers_go_with_their_labels_wherever_these_stand():
    report = read(drawn("requests", lambda grid: renamed(grid, {SEVENTH: EIGHTH, EIGHTH: SEVENTH})))
    keys = [f"requests/{row}/total" for row in ("refused-enforcement-file", "refused-administrative-query")]
    assert [report.cells[key].text for key in keys] == [DRAFT[key] for key in reversed(keys)]


@pytest.mark.parametrize(("group", "label"), [(0, "尚未审结"), (1, "其他结果"), (2, "结果维持"), (2, "总计")])
@pytest.mark.parametrize("wrong", ["尚未办结", "别的", ""])
def test_a_wrong_label_in_one_group_costs_no_number(group, label, wrong):
    def draw(grid):
        places = [(y, x) for y, row in enumerate(grid) for x, box in enumerate(row) if box.text == label]
        y, x = places[group]
        return (*grid[:y], (*grid[y][:x], replace(grid[y][x], text=wrong), *grid[y][x + 1 :]), *grid[y + 1 :])

    report = read(drawn("disputes", draw))
    assert figures(report, "disputes") == expected("disputes")
    assert not report.missing
    (column,) = [one for one in report.tables["disputes"].columns if one.printed != one.spec.printed]
    assert (column.printed, column.spec.printed) == (wrong, label)
    doubtful = {name for name, cell in report.cells.items() if cell.certainty is not Certainty.LABEL}
    assert all(name.startswith("disputes/") and name.endswith(f"/{column.spec.key}") for name in doubtful)


def test_two_unknown_labels_in_a_group_leave_it_open():
    report = read(drawn("disputes", lambda grid: renamed(grid, {"结果维持": "甲", "结果纠正": "乙"})))
    assert figures(report, "disputes") != expected("disputes")
