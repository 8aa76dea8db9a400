"""One edit on a clean page, all rules on: exactly the rule whose defect it is answers, in several markups."""

import pytest

from reportlint.rules import catalog
from reportlint.testing.cases import Together

MARKUPS = ("clean", "word", "trs", "one-line")
RULES = catalog.load(isolated=True).rules
TOGETHER = Together([rule for rule in RULES if rule.enabled])


def planted():
    """Every defect in the first markup and one other, a rule's first defect in all of them."""
    for rule in RULES:
        for number, case in enumerate(case for case in rule.cases if case.expect):
            for place, markup in enumerate(MARKUPS):
                if number == 0 or place in (0, 1 + number % (len(MARKUPS) - 1)):
                    yield pytest.param(rule, case, markup, id=f"{rule.id}: {case.name.en} ({markup})")


@pytest.mark.parametrize(("rule", "case", "markup"), list(planted()))
def test_exactly_the_planted_rule_answers(rule, case, markup, record_property):
    difference = TOGETHER.run(rule, case, markup)
    record_property("defect", (rule.id, markup, not difference))
    assert not difference, f"\n{difference}"
