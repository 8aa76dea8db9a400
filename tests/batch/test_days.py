"""A list that is looked at day after day: who has published since, who changed or mended what, who has not."""

from __future__ import annotations

import csv

import pytest
from openpyxl import load_workbook

from reportlint.cli import main
from reportlint.testing import MARKUPS, clean_draft
from tests.fetch.site import Site, answer

BODIES = ("云溪县发展和改革局", "云溪县统计局", "云溪县民政局", "云溪县水利局")
PATHS = ("/0.html", "/2025/02/03/1.html", "/2.html", "/3.html")
DAYS = ("2025-01-20", "2025-01-21", "2025-02-01")


def page(body: str, **changes: str) -> bytes:
    draft = clean_draft("annual-2021", "department").edit(
        {"organ": body, "published": "2025-01-19", **changes}
    )
    return MARKUPS["clean"].encode(draft)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """The progress of each day: rows by body, columns by their titles."""
    folder = tmp_path_factory.mktemp("days")
    site, file = Site("127.0.0.67"), folder / "list.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as lines:
        rows = [(body, site.url(PATHS[n]), "2025-01-18" if n == 0 else "") for n, body in enumerate(BODIES)]
        csv.writer(lines).writerows([("单位", "网址", "公布期限"), *rows])
    wrong = page(BODIES[1], **{"requests/granted/natural": "+1"})
    states = [
        {0: page(BODIES[0]), 1: wrong},
        # One is mended, one appears; what only its site prints around it is no change.
        {0: page(BODIES[0], **{"body/after": "<p>浏览次数：12</p>"}), 1: page(BODIES[1]), 2: page(BODIES[2])},
        {0: None, 2: page(BODIES[2])},
    ]
    found = []
    for day, pages in zip(DAYS, states, strict=True):
        for n, content in pages.items():
            site[PATHS[n]] = answer(content) if content else answer("没有这个网页", "404 Not Found")
        words = ["--year", "2024", "--as-of", day, "--workers", "1", "--isolated", "--select", "arithmetic"]
        main(["batch", str(file), "--run", str(folder / "run"), "--refresh", *words])
        heads, *lines = load_workbook(folder / "run/outputs/进度表.xlsx").active.iter_rows(values_only=True)
        found.append({line[0]: dict(zip(heads, line, strict=True)) for line in lines})
    site.close()
    return [*found, (folder / "run/outputs/进度表.html").read_text(encoding="utf-8")]


def column(sheet, title):
    return [sheet[body][title] for body in BODIES]


def test_what_is_out_new_changed_gone_and_not_out(sheets):
    assert [column(sheet, "进度") for sheet in sheets[:3]] == [
        ["已发布", "已发布", "未见报告", "未见报告"],
        ["已发布", "有改动", "新发布", "未见报告"],
        ["已撤下", "已发布", "已发布", "未见报告"],
    ]


def test_days_that_are_left_and_whether_it_was_in_time(sheets):
    assert [column(sheet, "剩余天数") for sheet in sheets[:3]] == [
        [None, None, 11, 11],
        [None, None, None, 10],
        [-14, None, None, -1],
    ]
    assert column(sheets[0], "是否按时") == ["✗ 逾期", "✓ 按时", None, None]
    assert column(sheets[2], "是否按时") == ["? 逾期未见", "✓ 按时", "✓ 按时", "? 逾期未见"]


def test_errors_and_what_was_mended(sheets):
    assert [column(sheet, "错误数")[1] for sheet in sheets[:3]] == [1, 0, 0]
    assert [column(sheet, "整改")[1] for sheet in sheets[:3]] == [None, "已整改", "已整改"]
    assert column(sheets[2], "整改")[2] is None


def test_both_versions_of_a_changed_report_are_kept(sheets):
    row = sheets[2][BODIES[1]]
    assert row["发布后的改动"]
    assert (row["首次快照"], row["现在快照"]) == ("快照", "快照")
    assert column(sheets[2], "发布后的改动")[0] is None


def test_a_last_day_between_the_day_shown_and_others_is_for_review(sheets):
    """One has a later day in its address; one was looked for in vain when the last day had long passed."""
    doubts = column(sheets[2], "发布日期待核")
    assert [bool(doubt) for doubt in doubts] == [False, True, True, False]
    assert doubts[1].startswith(
        "期限 2025-01-31 在这些日期之间，疑似补记日期：显示的发布日期 2025-01-19，网址中的日期 2025-02-03，首次见到 20"
    )
    assert "显示的发布日期 2025-01-19，最后一次没有见到 20" in doubts[2]
    # What was there at the first look, and says nothing else, is taken at its word.
    assert column(sheets[0], "发布日期待核")[0] is None


def test_the_page_says_the_same(sheets):
    assert "已发布 2　已撤下 1　未见报告 1　" in sheets[3]
    assert "已整改 1" in sheets[3] and "逾期 2" in sheets[3]
    assert "<script" not in sheets[3]
