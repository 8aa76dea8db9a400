"""Paragraphs whose numbers are right are left alone, however they are put together; a wrong number is found."""

from hypothesis import given
from hypothesis import strategies as st

from reportlint.rules import catalog
from reportlint.testing import clean_draft
from reportlint.testing.cases import judged

from .paragraphs import lists, series, settled

RULES = [rule for rule in catalog.load(isolated=True).selected() if rule.group == "stated"]
DRAFT = clean_draft("annual-2021", "department")


def found(text):
    """The rules that say something of a paragraph in part one."""
    draft = DRAFT.edit({"sections/overview": f"{DRAFT['sections/overview']}\n{text}"})
    return {finding.rule for finding in judged(draft, RULES).findings} - {"stated-conflict"}


@given(st.lists(st.one_of(lists().map(str), series(), settled()), min_size=1, max_size=2).map("".join))
def test_a_paragraph_with_right_numbers_is_left_alone(text):
    assert found(text) == set()


@given(lists())
def test_a_part_that_does_not_fit_is_found(one):
    assert found(one.wrong()) & {"breakdown-exceeds", "percent-wrong"}
