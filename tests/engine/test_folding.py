"""One cause is one finding: what follows from it is named with it, not beside it."""

import pytest

from reportlint.rules import catalog
from reportlint.testing import clean_draft
from reportlint.testing.cases import judged

SHIPPED = catalog.load(isolated=True).rules
RULES = [rule for rule in SHIPPED if rule.group == "arithmetic"]
NUMBERS = [rule for rule in SHIPPED if rule.group in ("arithmetic", "stated")]
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


def test_a_number_with_a_sign_too_many_is_one_finding():
    rules = [*RULES, *(rule for rule in SHIPPED if rule.id == "cell-negative")]
    outcome = judged(clean_draft().edit({"requests/received/natural": "−8"}), rules)
    assert [(finding.rule, finding.location.key) for finding in outcome.findings] == [
        ("requests-suspect-cell", "requests/received/natural")
    ]
    assert ("cell-negative", "requests/received/natural") in outcome.findings[0].explains


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


def told(draft):
    """The rule of each finding, with those of the faults that it brought about."""
    return [(one.rule, {rule for rule, _ in one.explains}) for one in judged(draft, NUMBERS).findings]


TEXT = "sections/overview|全年收到政府信息公开申请10件"


def test_what_the_text_has_right_is_no_second_finding_beside_a_wrong_total():
    wrong = clean_draft().edit(
        {"disputes/review/total": "3", TEXT: "全年收到政府信息公开申请10件，被申请行政复议2件"}
    )
    assert told(wrong) == [("review-total", {"stated-review"})]


def test_a_sum_that_breaks_on_a_wrong_total_follows_from_it():
    totals = {"requests/outcome-total/natural": "11", "requests/outcome-total/total": "13"}
    assert told(clean_draft().edit(totals)) == [
        ("requests-outcome-total", {"requests-outcome-total", "requests-zero-sum", "stated-processed"})
    ]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("全年收到政府信息公开申请13件，其中自然人8件、商业企业2件", "stated-received"),
        ("全年收到政府信息公开申请10件，其中自然人11件、商业企业2件", "stated-applicant"),
        ("全年收到政府信息公开申请10件，其中自然人18件、商业企业2件，分别占80%、20%", "stated-applicant"),
    ],
)
def test_a_list_that_does_not_add_up_follows_from_the_number_that_the_table_has_otherwise(text, cause):
    assert [rule for rule, _ in told(clean_draft().edit({TEXT: text}))] == [cause]


def test_a_list_that_adds_up_with_no_number_of_the_table_is_a_finding_of_its_own():
    wrong = clean_draft().edit({TEXT: "全年收到政府信息公开申请13件，其中自然人8件、商业企业4件"})
    assert {rule for rule, _ in told(wrong)} == {"stated-received", "stated-applicant", "breakdown-sum"}
