"""`reportlint extract`: inputs, formats, exit codes."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pyarrow import parquet

from reportlint.commands import extract

from .conftest import Run, page

CELLS = 200
"""Figures of a report."""


def figures(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_csv_goes_to_stdout(run: Run, clean: Path) -> None:
    for words in ((), ("-o", "csv")):
        ended = run("extract", "clean.html", "--isolated", *words)
        assert (ended.code, ended.err) == (0, "")
        found = figures(ended.out)
        assert len(found) == CELLS
        assert {(one["年度"], one["来源"]) for one in found} == {("2024", "clean.html")}


def test_a_faulty_report_gives_its_figures_as_they_stand(run: Run, clean: Path, faulty: Path) -> None:
    ended = run("extract", "clean.html", "faulty.html", "--isolated")
    assert ended.code == 0
    values = [one["数值"] for one in figures(ended.out) if one["键"] == "requests/granted/total"]
    assert int(values[1]) == int(values[0]) + 1


def test_several_files_at_once(run: Run, clean: Path, tmp_path: Path) -> None:
    outputs = [word for name in ("csv", "json", "xlsx", "parquet") for word in ("-o", f"{name}=out/a.{name}")]
    ended = run("extract", "clean.html", "--isolated", *outputs)
    told = "".join(f"reportlint: 已写 out/a.{name}\n" for name in ("csv", "json", "xlsx", "parquet"))
    assert ended == (0, "", told)
    out = tmp_path / "out"
    assert sorted(file.name for file in out.iterdir()) == ["a.csv", "a.json", "a.parquet", "a.xlsx"]
    assert len(figures((out / "a.csv").read_text(encoding="utf-8"))) == CELLS
    assert len(json.loads((out / "a.json").read_bytes())["figures"]) == CELLS
    assert parquet.read_table(out / "a.parquet").num_rows == CELLS
    assert len(load_workbook(out / "a.xlsx").sheetnames) == 3


def test_english_columns(run: Run, clean: Path) -> None:
    found = figures(run("extract", "clean.html", "--isolated", "--lang", "en").out)[0]
    assert (found["agency"], found["table"]) == ("云溪县发展和改革局", "Table 2")


def test_what_cannot_be_read_is_told_and_the_others_are_done(run: Run, clean: Path, tmp_path: Path) -> None:
    (tmp_path / "list.html").write_text("<html><body><p>通知公告</p></body></html>", encoding="utf-8")
    ended = run("extract", "none.html", "list.html", "clean.html", "--isolated")
    assert ended.code == 3
    assert len(figures(ended.out)) == CELLS
    first, second = ended.err.splitlines()
    assert first == "! none.html：没有这个文件或目录。请核对路径"
    assert second.startswith("! list.html：没有识别出政府信息公开工作年度报告。")


def test_a_folder_without_reports_is_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = run("extract", "empty", "--isolated", "-o", "json=a.json")
    assert ended.code == 4
    assert (tmp_path / "a.json").read_bytes() == b""


def test_many_processes_give_the_same_in_the_same_order(run: Run, tmp_path: Path) -> None:
    for n in range(6):
        page(tmp_path / f"reports/{n}.html", {"requests/granted/natural": str(n)})
    (tmp_path / "reports/3.html").write_text("<p>通知</p>", encoding="utf-8")
    alone = run("extract", "reports", "--isolated", "--jobs", "1")
    assert run("extract", "reports", "--isolated", "--jobs", "2") == alone
    assert alone.code == 3
    values = [one["数值"] for one in figures(alone.out) if one["键"] == "requests/granted/natural"]
    assert values == ["0", "1", "2", "4", "5"]


@pytest.mark.parametrize("name", ["xlsx", "parquet"])
def test_workbooks_do_not_go_to_stdout(run: Run, clean: Path, name: str) -> None:
    ended = run("extract", "clean.html", "--isolated", "-o", name)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"reportlint: {name} 不能写到标准输出，请写明文件：-o {name}=文件。\n"


def test_an_unknown_format(run: Run, clean: Path) -> None:
    ended = run("extract", "clean.html", "--isolated", "-o", "sarif")
    assert ended.code == 2
    assert "没有名为“sarif”的输出格式" in ended.err


def test_a_report_of_an_unknown_form_is_told(
    run: Run, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list.csv").write_text("单位,网址,年度\n发展和改革局,clean.html,2024\n", encoding="utf-8")
    run("batch", "list.csv", "--run", "run", "--isolated", "--select", "arithmetic")
    made = extract.prepared
    monkeypatch.setattr(extract, "prepared", lambda config: replace(made(config), forms=()))
    ended = run("extract", "run", "--isolated")
    assert (ended.code, figures(ended.out)) == (3, [])
    assert ended.err == f"! {clean}：没有名为“annual-2021”的格式，可能缺少插件\n"


def test_a_missing_library_is_one_sentence(
    run: Run, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    ended = run("extract", "clean.html", "--isolated", "-o", "parquet=a.parquet")
    assert ended.code == 2
    assert ended.err == "reportlint: 写 Parquet 文件需要安装附加组件：pip install 'reportlint[data]'\n"
    assert [file.name for file in tmp_path.iterdir()] == ["clean.html"]


def test_the_folder_of_a_run(run: Run, tmp_path: Path) -> None:
    for n, organ in enumerate(("云溪县统计局", "云溪县财政局")):
        page(tmp_path / f"{n}.html", {"organ": organ, "requests/granted/natural": str(n)})
    rows = "单位,网址,年度\n统计局,0.html,2024\n财政局,1.html,2024\n档案局,,2024\n"
    (tmp_path / "list.csv").write_text(rows, encoding="utf-8")
    assert run("batch", "list.csv", "--run", "run", "--isolated", "--select", "arithmetic").code == 3
    ended = run("extract", "run", "--isolated")
    assert (ended.code, ended.err) == (0, "")
    found = figures(ended.out)
    assert [(one["单位"], one["数值"]) for one in found if one["键"] == "requests/granted/natural"] == [
        ("统计局", "0"),
        ("财政局", "1"),
    ]
