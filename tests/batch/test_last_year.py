"""Reports of earlier years: what became of last year's, and rules that are handed all of them."""

import csv

import pytest
from openpyxl import load_workbook

from reportlint.testing import MARKUPS, clean_draft

from .district import county
from .office import Office


class Files(Office):
    """An office whose list names files."""

    def __init__(self, folder, rows):
        self.folder, self.list = folder / "run", folder / "agencies.csv"
        with self.list.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([("单位", "年度", "网址", "上年网址"), *rows])


@pytest.fixture
def office(tmp_path):
    bodies = county(4, "云溪县", 5)

    def page(number, year):
        file = tmp_path / f"{number}-{year}.html"
        file.write_bytes(MARKUPS["clean"].encode(bodies[number].drafts[year]))
        return file.name

    names = [one.body.name for one in bodies]
    (tmp_path / "other.html").write_text("<p>网站维护中，请稍后访问。</p>", encoding="utf-8")
    return Files(
        tmp_path,
        [
            (names[0], 2025, page(0, 2025), page(0, 2024)),
            (names[1], 2025, page(1, 2025), page(1, 2025)),
            (names[2], 2025, page(2, 2025), "other.html"),
            (names[3], 2025, page(3, 2025), ""),
            (names[4], 2025, page(4, 2025), page(4, 2025)),
            (names[4], 2024, page(4, 2024), ""),
        ],
    )


def test_each_row_says_what_became_of_last_years_report(office):
    done = office.batch()
    rows = load_workbook(office.folder / "outputs" / "总表.xlsx").worksheets[0].iter_rows(values_only=True)
    titles = next(rows)
    assert [row[titles.index("上年报告")] for row in rows] == [
        "已读到，已比较",
        "上年网址上的是 2025 年度报告，未比较",
        "上年网址：未见报告，未比较",
        None,
        # Its row of the list is what counts, not what the list names beside it.
        "已读到，已比较",
        None,
    ]
    assert next(line.split()[-1] for line in done.out.splitlines() if "未能与上年报告比较" in line) == "2"


def test_nothing_is_said_where_all_were_compared(office, tmp_path):
    good = Files(tmp_path, [("云溪县人民政府", 2025, "0-2025.html", "0-2024.html")])
    assert "未能与上年报告比较" not in good.batch().out


def test_a_rule_is_handed_the_reports_of_all_earlier_years(tmp_path):
    zero = clean_draft("annual-2021", "department-zero")
    for year in (2022, 2023, 2024):
        (tmp_path / f"{year}.html").write_bytes(MARKUPS["clean"].encode(zero.in_year(year)))
    name = zero["organ"]
    office = Files(tmp_path, [(name, 2024, "2024.html", "2023.html"), (name, 2022, "2022.html", "")])
    office.batch()
    assert [row.zero for row in office.results()] == [True, True]
    told = {
        row.agency.year: [
            (one.message.zh, [beside.origin.path for beside in one.related])
            for one in row.outcome.findings
            if one.rule == "zero-every-year"
        ]
        for row in office.results()
    }
    words = "2022 至 2024 年度，三张表全部为 0，疑似未按实际统计"
    assert told == {2024: [(words, ["2023.html", "2022.html"])], 2022: []}
