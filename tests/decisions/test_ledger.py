"""The ledger: what was decided holds for what was decided about, and for nothing else."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from handover.records import outcome, result

from reportlint.decisions.decided import Decided, Decisions
from reportlint.decisions.decision import Decision, Ruling, UntrueReason, key_of
from reportlint.decisions.ledger import Ledger, LedgerConflict, Seen
from reportlint.model.errors import UsageError
from reportlint.model.finding import Finding

AGENCY, DAY = "云溪县统计局/2024", date(2025, 2, 10)
TRUE = Ruling(Decision.TRUE)
UNTRUE = Ruling(Decision.UNTRUE, UntrueReason.MISREAD.value, "合并单元格")
WAIVED = Ruling(Decision.WAIVED, "已另行核准", "", date(2025, 3, 1))


def findings(changes: Mapping[str, str]) -> tuple[Finding, ...]:
    found = outcome("云溪县统计局", changes).findings
    assert found
    return found


ONE = findings({"requests/granted/total": "+1"})
OTHER_NUMBER = findings({"requests/granted/total": "+2"})
TWO = findings({"requests/granted/total": "+1", "disputes/review/total": "+1"})


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path)


def decide(
    ledger: Ledger, finding: Finding, ruling: Ruling, seen: int | None = None, person: str = "甲"
) -> object:
    last = ledger.last() if seen is None else seen
    return ledger.decide(person, [(Seen(key_of(AGENCY, finding), last), ruling)])


def holds(ledger: Ledger, now: tuple[Finding, ...], as_of: date = DAY, agency: str = AGENCY) -> list[Decided]:
    return list(Decisions(ledger.entries(), as_of).of_report(agency, now))


def test_nothing_is_made_by_looking(ledger: Ledger) -> None:
    assert (ledger.entries(), ledger.last(), ledger.exists) == ((), 0, False)
    assert not ledger.file.exists()
    (one,) = holds(ledger, ONE)
    assert (one.ruling, one.again, one.sequence, one.history) == (Ruling(Decision.PENDING), False, 0, ())


def test_the_last_word_holds_and_all_are_kept(ledger: Ledger) -> None:
    decide(ledger, ONE[0], TRUE)
    decide(ledger, ONE[0], UNTRUE, person="乙")
    (one,) = holds(ledger, ONE)
    assert one.ruling == UNTRUE
    assert [(entry.person, entry.ruling) for entry in one.history] == [("甲", TRUE), ("乙", UNTRUE)]
    assert one.sequence == 2


def test_what_was_decided_never_slides_to_another_number(ledger: Ledger) -> None:
    assert ONE[0].fingerprint == OTHER_NUMBER[0].fingerprint
    decide(ledger, ONE[0], UNTRUE)
    (one,) = holds(ledger, OTHER_NUMBER)
    assert (one.ruling.decision, one.again) == (Decision.PENDING, True)
    assert one.entry is not None and one.entry.ruling == UNTRUE
    assert one.suppression is None


def test_another_body_or_year_inherits_nothing(ledger: Ledger) -> None:
    decide(ledger, ONE[0], UNTRUE)
    for agency in ("云溪县统计局/2025", "云溪县财政局/2024"):
        (one,) = holds(ledger, ONE, agency=agency)
        assert (one.ruling.decision, one.history) == (Decision.PENDING, ())


def test_the_same_fault_with_another_number_among_its_kind_is_found_again(ledger: Ledger) -> None:
    # Two equal places were counted off; the first was mended, the second is the first now.
    second = replace(ONE[0], fingerprint="2" * 32)
    decide(ledger, second, UNTRUE)
    assert holds(ledger, ONE)[0].ruling == UNTRUE
    # While the second is there, the first is another one.
    assert [one.ruling.decision for one in holds(ledger, (*ONE, second))] == [
        Decision.PENDING,
        Decision.UNTRUE,
    ]


def test_a_waiver_ends(ledger: Ledger) -> None:
    decide(ledger, ONE[0], WAIVED)
    (then,) = holds(ledger, ONE, date(2025, 3, 1))
    assert then.suppression is not None and then.suppression.kind == "waiver"
    (later,) = holds(ledger, ONE, date(2025, 3, 2))
    assert (later.suppression, later.again) == (None, True)


def test_whoever_comes_second_is_told(ledger: Ledger) -> None:
    decide(ledger, ONE[0], TRUE, seen=0)
    late = decide(ledger, ONE[0], UNTRUE, seen=0, person="乙")
    assert isinstance(late, LedgerConflict)
    assert [entry.person for entry in late.entries] == ["甲"]
    assert ledger.last() == 1
    assert isinstance(decide(ledger, ONE[0], UNTRUE, seen=1, person="乙"), str)


def test_what_is_there_by_its_name_is_not_written_again(ledger: Ledger) -> None:
    asked = [(Seen(key_of(AGENCY, ONE[0]), 0), TRUE)]
    assert [ledger.decide("甲", asked, batch="a"), ledger.decide("甲", asked, batch="a")] == ["a", "a"]
    assert ledger.batch("a") == ledger.entries()
    assert len(ledger.entries()) == 1
    assert ledger.batch("b") == ()


def test_many_at_once_all_or_none(ledger: Ledger) -> None:
    first, second = (key_of(AGENCY, finding) for finding in TWO)
    decide(ledger, TWO[1], TRUE, seen=0)
    both = [(Seen(first, 0), UNTRUE), (Seen(second, 0), UNTRUE)]
    assert isinstance(ledger.decide("乙", both), LedgerConflict)
    assert ledger.last() == 1
    batch = ledger.decide("乙", [(Seen(first, 0), UNTRUE), (Seen(second, 1), UNTRUE)])
    assert isinstance(batch, str)
    assert {entry.batch for entry in ledger.entries()[1:]} == {batch}


def test_what_was_done_at_once_is_undone_at_once(ledger: Ledger) -> None:
    first, second = (key_of(AGENCY, finding) for finding in TWO)
    decide(ledger, TWO[1], TRUE, seen=0)
    batch = ledger.decide("乙", [(Seen(first, 0), UNTRUE), (Seen(second, 1), UNTRUE)])
    assert isinstance(batch, str)
    assert isinstance(ledger.undo("乙", batch), str)
    assert [one.ruling for one in holds(ledger, TWO)] == [Ruling(Decision.PENDING), TRUE]
    assert [one.again for one in holds(ledger, TWO)] == [False, False]
    assert len(ledger.entries()) == 5
    # Somebody has decided since: that is not undone with it.
    assert isinstance(ledger.undo("乙", batch), LedgerConflict)
    assert ledger.undo("乙", "none") is None


def test_no_word_is_lost_between_many_writers(ledger: Ledger) -> None:
    keys = [key_of(f"单位{n}/2024", ONE[0]) for n in range(40)]

    def write(mine: range) -> None:
        for n in mine:
            ledger.decide(f"第{mine.start}人", [(Seen(keys[n], 0), TRUE)])

    writers = [threading.Thread(target=write, args=(range(n, n + 10),)) for n in range(0, 40, 10)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    entries = ledger.entries()
    assert [entry.sequence for entry in entries] == list(range(1, 41))
    assert {entry.finding.agency for entry in entries} == {key.agency for key in keys}


KILLED = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("begin immediate")
connection.execute("insert into decisions select null, at, person, agency, fingerprint, rule, place, stamp, decision, "
                   "reason, note, expires, 'half', undoes from decisions")
os.kill(os.getpid(), 9)
"""


