"""Totals that were not filled in: one finding, whatever is blank, and the text is compared all the same."""

import pytest

from reportlint.rules import catalog
from reportlint.testing import clean_draft
from reportlint.testing.cases import answers, judged, read

RULES = catalog.load(isolated=True).selected()
DRAFT = clean_draft("annual-2021", "county")
COLUMNS = ("natural", "commercial", "research", "welfare", "legal", "other", "total")
ROWS = [row.key for row in DRAFT.layout.form.table("requests").blocks[0].rows]
GROUPS = ("review", "litigation-direct", "litigation-after-review")
COLUMN = [f"requests/{row}/total" for row in ROWS]
ROW = [f"requests/outcome-total/{column}" for column in COLUMNS]
LAST = [f"disputes/{group}/total" for group in GROUPS]


def filled(keys):
    """Those of the totals whose items make something."""
    return [key for key in keys if DRAFT[key] != "0"]


def said(edit):
    draft = DRAFT.edit(edit)
    return {
        (rule, answer)
        for rule, answer in answers(judged(draft, RULES)) - answers(judged(DRAFT, RULES))
        if rule != "cell-blank"
    }


@pytest.mark.parametrize("text", ["", " ", "0"])
@pytest.mark.parametrize(
    ("keys", "table"),
    [(COLUMN, "requests"), (ROW, "requests"), ([*COLUMN, *ROW], "requests")],
    ids=["the column", "the row", "both"],
)
def test_totals_that_are_not_filled_in_are_one_finding(keys, table, text):
    assert said(dict.fromkeys(keys, text)) == {("cell-total-blank", f"fail {table}")}


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_few_blank_totals_are_one_finding(count):
    keys = filled(COLUMN)[:count]
    assert said(dict.fromkeys(keys, "")) == {
        ("cell-total-blank", f"fail {keys[0] if count == 1 else 'requests'}")
    }


def test_blank_totals_of_the_last_table_are_one_finding():
    keys = filled(LAST)
    assert keys
    assert said(dict.fromkeys(keys, "")) == {
        ("cell-total-blank", f"fail {keys[0] if len(keys) == 1 else 'disputes'}")
    }


@pytest.mark.parametrize("keys", [COLUMN, ROW, [*COLUMN, *ROW], LAST])
@pytest.mark.parametrize("text", ["", "/", "0"])
def test_the_sums_of_the_items_stand_in(keys, text):
    plain, report = read(DRAFT), read(DRAFT.edit(dict.fromkeys(keys, text)))
    for key in filled(keys):
        if text != "0" or len(filled(keys)) > 1:
            assert report.amount_of((key,)) == plain.amount_of((key,))
    assert [one.key for one in report.equations if one.sums[0] != one.sums[1] and text != "0"] == []


def test_the_text_is_compared_with_the_sum_of_the_items():
    number = DRAFT["requests/received/total"]
    edit = dict.fromkeys(COLUMN, "") | {f"sections/overview|{number}件": f"{int(number) + 3}件"}
    assert {rule for rule, _ in said(edit)} >= {"cell-total-blank", "stated-received"}


def test_one_total_of_0_among_others_is_a_wrong_sum():
    key = filled(COLUMN)[2]
    assert not read(DRAFT.edit({key: "0"})).stand_ins
    assert ("cell-total-blank", "fail requests") not in said({key: "0"})


def test_a_wrong_item_under_blank_totals_is_still_found():
    edit = dict.fromkeys(ROW, "") | {"requests/received/natural": "+1", "requests/received/total": "+1"}
    assert {rule for rule, _ in said(edit)} >= {"cell-total-blank", "requests-zero-sum"}


def test_nothing_is_said_to_be_filled_in_as_0_that_is_blank():
    edit = dict.fromkeys([*COLUMN, *ROW, *LAST], "")
    messages = [finding.message.zh for finding in judged(DRAFT.edit(edit), RULES).findings]
    assert not any("填写为 0" in message or "填写为 空白" in message for message in messages)


@pytest.mark.parametrize(
    "key",
    [
        key
        for key in DRAFT.layout.cells
        if not key.startswith("disclosure/") and DRAFT[key] != "0" and "total" not in key
    ],
)
def test_a_blank_number_is_one_finding_that_names_what_its_sums_ask_for(key):
    outcome = judged(DRAFT.edit({key: ""}), RULES)
    plain = answers(judged(DRAFT, RULES))
    found = [
        one for one in outcome.findings if (one.rule, f"{one.verdict.value} {one.location.key}") not in plain
    ]
    assert [one.rule for one in found] == ["cell-blank"]
    assert f"疑似应为 {DRAFT[key]}" in found[0].message.zh


def test_two_blank_numbers_of_a_row_are_not_guessed():
    rows = [
        row for row in ROWS if sum(DRAFT[f"requests/{row}/{column}"] != "0" for column in COLUMNS[:-1]) > 1
    ]
    blank = [column for column in COLUMNS[:-1] if DRAFT[f"requests/{rows[0]}/{column}"] != "0"][:2]
    edit = {f"requests/{rows[0]}/{column}": "" for column in blank}
    rules = [rule for rule in RULES if rule.id == "requests-row-total"]
    assert answers(judged(DRAFT.edit(edit), rules)) == {
        ("requests-row-total", f"review requests/{rows[0]}/total")
    }


def test_a_sum_of_a_single_number_is_called_what_it_is():
    draft = clean_draft("annual-2021", "township").edit({"requests/granted/total": "9"})
    (found,) = judged(draft, RULES).findings
    assert found.rule == "requests-suspect-cell"
    assert found.message.zh.endswith("（各项合计 1，表中填 9；9+1=10，表中填 2）")
    assert found.message.en.endswith("(they add up to 1, the table has 9; 9+1=10, the table has 2)")
