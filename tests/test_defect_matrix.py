"""One edit on a clean page, all rules on: exactly the rule whose defect it is answers, in several markups."""

import pytest

from reportlint.rules import catalog
from reportlint.testing.cases import Together

MARKUPS = ("clean", "word", "trs", "one-line")
RULES = catalog.load(isolated=True).rules
TOGETHER = Together([rule for rule in RULES if rule.enabled])
DEFECTS = [
    pytest.param(rule, case, id=f"{rule.id}: {case.name.en}")
    for rule in RULES
    for case in rule.cases
    if case.expect
]


@pytest.mark.parametrize("markup", MARKUPS)
@pytest.mark.parametrize(("rule", "case"), DEFECTS)
def test_exactly_the_planted_rule_answers(rule, case, markup, record_property):
    difference = TOGETHER.run(rule, case, markup)
    record_property("defect", (rule.id, markup, not difference))
    assert not difference, f"\n{difference}"