def test_a_writer_killed_in_the_middle_leaves_nothing_half(ledger: Ledger) -> None:
    decide(ledger, ONE[0], TRUE)
    subprocess.run([sys.executable, "-c", KILLED, str(ledger.file)], check=False)
    assert [entry.batch == "half" for entry in ledger.entries()] == [False]
    assert isinstance(decide(ledger, ONE[0], UNTRUE), str)


def test_a_damaged_file_is_told(ledger: Ledger) -> None:
    ledger.file.write_bytes(b"no database, and long enough not to be taken for an empty one" * 9)
    with pytest.raises(UsageError, match="the ledger"):
        ledger.entries()
    with pytest.raises(UsageError, match="the ledger"):
        decide(ledger, ONE[0], TRUE, seen=0)


@pytest.mark.parametrize(
    "ruling",
    [
        Ruling(Decision.UNTRUE),
        Ruling(Decision.UNTRUE, "because"),
        Ruling(Decision.UNTRUE, UntrueReason.OTHER.value),
        Ruling(Decision.WAIVED, "已另行核准"),
        Ruling(Decision.WAIVED, expires=DAY),
    ],
    ids=str,
)
def test_a_ruling_without_its_grounds_is_none(ruling: Ruling) -> None:
    assert ruling.fault is not None
    assert all(one.fault is None for one in (TRUE, UNTRUE, WAIVED))


def test_what_does_not_count_is_marked_and_says_why(ledger: Ledger) -> None:
    row = result(2, "云溪县统计局", {"requests/granted/total": "+1"})
    decide(ledger, row.outcome.findings[0], UNTRUE)
    settled = Decisions(ledger.entries(), DAY).settle(row)
    (finding,) = settled.outcome.findings
    assert finding.suppression is not None
    assert (finding.suppression.kind, finding.suppression.reason) == ("review", "读错了：合并单元格")
    assert not settled.outcome.active


def test_the_file_is_a_plain_database(ledger: Ledger) -> None:
    decide(ledger, ONE[0], UNTRUE)
    (row,) = sqlite3.connect(ledger.file).execute("select person, decision, reason from decisions")
    assert row == ("甲", "untrue", "misread")
