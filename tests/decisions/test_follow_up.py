"""What became of what a letter told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from handover.records import ONE_TOTAL, result, rules

from reportlint.decisions.decided import Decisions
from reportlint.decisions.decision import Decision, FindingKey, LedgerEntry, Ruling, key_of
from reportlint.decisions.follow_up import FollowUp, follow_up
from reportlint.decisions.letter import LetterKind, SentLetter
from reportlint.model.finding import Judgement, Verdict
from reportlint.runs.result import RowResult, RowStatus

NOW = result(2, "云溪县统计局", {**ONE_TOTAL, "disputes/review/total": "+1"})
ID = NOW.agency.id
TOLD = tuple(key_of(ID, finding) for finding in NOW.outcome.findings)
LETTER = SentLetter(ID, LetterKind.NOTICE, "3号", date(2025, 2, 12), date(2025, 3, 5), TOLD)
RULES = tuple(rule.id for rule in rules())


def followed(now: RowResult, *rulings: tuple[FindingKey, Ruling], letter: SentLetter = LETTER) -> FollowUp:
    entries = [LedgerEntry(n, "", "甲", key, ruling, str(n)) for n, (key, ruling) in enumerate(rulings, 1)]
    findings = now.outcome.findings if now.outcome else ()
    decided = Decisions(entries, date(2025, 3, 1)).of_report(ID, findings)
    return follow_up(letter, now, decided, RULES)


def having(*findings: object, **more: object) -> RowResult:
    return replace(NOW, outcome=replace(NOW.outcome, findings=findings, **more))


def said(now: RowResult, *rulings: tuple[FindingKey, Ruling]) -> str:
    return followed(now, *rulings).say.zh


FIRST, SECOND = NOW.outcome.findings
MISREAD = Ruling(Decision.UNTRUE, "misread")


@pytest.mark.parametrize(
    ("now", "rulings", "expected"),
    [
        (NOW, (), "未改正 2"),
        (having(SECOND), (), "已改正 1，未改正 1"),
        (having(), (), "已改正 2"),
        (NOW, ((TOLD[0], Ruling(Decision.MENDED)),), "已改正 1，未改正 1"),
        (NOW, ((TOLD[0], MISREAD), (TOLD[1], Ruling(Decision.TRUE))), "未改正 1，不再要求 1"),
        # The first of two alike is mended, and the second takes its number.
        (having(replace(SECOND, fingerprint=FIRST.fingerprint)), (), "已改正 1，未改正 1"),
        # It says something else now, and is a fault all the same.
        (having(replace(FIRST, message_id="other"), SECOND), (), "未改正 2"),
        # What can't be judged any more is not mended.
        (having(judgements=(Judgement(FIRST.rule, Verdict.OPEN, ("x",)),)), (), "已改正 1，未能复核 1"),
        (replace(NOW, status=RowStatus.UNREACHABLE, outcome=None), (), "未能复核 2"),
    ],
)
def test_what_it_told_is_mended_or_not(now: RowResult, rulings: tuple, expected: str) -> None:
    assert said(now, *rulings) == expected


def test_a_letter_is_overdue_while_something_of_it_is_left() -> None:
    days = (date(2025, 3, 5), date(2025, 3, 6))
    assert [followed(NOW).overdue(day) for day in days] == [False, True]
    assert [followed(having()).overdue(day) for day in days] == [False, False]
    assert not follow_up(replace(LETTER, deadline=None), NOW, (), RULES).overdue(days[1])


def test_rules_that_did_not_run_say_nothing() -> None:
    assert follow_up(LETTER, having(), (), ()).say.zh == "未能复核 2"


def test_a_reminder_is_answered_by_a_report() -> None:
    reminder = replace(LETTER, kind=LetterKind.REMINDER, told=())
    missing = followed(replace(NOW, status=RowStatus.NO_ADDRESS, outcome=None), letter=reminder)
    assert (missing.say.zh, missing.overdue(date(2025, 3, 6))) == ("尚未见报告", True)
    assert followed(NOW, letter=reminder).closed
