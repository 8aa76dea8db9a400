"""Help is in one language; what the command line refuses is told in it, too."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from reportlint.cli import COMMANDS
from reportlint.outputs import FORMATS

from .conftest import Run

CHINESE = re.compile(r"[\u3400-\u9fff，。；：、]")
SENTENCE = re.compile(r"(?:\b[A-Za-z]?[a-z]+ ){3}")
"""Four words of English in a row."""


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_in_one_language(run: Run, name: str) -> None:
    words = (name,) if name else ()
    chinese, english = run(*words, "--help"), run(*words, "-h", "--lang", "en") if name else run("-h")
    assert (chinese.code, chinese.err) == (0, "")
    assert chinese.out.startswith(f"用法：reportlint {name}".rstrip())
    assert not SENTENCE.search(chinese.out)
    assert max(map(cell_len, chinese.out.splitlines())) <= 80
    if name:
        assert english.out.startswith(f"Usage: reportlint {name}")
        assert not CHINESE.search(english.out)


def test_the_locale_chooses_where_nobody_says(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert run("-h").out.startswith("Usage: ")
    assert run("rules", "-h", "--lang", "zh").out.startswith("用法：")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert run("-h").out.startswith("用法：")
    monkeypatch.setenv("REPORTLINT_LANG", "en")
    assert run("-h").out.startswith("Usage: ")


def test_help_lists_what_may_be_given(run: Run) -> None:
    text = re.sub(r"\s+", "", run("check", "-h").out)
    assert f"{'、'.join(FORMATS)}，" in text
    assert "乡镇、街道、部门" in text and "township、subdistrict、department" in text
    assert "结构、表格、勾稽" in re.sub(r"\s+", "", run("new-rule", "-h").out)


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (
            ["check", "x.html", "--selct", "fees"],
            "没有“--selct”这个选项。是否为“--select”？",
            "There is no option “--selct”. Did you mean “--select”?",
        ),
        (["check", "x.html", "--body"], "选项“--body”后面缺少内容", "option “--body” needs a value"),
        (
            ["check", "x.html", "--isolated=1"],
            "选项“--isolated”后面不能写内容",
            "option “--isolated” takes no value",
        ),
        (["schema", "rules", "more"], "多了“more”", "“more” is too much"),
        (["explain"], "缺少“规则”", "“RULE” is missing"),
        (
            ["check", "https://a.example/1.html"],
            "核查网上的报告用：reportlint url https://a.example/1.html",
            "published pages are checked with: reportlint url https://a.example/1.html",
        ),
        (["url", "clean.html"], "核查文件用：reportlint check clean.html", "reportlint check clean.html"),
    ],
)
def test_a_refusal_is_in_one_language(run: Run, clean: object, words: list[str], zh: str, en: str) -> None:
    ended = run(*words)
    assert (ended.code, ended.out) == (2, "")
    assert zh in ended.err and not SENTENCE.search(ended.err)
    english = run(words[0], "--lang", "en", *words[1:])
    assert english.code == 2
    assert en in english.err and not CHINESE.search(english.err)
