"""What every shipped rule must have."""

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from reportlint import Earlier, Hierarchy, KnownFigures, Peers, Rule, Years
from reportlint.engine.targets import _KINDS as HANDED
from reportlint.forms import shipped_forms
from reportlint.model.groups import GROUPS
from reportlint.rules import catalog
from reportlint.rules.rule import Case
from reportlint.rules.targets import HEADS, across

ROOT = Path(__file__).parents[2]
CATALOG = catalog.load(isolated=True)
PYTHON = sorted((ROOT / "plugins" / "reportlint_builtin").glob("*/[!_]*.py"))
TOML = sorted((ROOT / "rules" / "checks").rglob("*.toml"))

every_rule = pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in CATALOG.rules])


def test_nothing_failed():
    assert CATALOG.failures == ()
    assert CATALOG.rules


def test_every_file_gives_its_rule():
    assert len(CATALOG.rules) == len(PYTHON) + len(TOML)


@pytest.mark.parametrize("file", PYTHON, ids=lambda file: file.stem)
def test_a_python_rule_is_named_as_its_file(file):
    rule = getattr(import_module(f"reportlint_builtin.{file.parent.name}.{file.stem}"), file.stem)
    assert isinstance(rule, Rule)
    assert (rule.group, rule.id) == (file.parent.name, file.stem.replace("_", "-"))


@pytest.mark.parametrize("file", TOML, ids=lambda file: file.stem)
def test_a_declared_rule_is_named_as_its_file(file):
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    assert [(rule["group"], rule["id"]) for rule in table["rule"]] == [(file.parent.name, file.stem)]


@every_rule
def test_a_rule_speaks_both_languages(rule):
    exceptions = [rule.exceptions] if rule.exceptions else []
    advice = [rule.fix, *([rule.document_fix] if rule.document_fix else [])]
    for say in [rule.title, *advice, rule.why, *rule.messages.values(), *exceptions]:
        assert re.search(r"[\u4e00-\u9fff]", say.zh), say
        assert re.search(r"[a-z]", say.en), say
        assert say.zh != say.en
    for case in rule.cases:
        assert case.name.zh and re.search(r"[A-Za-z0-9]", case.name.en), case.name
    for message in rule.messages.values():
        marks = [set(re.findall(r"{(\w+)", text)) for text in message]
        assert marks[0] == marks[1], message


@every_rule
def test_a_rule_rests_on_a_clause(rule):
    assert any(rule.clause in form.clauses for form in shipped_forms()), rule.clause


@every_rule
def test_a_rule_shows_what_passes_and_what_fails(rule):
    assert any(case.expect for case in rule.cases)
    assert any(not case.expect for case in rule.cases)
    assert all(isinstance(case, Case) for case in rule.cases)


def test_every_rule_has_a_known_group():
    assert {rule.group for rule in CATALOG.rules} <= set(GROUPS)


def test_rules_are_handed_what_the_engine_knows():
    assert {head for head in HEADS if not across(head)} == set(HANDED)
    assert {thing.each for thing in (Years, Earlier, Peers, Hierarchy, KnownFigures)} == {
        head for head in HEADS if across(head)
    }
