"""The JSON document follows its schema, and says everything once."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from reportlint.model.finding import Crash, Outcome
from reportlint.outputs import BaselineGone
from reportlint.outputs.json import schema

from .samples import BATCH, FAULTY, RUN, UNREADABLE, WAIVED, outcome
from .writing import UNUSED, closing, written


def document(*outcomes: Outcome, **end: Any) -> dict[str, Any]:
    made = json.loads(written("json", RUN, outcomes, closing(RUN, outcomes, **end)))
    jsonschema.Draft202012Validator(json.loads(schema())).validate(made)
    return made  # type: ignore[no-any-return]


def test_every_document_follows_the_schema() -> None:
    gone = BaselineGone("section-missing", "f" * 32, "sections/other", "a" * 32, "没有找到", "a.html")
    made = document(*BATCH, notices=(UNUSED,), crashes=(Crash("p", "import", "", "e"),), gone=(gone,))
    assert made["exit_code"] == 3
    assert document()["exit_code"] == 4


def test_the_schema_refuses_what_is_not_the_view() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema()))
    for change in ({"version": 2}, {"outcomes": [{}]}, {"exit_code": 9}):
        assert not validator.is_valid({**document(FAULTY), **change})


def test_a_finding_is_there_in_both_languages() -> None:
    (outcome,) = document(FAULTY)["outcomes"]
    assert (outcome["standing"], outcome["agency"], outcome["year"]) == ("faulty", "云溪县发展和改革局", 2025)
    assert outcome["tally"] == {"pass": 41, "fail": 1, "review": 1, "open": 0, "not_applicable": 1}
    review, fail = outcome["findings"]
    assert fail["message"] == {
        "zh": "予以公开的总计印为 5，各列之和为 4。",
        "en": "The total of granted is printed 5, its columns add up to 4.",
    }
    assert (fail["verdict"], fail["severity"], fail["place"]["line"], fail["place"]["column"]) == (
        "fail",
        "error",
        212,
        9,
    )
    assert [one["key"] for one in fail["related"]] == [
        "requests/granted/natural",
        "requests/granted/business",
    ]
    assert fail["explains"] == [{"rule": "requests-outcome-total", "key": "requests/total/total"}]
    assert review["suppression"] is None


def test_totals_are_the_sums_of_the_outcomes() -> None:
    made = document(*BATCH)
    outcomes, totals = made["outcomes"], made["totals"]
    assert totals["inputs"] == len(outcomes)
    for verdict in totals["tally"]:
        assert totals["tally"][verdict] == sum(one["tally"][verdict] for one in outcomes)
    for standing, n in totals["standings"].items():
        assert n == sum(one["standing"] == standing for one in outcomes)
    counted = [finding for one in outcomes for finding in one["findings"] if finding["suppression"] is None]
    assert sum(totals["findings"].values()) == len(counted)


def test_how_it_was_read_and_why_it_was_not() -> None:
    (outcome,) = document(UNREADABLE)["outcomes"]
    assert outcome["problem"]["code"] == "not-a-report"
    assert outcome["input"]["uri"] == "reports/%E5%88%97%E8%A1%A8%20%E9%A1%B5.html"
    assert (outcome["input"]["encoding"], outcome["input"]["declared_encoding"]) == ("utf-8", "gb2312")


def test_a_waived_finding_keeps_its_reason() -> None:
    (outcome,) = document(WAIVED)["outcomes"]
    assert outcome["findings"][0]["suppression"] == {
        "kind": "waiver",
        "reason": "主管部门同意另行发布",
        "expires": "2026-12-31",
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_document_is_the_same_in_every_language(language: Any) -> None:
    assert written("json", replace(RUN, language=language), BATCH) == written("json", RUN, BATCH)


@pytest.mark.parametrize(("name", "uri"), [("a\udcff.html", "a%FF.html"), ("a\ud800.html", "a%3F.html")])
def test_a_name_that_is_no_unicode_has_an_address(name: str, uri: str) -> None:
    (found,) = document(outcome(name))["outcomes"]
    assert found["input"]["uri"] == uri
