"""总表.xlsx: a row for each row of the list, whatever became of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from reportlint.handover.overview import write_overview
from reportlint.model.errors import UsageError
from reportlint.model.finding import Verdict
from reportlint.runs.result import RowResult, RowStatus

from .records import ONE_TOTAL, REST, Made, every_status, result, run, unreached, waived


def written(folder: Path, record: Any, language: str = "zh") -> Any:
    file = folder / "outputs" / "总表.xlsx"
    write_overview(file, record, run(language), folder)
    return load_workbook(file)


def rows(sheet: Any) -> list[dict[str, Any]]:
    """The rows below the header, by title."""
    titles, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in others]


def test_every_row_of_the_list_has_one_row(tmp_path: Path) -> None:
    found = rows(written(tmp_path, every_status())["总表"])
    assert [row["序号"] for row in found] == list(range(1, len(RowStatus) + 1))
    assert [row["状态"][2:] for row in found] == ["已核查", "年度不符", *(one.say.zh for one in REST)]
    assert "".join(row["状态"][0] for row in found) == "".join(
        status.sign for status in (RowStatus.CHECKED, RowStatus.OTHER_YEAR, *REST)
    )


def test_a_report_with_a_fault(tmp_path: Path) -> None:
    one = result(2, "云溪县统计局", ONE_TOTAL, score=96.5)
    (row,) = rows(written(tmp_path, Made([one]))["总表"])
    assert row == {
        "序号": 1,
        "单位": "云溪县统计局",
        "单位类型": "部门",
        "上级单位": "云溪县人民政府",
        "年度": 2024,
        "状态": "· 已核查",
        "报告标题": "云溪县统计局2024年政府信息公开工作年度报告",
        "发布日期": datetime(2025, 1, 20),
        "是否按时": "✓ 按时",
        "错误数": 1,
        "警告数": 0,
        "待核数": 0,
        "提示数": 0,
        "零报告": None,
        "主要问题，未能核查的原因": "表三某个数字疑似填错",
        "网址": "https://a2.example/report.html",
        "快照": "快照",
        "上年报告": None,
        "备注": None,
        "报送和整改": None,
        "发函": None,
        "得分": 96.5,
    }


def test_a_page_that_was_not_reached_has_no_counts_but_a_reason(tmp_path: Path) -> None:
    (row,) = rows(written(tmp_path, Made([unreached(5, "云溪县水利局")]))["总表"])
    assert {title for title, value in row.items() if value is not None} == {
        *("序号", "单位", "年度", "状态", "网址", "主要问题，未能核查的原因", "备注")
    }
    assert row["主要问题，未能核查的原因"] == "网站没有应答\n请稍后重试"
    assert row["备注"] == "待迁站"


def test_a_row_without_a_report_always_has_a_reason(tmp_path: Path) -> None:
    rest = [
        unreached(n, f"云溪县第{n}局", status=status, reason=None, advice=None)
        for n, status in enumerate(REST, 2)
    ]
    found = rows(written(tmp_path, Made(rest))["总表"])
    assert all(row["主要问题，未能核查的原因"] for row in found)
    assert found[REST.index(RowStatus.NO_ADDRESS)]["主要问题，未能核查的原因"] == "名单中没有网址，无法核查"


def test_findings_of_another_years_report_are_not_counted_in_a_row(tmp_path: Path) -> None:
    earlier = result(2, "云溪县统计局", ONE_TOTAL, status=RowStatus.OTHER_YEAR, in_time=False)
    (row,) = rows(written(tmp_path, Made([earlier]))["总表"])
    assert (row["状态"], row["错误数"], row["是否按时"]) == ("! 年度不符", None, None)
    assert row["主要问题，未能核查的原因"].split("\n") == [
        "找到的是其他年度的报告，仍已核查",
        "表三某个数字疑似填错",
    ]


def test_what_is_waived_does_not_count(tmp_path: Path) -> None:
    (row,) = rows(written(tmp_path, Made([waived(result(2, "云溪县统计局", ONE_TOTAL))]))["总表"])
    assert (row["错误数"], row["主要问题，未能核查的原因"]) == (0, None)


def test_the_main_findings_are_the_worst_of_three_rules(tmp_path: Path) -> None:
    one = result(2, "云溪县统计局", ONE_TOTAL)
    (finding,) = one.outcome.findings
    several = tuple(
        replace(finding, rule=rule, severity=severity, message=finding.message._replace(zh=text))
        for rule, severity, text in (
            ("a", "info", "甲"),
            ("b", "error", "乙"),
            ("b", "error", "乙二"),
            ("c", "warning", "丙"),
            ("d", "error", "丁"),
        )
    )
    several = tuple(replace(each, severity=type(finding.severity)(each.severity)) for each in several)
    one = replace(one, outcome=replace(one.outcome, findings=several))
    (row,) = rows(written(tmp_path, Made([one]))["总表"])
    assert row["主要问题，未能核查的原因"] == "乙\n丁\n丙"
    assert [row[title] for title in ("错误数", "警告数", "待核数", "提示数")] == [3, 1, 0, 1]


def test_links_lead_to_the_page_and_to_the_page_as_kept(tmp_path: Path) -> None:
    local = result(3, "云溪县财政局", evidence="/data/年报 1#.html")
    local = replace(local, agency=replace(local.agency, address="报告/财政局.html"))
    sheet = written(tmp_path, Made([result(2, "云溪县统计局"), local]))["总表"]
    links = {cell.coordinate: cell.hyperlink.target for row in sheet for cell in row if cell.hyperlink}
    assert links == {
        "S2": "https://a2.example/report.html",
        "T2": r"..\evidence\2\page.html",
        "T3": os.path.relpath("/data/年报%201%23.html", tmp_path / "outputs").replace("/", "\\"),
    }


def test_it_can_be_filtered_and_printed(tmp_path: Path) -> None:
    sheet = written(tmp_path, every_status())["总表"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == f"A1:V{len(RowStatus) + 1}"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_area == f"'总表'!$A$1:$M${len(RowStatus) + 1}"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"


def test_names_are_text_whatever_they_begin_with(tmp_path: Path) -> None:
    one = unreached(2, "=1+1")
    one = replace(one, agency=replace(one.agency, note="@SUM(A1)", superior="-局"))
    cells = {cell.value: cell for cell in written(tmp_path, Made([one]))["总表"][2]}
    for text in ("=1+1", "@SUM(A1)", "-局"):
        assert cells[text].data_type == "s"
        assert cells[text].number_format == "@"


def test_the_sums(tmp_path: Path) -> None:
    late = result(3, "云溪县财政局", {**ONE_TOTAL, "disputes/review/total": "+1"}, in_time=False)
    earlier = result(5, "云溪县审计局", ONE_TOTAL, status=RowStatus.OTHER_YEAR, in_time=False)
    bodies = [result(2, "云溪县统计局", ONE_TOTAL), late, unreached(4, "云溪县水利局"), earlier]
    book = written(tmp_path, Made(bodies))
    found = [tuple(row.values()) for row in rows(book["汇总"])]
    assert found[:8] == [
        ("合计", "名单全部", 4, 2, 3, 3, 0),
        ("状态", "· 已核查", 2, 2, 3, 3, 0),
        ("状态", "! 年度不符", 1, 0, 0, 0, 0),
        ("状态", "? 未能打开", 1, 0, 0, 0, 0),
        ("是否按时", "✓ 按时", 1, 1, 1, 1, 0),
        ("是否按时", "✗ 逾期", 1, 1, 2, 2, 0),
        ("单位类型", "部门", 3, 2, 3, 3, 0),
        ("单位类型", "未填", 1, 0, 0, 0, 0),
    ]
    rules = [row[1:] for row in found[8:]]
    assert [row[1:] for row in rules] == [(2, 2, 2, 2, 0), (1, 1, 1, 1, 0)]
    assert rules[0][0].endswith("（requests-suspect-cell）")


def test_what_is_for_review_is_counted_and_has_no_tick_beside_it(tmp_path: Path) -> None:
    one = result(2, "云溪县统计局", ONE_TOTAL)
    doubt = replace(one.outcome.findings[0], verdict=Verdict.REVIEW)
    one = replace(one, outcome=replace(one.outcome, findings=(doubt,)), in_time=None)
    book = written(tmp_path, Made([one]))
    (row,) = rows(book["总表"])
    assert (row["错误数"], row["待核数"]) == (0, 1)
    assert not any("✓" in str(value) for value in row.values())
    assert tuple(rows(book["汇总"])[0].values()) == ("合计", "名单全部", 1, 1, 1, 0, 1)


def test_what_the_run_was(tmp_path: Path) -> None:
    told = {row["项目"]: row["内容"] for row in rows(written(tmp_path, every_status())["运行说明"])}
    assert (told["名单"], told["名单行数"], told["读到报告"], told["未读到报告"]) == (
        "名单.xlsx",
        str(len(RowStatus)),
        "2",
        str(len(REST)),
    )
    assert (told["核查日期"], told["结束时间（UTC）"]) == ("2025-02-10", "尚未结束")
    for status in RowStatus:
        assert any(name.endswith(status.say.zh) for name in told)


def test_in_english(tmp_path: Path) -> None:
    book = written(tmp_path, every_status(), "en")
    assert book.sheetnames == ["Overview", "Sums", "About"]
    assert rows(book["Overview"])[0]["status"] == "· checked"


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (tmp_path / name / "总表.xlsx" for name in "ab")
    for file in (first, second):
        write_overview(file, every_status(), run(), tmp_path / "run")
    assert first.read_bytes() == second.read_bytes()


def test_a_file_that_was_not_finished_is_not_there(tmp_path: Path) -> None:
    class Torn(Made):
        def results(self) -> Iterator[RowResult]:
            yield self.rows[0]
            raise RuntimeError

    file = tmp_path / "总表.xlsx"
    file.write_bytes(b"before")
    with pytest.raises(RuntimeError):
        write_overview(file, Torn(every_status().rows), run(), tmp_path)
    assert file.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir()] == ["总表.xlsx"]


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="Can't write"):
        write_overview(tmp_path / "file" / "总表.xlsx", every_status(), run(), tmp_path)
