"""Advice fits the kind of input: of a site's system nothing is said for a document."""

from dataclasses import replace
from datetime import date

import pytest

from reportlint.engine import Linter
from reportlint.engine.judge import judge
from reportlint.forms import shipped_forms
from reportlint.loaders import load
from reportlint.rules import catalog
from reportlint.testing import MARKUPS, clean_draft

RULES = catalog.load(isolated=True).rules
OF_SITES = ("metadata", "website", "forms", "years", "peers", "hierarchy")
OF_PAGES = ("body-missing", "column-wrong")


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(rule, id=rule.id)
        for rule in RULES
        if rule.group not in OF_SITES and rule.id not in OF_PAGES and not rule.id.startswith("published-")
    ],
)
def test_advice_for_a_document_speaks_of_no_site(rule):
    advice = rule.advice(document=True).zh
    assert not any(word in advice for word in ("发布系统", "后台", "网站", "网页"))


def test_a_document_has_the_advice_for_documents():
    rule = next(rule for rule in RULES if rule.id == "requests-span-broken")
    draft = clean_draft().edit({"requests/span": "2"})
    (page,) = load(MARKUPS["clean"].encode(draft), name="page.html")
    report = Linter((), shipped_forms(), date(2025, 6, 1)).read(page)
    found = {}
    for traits in (frozenset(), frozenset({"document"})):
        judged = judge(replace(report, traits=traits), [rule], page, {}, {})
        (finding,) = judged.findings
        found[bool(traits)] = finding.fix
    assert found == {False: rule.fix, True: rule.document_fix}
