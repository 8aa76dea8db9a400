"""Every rule says of its own cases exactly what they say."""

import pytest

from reportlint.rules import catalog
from reportlint.rules.targets import across
from reportlint.testing.beside import judged_beside
from reportlint.testing.cases import judged, run_case
from reportlint.testing.clean import base_draft

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


OF_ALL_FIGURES = "numbers-copied-from-peer"


@pytest.mark.parametrize(
    "rule", [pytest.param(rule, id=rule.id) for rule in RULES if rule.id != OF_ALL_FIGURES]
)
def test_what_is_said_of_a_figure_names_its_row(rule):
    """The overview and programs show the sentence without its place."""
    for case in rule.cases:
        if across(rule.each):
            findings = judged_beside(case, [rule], rule.each, "clean").findings
        else:
            findings = judged(base_draft(case.base).edit(case.edit), [rule]).findings
        for finding in findings:
            table, *parts = finding.location.label.zh.split(" · ")
            if table.startswith("表") and len(parts) == 2:
                assert parts[0] in finding.message.zh
