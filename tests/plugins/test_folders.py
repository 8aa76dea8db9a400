"""A user's own folder of rules, through the command."""

from pathlib import Path

import pytest

from reportlint.cli import main
from reportlint.testing import MARKUPS, clean_draft

RULE = """
[[rule]]
id = "office/plan-mentioned"
group = "wording"
severity = "error"
kind = "present"
each = "section.overview"
words = ["不会有的词"]
title = "总体情况没有提到工作计划"
message = "“{thing}”没有提到{sought}"
fix = "补写工作计划。"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "250")
    (tmp_path / "page.html").write_bytes(MARKUPS["clean"].encode(clean_draft()))
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "plan.toml").write_text(RULE, encoding="utf-8")
    return tmp_path


def check(*words: str) -> int:
    return main(["check", "page.html", "--isolated", "--lang", "en", "--as-of", "2025-01-20", *words])


def test_its_rules_are_judged(folder, capsys):
    assert check("--rules", "own", "--select", "office") == 1
    assert "office/plan-mentioned" in capsys.readouterr().out


def test_it_may_be_named_in_the_configuration(folder, capsys):
    (folder / "reportlint.toml").write_text('rule-folders = ["own"]\nselect = ["office"]\n')
    assert check() == 1


def test_folders_inside_are_read_too(folder, capsys):
    (folder / "own").rename(folder / "inner")
    (folder / "own").mkdir()
    (folder / "inner").rename(folder / "own" / "inner")
    assert check("--rules", "own", "--select", "office") == 1


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("words", "wrds", "own/plan.toml:8: unknown key “wrds”. Did you mean “words”? Known: applies, "),
        ("section.overview", "section.oveview", "there is no “oveview”. Did you mean “overview”? Known: "),
        ("office/plan", "plan", "id “plan-mentioned” needs a prefix, as in office/plan-mentioned"),
        ("office/plan-mentioned", "section-missing", "id “section-missing” needs a prefix"),
    ],
)
def test_a_faulty_rule_is_told_and_nothing_is_taken_for_judged(folder, capsys, old, new, told):
    (folder / "own" / "plan.toml").write_text(RULE.replace(old, new), encoding="utf-8")
    assert check("--rules", "own") == 3
    assert told in " ".join(capsys.readouterr().out.split())


def test_a_file_in_another_encoding_is_told(folder, capsys):
    (folder / "own" / "plan.toml").write_bytes(RULE.encode("gbk"))
    assert check("--rules", "own") == 3
    assert "own/plan.toml:1: the file is not UTF-8; save it as UTF-8" in " ".join(
        capsys.readouterr().out.split()
    )


def test_a_folder_that_is_not_there_is_misuse(folder, capsys):
    assert check("--rules", "none") == 2
    assert capsys.readouterr().err == "reportlint: There is no folder “none”.\n"


def test_a_rule_in_the_folder_checks_is_read_once(folder, capsys):
    (folder / "own" / "checks").mkdir()
    (folder / "own" / "plan.toml").rename(folder / "own" / "checks" / "plan.toml")
    assert check("--rules", "own", "--select", "office") == 1
    said = capsys.readouterr()
    assert "already" not in said.out + said.err
