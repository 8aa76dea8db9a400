"""复核: fixed only what was looked for again, new only what was not there, and what came back is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportlint.model.finding import Crash, Suppression, Verdict
from reportlint.runs.change import Change, Compared, Shift
from reportlint.runs.compare import Comparison
from reportlint.runs.result import Result, Status

from .memory import FACTS, OTHER, RULE, WAIVED, Memory, finding, judged, result

A, B, C = (finding(f"requests/{row}") for row in ("granted", "refused", "closed"))


def body(
    before: Result | None, after: Result, *mended: str, rules: tuple[str, ...] = FACTS.rules
) -> Compared:
    """One body, in two runs that have nothing else."""
    earlier = Memory([before] if before else [])
    later = Memory([after], replace(FACTS, rules=rules))
    (compared,) = Comparison(earlier, later, earlier.find, lambda agency: mended).bodies()
    return compared


def changes(compared: Compared) -> list[tuple[Change, str, str]]:
    assert all(one.remark is None or one.remark.en for one in compared.deltas)
    return [
        (one.change, one.finding.spot.key, one.remark.zh if one.remark else "") for one in compared.deltas
    ]


def test_fixed_remaining_and_new() -> None:
    compared = body(result("甲局", A, B, page="old"), result("甲局", C, B, page="new", row=7))
    assert compared.shift is Shift.COMPARED
    assert changes(compared) == [
        (Change.NEW, "requests/closed", ""),
        (Change.REMAINING, "requests/refused", ""),
        (Change.FIXED, "requests/granted", ""),
    ]
    assert (compared.agency.row, compared.added) == (7, False)
    assert compared.deltas[0].before is None
    assert compared.deltas[1].before == B


def test_a_finding_that_says_something_else_remains() -> None:
    compared = body(result("甲局", A), result("甲局", finding("requests/granted", "6"), page="new"))
    assert changes(compared) == [(Change.REMAINING, "requests/granted", "所述内容有变化")]


FOLDING = finding("requests/total", explains=((RULE, "requests/granted"),))


@pytest.mark.parametrize(
    ("after", "rules", "why"),
    [
        (result("甲局", page="new"), (OTHER,), "本次未运行该规则"),
        (result("甲局", page="new", judgements=(judged(OTHER),)), FACTS.rules, "本次该规则没有可比较的内容"),
        (
            result("甲局", page="new", judgements=(judged(), judged(verdict=Verdict.OPEN))),
            FACTS.rules,
            "本次该规则有未能判断之处",
        ),
        (
            result("甲局", page="new", crashes=(Crash("p", RULE, "", "e"),)),
            FACTS.rules,
            "本次该规则有未能判断之处",
        ),
        (result("甲局", page="old"), FACTS.rules, "报告与上次相同，规则、名单或核查日期有变化"),
        (result("甲局", form="annual-2019", page="new"), FACTS.rules, "两次按不同的格式核查"),
        (result("甲局", year=2024, page="new"), FACTS.rules, "两次读到的是不同年度的报告"),
        *(
            (result("甲局", status=status), FACTS.rules, "本次未读到报告")
            for status in Status
            if not status.found
        ),
    ],
)
def test_what_was_not_looked_for_again_is_not_called_fixed(
    after: Result, rules: tuple[str, ...], why: str
) -> None:
    compared = body(result("甲局", A, page="old"), after, rules=rules)
    assert changes(compared) == [(Change.UNDECIDED, "requests/granted", why)]
    assert compared.mended == frozenset()


def test_a_finding_that_became_part_of_another_is_not_called_fixed() -> None:
    compared = body(result("甲局", A, page="old"), result("甲局", FOLDING, page="new"))
    assert changes(compared) == [
        (Change.NEW, "requests/total", ""),
        (Change.UNDECIDED, "requests/granted", "本次已并入另一问题"),
    ]


@pytest.mark.parametrize(
    ("before", "why"),
    [
        (result("甲局", page="old", judgements=()), "上次该规则没有可比较的内容"),
        (result("甲局", page="old", judgements=(judged(verdict=Verdict.OPEN),)), "上次该规则有未能判断之处"),
        (result("甲局", FOLDING, page="old"), "上次已并入另一问题"),
        (result("甲局", page="new"), "报告与上次相同，规则、名单或核查日期有变化"),
        (result("甲局", status=Status.UNREACHABLE), ""),
        (None, ""),
    ],
)
def test_why_a_finding_is_new(before: Result | None, why: str) -> None:
    compared = body(before, result("甲局", A, page="new"))
    assert changes(compared)[0] == (Change.NEW, "requests/granted", why)


def test_a_finding_of_a_rule_that_is_new() -> None:
    earlier = Memory([result("甲局")], replace(FACTS, rules=(OTHER,)))
    later = Memory([result("甲局", A, page="new")])
    (compared,) = Comparison(earlier, later, earlier.find).bodies()
    assert changes(compared) == [(Change.NEW, "requests/granted", "上次未运行该规则")]


WAIVED_A = replace(A, suppression=WAIVED)


def test_waivers() -> None:
    old, new = "old", "new"
    assert changes(body(result("甲局", A), result("甲局", WAIVED_A))) == [(Change.WAIVED, A.spot.key, "")]
    assert changes(body(result("甲局"), result("甲局", WAIVED_A))) == [(Change.WAIVED, A.spot.key, "")]
    assert changes(body(result("甲局", WAIVED_A), result("甲局", A))) == [
        (Change.RETURNED, A.spot.key, "上次已豁免")
    ]
    assert changes(body(result("甲局", WAIVED_A, page=old), result("甲局", page=new))) == [
        (Change.FIXED, A.spot.key, "")
    ]
    assert changes(body(result("甲局", WAIVED_A), result("甲局"))) == []
    assert changes(body(result("甲局", WAIVED_A), result("甲局", status=Status.PENDING))) == []


def test_what_a_baseline_covers_is_there_all_the_same() -> None:
    known = replace(A, baseline="unchanged", suppression=Suppression("last.json", "baseline"))
    assert changes(body(result("甲局", known), result("甲局", known))) == [(Change.REMAINING, A.spot.key, "")]


def test_what_was_mended_before_came_back() -> None:
    first, second = result("甲局", A, page="1"), result("甲局", page="2")
    mended = body(first, second).mended
    assert mended == {A.fingerprint}
    third = body(second, result("甲局", A, B, page="3"), *mended)
    assert changes(third) == [
        (Change.RETURNED, "requests/granted", "此前已整改"),
        (Change.NEW, "requests/refused", ""),
    ]
    assert third.mended == frozenset()
    unread = body(second, result("甲局", status=Status.UNREACHABLE), *mended)
    assert unread.mended == mended


def test_what_the_baseline_of_the_later_run_had_and_the_earlier_run_had_not_came_back() -> None:
    back = replace(A, baseline="unchanged")
    after = result("甲局", back, page="new")
    assert changes(body(result("甲局", page="old"), after)) == [
        (Change.RETURNED, "requests/granted", "此前已整改")
    ]
    unsure = result("甲局", page="old", judgements=(judged(verdict=Verdict.OPEN),))
    assert changes(body(unsure, after)) == [(Change.NEW, "requests/granted", "上次该规则有未能判断之处")]


@pytest.mark.parametrize(
    ("before", "after", "shift"),
    [
        (Status.CHECKED, Status.CHECKED, Shift.COMPARED),
        (Status.OTHER_YEAR, Status.OTHER_YEAR, Shift.COMPARED),
        (Status.NOT_FOUND, Status.CHECKED, Shift.APPEARED),
        (Status.OTHER_YEAR, Status.CHECKED, Shift.APPEARED),
        (None, Status.CHECKED, Shift.APPEARED),
        (Status.CHECKED, Status.NOT_FOUND, Shift.DISAPPEARED),
        (Status.CHECKED, Status.NO_REPORT, Shift.DISAPPEARED),
        (Status.CHECKED, Status.OTHER_YEAR, Shift.DISAPPEARED),
        (Status.CHECKED, Status.NO_ADDRESS, Shift.INCOMPARABLE),
        (Status.CHECKED, Status.UNREACHABLE, Shift.INCOMPARABLE),
        (Status.NOT_FOUND, Status.UNREACHABLE, Shift.INCOMPARABLE),
        (Status.CHECKED, Status.PENDING, Shift.INCOMPARABLE),
        (Status.CHECKED, Status.ROW_WRONG, Shift.INCOMPARABLE),
        (Status.NOT_FOUND, Status.NO_REPORT, Shift.MISSING),
        (Status.NO_ADDRESS, Status.NO_ADDRESS, Shift.MISSING),
        (Status.NOT_FOUND, Status.OTHER_YEAR, Shift.MISSING),
        (Status.OTHER_YEAR, Status.NOT_FOUND, Shift.MISSING),
        (None, Status.NOT_FOUND, Shift.MISSING),
    ],
)
def test_what_became_of_a_report(before: Status | None, after: Status, shift: Shift) -> None:
    def of(status: Status) -> Result:
        return result("甲局", status=status, year=2024 if status is Status.OTHER_YEAR else 2025)

    compared = body(of(before) if before else None, of(after))
    assert compared.shift is shift
    assert compared.added is (before is None)


COPIED = finding("sections/overview", beside="https://乙局.example/")


def test_a_finding_about_another_report_that_was_not_read_is_not_called_fixed() -> None:
    earlier = Memory([result("甲局", COPIED, page="old"), result("乙局", row=3)])
    later = Memory([result("甲局", page="new"), result("乙局", row=3, status=Status.UNREACHABLE)])
    first, _ = Comparison(earlier, later, earlier.find).bodies()
    assert changes(first) == [(Change.UNDECIDED, "sections/overview", "本次未读到所涉及的另一份报告")]


def test_a_finding_about_another_report_may_be_fixed_there() -> None:
    earlier = Memory([result("甲局", COPIED, page="same"), result("乙局", row=3, page="old")])
    later = Memory([result("甲局", page="same"), result("乙局", row=3, page="new")])
    first, _ = Comparison(earlier, later, earlier.find).bodies()
    assert changes(first) == [(Change.FIXED, "sections/overview", "")]


def test_bodies_added_and_dropped() -> None:
    rows = [result("甲局", A), result("乙局", B, row=3), result("甲局", row=4, status=Status.ROW_WRONG)]
    earlier = Memory(rows, replace(FACTS, list_hash="list-0"))
    later = Memory([result("丙局", C), result("乙局", B, row=3)])
    comparison = Comparison(earlier, later, earlier.find)
    assert [(one.agency.name, one.shift, one.added, len(one.deltas)) for one in comparison.bodies()] == [
        ("丙局", Shift.APPEARED, True, 1),
        ("乙局", Shift.COMPARED, False, 1),
        ("甲局", Shift.DROPPED, False, 0),
    ]


def test_a_row_that_repeats_a_body_is_not_compared_again() -> None:
    earlier = Memory([result("甲局", A)])
    later = Memory([result("甲局", A), result("甲局", row=9, status=Status.ROW_WRONG)])
    rows = list(Comparison(earlier, later, earlier.find).bodies())
    assert [(one.agency.row, one.shift, one.added, len(one.deltas)) for one in rows] == [
        (2, Shift.COMPARED, False, 1),
        (9, Shift.INCOMPARABLE, False, 0),
    ]


def test_the_earlier_run_is_looked_up_not_read() -> None:
    earlier, later = Memory([result("甲局", A)]), Memory([result("甲局", page="new")])
    list(Comparison(earlier, later, earlier.find).bodies())
    assert (earlier.read, later.read) == (0, 1)


def test_what_the_runs_rest_on() -> None:
    same = Comparison(Memory([]), Memory([]), lambda id_: None).basis
    assert (same.list_changed, same.rules_changed, same.rules_added, same.rules_dropped) == (
        False,
        False,
        (),
        (),
    )
    facts = replace(FACTS, list_hash="list-2", rules_hash="rules-2", rules=(OTHER, "acme/tone"))
    other = Comparison(Memory([]), Memory([], facts), lambda id_: None).basis
    assert (other.list_changed, other.rules_changed) == (True, True)
    assert (other.rules_added, other.rules_dropped) == (("acme/tone",), (RULE,))
