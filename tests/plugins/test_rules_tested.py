"""`rules --test` and `plugins` first say what was not loaded or names what is not there; nothing of it passes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportlint.cli import main
from reportlint.plugins import manager

RULE = """\
[[rule]]
id = "office/plan"
group = "wording"
severity = "warning"
kind = "present"
each = "section.overview"
words = ["工作计划"]
title = "没有提到工作计划"
message = "“{thing}”没有提到{sought}"
fix = "补写。"
clause = "practice/wording"

[[rule.case]]
name = "提到了"
edit = { "sections/overview" = "本年度按工作计划公开。" }

[[rule.case]]
name = "没有提到"
edit = { "sections/overview" = "本年度主动公开。" }
expect = ["fail sections/overview"]
"""
FILE = Path("own", "plan.toml")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own").mkdir()
    (tmp_path / FILE).write_text(RULE, encoding="utf-8")
    return tmp_path / "own"


def tried(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str], list[str]]:
    code = main(["rules", "--test", "--isolated", "--rules", "own", "--lang", "en", *words])
    out, err = capsys.readouterr()
    return code, out.splitlines(), err.splitlines()


def test_a_rule_in_order_passes(own, capsys):
    code, out, err = tried(capsys, "--select", "office")
    assert (code, out[-1], err) == (0, "2/2", [])


@pytest.mark.parametrize(
    ("old", "new", "told", "passed"),
    [
        ("words =", "wrds =", "7: unknown key “wrds”. Did you mean “words”?", "2/2"),
        ("[[rule.case]]", "[[rule.case]", "13: not TOML: ", "2/2"),
        ('["工作计划"]', '["工作计划"]\npattern = "("', "8: pattern: the regular expression", "2/2"),
        ('"补写。"', '{ zh = "补写。" }', "10: fix: must be a string or", "2/2"),
        ("section.overview", "section.overvew", "2: each = “section.overvew”: there is no", "3/4"),
        ("practice/wording", "practice/wordng", "2: there is no clause “practice/wordng”. Did you", "4/4"),
        ('"practice/wording"', '""', "2: it does not say what it rests on (clause)", "4/4"),
        ('"practice/wording"', '" "', "2: it does not say what it rests on (clause)", "4/4"),
    ],
)
def test_what_does_not_load_or_names_nothing_is_said_first(own, capsys, old, new, told, passed):  # noqa: PLR0917
    (own / "good.toml").write_text(RULE.replace("office/plan", "office/other"), encoding="utf-8")
    (own / "plan.toml").write_text(RULE.replace(old, new, 1), encoding="utf-8")
    code, out, (err,) = tried(capsys, "--select", "office")
    assert (code, out[-1]) == (3, f"{passed}, 1 more faulty")
    assert err.partition(" of own: ")[2].startswith(f"{FILE}:{told}")


def test_a_file_that_is_not_utf_8(own, capsys):
    (own / "gbk.toml").write_bytes(RULE.replace("office/plan", "office/gbk").encode("gbk"))
    code, out, err = tried(capsys, "--select", "office")
    assert (code, out[-1]) == (3, "2/2, 1 more faulty")
    assert err == ["reportlint: checks of own: own/gbk.toml:1: the file is not UTF-8; save it as UTF-8"]


def test_a_second_rule_of_one_id_names_its_file(own, capsys):
    (own / "z.toml").write_text(f"\n{RULE}", encoding="utf-8")
    code, out, err = tried(capsys, "--select", "office")
    assert (code, out[-1]) == (3, "2/2, 1 more faulty")
    assert err == ["reportlint: office/plan of own: own/z.toml:3: id “office/plan” is taken by own"]


def test_a_folder_in_which_there_is_no_rule_file(own, capsys):
    (own / "plan.toml").rename(own / "plan.toml.txt")
    code, out, err = tried(capsys, "--select", "office")
    assert (code, out) == (3, [])
    assert err[0] == "reportlint: checks of own: no file *.toml in the folder"
    assert err[1].startswith("reportlint: There is no rule or group “office”.")


def test_a_rule_without_cases(own, capsys):
    (own / "plan.toml").write_text(RULE.partition("[[rule.case]]")[0], encoding="utf-8")
    code, out, err = tried(capsys, "--select", "office")
    assert (code, out, err) == (
        1,
        ["✗ office/plan: it needs a case that fails and one that passes", "0/0"],
        [],
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            '"sections/overview" = "本年度主',
            '"sections/overvew" = "本年度主',
            "annual-2021 没有“sections/overvew”这个键，是否为 sections/overview",
        ),
        ('{ "sections/overview" = "本年度主动公开。" }', '{ "sections/other|甲乙" = "丙" }', "中没有“甲乙”"),
        ("expect = [", 'base = "annual-2012"\nexpect = [', "没有底稿“annual-2012/department”"),
        ("expect = [", 'remove = ["section/other"]\nexpect = [', "没有“section/other”这个键"),
    ],
)
def test_a_case_that_cannot_be_tried_fails_with_a_sentence(own, capsys, old, new, told):
    (own / "plan.toml").write_text(RULE.replace(old, new), encoding="utf-8")
    code, out, err = tried(capsys, "--select", "office", "--lang", "zh")
    assert (code, out[-1], err) == (1, "1/2", [])
    assert [line for line in out if told in line and line.startswith("    ")]


def test_what_disagrees_is_told_in_chinese(own, capsys):
    (own / "plan.toml").write_text(RULE.replace("fail sections/overview", "fail title"), encoding="utf-8")
    code, out, err = tried(capsys, "--select", "office", "--lang", "zh")
    assert (code, out[-1], err) == (1, "1/2", [])
    assert [line for line in out if line.startswith("    ")] == [
        "    应有而没有：office/plan: fail title",
        "    不应有而有：office/plan: fail sections/overview",
    ]


def test_a_plugin_that_cannot_be_imported_is_named_not_its_rules_called_unknown(
    own, capsys, plugin, monkeypatch
):
    point = plugin("import nothing_of_that_name")
    monkeypatch.setattr(manager, "entry_points", lambda group: (point,))
    told = "import of acme 1.2: ModuleNotFoundError: No module named 'nothing_of_that_name'"
    assert main(["rules", "--test", "--select", "acme", "--lang", "en"]) == 3
    assert capsys.readouterr().err.splitlines()[0] == f"reportlint: {told}"
    assert main(["check", "page.html", "--select", "acme", "--lang", "en"]) == 2
    assert capsys.readouterr().err == (f"reportlint: There is no rule or group “acme”. Not loaded: {told}.\n")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("def reportlint_loaders():\n    yield 7", "reportlint_loaders: gave no Loader but int"),
        ("def reportlint_outputs(): raise OSError('x')", "reportlint_outputs: OSError: x"),
        (
            "from dataclasses import replace\n"
            "def reportlint_rules(): yield replace(make('acme/r', content), each='table.reqests')",
            "acme/r: each = “table.reqests”: there is no “reqests”. Did you mean “requests”?",
        ),
        (
            "from dataclasses import replace\n"
            "def reportlint_rules(): yield replace(make('acme/r', content), clause='practice/wordings')",
            "acme/r: there is no clause “practice/wordings”. Did you mean “practice/wording”?",
        ),
    ],
)
def test_plugins_tells_of_every_thing_that_a_plugin_gives_in_vain(capsys, plugin, monkeypatch, source, told):
    point = plugin(source)
    monkeypatch.setattr(manager, "entry_points", lambda group: (point,))
    assert main(["plugins", "--lang", "en", "--format", "json"]) == 3
    (acme,) = [row for row in json.loads(capsys.readouterr().out) if row["name"] == "acme"]
    assert acme["state"].startswith(told)


def test_a_module_that_holds_no_rule_is_named(capsys, plugin, monkeypatch, tmp_path):
    package = tmp_path / "acme_pack"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "plan.py").write_text("def plan(report): return ()\n", encoding="utf-8")
    point = plugin(
        "from reportlint import rules_in\ndef reportlint_rules(): yield from rules_in('acme_pack')"
    )
    monkeypatch.setattr(manager, "entry_points", lambda group: (point,))
    assert main(["plugins", "--lang", "en", "--format", "csv"]) == 3
    assert "RuleModuleError: acme_pack.plan: no rule named plan" in capsys.readouterr().out
