"""数字汇总.xlsx and 趋势: the figures of a county's bodies added up, and several runs after one another."""

from __future__ import annotations

import csv
from contextlib import chdir
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reportlint.cli import main
from reportlint.testing import MARKUPS, clean_draft

COUNTY = "云溪县人民政府"
DRAFTS = {2023: "department-earlier", 2024: "department"}
HEADS = ("单位", "网址", "单位类型", "上级单位", "年度")


def page(file: Path, body: str, year: int, **changes: str) -> str:
    draft = clean_draft("annual-2021", DRAFTS[year]).edit({"organ": body, **changes})
    file.write_bytes(MARKUPS["clean"].encode(draft))
    return file.name


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Two years of a county: a body without a report, one whose total is wrong in both, one that is new."""
    folder = tmp_path_factory.mktemp("office")
    wrong = {"requests/granted/total": "+1"}
    with chdir(folder):
        for year in (2023, 2024):
            rows = [
                (COUNTY, page(folder / f"g{year}.html", COUNTY, year), "县(区)", "云溪市人民政府"),
                ("云溪县统计局", page(folder / f"a{year}.html", "云溪县统计局", year, **wrong), "", COUNTY),
                ("云溪县财政局", page(folder / f"b{year}.html", "云溪县财政局", year), "", COUNTY),
                ("云溪县档案局", "", "", COUNTY),
                ("白石镇人民政府", page(folder / f"c{year}.html", "白石镇人民政府", year), "乡镇", COUNTY),
            ]
            if year == 2024:
                text = {"requests/granted/natural": "若干"}
                rows.append(
                    ("云溪县水利局", page(folder / "d.html", "云溪县水利局", year, **text), "", COUNTY)
                )
            with Path("list.csv").open("w", encoding="utf-8-sig", newline="") as lines:
                csv.writer(lines).writerows([HEADS, *((*row, str(year)) for row in rows)])
            words = ["--select", "arithmetic", "--isolated", "--as-of", f"{year + 1}-02-10", "--workers", "1"]
            main(["batch", "list.csv", "--run", str(year), *words])
        assert main(["hand-over", "2024", "--isolated", "--only", "sums", "--into", "out"]) == 0
        assert (
            main(
                ["hand-over", "2024", "--isolated", "--only", "trends", "--against", "2023", "--into", "out"]
            )
            == 0
        )
    return folder / "out"


@cache
def sheet(file: Path, name: str) -> list[dict[str, object]]:
    heads, *rows = load_workbook(file, read_only=True)[name].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


NUMBERS = ("合计", "本级报告", "本级报告减合计", "计入单位", "应有单位", "不是数字、未计入")


def test_figures_of_a_level_beside_those_of_the_body_above(office):
    rows = [row for name in ("合计", "分类合计") for row in sheet(office / "数字汇总.xlsx", name)]
    granted = {
        row["范围"]: tuple(row[name] for name in NUMBERS)
        for row in rows
        if (row["上级单位"], row["行"], row["列"]) == (COUNTY, "予以公开", "自然人")
    }
    # One of the four has a text in the cell, one of the five no report.
    assert granted == {
        "部门": (10, None, None, 3, 4, 1),
        "乡镇": (5, None, None, 1, 1, None),
        "全部下级": (15, 5, -10, 4, 5, 1),
    }
    above = [row for row in rows if row["上级单位"] == "云溪市人民政府"]
    assert {(row["本级报告"], row["计入单位"], row["应有单位"]) for row in above} == {(None, 1, 1)}


def test_every_body_stands_above_its_sums(office):
    book = load_workbook(office / "数字汇总.xlsx")
    rows = [
        row for row in book["表三（2021年格式）"].iter_rows(min_row=4, values_only=True) if row[0] == COUNTY
    ]
    assert [(row[1], row[10]) for row in rows] == [
        ("云溪县统计局", 10),
        ("云溪县财政局", 10),
        ("白石镇人民政府", 10),
        ("云溪县水利局", 10),
        ("部门合计（4 家中的 3 家）", 30),
        ("乡镇合计（1 家中的 1 家）", 10),
        ("全部下级合计（5 家中的 4 家）", 40),
        ("云溪县人民政府（本级报告）", 10),
        ("本级报告减合计", -30),
    ]


def test_who_is_missing(office):
    (row,) = sheet(office / "数字汇总.xlsx", "未计入")
    assert (row["上级单位"], row["单位"], row["状态"]) == (COUNTY, "云溪县档案局", "? 未填网址")


def test_runs_one_after_the_other(office):
    rows = sheet(office / "趋势.xlsx", "数据")
    numbers = {(row["项目"], row["口径"], row["名称"]): (row["2023 年度"], row["2024 年度"]) for row in rows}
    requests, every, common = "收到的申请和办理结果（件）", "全部报告", "每次都有报告的单位"
    assert numbers["发布（行）", None, "名单单位"] == (5, 6)
    assert numbers["发布（行）", None, "未读到报告"] == (1, 1)
    assert numbers["问题（项）", None, "✗ 错误"] == (1, 1)
    # The county's own figures hold those below it; one body is new.
    assert numbers[requests, every, "计入的报告（份）"] == (3, 4)
    assert numbers[requests, common, "计入的报告（份）"] == (3, 3)
    assert numbers[requests, common, "本年新收"] == (24, 30)


def test_faults_that_return_are_named(office):
    (row,) = sheet(office / "趋势.xlsx", "反复出现的问题")
    assert (row["单位"], row["出现次数"], row["哪几次"], row["最近一次仍有"]) == (
        "云溪县统计局",
        2,
        "2023 年度、2024 年度",
        "是",
    )


def test_the_charts_say_what_they_rest_on(office):
    page = (office / "趋势.html").read_text(encoding="utf-8")
    assert page.count("<figure>") == 5
    assert "据每次都有报告的 3 家单位" in page
    assert "<script" not in page


def test_trends_need_an_earlier_run(office, capsys):
    assert main(["hand-over", str(office.parent / "2024"), "--isolated", "--only", "trends"]) == 2
    assert "--against" in capsys.readouterr().err


def test_a_report_with_figures_is_no_report_of_zeros(office):
    rows = sheet(office.parent / "2024" / "outputs" / "总表.xlsx", "总表")
    assert {row["零报告"] for row in rows} == {None}
