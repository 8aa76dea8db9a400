"""Options as people know them from other linters."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from reportlint.commands import completion
from reportlint.commands.completion import completer
from reportlint.rules import catalog

from .conftest import Run, page
from .test_check import PLACE, places

OTHER = "<!doctype html><title>首页</title><p>欢迎访问本站。</p>"


def checked(text: str) -> list[str]:
    return [name for name, _ in places(text)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports in three places, one of them faulty, beside a page that is none."""
    page(tmp_path / "site/2024.html", {})
    page(tmp_path / "site/old/2023.html", {})
    page(tmp_path / "site/drafts/2025.html", {"requests/granted/total": "+1"})
    (tmp_path / "site/index.html").write_text(OTHER, encoding="utf-8")
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        (["drafts"], ["site/2024.html", "site/index.html", "site/old/2023.html"]),
        (["site/drafts/"], ["site/2024.html", "site/index.html", "site/old/2023.html"]),
        (["202*.html"], ["site/index.html"]),
        (["old,drafts", "index.html"], ["site/2024.html"]),
        (["site/*/202?.html"], ["site/2024.html", "site/index.html"]),
        (["other/*"], ["site/2024.html", "site/index.html", "site/drafts/2025.html", "site/old/2023.html"]),
    ],
)
def test_what_is_left_out(run: Run, folder: Path, patterns: list[str], left: list[str]) -> None:
    options = [word for pattern in patterns for word in ("--exclude", pattern)]
    ended = run("check", "site", "--show-files", *options)
    assert (ended.code, ended.out.splitlines()) == (0, left)


def test_the_configuration_leaves_out_below_its_own_folder(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "reportlint.toml").write_text('exclude = ["drafts/*", "index.html"]\n', encoding="utf-8")
    monkeypatch.chdir(folder / "old")
    ended = run("check", "..", "../drafts/2025.html", "--show-files")
    assert ended.out.splitlines() == ["../2024.html", "../old/2023.html"]


def test_nothing_is_left(run: Run, folder: Path) -> None:
    assert run("check", "site", "--show-files", "--exclude", "site").code == 4
    assert run("check", "site/2024.html", "--exclude", "2024.html").code == 4


def test_other_pages_are_passed_over_and_counted(run: Run, folder: Path) -> None:
    assert run("check", "site", "--exclude", "drafts").code == 3
    ended = run("check", "site", "--exclude", "drafts", "--unrecognised", "skip", "-o", "json")
    document = json.loads(ended.out)
    assert (ended.code, checked(ended.out)) == (0, ["site/2024.html", "site/old/2023.html"])
    assert [one["message"]["zh"] for one in document["notices"]] == [
        "1 个网页不是年度报告，按设定（unrecognised）不计"
    ]
    (folder.parent / "reportlint.toml").write_text('unrecognised = "skip"\n', encoding="utf-8")
    assert run("check", "site/index.html").code == 0
    assert run("check", "site/index.html", "--unrecognised", "fail").code == 3
    assert run("check", "site/nothing.html").code == 3


@pytest.mark.parametrize(
    "text",
    [
        '<div id="app"></div><script src="app.js"></script>',
        "<title>资料</title><p>附件</p><a href='a.docx'>下载</a>",
        "<title></title>",
    ],
)
def test_a_page_of_anything_is_passed_over(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "page.html").write_text(f"<!doctype html>{text}", encoding="utf-8")
    assert run("check", "page.html", "--unrecognised", "skip", "-o", "json").code == 0
    assert run("check", "page.html", "-o", "json").code == 3


def test_a_report_s_page_without_the_report_is_not_passed_over(run: Run, tmp_path: Path) -> None:
    title = "云溪县统计局2024年政府信息公开工作年度报告"
    text = f"<!doctype html><title>{title}</title><h1>{title}</h1><a href='a.docx'>{title}.docx</a>"
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    assert run("check", "page.html", "--unrecognised", "skip").code == 3


