"""`batch --known`: reports beside what the office knows from elsewhere."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reportlint.testing import MARKUPS, clean_draft

from .desk import reading
from .office import ended


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A body with two reviews, and the office's record of them."""
    folder = tmp_path_factory.mktemp("known")
    draft = clean_draft("annual-2021", "department")
    (folder / "a.html").write_bytes(MARKUPS["clean"].encode(draft))
    write(folder / "list.csv", ("单位", "网址", "年度"), (draft["organ"], "a.html", "2024"))
    return folder


def write(file: Path, *rows: tuple[str, ...]) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as lines:
        csv.writer(lines).writerows(rows)


def told(folder: Path, *options: str) -> tuple[list[tuple[str, str]], str]:
    words = ["batch", "list.csv", "--run", "run", "--isolated", "--select", "known", "--as-of", "2025-01-20"]
    done = ended([*words, "--workers", "1", *options], folder)
    with reading(folder / "run") as run:
        (result,) = run.results()
        return [(one.location.key, one.message.zh) for one in result.outcome.findings], done.err


def test_the_difference_and_its_source_are_named(folder):
    write(folder / "台账.csv", ("单位", "行政复议案件", "申请平台收件"), ("云溪县发展和改革局", "3", "10"))
    found, _ = told(folder, "--known", "台账.csv")
    assert found == [
        (
            "disputes/review/total",
            "表四 · 行政复议 · 总计填写为 2，《台账.csv》第 2 行“行政复议案件”（B2）为 3，请核对哪一个有误",
        )
    ]
    # The record is put right: the report is compared again, though nothing else has changed.
    write(folder / "台账.csv", ("单位", "行政复议案件", "申请平台收件"), ("云溪县发展和改革局", "2", "10"))
    assert told(folder, "--known", "台账.csv")[0] == []


def test_a_configuration_names_the_workbook(folder):
    write(folder / "台账.csv", ("单位", "行政复议案件"), ("云溪县发展和改革局", "4"))
    (folder / "reportlint.toml").write_text('known = ["台账.csv"]\n', encoding="utf-8")
    assert [key for key, _ in told(folder)[0]] == ["disputes/review/total"]
    (folder / "reportlint.toml").unlink()
    assert told(folder)[0] == []
