"""Whether a report was published in time: by the law's day, and by an office's own."""

import pytest

from reportlint.checking.session import prepared
from reportlint.config.reading import config_of, configured
from reportlint.loaders import load
from reportlint.model.body import BodyKind
from reportlint.model.errors import UsageError
from reportlint.runs.deadline import in_time
from reportlint.testing import MARKUPS, clean_draft

OWN = {BodyKind.DEPARTMENT: "01-28", BodyKind.COUNTY: "02-20"}


@pytest.fixture(scope="module")
def read():
    linter = prepared(configured({"isolated": True, "as-of": "2026-03-01"}, None)).linter

    def report(body, day):
        draft = clean_draft("annual-2021", body)
        after = int(draft["year"]) + 1
        (page,) = load(MARKUPS["clean"].encode(draft.edit({"published": f"{after}-{day}"})), name="a.html")
        return linter.read(page)

    return report


@pytest.mark.parametrize(
    ("body", "day", "by_law", "by_office"),
    [
        ("department", "01-28", True, True),
        ("department", "01-29", True, False),
        ("department", "02-01", False, False),
        ("county", "02-20", True, True),
        ("county", "02-21", True, False),
        ("county", "04-01", False, False),
        # The office has no day of its own for townships.
        ("township", "01-31", True, True),
        ("township", "02-01", False, False),
    ],
)
def test_an_offices_own_day_takes_the_place_of_the_laws(read, body, day, by_law, by_office):
    report = read(body, day)
    assert (in_time(report), in_time(report, OWN)) == (by_law, by_office)


def test_what_kind_of_body_it_is_may_not_be_known(read):
    """It was in time by the earliest of all days; otherwise nobody knows."""
    assert in_time(read("zone", "01-28"), OWN) is True
    assert in_time(read("department-zero", "02-10"), OWN) is None


def test_days_are_configured_by_kind(tmp_path):
    config = config_of({"deadlines": {"部门": "01-28", "county": "02-20"}}, "a.toml", tmp_path)
    assert config.deadlines == OWN
    for wrong in ({"部门": "02-30"}, {"部门": "02-29"}, {"部门": "1月28日"}, {"王国": "01-28"}):
        with pytest.raises(UsageError, match="deadlines"):
            config_of({"deadlines": wrong}, "a.toml", tmp_path)
