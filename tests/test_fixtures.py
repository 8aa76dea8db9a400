"""The committed pages: what is wrong with each is found, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.loaders import load_path
from reportlint.model.finding import Severity
from reportlint.rules import catalog

FOLDER = Path(__file__).parents[1] / "fixtures"
LINTER = Linter(catalog.load(isolated=True).selected(), shipped_forms(), date(2026, 6, 1))


def outcome(path):
    return LINTER.lint(next(load_path(path)))


def complaints(path):
    """Errors and warnings, by rule and key."""
    return sorted((f.rule, f.location.key) for f in outcome(path).findings if f.severity is not Severity.INFO)


SEED = sorted((FOLDER / "seed").glob("*.html"))


@pytest.mark.parametrize("path", SEED, ids=[path.stem for path in SEED])
def test_the_seed_promises_more_than_sixty_items_and_lists_fifty_nine(path):
    (finding,) = [f for f in outcome(path).findings if f.severity is not Severity.INFO]
    assert finding.rule == "approximate-total"
    assert {argument.zh for argument in finding.arguments.values()} >= {"59"}
    assert "60" in finding.message.zh
    assert "余" in finding.message.zh


def test_the_seed_has_the_same_findings_in_every_markup():
    found = {path.stem: {f.fingerprint for f in outcome(path).findings} for path in SEED}
    assert len(set(map(frozenset, found.values()))) == 1, found


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("wrong-sum", {"requests-suspect-cell"}),
        ("part-missing", {"section-missing"}),
        ("no-fee-statement", {"processing-fee-statement"}),
        ("text-against-table", {"stated-received"}),
        ("published-late", {"published-late-department"}),
    ],
)
def test_a_demo_page_has_the_one_fault_it_is_named_for(name, rules):
    assert {rule for rule, _ in complaints(FOLDER / f"demo/{name}.html")} == rules


def test_the_stale_form_is_named():
    assert "table-old-form-2019" in {rule for rule, _ in complaints(FOLDER / "demo/stale-form.html")}


@pytest.mark.parametrize(
    ("name", "code", "rules"),
    [
        ("list", "list-page", set()),
        ("attachment-only", "attachment-only", {"body-missing"}),
        ("infographic", "illustration", set()),
        ("challenge", "dynamic-page", set()),
    ],
)
def test_a_page_without_a_report_is_told_what_it_is(name, code, rules):
    path = FOLDER / f"other/{name}.html"
    assert outcome(path).problem.code == code
    assert {rule for rule, _ in complaints(path)} == rules
