"""A baseline made by an earlier run: known findings do not count, what is gone is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportlint.model.errors import UsageError
from reportlint.model.finding import Crash, Judgement, Outcome, Suppression, Verdict
from reportlint.support import limits
from reportlint.suppression.baseline import Baseline, read_baseline

from .samples import FAULTY, NO_SECTION, ROUNDED, RULES, RUN, UNREADABLE, WRONG_TOTAL, outcome
from .writing import closing, written

IDS = tuple(rule.id for rule in RULES)
SEEN = Judgement("requests-row-total", Verdict.PASS, ("requests/refused",))


def baseline(folder: Path, name: str, *outcomes: Outcome) -> Baseline:
    file = folder / f"last.{name}"
    file.write_text(written(name, RUN, outcomes), encoding="utf-8")
    return read_baseline(file, IDS)


def marks(outcome_: Outcome) -> dict[str, tuple[str | None, bool]]:
    return {one.rule: (one.baseline, one.suppression is None) for one in outcome_.findings}


@pytest.mark.parametrize("name", ["sarif", "json"])
def test_known_findings_do_not_count_and_new_ones_do(tmp_path: Path, name: str) -> None:
    known = baseline(tmp_path, name, outcome(findings=(WRONG_TOTAL,)))
    applied = known.apply(outcome("moved/elsewhere.html", findings=(ROUNDED, WRONG_TOTAL)))
    assert marks(applied) == {"approximate-total": ("new", True), "requests-row-total": ("unchanged", False)}
    assert applied.findings[1].suppression == Suppression(f"last.{name}", "baseline")
    assert known.gone == []


@pytest.mark.parametrize("name", ["sarif", "json"])
def test_what_is_gone_is_told_once_its_report_was_judged_again(tmp_path: Path, name: str) -> None:
    known = baseline(tmp_path, name, FAULTY, outcome(body="青岚市教育局", findings=(NO_SECTION,)))
    known.apply(outcome(findings=(ROUNDED,), judgements=(SEEN,)))
    assert [(one.rule, one.key, one.uri) for one in known.gone] == [
        ("requests-row-total", "requests/granted/total", "reports/fgj.html")
    ]


@pytest.mark.parametrize("name", ["sarif", "json"])
def test_another_body_s_finding_is_not_known(tmp_path: Path, name: str) -> None:
    known = baseline(tmp_path, name, outcome(findings=(WRONG_TOTAL,)))
    assert marks(known.apply(outcome(body="青岚市教育局", findings=(WRONG_TOTAL,)))) == {
        "requests-row-total": ("new", True)
    }


OPEN = Judgement("requests-row-total", Verdict.OPEN, ("requests/granted",))
EXPLAINING = replace(NO_SECTION, explains=(("requests-row-total", "requests/granted"),))


@pytest.mark.parametrize(
    "now",
    [
        outcome(),
        outcome(judgements=(SEEN, OPEN)),
        outcome(judgements=(SEEN,), crashes=(Crash("p", "requests-row-total", "requests/granted", "e"),)),
        outcome(judgements=(SEEN,), findings=(EXPLAINING,)),
        replace(UNREADABLE, body="云溪县发展和改革局", year=2025),
    ],
)
def test_what_could_not_be_judged_again_is_not_called_gone(tmp_path: Path, now: Outcome) -> None:
    known = baseline(tmp_path, "sarif", outcome(findings=(WRONG_TOTAL,)))
    known.apply(now)
    assert known.gone == []


def test_a_rule_that_did_not_run_leaves_its_findings_where_they_were(tmp_path: Path) -> None:
    file = tmp_path / "last.sarif"
    file.write_text(written("sarif", RUN, (outcome(findings=(WRONG_TOTAL,)),)), encoding="utf-8")
    known = read_baseline(file, ["approximate-total"])
    known.apply(outcome(judgements=(SEEN,)))
    assert known.gone == []


@pytest.mark.parametrize("name", ["sarif", "json"])
def test_a_finding_that_was_only_waived_counts_when_the_waiver_is_gone(tmp_path: Path, name: str) -> None:
    waived = replace(WRONG_TOTAL, suppression=Suppression("约定", "waiver", date(2026, 1, 1)))
    known = baseline(tmp_path, name, outcome(findings=(waived,)))
    assert marks(known.apply(outcome(findings=(WRONG_TOTAL,)))) == {"requests-row-total": ("unchanged", True)}


def test_a_baseline_of_a_baseline_knows_the_parts_of_findings(tmp_path: Path) -> None:
    part = replace(WRONG_TOTAL.location, key="requests/granted/total/1")
    wide = replace(WRONG_TOTAL, related=(*WRONG_TOTAL.related, part))
    first = baseline(tmp_path, "sarif", outcome(findings=(wide,)))
    second = baseline(tmp_path, "sarif", first.apply(outcome(findings=(wide,))))
    now = replace(wide, fingerprint="f" * 32)
    assert marks(second.apply(outcome(findings=(now,)))) == {"requests-row-total": ("unchanged", False)}


@pytest.mark.parametrize("name", ["sarif", "json"])
def test_a_baselined_finding_stays_known_in_the_next_baseline(tmp_path: Path, name: str) -> None:
    first = baseline(tmp_path, name, outcome(findings=(WRONG_TOTAL,)))
    second = baseline(tmp_path, name, first.apply(outcome(findings=(WRONG_TOTAL,))))
    assert marks(second.apply(outcome(findings=(WRONG_TOTAL,)))) == {
        "requests-row-total": ("unchanged", False)
    }


def test_every_sarif_result_has_a_state(tmp_path: Path) -> None:
    known = baseline(tmp_path, "sarif", FAULTY)
    run = replace(RUN, baseline=known, show_suppressed=True)
    applied = known.apply(outcome(findings=(WRONG_TOTAL,), judgements=FAULTY.judgements))
    text = written("sarif", run, (applied,), closing(run, (applied,), gone=tuple(known.gone)))
    assert text.count('"baselineState": "unchanged"') == 1
    assert text.count('"baselineState": "absent"') == 1
    assert '"baselineState": "new"' not in text


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"runs": [{"tool": {"driver": {"name": "other"}}}]}', "\ufeffx", "[" * 100_000],
)
def test_a_document_that_is_not_ours_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "other.sarif"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="is no SARIF or JSON document written by this tool"):
        read_baseline(file, IDS)


def test_a_baseline_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"Can't read baseline .*none\.sarif: No such file"):
        read_baseline(tmp_path / "none.sarif", IDS)


def test_a_baseline_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "last.json"
    file.write_text("[]", encoding="utf-8")
    monkeypatch.setattr(limits, "BASELINE_BYTES", 1)
    with pytest.raises(UsageError, match=r"has more than 1 bytes \(limit baseline-bytes\)"):
        read_baseline(file, ())
