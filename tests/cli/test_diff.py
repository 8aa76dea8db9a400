"""`reportlint diff`: two runs of the batch, from the folders they left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reportlint.cli import main

from .conftest import Run, page

WRONG = {"requests/granted/total": "+1"}
ROWS = ("甲局", "乙局", "丙局")


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three bodies, twice: one mended its report, one did not, one spoilt it."""
    folder = tmp_path_factory.mktemp("runs")
    lines = ["单位,网址,年度", *(f"{name},{name}.html,2024" for name in ROWS)]
    (folder / "名单.csv").write_text("\n".join(lines), encoding="utf-8")
    for name, wrong, day in (("first", "甲局乙局", "2026-01-20"), ("second", "乙局丙局", "2026-02-20")):
        for body in ROWS:
            page(folder / f"{body}.html", {"organ": body, **(WRONG if body in wrong else {})})
        called = ["batch", str(folder / "名单.csv"), "--run", str(folder / name), "--as-of", day]
        assert (
            main([*called, "--isolated", "--select", "arithmetic", "-o", f"json={folder / name}.json"]) == 1
        )
    return folder


def test_what_became_of_the_findings(run: Run, runs: Path, tmp_path: Path) -> None:
    ended = run("diff", str(runs / "first"), str(runs / "second"), "-o", "json", "-o", "xlsx=复核.xlsx")
    document = json.loads(ended.out)
    assert (ended.code, ended.err, document["exit_code"]) == (1, "", 1)
    assert (document["list_changed"], document["rules_added"], document["rules_dropped"]) == (False, [], [])
    assert {
        one["agency"]: [(each["change"], each["key"]) for each in one["findings"]]
        for one in document["bodies"]
    } == {
        "甲局": [("fixed", "requests/granted/total")],
        "乙局": [("remaining", "requests/granted/total")],
        "丙局": [("new", "requests/granted/total")],
    }
    sheet = load_workbook(tmp_path / "复核.xlsx")["复核"]
    assert [sheet.cell(row, 4).value for row in (2, 3, 4)] == ["√ 已整改", "× 未整改", "+ 新增"]


def test_the_table_on_the_screen(run: Run, runs: Path) -> None:
    ended = run("diff", str(runs / "first"), str(runs / "second"))
    assert "甲局 · 2024 —— 已整改 1 项" in ended.out.splitlines()
    assert ended.out.splitlines()[-2:] == [
        "问题：已整改 1 项，未整改 1 项，新增 1 项",
        "× 有达到失败级别的问题",
    ]
    assert run("diff", str(runs / "first"), str(runs / "second"), "--fail-on", "never").code == 0


def test_a_waiver_counts_on_the_day_of_each_run(run: Run, runs: Path, tmp_path: Path) -> None:
    (tmp_path / "reportlint.toml").write_text(
        '[[waivers]]\nrule = "requests-suspect-cell"\nreason = "另行说明"\nexpires = 2026-01-31\n',
        encoding="utf-8",
    )
    called = ("diff", str(runs / "first"), str(runs / "second"), "-o", "json")
    changes = json.loads(run(*called).out)["totals"]["findings"]
    assert (changes["returned"], changes["remaining"]) == (1, 0)
    changes = json.loads(run(*called, "--no-waivers").out)["totals"]["findings"]
    assert (changes["returned"], changes["remaining"]) == (0, 1)


def test_what_is_no_run(run: Run, runs: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = run("diff", str(runs / "first"), "empty")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "reportlint: empty 不是批量核查的目录：没有 run.sqlite。\n"


def test_an_unknown_format(run: Run, runs: Path) -> None:
    ended = run("diff", str(runs / "first"), str(runs / "second"), "-o", "tabel")
    assert ended == (2, "", "reportlint: 没有名为“tabel”的输出格式。是否为“table”？\n")
