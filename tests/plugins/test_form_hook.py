"""A plugin names the form of a page that is no report as far as we can tell."""

import json
from pathlib import Path

import pytest

from reportlint.cli import main
from reportlint.plugins import hookspecs, manager


@pytest.fixture
def checked(plugin, tmp_path, monkeypatch, capsys):
    def run(source: str) -> tuple[int, dict]:
        point = plugin(source)
        monkeypatch.setattr(manager, "entry_points", lambda group: (point,))
        monkeypatch.chdir(tmp_path)
        page = "<title>一份材料</title><h1>一份材料</h1><p>本年度主动公开政府信息60条。</p>"
        Path("page.html").write_text(page, encoding="utf-8")
        code = main(["check", "page.html", "-o", "json", "--lang", "en", "--select", "section-missing"])
        return code, json.loads(capsys.readouterr().out)["outcomes"][0]

    return run


def test_without_a_plugin_it_is_no_report(checked):
    code, outcome = checked("def reportlint_rules(): return ()")
    assert (code, outcome["form"]) == (3, None)


def test_a_plugin_names_its_form(checked):
    code, outcome = checked("def reportlint_form(page): return 'annual-2021'")
    assert (code, outcome["form"]) == (1, "annual-2021")
    assert len(outcome["findings"]) == 6


@pytest.mark.parametrize("answer", ["None", "'no-such-form'", "7"])
def test_an_answer_that_names_no_form_changes_nothing(checked, answer):
    code, outcome = checked(f"def reportlint_form(page): return {answer}")
    assert (code, outcome["form"]) == (3, None)
    assert outcome["crashes"] == []


def test_a_plugin_that_fails_is_named(checked):
    code, outcome = checked("def reportlint_form(page): raise ValueError('boom')")
    assert (code, outcome["form"]) == (3, None)
    assert [(crash["plugin"], crash["what"]) for crash in outcome["crashes"]] == [
        ("acme 1.2", "reportlint_form")
    ]


def test_every_hook_is_documented_and_tested():
    hooks = [name for name in vars(hookspecs) if name.startswith("reportlint_")]
    reference = (Path(__file__).parents[2] / "docs/reference/hooks.md").read_text(encoding="utf-8")
    tests = "".join(file.read_text(encoding="utf-8") for file in Path(__file__).parent.glob("*.py"))
    assert len(hooks) == 6
    for hook in hooks:
        assert f"`{hook}(" in reference
        assert f"def {hook}(" in tests
