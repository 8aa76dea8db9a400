"""Every rule says of its own cases exactly what they say."""

import pytest

from reportlint import catalog
from reportlint.testing.cases import run_case

RULES = catalog.load(isolated=True).rules
CASES = [pytest.param(rule, case, id=f"{rule.id}: {case.name.en}") for rule in RULES for case in rule.cases]


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_case(rule, case):
    difference = run_case(rule, case)
    assert not difference, f"\n{difference}"


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
def test_a_rule_has_a_case_that_fails_and_one_that_passes(rule):
    assert any(case.expect for case in rule.cases)
    assert any(not case.expect for case in rule.cases)
