"""`rules`, `explain`, `forms`, `plugins`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from reportlint.model.finding import Crash
from reportlint.plugins.manager import Plugin
from reportlint.rules import catalog as catalogue
from reportlint.rules.catalog import Catalog

from .conftest import Run


def test_rules_for_programs(run: Run) -> None:
    ended = run("rules", "--format", "json", "--isolated")
    rules = json.loads(ended.out)
    assert (ended.code, ended.err) == (0, "")
    assert [rule["id"] for rule in rules] == [rule.id for rule in catalogue.load(isolated=True).rules]
    (total,) = [rule for rule in rules if rule["id"] == "requests-row-total"]
    assert (total["group"], total["severity"]) == ("arithmetic", "error")
    rows = list(csv.DictReader(io.StringIO(run("rules", "--format", "csv", "--isolated").out)))
    assert [row["id"] for row in rows] == [rule["id"] for rule in rules]


def test_rules_for_people(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = run("rules", "--isolated").out.splitlines()
    assert lines[0].split() == ["分组", "级别", "规则", "内容"]
    assert max(map(cell_len, lines)) <= 80
    assert run("rules", "--isolated", "--lang", "en").out.split()[:3] == ["group", "severity", "rule"]


def test_some_rules(run: Run) -> None:
    groups = {
        rule["group"] for rule in json.loads(run("rules", "--select", "arithmetic", "--format", "json").out)
    }
    assert groups == {"arithmetic"}
    assert run("rules", "--select", "nothing-like-it").code == 2


def test_explain_says_what_why_and_how(run: Run) -> None:
    rule = catalogue.load(isolated=True).by_id["requests-row-total"]
    zh = run("explain", "requests-row-total").out
    assert zh.startswith(f"# {rule.title.zh}\n\n`requests-row-total` · 勾稽 · 错误 · ")
    for part in (rule.why.zh, "## 如何整改", rule.fix.zh, "## 依据", "## 示例", rule.cases[0].name.zh):
        assert part in zh
    en = run("explain", "requests-row-total", "--lang", "en").out
    assert en.startswith(f"# {rule.title.en}\n")
    assert rule.why.en in en


def test_explain_an_unknown_rule(run: Run) -> None:
    assert run("explain", "requests-row-totl") == (
        2,
        "",
        "reportlint: 没有名为“requests-row-totl”的规则。是否为“requests-row-total”？\n",
    )


def test_forms(run: Run) -> None:
    forms = {form["id"]: form for form in json.loads(run("forms", "--format", "json").out)}
    assert (forms["annual-2021"]["first_year"], forms["annual-2021"]["last_year"]) == (2021, None)
    assert (forms["annual-2021"]["sections"], forms["annual-2021"]["tables"]) == (6, 3)
    assert "2021 年度起" in run("forms").out


def test_plugins(run: Run) -> None:
    (builtin,) = json.loads(run("plugins", "--isolated", "--format", "json").out)
    assert (builtin["name"], builtin["state"]) == ("builtin", "正常")
    assert builtin["rules"] == len(catalogue.load(isolated=True).rules)


def test_pages_about_rules(run: Run, tmp_path: Path) -> None:
    ended = run("rules", "fees", "--isolated", "--docs", str(tmp_path / "pages"))
    rules = [rule.id for rule in catalogue.load(isolated=True).rules if rule.group == "fees"]
    assert (ended.code, ended.out) == (0, f"已写 {tmp_path / 'pages'}：{len(rules)} 条规则\n")
    pages = {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "pages").iterdir()}
    assert set(pages) == {"README.md", *(f"{rule}.md" for rule in rules)}
    assert all(f"]({rule}.md)" in pages["README.md"] for rule in rules)
    assert run("explain", rules[0], "--isolated").out in pages[f"{rules[0]}.md"]


def test_a_broken_plugin_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    crash = Crash("acme 1.2", "import", "", "ImportError: no module")
    broken = Catalog((), (Plugin("acme", "1.2", failures=(crash,)),), (crash,))
    monkeypatch.setattr(catalogue, "load", lambda **settings: broken)
    ended = run("plugins")
    assert ended.code == 3
    assert ended.out.splitlines()[1].split() == [
        "acme",
        "1.2",
        "0",
        "import:",
        "ImportError:",
        "no",
        "module",
    ]


@pytest.mark.parametrize("name", ["rules", "forms", "plugins"])
def test_an_unknown_listing(run: Run, name: str) -> None:
    assert run(name, "--format", "xml") == (
        2,
        "",
        "reportlint: “--format”应为 table / json / csv 之一，现为“xml”。\n",
    )