def test_quiet_says_only_what_is_wrong(run: Run, folder: Path) -> None:
    assert run("check", "site/2024.html", "-q") == (0, "", "")
    ended = run("check", "site/2024.html", "site/drafts/2025.html", "--quiet")
    assert ended.code == 1
    assert [line for line in ended.out.splitlines() if line and not line.startswith(" ")] == [
        ended.out.splitlines()[0]
    ]
    assert "site/drafts/2025.html" in ended.out and "site/2024.html" not in ended.out
    assert run("check", "site/drafts/2025.html", "-q", "-o", "csv").err == ""
    assert "没有可核查的文件" in run("check", "site", "--exclude", "site", "-q").out


def test_colour_as_it_is_wanted(run: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("check", "faulty.html").out
    assert "\x1b[1;31m" in run("check", "faulty.html", "--color", "always").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("check", "faulty.html").out
    assert "\x1b[" not in run("check", "faulty.html", "--color", "never").out


def test_standard_input_has_a_name(run: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(faulty.read_bytes())))
    ended = run("check", "-", "--stdin-filename", "drafts/2025.html", "-o", "sarif")
    (result,) = json.loads(ended.out)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "drafts/2025.html"


def test_a_pattern_without_a_match_is_told(run: Run, clean: Path) -> None:
    ended = run("check", "clean.html", "*.pdf", "-o", "json")
    (problem,) = [one["problem"] for one in json.loads(ended.out)["outcomes"] if one["problem"]]
    assert (ended.code, problem["code"]) == (3, "no-match")


def test_options_come_from_the_environment_too(
    run: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REPORTLINT_OUTPUT", "json csv=a.csv")
    monkeypatch.setenv("REPORTLINT_FAIL_ON", "never")
    monkeypatch.setenv("REPORTLINT_ISOLATED", "1")
    ended = run("check", "faulty.html")
    assert (ended.code, places(ended.out)) == (0, [("faulty.html", [PLACE])])
    assert (tmp_path / "a.csv").exists()
    # The command line has the last word, a file the first.
    assert run("check", "faulty.html", "--fail-on", "error").code == 1
    (tmp_path / "own.toml").write_text('fail-on = "error"\nlang = "en"\noutput = "csv"\n', encoding="utf-8")
    monkeypatch.setenv("REPORTLINT_CONFIG", "own.toml")
    assert json.loads(run("check", "faulty.html").out)["outcomes"]
    assert "findings" in run("check", "faulty.html").err


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("REPORTLINT_FAIL_ON", "sometimes", "“REPORTLINT_FAIL_ON”应为 error / warning / info / never 之一"),
        ("REPORTLINT_QUIET", "perhaps", "“REPORTLINT_QUIET”应为 true 或 false，现为“perhaps”"),
        ("REPORTLINT_JOBS", "many", "“REPORTLINT_JOBS”应为不小于 1 的整数"),
    ],
)
@pytest.mark.usefixtures("clean")
def test_a_wrong_variable_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    ended = run("check", "clean.html")
    assert ended.code == 2
    assert said in ended.err


def test_rules_by_group(run: Run) -> None:
    assert run("rules", "fees").out == run("rules", "--select", "fees").out != ""
    assert run("rules", "收费", "dates").out == run("rules", "--select", "fees,dates").out


@pytest.mark.parametrize(
    ("key", "begun", "offered"),
    [
        ("fail-on", "wa", ["warning"]),
        ("body", "town", ["township"]),
        ("output", "sar", ["sarif"]),
        ("form", "annual-2021", ["annual-2021"]),
        ("select", "dates,arith", ["dates,arithmetic"]),
        ("select", "requests-row-t", ["requests-row-total"]),
        ("unrecognised", "", ["fail", "skip"]),
    ],
)
def test_values_are_completed(
    monkeypatch: pytest.MonkeyPatch, key: str, begun: str, offered: list[str]
) -> None:
    alone = catalog.load(isolated=True)
    monkeypatch.setattr(catalog, "load", lambda **settings: alone)
    complete = completer(key)
    assert complete is not None
    assert complete(begun) == offered


def test_arguments_are_completed(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = catalog.load(isolated=True)
    monkeypatch.setattr(catalog, "load", lambda **settings: alone)
    assert completion.rule_ids("requests-row-t") == ["requests-row-total"]
    assert completion.groups("arith") == ["arithmetic"]
    assert completion.words("rules", "forms")("ru") == ["rules"]
