"""Formats keep no outcome, and the small ones say what they should."""

from __future__ import annotations

import csv
import gc
import io
import json
import weakref
from dataclasses import replace

import pytest
from lxml import etree

from reportlint.model.finding import Crash
from reportlint.model.message import Message
from reportlint.outputs import FORMATS
from reportlint.outputs.totals import FailOn

from .samples import BATCH, CRASHED, FAULTY, RUN, TOTAL_SPOT, UNREADABLE, WAIVED, WRONG_TOTAL, outcome
from .writing import UNUSED, closing, written

# Comments go into one document that is handed in; they have tests of their own.
STREAMS = [name for name in FORMATS if name != "comments"]


@pytest.mark.parametrize("name", STREAMS)
def test_no_writer_keeps_an_outcome(name: str) -> None:
    writer = FORMATS[name].writer(RUN, io.StringIO())
    kept = []
    for one in BATCH:
        copy = replace(one)
        writer.add(copy)
        kept.append(weakref.ref(copy))
        del copy
    gc.collect()
    assert [ref() for ref in kept] == [None] * len(BATCH)


@pytest.mark.parametrize("name", STREAMS)
def test_every_format_writes_an_empty_run(name: str) -> None:
    assert written(name, RUN, ()) or name in ("github", "short")


def test_csv_has_a_row_for_every_finding_and_every_input() -> None:
    text = written("csv", RUN, BATCH)
    assert text.startswith("\ufeff单位,年度,文件,核查结果,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["单位"], row["核查结果"], row["规则"]) for row in rows] == [
        ("云溪县发展和改革局", "有问题", "requests-row-total"),
        ("云溪县发展和改革局", "有问题", "approximate-total"),
        ("云溪县统计局", "未发现问题", ""),
        ("青岚市人民政府", "未发现问题", "section-missing"),
        ("青岚市发展和改革委员会", "未能完整核查", ""),
        ("", "未能完整核查", ""),
        ("云溪县水利局", "有未能判断之处", ""),
    ]
    assert rows[0]["位置"] == "表三 · 予以公开 · 总计"
    assert rows[0]["行列"] == "第 212 行，第 9 列"
    assert rows[3]["不计原因"] == "已豁免（至 2026-12-31）：主管部门同意另行发布"
    assert rows[5]["问题描述"] == "这是列表页，不是年度报告"


@pytest.mark.parametrize(
    ("quote", "cell"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("-5", "-5"), ("-5件", "'-5件"), ("5\n件", "5 件")]
)
def test_csv_holds_no_formula(quote: str, cell: str) -> None:
    location = replace(TOTAL_SPOT, where=TOTAL_SPOT.where._replace(quote=quote))
    text = written("csv", RUN, (outcome(findings=(replace(WRONG_TOTAL, location=location),)),))
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert row["原文"] == cell


def test_github_annotations() -> None:
    end = closing(RUN, BATCH, notices=(UNUSED,), crashes=(Crash("acme 1", "import", "", "ImportError"),))
    lines = written("github", RUN, (FAULTY, WAIVED, CRASHED, UNREADABLE), end).splitlines()
    assert lines[0] == (
        "::error file=reports/fgj.html,line=212,endLine=212,col=9,endColumn=10,title=requests-row-total"
        "::表三 · 予以公开 · 总计：予以公开的总计印为 5，各列之和为 4。"
    )
    assert lines[1].startswith("::warning file=reports/fgj.html,line=30,")
    assert "::待核：一、总体情况 · 第 2 段：" in lines[1]
    assert lines[2].startswith("::notice file=reports/qs.html,title=section-missing::")
    assert lines[3].startswith("::error file=reports/fgw.html,title=acme/tone::acme-rules 2.3.1 运行失败：")
    assert (
        lines[4]
        == "::error file=reports/列表 页.html,title=not-a-report::这是列表页，不是年度报告。请提供报告正文页面"
    )
    assert lines[5] == "::error title=import::acme 1 运行失败：ImportError"
    assert lines[6] == "::warning title=waiver-unused::reportlint.toml [[waivers]] #2：豁免没有用到，可以删除"


def test_github_annotations_are_one_line_each() -> None:
    odd = replace(WRONG_TOTAL, message=Message("100%\n::error::x", "odd"))
    (line,) = written("github", RUN, (outcome("a,b:c.html", findings=(odd,)),)).splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac.html,")
    assert line.endswith("：100%25%0A::error::x")


