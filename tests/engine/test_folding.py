"""One cause is one finding: what follows from it is named with it, not beside it."""

import pytest

from reportlint.rules import catalog
from reportlint.testing import clean_draft
from reportlint.testing.cases import judged

RULES = [rule for rule in catalog.load(isolated=True).rules if rule.group == "arithmetic"]
CELLS = [
    f"requests/{row}/{column}"
    for row in ("received", "carried-in", "granted", "refused-law", "outcome-total", "carried-out")
    for column in ("natural", "other", "total")
]


@pytest.mark.parametrize("cell", CELLS)
def test_one_wrong_number_is_one_finding_at_that_number(cell):
    draft = clean_draft()
    wrong = draft.edit({cell: str(int(draft[cell]) + 3)})
    outcome = judged(wrong, RULES)
    assert [(finding.rule, finding.location.key) for finding in outcome.findings] == [
        ("requests-suspect-cell", cell)
    ]
    finding = outcome.findings[0]
    assert finding.arguments["should"].zh == draft[cell]
    sums = [location.key for location in finding.related if location.role.en != "addend"]
    assert {key for _, key in finding.explains} == set(sums)
    assert len(sums) >= 2
    addends = [location.key for location in finding.related if location.role.en == "addend"]
    assert len(addends) == len(set(addends) - {cell}) >= 2


def test_two_wrong_numbers_apart_are_two_findings():
    outcome = judged(
        clean_draft().edit({"requests/granted/natural": "50", "requests/carried-out/other": "7"}), RULES
    )
    assert {(finding.rule, finding.location.key) for finding in outcome.findings} == {
        ("requests-suspect-cell", "requests/granted/natural"),
        ("requests-suspect-cell", "requests/carried-out/other"),
    }


def test_two_wrong_numbers_in_one_row_are_not_explained_by_one():
    outcome = judged(
        clean_draft().edit({"requests/granted/natural": "6", "requests/granted/research": "2"}), RULES
    )
    assert {(finding.rule, finding.location.key) for finding in outcome.findings} == {
        ("requests-row-total", "requests/granted/total"),
        ("requests-outcome-total", "requests/outcome-total/natural"),
        ("requests-outcome-total", "requests/outcome-total/research"),
    }


def test_a_broken_column_of_totals_follows_from_the_column_that_broke_it():
    outcome = judged(
        clean_draft().edit({"requests/carried-out/natural": "2", "requests/carried-out/total": "2"}), RULES
    )
    assert [(finding.rule, finding.location.key, finding.explains) for finding in outcome.findings] == [
        (
            "requests-zero-sum",
            "requests/outcome-total/natural",
            (("requests-zero-sum", "requests/*/total"),),
        )
    ]
    failed = {
        (one.rule, key) for one in outcome.judgements if one.verdict.value == "fail" for key in one.keys
    }
    assert failed == {("requests-zero-sum", "requests/*/natural"), ("requests-zero-sum", "requests/*/total")}


def test_a_blank_counts_as_zero_and_makes_a_difference_a_suspicion():
    outcome = judged(clean_draft().edit({"requests/granted/natural": ""}), RULES)
    (finding,) = outcome.findings
    assert (finding.rule, finding.verdict.value, finding.severity.value) == (
        "requests-suspect-cell",
        "review",
        "warning",
    )
