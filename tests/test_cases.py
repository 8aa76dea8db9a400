"""Every rule says of its own cases exactly what they say."""

import pytest

from reportlint.rules import catalog
from reportlint.rules.targets import across
from reportlint.testing.beside import judged_beside
from reportlint.testing.cases import answers, judged
from reportlint.testing.clean import base_draft

RULES = catalog.load(isolated=True).rules
CASES = [pytest.param(rule, case, id=f"{rule.id}: {case.name.en}") for rule in RULES for case in rule.cases]


OF_ALL_FIGURES = "numbers-copied-from-peer"


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_case(rule, case):
    said = said_of(rule, case)
    assert answers(said) == {(rule.id, answer) for answer in case.expect}
    if rule.id != OF_ALL_FIGURES:
        for finding in said.findings:
            assert names_its_row(finding)


def said_of(rule, case):
    if across(rule.each):
        return judged_beside(case, [rule], rule.each)
    return judged(base_draft(case.base).edit(case.edit), [rule])


def names_its_row(finding):
    """Whether what is said of a figure names it: the overview and programs show the sentence without its place."""
    table, *parts = finding.location.label.zh.split(" · ")
    return not table.startswith("表") or len(parts) != 2 or parts[0] in finding.message.zh


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
def test_a_rule_has_a_case_that_fails_and_one_that_passes(rule):
    assert any(case.expect for case in rule.cases)
    assert any(not case.expect for case in rule.cases)
