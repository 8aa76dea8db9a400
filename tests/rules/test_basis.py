"""A report is judged under what was in force in its year."""

import re

import pytest

from reportlint.forms import shipped_forms
from reportlint.rules import catalog
from reportlint.rules.targets import across
from reportlint.testing.cases import judged
from reportlint.testing.clean import base_draft

RULES = catalog.load(isolated=True).rules
CLAUSES = {id_: clause for form in reversed(shipped_forms()) for id_, clause in form.clauses.items()}
YEARS = {2019: "annual-2019/township-zero", 2020: "annual-2019/department"}
LATER = re.compile(r"〔(20\d\d)〕(?:30|60|61|109)号|\[(20\d\d)\] No|(20\d\d)年(?:度起|格式)")
FEES = "fee-109"


def younger(text, year):
    """The documents named in a text that were issued after the year was reported on."""
    named = (int(next(filter(None, match.groups()))) for match in LATER.finditer(text))
    # The trial form was issued at the end of 2019 for the report on that year.
    return [issued for issued in named if issued > year]


def moved(text, year):
    """An edit made for the report on 2024, for that on another year."""
    shift = 2024 - year
    return text and re.sub(r"202[2-6](?=年|-)", lambda match: str(int(match[0]) - shift), text)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES if not across(rule.each)])
def test_no_rule_reproaches_a_report_with_a_younger_document(rule, year):
    for case in rule.cases:
        if not case.expect:
            continue
        try:
            draft = base_draft(YEARS[year]).edit({key: moved(text, year) for key, text in case.edit.items()})
        except (KeyError, ValueError):
            continue
        for finding in judged(draft, [rule]).findings:
            clause = CLAUSES[finding.clause]
            assert clause.source != FEES
            assert younger(clause.title.zh + clause.text.zh, year) == []
            assert younger(finding.message.zh + finding.fix.zh, year) == []


@pytest.mark.parametrize("form", [form for form in shipped_forms() if form.first_year == 2019])
@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES if across(rule.each)])
def test_what_is_said_of_several_old_reports_rests_on_what_was_in_force(rule, form):
    clause = CLAUSES[form.basis.get(rule.clause, rule.clause)]
    assert younger(clause.title.zh + clause.text.zh, form.last_year) == []


@pytest.mark.parametrize("year", YEARS)
def test_a_missing_part_of_an_old_report_rests_on_the_trial_form(year):
    draft = base_draft(YEARS[year]).edit({"sections/problems": None})
    own = [rule for rule in RULES if rule.id == "section-missing"]
    assert [finding.clause for finding in judged(draft, own).findings] == ["form-2019/sections"]


def test_a_missing_part_of_a_new_report_rests_on_the_revised_form():
    draft = base_draft("annual-2021").edit({"sections/problems": None})
    own = [rule for rule in RULES if rule.id == "section-missing"]
    assert [finding.clause for finding in judged(draft, own).findings] == ["form-2021/sections"]
