"""The self-check as a Word document."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.shared import Mm
from paper import needs_office, printed

from reportlint.cli import main
from reportlint.model.finding import Crash
from reportlint.model.message import Message
from reportlint.testing import MARKUPS, clean_draft

from .samples import (
    BATCH,
    CLEAN,
    FAULTY,
    RUN,
    TOTAL_SPOT,
    UNDECIDED,
    UNREADABLE,
    WAIVED,
    WRONG_TOTAL,
    outcome,
)
from .writing import UNUSED, closing, written


def read(data):
    document = Document(io.BytesIO(data))
    return [one.text for one in document.paragraphs if one.text], [
        [[cell.text for cell in row.cells] for row in table.rows] for table in document.tables
    ]


def test_a_report_is_told_with_each_finding_worst_first() -> None:
    lines, tables = read(written("docx", RUN, (FAULTY,)))
    assert lines == [
        "政府信息公开工作年度报告自查表",
        "核查日期：2026-01-20　核查工具：reportlint 0.1.0　“待核”为疑似问题，须由人核对",
        "有达到失败级别的问题",
    ]
    assert tables == [
        [
            ["报告", "云溪县发展和改革局 · 2025 年度"],
            ["文件", "reports/fgj.html"],
            ["结果", "有问题：1 项错误、1 项待核"],
            ["核对情况", "已核 43 项，1 项不符，1 项待核，1 项不适用"],
        ],
        [
            ["序号", "级别", "位置", "问题和整改建议", "依据", "处理情况"],
            [
                "1",
                "错误",
                "表三 · 予以公开 · 总计",
                "予以公开的总计印为 5，各列之和为 4。\n核对各列，改正总计或填错的一列。",
                "国办公开办函〔2021〕30号所附格式：第三部分表格",
                "",
            ],
            [
                "2",
                "待核",
                "一、总体情况 · 第 2 段",
                "“60 余条”疑似与所列各项之和 59 不符。\n核对各列，改正总计或填错的一列。",
                "国办公开办函〔2021〕30号：总体情况",
                "",
            ],
        ],
    ]


def test_an_empty_result_is_said_plainly() -> None:
    lines, tables = read(written("docx", RUN, (CLEAN,)))
    assert len(tables) == 1
    assert tables[0][2] == ["结果", "未发现问题。只表示所列核对项目均相符，不代替对报告内容的审核。"]
    assert lines[-1] == "未发现达到失败级别的问题"


@pytest.mark.parametrize(
    ("one", "result", "remarks"),
    [
        (UNREADABLE, "未能核查：这是列表页，不是年度报告", ["请提供报告正文页面"]),
        (UNDECIDED, "有未能判断之处", ["未能判断：requests-row-total"]),
        (
            BATCH[3],
            "未能完整核查",
            [
                "acme-rules 2.3.1 的 acme/tone 运行失败，该项未核：ZeroDivisionError: division by zero",
                "网页声明 gb2312，按 utf-8 读取",
            ],
        ),
    ],
)
def test_what_could_not_be_judged_is_no_empty_result(one, result, remarks) -> None:
    lines, tables = read(written("docx", RUN, (one,)))
    assert tables[0][2] == ["结果", result]
    assert lines[2:] == [*remarks, "有未能读取或未能判断的内容"]


def test_a_waived_finding_is_listed_with_its_reason() -> None:
    _, tables = read(written("docx", RUN, (WAIVED,)))
    assert tables[0][2] == ["结果", "未发现问题：1 项已豁免"]
    assert tables[1][1][-1] == "已豁免（至 2026-12-31）：主管部门同意另行发布"


def test_the_place_in_a_file_without_lines_is_told() -> None:
    location = replace(TOTAL_SPOT, where=replace_spot(Message("第 3 页", "page 3")))
    _, tables = read(written("docx", RUN, (outcome(findings=(replace(WRONG_TOTAL, location=location),)),)))
    assert tables[1][1][2] == "表三 · 予以公开 · 总计，第 3 页"


def replace_spot(say):
    return TOTAL_SPOT.where._replace(line=None, column=None, words=say)


def test_several_reports_stand_in_one_document_in_their_order() -> None:
    _, tables = read(written("docx", RUN, BATCH))
    heads = [table[1][1] for table in tables if table[0][0] == "报告"]
    assert heads == [one.origin.name for one in BATCH]


def test_what_failed_outside_any_report_is_told_at_the_end() -> None:
    crash = Crash("acme-rules 2.3.1", "reportlint_rules", "", "ImportError: no acme")
    lines, _ = read(written("docx", RUN, (CLEAN,), closing(RUN, (CLEAN,), (UNUSED,), (crash,))))
    assert lines[2:] == [
        "acme-rules 2.3.1 的 reportlint_rules 运行失败，该项未核：ImportError: no acme",
        "reportlint.toml [[waivers]] #2：豁免没有用到，可以删除",
        "有未能读取或未能判断的内容",
    ]


def test_it_is_written_in_english_too() -> None:
    lines, tables = read(written("docx", replace(RUN, language="en"), (FAULTY,)))
    everything = "".join([*lines, *(cell for table in tables for row in table for cell in row)])
    assert lines[0] == "Self-check of annual reports"
    assert tables[1][0] == ["no.", "grade", "place", "finding and fix", "basis", "action taken"]
    assert [word for word in ("报告", "位置", "错误", "核对") if word in everything] == []


def test_it_is_always_the_same() -> None:
    assert written("docx", RUN, BATCH) == written("docx", RUN, BATCH)


def test_the_page_is_that_of_an_official_document() -> None:
    section = Document(io.BytesIO(written("docx", RUN, (CLEAN,)))).sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(size / Mm(1)) for size in sizes] == [210, 297, 37, 28]


def test_check_writes_it(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = clean_draft().edit({"requests/granted/total": "+1"})
    (tmp_path / "报告.html").write_bytes(MARKUPS["clean"].encode(page))
    words = ["--isolated", "--select", "arithmetic", "--as-of", "2026-01-20"]
    assert main(["check", "报告.html", "-o", "docx=自查表.docx", *words]) == 1
    _, tables = read((tmp_path / "自查表.docx").read_bytes())
    assert [row[:3] for row in tables[1][1:]] == [["1", "错误", "表三 · 予以公开 · 总计"]]


@needs_office
def test_it_prints(tmp_path) -> None:
    file = tmp_path / "自查表.docx"
    file.write_bytes(written("docx", RUN, BATCH))
    pages = printed(file, tmp_path)
    assert pages[0].startswith("政府信息公开工作年度报告自查表核查日期：2026-01-20")
    assert "1项错误、1项待核" in pages[0]
    assert pages[-1].endswith(f"—{len(pages)}—")