def test_github_takes_columns_within_a_line_only() -> None:
    where = TOTAL_SPOT.where._replace(end_line=214, end_column=2)
    wide = replace(WRONG_TOTAL, location=replace(TOTAL_SPOT, where=where))
    (line,) = written("github", RUN, (outcome(findings=(wide,)),)).splitlines()
    assert line.startswith("::error file=reports/fgj.html,line=212,endLine=214,title=requests-row-total::")


PLUGIN_FAILED = Crash("acme 1", "import", "", "ImportError")
SOME = (FAULTY, WAIVED, CRASHED, UNREADABLE)


def test_short_has_a_line_for_all_that_counts() -> None:
    end = closing(RUN, SOME, notices=(UNUSED,), crashes=(PLUGIN_FAILED,))
    assert written("short", RUN, SOME, end).splitlines() == [
        "reports/fgj.html:212:9: error: requests-row-total: 表三 · 予以公开 · 总计：予以公开的总计印为 5，各列之和为 4。",
        "reports/fgj.html:30:14: warning: approximate-total: 待核：一、总体情况 · 第 2 段：“60 余条”疑似与所列各项之和 59 不符。",
        "reports/fgw.html: error: acme/tone: acme-rules 2.3.1 运行失败：ZeroDivisionError: division by zero",
        "reports/列表 页.html: error: not-a-report: 这是列表页，不是年度报告。请提供报告正文页面",
        "reportlint: error: import: acme 1 运行失败：ImportError",
        "reportlint: warning: waiver-unused: reportlint.toml [[waivers]] #2：豁免没有用到，可以删除",
    ]


def test_short_tells_the_place_of_a_document_in_words() -> None:
    where = TOTAL_SPOT.where.told("5", Message("表格 3，第 4 行", "table 3, row 4"))
    placed = replace(WRONG_TOTAL, location=replace(TOTAL_SPOT, where=where))
    (line,) = written("short", RUN, (outcome("a.docx", findings=(placed,)),)).splitlines()
    assert line.startswith("a.docx: error: requests-row-total: ")
    assert line.endswith(" [表格 3，第 4 行]")


def test_a_place_that_the_sentence_begins_with_is_said_once() -> None:
    said = Message("表三 · 予以公开 · 总计没有填写", "Table 3 · granted · total is blank")
    (line,) = written("short", RUN, (outcome(findings=(replace(WRONG_TOTAL, message=said),)),)).splitlines()
    assert line.endswith(f"requests-row-total: {said.zh}")


def test_gitlab_has_an_entry_for_all_that_counts() -> None:
    entries = json.loads(written("gitlab", RUN, SOME, closing(RUN, SOME, crashes=(PLUGIN_FAILED,))))
    assert [
        (one["location"]["path"], one["location"]["lines"]["begin"], one["severity"], one["check_name"])
        for one in entries
    ] == [
        ("reports/fgj.html", 212, "major", "requests-row-total"),
        ("reports/fgj.html", 30, "minor", "approximate-total"),
        ("reports/fgw.html", 1, "major", "acme/tone"),
        ("reports/列表 页.html", 1, "major", "not-a-report"),
        (".", 1, "major", "import"),
    ]
    assert len({one["fingerprint"] for one in entries}) == len(entries)
    assert entries[0]["description"] == "表三 · 予以公开 · 总计：予以公开的总计印为 5，各列之和为 4。"


def test_gitlab_tells_apart_the_same_fault_of_two_bodies() -> None:
    other = replace(FAULTY, body="云溪县水务局")
    prints = [one["fingerprint"] for one in json.loads(written("gitlab", RUN, (FAULTY, other)))]
    assert len(set(prints)) == len(prints) == 4
    moved = replace(FAULTY, origin=replace(FAULTY.origin, path="elsewhere.html"))
    assert prints[:2] == [one["fingerprint"] for one in json.loads(written("gitlab", RUN, (moved,)))]


