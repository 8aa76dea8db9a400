"""The made-up district itself: it must be without a fault, or what is planted in it proves nothing."""

from datetime import date
from decimal import Decimal

import pytest

from reportlint.model.finding import Severity
from reportlint.rules import catalog
from reportlint.testing.cases import judged

from .district import YEARS, county
from .scene import troubled
from .troubles import TROUBLES

RULES = catalog.load(isolated=True).selected()
COUNTY = county(1, "云溪县", 12)


@pytest.mark.parametrize("filed", COUNTY, ids=lambda filed: filed.body.name)
@pytest.mark.parametrize("year", YEARS)
def test_no_report_has_an_error_or_a_warning(filed, year):
    outcome = judged(filed.drafts[year], RULES, filed.markup, date(year + 1, 4, 10))
    assert outcome.problem is None
    assert [f.message.zh for f in outcome.findings if f.severity is not Severity.INFO] == []


@pytest.mark.parametrize("year", YEARS)
def test_a_county_is_the_sum_of_those_below_it(year):
    government, *below = (filed.drafts[year] for filed in COUNTY)
    for cell in government.layout.cells:
        assert Decimal(government[cell]) == sum(Decimal(draft[cell]) for draft in below), cell


def test_a_year_goes_on_where_the_last_ended():
    for filed in COUNTY:
        last, this = (filed.drafts[year] for year in YEARS)
        for column in "natural commercial research welfare legal other total".split():
            assert this[f"requests/carried-in/{column}"] == last[f"requests/carried-out/{column}"]
        documents = "disclosure/normative-documents"
        change = int(this[f"{documents}/made"]) - int(this[f"{documents}/repealed"])
        assert int(this[f"{documents}/in-force"]) == int(last[f"{documents}/in-force"]) + change


def test_every_trouble_is_planted():
    assert [plot.expected for plot in troubled()] == [trouble.expected for trouble in TROUBLES]
    assert len(TROUBLES) >= 20
