"""`reportlint hand-over` and `batch --against`: from a list to what an office gives out, and once more."""

from __future__ import annotations

import shutil
import zipfile
from contextlib import chdir
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reportlint.cli import main

from .conftest import Ended, Run, page

CLEAN = {"organ": "云溪县统计局"}
WRONG = {**CLEAN, "requests/granted/total": "+1"}
BATCH = ("batch", "list.csv", "--select", "arithmetic", "--isolated", "--as-of", "2025-02-10")


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of three bodies: one with a wrong total, one without a fault, one without an address; and its run."""
    folder = tmp_path_factory.mktemp("office")
    page(folder / "a.html", WRONG)
    page(folder / "b.html", {"organ": "云溪县财政局"})
    lines = ("单位,网址,年度", "云溪县统计局,a.html,2024", "云溪县财政局,b.html,2024", "云溪县档案局,,2024")
    (folder / "list.csv").write_text("\n".join(lines), encoding="utf-8")
    with chdir(folder):
        assert main([*BATCH, "--run", "first"]) == 3
    return folder


@pytest.fixture
def office(run: Run, checked: Path, tmp_path: Path) -> Run:
    """The list and its run, in a folder of the test's own."""
    shutil.copytree(checked, tmp_path, dirs_exist_ok=True)
    return run


def batch(run: Run, folder: str, *options: str) -> Ended:
    return run(*BATCH, "--run", folder, *options)


def words(file: Path) -> str:
    """The text of a Word document, with its tags."""
    return zipfile.ZipFile(file).read("word/document.xml").decode()


def cells(file: Path) -> list[list[object]]:
    """The first sheet of a workbook, from its titles on."""
    rows = [list(row) for row in load_workbook(file).worksheets[0].iter_rows(values_only=True)]
    return rows[next(n for n, row in enumerate(rows) if "单位" in row) :]


def test_everything_is_written_and_told(office: Run, tmp_path: Path) -> None:
    ended = office("hand-over", "first", "--isolated", "--into", "out", "--office", "云溪县政务公开办公室")
    assert ended.code == 0
    assert ended.err.splitlines() == [
        "reportlint: 已写 out/index.html",
        "reportlint: 已写 out/整改通知单：1 份",
        "reportlint: 已写 out/整改通知单（合并打印）.docx",
        "reportlint: 已写 out/催办函：1 份",
        "reportlint: 已写 out/催办函（合并打印）.docx",
        "reportlint: 已写 out/通报.docx",
        "reportlint: 已写 out/考核得分.xlsx",
        "reportlint: 已写 out/总表.xlsx",
        "reportlint: 已写 out/问题清单.xlsx",
    ]
    assert [file.name for file in (tmp_path / "out/整改通知单").iterdir()] == ["云溪县统计局.docx"]
    assert "云溪县政务公开办公室" in words(tmp_path / "out/通报.docx")
    assert "疑似应为 6" in words(tmp_path / "out/整改通知单/云溪县统计局.docx")
    index = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert all(name in index for name in ("云溪县统计局", "云溪县财政局", "云溪县档案局"))


def test_each_document_has_a_number_of_its_own(office: Run, tmp_path: Path) -> None:
    ended = office("hand-over", "first", "--isolated", "--into", "out", "--number", "云政公开〔2025〕9号")
    assert ended.err.splitlines()[-1] == "reportlint: 下一个文号：云政公开〔2025〕12号"
    files = ("整改通知单/云溪县统计局.docx", "催办函/云溪县档案局.docx", "通报.docx")
    for n, file in enumerate(files, 9):
        assert f"云政公开〔2025〕{n}号" in words(tmp_path / "out" / file)


def test_only_what_is_asked_for(office: Run, tmp_path: Path) -> None:
    ended = office("hand-over", "first", "--isolated", "--into", "out", "--only", "circular,scores")
    assert ended.code == 0
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["考核得分.xlsx", "通报.docx"]


def test_own_weights_stand_in_the_overview(office: Run, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        "[score]\nfull = 50\n[severity.error]\noff = 8\n[status]\nno-address = 50\n", encoding="utf-8"
    )
    assert office("hand-over", "first", "--isolated", "--only", "overview", "--weights", "own.toml").code == 0
    head, *rows = cells(tmp_path / "first/outputs/总表.xlsx")
    assert [row[head.index("得分")] for row in rows] == [42, 50, 0]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("nowhere",), "nowhere 不是批量核查的目录"),
        (("first", "--only", "letter"), "“--only”应为"),
        (("first", "--number", "云政公开〔2025〕"), "文号“云政公开〔2025〕”末尾没有数字"),
        (("first", "--deadline", "3月"), "“--deadline”应为日期，如 2026-03-05，现为“3月”。"),
        (("first", "--weights", "none.toml"), "读不了评分标准 none.toml"),
        (("first", "--letter-template", "none.docx"), "none.docx"),
    ],
)
def test_mistakes_are_told_in_a_sentence(office: Run, options: tuple[str, ...], said: str) -> None:
    ended = office("hand-over", *options, "--isolated")
    assert ended.code == 2
    assert said in ended.err
    assert len([line for line in ended.err.splitlines() if "已写" not in line]) == 1


def test_a_batch_says_what_became_of_an_earlier_one(office: Run, tmp_path: Path) -> None:
    """Mended in the second run, back in the third: that takes what the second kept."""
    page(tmp_path / "a.html", CLEAN)
    ended = batch(office, "second", "--against", "first")
    assert "reportlint: 复核（与 first 比）：已整改 1" in ended.err.splitlines()
    page(tmp_path / "a.html", WRONG)
    ended = batch(office, "third", "--against", "second")
    assert "reportlint: 复核（与 second 比）：再次出现 1" in ended.err.splitlines()
    head, *rows = cells(tmp_path / "third/outputs/复核.xlsx")
    found = [(row[head.index("单位")], row[head.index("复核结果")]) for row in rows]
    assert ("云溪县统计局", "! 再次出现") in found


def test_what_the_office_wrote_goes_over_into_the_next_run(office: Run, tmp_path: Path) -> None:
    file = tmp_path / "first/outputs/问题清单.xlsx"
    book = load_workbook(file)
    sheet = book.worksheets[0]
    at = {cell.value: cell for row in sheet.iter_rows() for cell in row}
    row = at["云溪县统计局"].row
    sheet.cell(row, at["豁免理由"].column, "已与该局核实，属实")
    sheet.cell(row, at["豁免到期"].column, "2025-12-31")
    book.save(file)
    assert batch(office, "second", "--against", "first").code == 3
    head, *rows = cells(tmp_path / "second/outputs/问题清单.xlsx")
    (kept,) = [row for row in rows if row[head.index("单位")] == "云溪县统计局"]
    assert kept[head.index("豁免理由")] == "已与该局核实，属实"
    head, *rows = cells(tmp_path / "second/outputs/总表.xlsx")
    assert [row[head.index("错误数")] for row in rows] == [0, 0, None]


def test_a_batch_against_nothing_is_refused_before_it_begins(office: Run, tmp_path: Path) -> None:
    ended = batch(office, "second", "--against", "nowhere")
    assert (ended.code, ended.err.startswith("reportlint: nowhere 不是批量核查的目录")) == (2, True)
    assert not (tmp_path / "second").exists()