def test_rdjson_has_a_diagnostic_for_all_that_counts() -> None:
    run = replace(RUN, docs_url="https://docs.example")
    document = json.loads(written("rdjson", run, SOME))
    assert document["source"] == {"name": "reportlint"}
    assert document["diagnostics"][0] == {
        "message": "表三 · 予以公开 · 总计：予以公开的总计印为 5，各列之和为 4。",
        "location": {
            "path": "reports/fgj.html",
            "range": {"start": {"line": 212}, "end": {"line": 212}},
        },
        "severity": "ERROR",
        "code": {
            "value": "requests-row-total",
            "url": "https://docs.example/rules/requests-row-total.html",
        },
    }
    assert [(one["code"]["value"], one["severity"]) for one in document["diagnostics"][1:]] == [
        ("approximate-total", "WARNING"),
        ("acme/tone", "ERROR"),
        ("not-a-report", "ERROR"),
    ]
    assert document["diagnostics"][3]["location"] == {"path": "reports/列表 页.html"}
    assert "url" not in document["diagnostics"][3]["code"]


def test_markdown_begins_with_the_verdict_and_leaves_out_what_is_clean() -> None:
    text = written("markdown", RUN, BATCH, closing(RUN, BATCH, notices=(UNUSED,)))
    lines = text.splitlines()
    assert lines[0] == "## 年度报告核查结果"
    assert lines[2].startswith("**? 有未能读取或未能判断的内容；1 项错误、1 项待核、1 项已豁免；")
    assert lines[4].startswith("共 6 份：")
    assert [line for line in lines if line.startswith("### ")] == [
        "### 云溪县发展和改革局 · 2025 年度 —— 有问题：1 项错误、1 项待核",
        "### 青岚市人民政府 · 2025 年度 —— 未发现问题：1 项已豁免",
        "### 青岚市发展和改革委员会 · 2025 年度 —— 未能完整核查",
        "### reports/列表 页.html —— 未能完整核查",
        "### 云溪县水利局 · 2025 年度 —— 有未能判断之处",
    ]
    assert (
        "| ✗ 错误 | 表三 · 予以公开 · 总计，第 212 行，第 9 列 | 予以公开的总计印为 5，各列之和为 4。"
        " | 核对各列，改正总计或填错的一列。 | requests-row-total |"
    ) in lines
    assert "- reportlint.toml \\[\\[waivers\\]\\] \\#2：豁免没有用到，可以删除" in lines


def test_nothing_of_a_page_is_markup_in_markdown() -> None:
    odd = replace(WRONG_TOTAL, message=Message("<b>a|b</b>\n[x](y) `c` *d* @e", "odd"))
    text = written("markdown", RUN, (outcome(findings=(odd,)),))
    assert r"| \<b\>a\|b\</b\> \[x\](y) \`c\` \*d\* \@e |" in text


def test_rules_are_counted_when_asked_for() -> None:
    text = written("table", replace(RUN, statistics=True), (FAULTY, FAULTY, WAIVED))
    tail = text[text.rindex("\n\n") :].splitlines()
    assert [line.split()[:2] for line in tail if line.startswith("     ")] == [
        ["2", "approximate-total"],
        ["2", "requests-row-total"],
    ]
    assert "     2  " not in written("table", RUN, (FAULTY, FAULTY, WAIVED))


def test_junit_counts_what_it_holds() -> None:
    end = closing(RUN, BATCH, crashes=(Crash("acme 1", "import", "", "ImportError"),))
    root = etree.fromstring(written("junit", RUN, BATCH, end).encode())
    suites = [
        (one.get("name"), one.get("tests"), one.get("failures"), one.get("errors"), one.get("skipped"))
        for one in root
    ]
    assert suites == [
        ("云溪县发展和改革局 · 2025 年度", "4", "1", "0", "1"),
        ("云溪县统计局 · 2025 年度", "1", "0", "0", "0"),
        ("青岚市人民政府 · 2025 年度", "1", "0", "0", "1"),
        ("青岚市发展和改革委员会 · 2025 年度", "2", "0", "1", "0"),
        ("reports/列表 页.html", "1", "0", "1", "0"),
        ("云溪县水利局 · 2025 年度", "2", "0", "0", "1"),
        ("plugins", "1", None, "1", None),
    ]
    for suite in root[:6]:
        for tag, number in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            assert len(suite.findall(f"testcase/{tag}")) == int(suite.get(number))
    assert (
        root[0].find("testcase/failure").get("message")
        == "表三 · 予以公开 · 总计：予以公开的总计印为 5，各列之和为 4。"
    )


def test_junit_fails_what_the_fail_level_says() -> None:
    root = etree.fromstring(written("junit", replace(RUN, fail_on=FailOn.WARNING), (FAULTY,)).encode())
    assert root[0].get("failures") == "2"
