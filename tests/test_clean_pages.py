"""Reports in which nothing is wrong: no error, no warning, whoever reports and however the site writes it."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.model.finding import Severity
from reportlint.rules import catalog
from reportlint.testing import MARKUPS, clean_draft, clean_drafts
from reportlint.testing.cases import judged
from reportlint.testing.chance import random_draft

RULES = catalog.load(isolated=True).selected()
FAITHFUL = [name for name, markup in MARKUPS.items() if markup.faithful]


def complaints(draft, markup):
    outcome = judged(draft, RULES, markup)
    assert outcome.problem is None
    findings = [f for f in outcome.findings if f.severity is not Severity.INFO]
    return [f"{f.rule}: {f.location.key}: {f.message.zh}" for f in findings] + [
        c.error for c in outcome.crashes
    ]


@pytest.mark.parametrize("markup", FAITHFUL)
@pytest.mark.parametrize("name", clean_drafts())
def test_a_clean_page_has_no_error_and_no_warning(name, markup):
    assert complaints(clean_draft(*name.split("/")), markup) == []


@pytest.mark.parametrize("markup", FAITHFUL)
@settings(max_examples=4, deadline=None)
@given(st.integers(0, 2**32 - 1).map(lambda seed: random_draft(Random(seed)).draft))
def test_a_random_report_has_no_error_and_no_warning(markup, draft):
    assert complaints(draft, markup) == []
