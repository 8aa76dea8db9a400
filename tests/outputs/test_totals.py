"""What a run ends with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportlint.model.exit import Exit
from reportlint.model.finding import Crash, Judgement, Outcome, Severity, Suppression, Verdict
from reportlint.outputs.totals import FailOn, InputStanding, Totals, ordered, standing

from .samples import (
    CLEAN,
    CRASHED,
    FAULTY,
    ROUNDED,
    TOTAL_SPOT,
    UNDECIDED,
    UNREADABLE,
    WAIVED,
    WRONG_TOTAL,
    outcome,
)

REVIEWED = outcome(findings=(ROUNDED,))
INFO = replace(WRONG_TOTAL, severity=Severity.INFO)


def ended(*outcomes: Outcome, fail_on: FailOn = FailOn.ERROR, failures: tuple[Crash, ...] = ()) -> Exit:
    totals = Totals(fail_on)
    for one in outcomes:
        totals.add(one)
    return totals.exit(failures)


@pytest.mark.parametrize(
    ("outcomes", "fail_on", "code"),
    [
        ((), "error", 4),
        ((CLEAN,), "error", 0),
        ((FAULTY,), "error", 1),
        ((FAULTY, CLEAN), "error", 1),
        ((FAULTY,), "never", 0),
        ((REVIEWED,), "error", 0),
        ((REVIEWED,), "warning", 1),
        ((outcome(findings=(INFO,)),), "warning", 0),
        ((outcome(findings=(INFO,)),), "info", 1),
        ((UNREADABLE,), "error", 3),
        ((UNREADABLE,), "never", 3),
        ((FAULTY, UNREADABLE), "error", 3),
        ((FAULTY, CRASHED), "error", 3),
        ((UNDECIDED,), "error", 3),
        ((UNDECIDED, FAULTY), "error", 1),
        ((WAIVED,), "error", 0),
    ],
)
def test_the_exit_code(outcomes: tuple[Outcome, ...], fail_on: str, code: int) -> None:
    assert ended(*outcomes, fail_on=FailOn(fail_on)) == code


def test_a_failed_plugin_cannot_end_in_success() -> None:
    crash = Crash("acme 1.0", "import", "", "ImportError")
    assert ended(CLEAN, failures=(crash,)) is Exit.NOT_JUDGED
    assert ended(FAULTY, failures=(crash,)) is Exit.NOT_JUDGED


def test_what_is_open_because_of_a_waived_fault_is_waived_with_it() -> None:
    waived = replace(WRONG_TOTAL, suppression=Suppression("约定", "waiver"))
    open_ = (Judgement("requests-zero-sum", Verdict.OPEN, ("requests/*/total",)),)
    assert standing(outcome(findings=(waived,), judgements=open_), FailOn.ERROR) is InputStanding.CLEAN
    assert standing(outcome(judgements=open_), FailOn.ERROR) is InputStanding.UNDECIDED


def test_a_suspicion_weighs_at_most_a_warning() -> None:
    suspicion = replace(ROUNDED, severity=Severity.ERROR)
    assert ended(outcome(findings=(suspicion,))) is Exit.CONFORMING
    assert ended(outcome(findings=(suspicion,)), fail_on=FailOn.WARNING) is Exit.FINDINGS


def test_totals_add_up_to_the_outcomes() -> None:
    totals = Totals(FailOn.ERROR)
    for one in (FAULTY, CLEAN, WAIVED, CRASHED, UNREADABLE, UNDECIDED):
        totals.add(one)
    assert totals.inputs == 6
    assert dict(totals.standings) == {
        InputStanding.FAULTY: 1,
        InputStanding.CLEAN: 2,
        InputStanding.NOT_JUDGED: 2,
        InputStanding.UNDECIDED: 1,
    }
    assert dict(totals.severities) == {Severity.ERROR: 1}
    assert totals.review == 1
    assert dict(totals.suppressed) == {"waiver": 1}
    assert totals.verdicts[Verdict.PASS] == 44
    assert totals.verdicts[Verdict.FAIL] == 2


def test_of_what_is_no_report_only_what_is_wrong_with_the_page_counts() -> None:
    judgements = (
        Judgement("meta-title", Verdict.PASS, ("page",)),
        Judgement("body-missing", Verdict.FAIL, ("page",)),
    )
    totals = Totals(FailOn.ERROR)
    totals.add(replace(UNREADABLE, judgements=judgements))
    assert dict(totals.verdicts) == {Verdict.FAIL: 1}


def test_findings_come_worst_first_and_those_that_do_not_count_last() -> None:
    quiet = replace(WRONG_TOTAL, suppression=Suppression("约定", "waiver"))
    warning = replace(WRONG_TOTAL, severity=Severity.WARNING, location=TOTAL_SPOT)
    assert ordered([quiet, INFO, ROUNDED, warning, WRONG_TOTAL]) == [
        WRONG_TOTAL,
        warning,
        ROUNDED,
        INFO,
        quiet,
    ]
