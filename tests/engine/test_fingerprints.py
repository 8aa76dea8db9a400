"""Fingerprints: of the cell or thing, not of the table; not shifted by another fault's mending."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from reportlint.model.finding import Outcome
from reportlint.rules import catalog
from reportlint.suppression.baseline import read_baseline
from reportlint.testing import MARKUPS, clean_draft
from reportlint.testing.cases import judged
from tests.outputs.samples import RUN
from tests.outputs.writing import written

RULES = catalog.load(isolated=True).rules
IDS = [rule.id for rule in RULES]
LAW, PUBLIC, DISPUTE = "requests/refused-law/research", "requests/refused-law/other", "disputes/review/other"


def of(edit: dict[str, str | None], rule: str, markup: str = "clean") -> Outcome:
    (one,) = [one for one in RULES if one.id == rule]
    return judged(clean_draft("annual-2021").edit(edit), [one], markup, date(2025, 6, 1))


def states(tmp_path: Path, name: str, before: Outcome, after: Outcome) -> tuple[list[str | None], int]:
    """What a baseline of the one says of the other's findings, and how many of its own are gone."""
    file = tmp_path / f"last.{name}"
    file.write_text(written(name, RUN, (before,)), encoding="utf-8")
    known = read_baseline(file, IDS)
    return [one.baseline for one in known.apply(after).findings], len(known.gone)


@pytest.mark.parametrize("name", ["json", "sarif"])
@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({LAW: ""}, {LAW: ""}, (["unchanged"], 0)),
        ({LAW: ""}, {PUBLIC: ""}, (["new"], 1)),
        ({LAW: "", PUBLIC: ""}, {PUBLIC: ""}, (["unchanged"], 0)),
        ({LAW: ""}, {LAW: "", PUBLIC: ""}, (["new"], 1)),
        ({LAW: ""}, {DISPUTE: ""}, (["new"], 1)),
    ],
)
def test_a_fault_in_another_cell_of_the_same_table_is_new(tmp_path, name, before, after, expected):
    found = states(tmp_path, name, of(before, "cell-blank"), of(after, "cell-blank"))
    assert found == expected


def prints(outcome: Outcome) -> list[str]:
    return [one.fingerprint for one in outcome.findings]


def test_what_is_mended_before_it_does_not_shift_a_fault():
    overview = clean_draft("annual-2021")["sections/overview"]
    both = of(
        {"sections/overview": f"第一段的的文字。\n第二段的文字文字，【缺了半边。\n{overview}"},
        "brackets-unmatched",
    )
    later = of({"sections/overview": f"第二段的文字文字，【缺了半边。\n{overview}"}, "brackets-unmatched")
    assert prints(both) == prints(later)
    assert [one.location.key for one in both.findings] != [one.location.key for one in later.findings]


def test_of_two_faults_the_second_keeps_its_fingerprint_when_the_first_is_mended():
    overview = clean_draft("annual-2021")["sections/overview"]
    first, second = "甲方面【缺了半边。", "乙方面的文字【也缺了半边。"
    both = of({"sections/overview": f"{first}\n{second}\n{overview}"}, "brackets-unmatched")
    one = of({"sections/overview": f"甲方面没有缺。\n{second}\n{overview}"}, "brackets-unmatched")
    assert len(prints(both)) == 2
    assert prints(one) == prints(both)[1:]


@pytest.mark.parametrize("markup", sorted(MARKUPS))
def test_the_fingerprints_of_a_page_do_not_change_with_the_site_it_stands_on(markup):
    edit = {LAW: "", "sections/overview|申请": "申请【", "requests/granted/total": "+1"}
    rules = [one for one in RULES if one.id in ("brackets-unmatched", "requests-row-total")]
    here = judged(clean_draft("annual-2021").edit(edit), rules, "clean", date(2025, 6, 1))
    there = judged(clean_draft("annual-2021").edit(edit), rules, markup, date(2025, 6, 1))
    assert set(prints(there)) >= set(prints(here))


def test_a_document_of_the_former_fingerprints_is_still_read(tmp_path):
    before = of({LAW: ""}, "cell-blank")
    document = json.loads(written("json", RUN, (before,)))
    for one in document["outcomes"][0]["findings"]:
        one["fingerprint"] = one.pop("former_fingerprint")
    (tmp_path / "old.json").write_text(json.dumps(document), encoding="utf-8")
    for edit, state in (({LAW: ""}, "unchanged"), ({PUBLIC: ""}, "new")):
        known = read_baseline(tmp_path / "old.json", IDS)
        assert [one.baseline for one in known.apply(of(edit, "cell-blank")).findings] == [state]
