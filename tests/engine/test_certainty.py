"""Where the structure of a source was guessed, nothing is said for sure."""

from datetime import date

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.loaders import load
from reportlint.model.certainty import Certainty
from reportlint.model.finding import Severity, Verdict
from reportlint.rules import catalog
from reportlint.testing import MARKUPS, clean_draft

RULES = [rule for rule in catalog.load(isolated=True).rules if rule.enabled]
FAULTS = {"requests/granted/natural": "50", "sections/problems": "无。", "disputes/review/total": "9"}


def linted(certainty):
    draft = clean_draft().edit(FAULTS)
    (page,) = load(MARKUPS["clean"].encode(draft), name="page.html", url=draft["url"])
    page.certainty = certainty
    return Linter(tuple(RULES), shipped_forms(), date(2025, 6, 1)).lint(page)


def test_a_guessed_page_gives_the_same_findings_for_review():
    sure, guessed = linted(Certainty.LABEL), linted(Certainty.GUESS)
    assert {finding.verdict for finding in sure.findings} == {Verdict.FAIL}
    assert {finding.verdict for finding in guessed.findings} == {Verdict.REVIEW}
    assert {finding.severity for finding in guessed.findings} <= {Severity.WARNING, Severity.INFO}
    assert {finding.rule for finding in sure.findings} == {finding.rule for finding in guessed.findings}
