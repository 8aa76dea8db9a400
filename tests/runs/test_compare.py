"""复核: fixed only what was looked for again, new only what was not there, and what came back is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportlint.model.finding import Crash, Suppression, Verdict
from reportlint.runs.change import BodyComparison, FindingStatus, ReportChange
from reportlint.runs.compare import RunComparison
from reportlint.runs.result import RowResult, RowStatus

from .memory import FACTS, OTHER, RULE, WAIVED, Memory, finding, judged, result

A, B, C = (finding(f"requests/{row}") for row in ("granted", "refused", "closed"))


def body(
    before: RowResult | None, after: RowResult, *mended: str, rules: tuple[str, ...] = FACTS.rules
) -> BodyComparison:
    """One body, in two runs that have nothing else."""
    earlier = Memory([before] if before else [])
    later = Memory([after], replace(FACTS, rules=rules))
    (compared,) = RunComparison(earlier, later, earlier.find, lambda agency: mended).bodies()
    return compared


def changes(compared: BodyComparison) -> list[tuple[FindingStatus, str, str]]:
    assert all(one.remark is None or one.remark.en for one in compared.deltas)
    return [
        (one.change, one.finding.location.key, one.remark.zh if one.remark else "") for one in compared.deltas
    ]


def test_fixed_remaining_and_new() -> None:
    compared = body(result("甲局", A, B, page="old"), result("甲局", C, B, page="new", row=7))
    assert compared.shift is ReportChange.COMPARED
    assert changes(compared) == [
        (FindingStatus.NEW, "requests/closed", ""),
        (FindingStatus.REMAINING, "requests/refused", ""),
        (FindingStatus.FIXED, "requests/granted", ""),
    ]
    assert (compared.agency.row, compared.added) == (7, False)
    assert compared.deltas[0].before is None
    assert compared.deltas[1].before == B


def test_a_finding_that_says_something_else_remains() -> None:
    compared = body(result("甲局", A), result("甲局", finding("requests/granted", "6"), page="new"))
    assert changes(compared) == [(FindingStatus.REMAINING, "requests/granted", "所述内容有变化")]


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
            for status in RowStatus
            if not status.found
        ),
    ],
)
def test_what_was_not_looked_for_again_is_not_called_fixed(
    after: RowResult, rules: tuple[str, ...], why: str
) -> None:
    compared = body(result("甲局", A, page="old"), after, rules=rules)
    assert changes(compared) == [(FindingStatus.UNDECIDED, "requests/granted", why)]
    assert compared.mended == frozenset()


def test_a_finding_that_became_part_of_another_is_not_called_fixed() -> None:
    compared = body(result("甲局", A, page="old"), result("甲局", FOLDING, page="new"))
    assert changes(compared) == [
        (FindingStatus.NEW, "requests/total", ""),
        (FindingStatus.UNDECIDED, "requests/granted", "本次已并入另一问题"),
    ]


@pytest.mark.parametrize(
    ("before", "why"),
    [
        (result("甲局", page="old", judgements=()), "上次该规则没有可比较的内容"),
        (result("甲局", page="old", judgements=(judged(verdict=Verdict.OPEN),)), "上次该规则有未能判断之处"),
        (result("甲局", FOLDING, page="old"), "上次已并入另一问题"),
        (result("甲局", page="new"), "报告与上次相同，规则、名单或核查日期有变化"),
        (result("甲局", status=RowStatus.UNREACHABLE), ""),
        (None, ""),
    ],
)
def test_why_a_finding_is_new(before: RowResult | None, why: str) -> None:
    compared = body(before, result("甲局", A, page="new"))
    assert changes(compared)[0] == (FindingStatus.NEW, "requests/granted", why)


def test_a_finding_of_a_rule_that_is_new() -> None:
    earlier = Memory([result("甲局")], replace(FACTS, rules=(OTHER,)))
    later = Memory([result("甲局", A, page="new")])
    (compared,) = RunComparison(earlier, later, earlier.find).bodies()
    assert changes(compared) == [(FindingStatus.NEW, "requests/granted", "上次未运行该规则")]


WAIVED_A = replace(A, suppression=WAIVED)


def test_waivers() -> None:
    old, new = "old", "new"
    assert changes(body(result("甲局", A), result("甲局", WAIVED_A))) == [
        (FindingStatus.WAIVED, A.location.key, "")
    ]
    assert changes(body(result("甲局"), result("甲局", WAIVED_A))) == [
        (FindingStatus.WAIVED, A.location.key, "")
    ]
    assert changes(body(result("甲局", WAIVED_A), result("甲局", A))) == [
        (FindingStatus.RETURNED, A.location.key, "上次已豁免")
    ]
    assert changes(body(result("甲局", WAIVED_A, page=old), result("甲局", page=new))) == [
        (FindingStatus.FIXED, A.location.key, "")
    ]
    assert changes(body(result("甲局", WAIVED_A), result("甲局"))) == []
    assert changes(body(result("甲局", WAIVED_A), result("甲局", status=RowStatus.PENDING))) == []


def test_what_a_baseline_covers_is_there_all_the_same() -> None:
    known = replace(A, baseline="unchanged", suppression=Suppression("last.json", "baseline"))
    assert changes(body(result("甲局", known), result("甲局", known))) == [
        (FindingStatus.REMAINING, A.location.key, "")
    ]


def test_what_was_mended_before_came_back() -> None:
    first, second = result("甲局", A, page="1"), result("甲局", page="2")
    mended = body(first, second).mended
    assert mended == {A.fingerprint}
    third = body(second, result("甲局", A, B, page="3"), *mended)
    assert changes(third) == [
        (FindingStatus.RETURNED, "requests/granted", "此前已整改"),
        (FindingStatus.NEW, "requests/refused", ""),
    ]
    assert third.mended == frozenset()
    unread = body(second, result("甲局", status=RowStatus.UNREACHABLE), *mended)
    assert unread.mended == mended


def test_what_the_baseline_of_the_later_run_had_and_the_earlier_run_had_not_came_back() -> None:
    back = replace(A, baseline="unchanged")
    after = result("甲局", back, page="new")
    assert changes(body(result("甲局", page="old"), after)) == [
        (FindingStatus.RETURNED, "requests/granted", "此前已整改")
    ]
    unsure = result("甲局", page="old", judgements=(judged(verdict=Verdict.OPEN),))
    assert changes(body(unsure, after)) == [
        (FindingStatus.NEW, "requests/granted", "上次该规则有未能判断之处")
    ]


@pytest.mark.parametrize(
    ("before", "after", "shift"),
    [
        (RowStatus.CHECKED, RowStatus.CHECKED, ReportChange.COMPARED),
        (RowStatus.OTHER_YEAR, RowStatus.OTHER_YEAR, ReportChange.COMPARED),
        (RowStatus.NOT_FOUND, RowStatus.CHECKED, ReportChange.APPEARED),
        (RowStatus.OTHER_YEAR, RowStatus.CHECKED, ReportChange.APPEARED),
        (None, RowStatus.CHECKED, ReportChange.APPEARED),
        (RowStatus.CHECKED, RowStatus.NOT_FOUND, ReportChange.DISAPPEARED),
        (RowStatus.CHECKED, RowStatus.NO_REPORT, ReportChange.DISAPPEARED),
        (RowStatus.CHECKED, RowStatus.OTHER_YEAR, ReportChange.DISAPPEARED),
        (RowStatus.CHECKED, RowStatus.NO_ADDRESS, ReportChange.INCOMPARABLE),
        (RowStatus.CHECKED, RowStatus.UNREACHABLE, ReportChange.INCOMPARABLE),
        (RowStatus.NOT_FOUND, RowStatus.UNREACHABLE, ReportChange.INCOMPARABLE),
        (RowStatus.CHECKED, RowStatus.PENDING, ReportChange.INCOMPARABLE),
        (RowStatus.CHECKED, RowStatus.ROW_WRONG, ReportChange.INCOMPARABLE),
        (RowStatus.NOT_FOUND, RowStatus.NO_REPORT, ReportChange.MISSING),
        (RowStatus.NO_ADDRESS, RowStatus.NO_ADDRESS, ReportChange.MISSING),
        (RowStatus.NOT_FOUND, RowStatus.OTHER_YEAR, ReportChange.MISSING),
        (RowStatus.OTHER_YEAR, RowStatus.NOT_FOUND, ReportChange.MISSING),
        (None, RowStatus.NOT_FOUND, ReportChange.MISSING),
    ],
)
def test_what_became_of_a_report(before: RowStatus | None, after: RowStatus, shift: ReportChange) -> None:
    def of(status: RowStatus) -> RowResult:
        return result("甲局", status=status, year=2024 if status is RowStatus.OTHER_YEAR else 2025)

    compared = body(of(before) if before else None, of(after))
    assert compared.shift is shift
    assert compared.added is (before is None)


COPIED = finding("sections/overview", beside="https://乙局.example/")


def test_a_finding_about_another_report_that_was_not_read_is_not_called_fixed() -> None:
    earlier = Memory([result("甲局", COPIED, page="old"), result("乙局", row=3)])
    later = Memory([result("甲局", page="new"), result("乙局", row=3, status=RowStatus.UNREACHABLE)])
    first, _ = RunComparison(earlier, later, earlier.find).bodies()
    assert changes(first) == [(FindingStatus.UNDECIDED, "sections/overview", "本次未读到所涉及的另一份报告")]


def test_a_finding_about_another_report_may_be_fixed_there() -> None:
    earlier = Memory([result("甲局", COPIED, page="same"), result("乙局", row=3, page="old")])
    later = Memory([result("甲局", page="same"), result("乙局", row=3, page="new")])
    first, _ = RunComparison(earlier, later, earlier.find).bodies()
    assert changes(first) == [(FindingStatus.FIXED, "sections/overview", "")]


def test_bodies_added_and_dropped() -> None:
    rows = [result("甲局", A), result("乙局", B, row=3), result("甲局", row=4, status=RowStatus.ROW_WRONG)]
    earlier = Memory(rows, replace(FACTS, list_hash="list-0"))
    later = Memory([result("丙局", C), result("乙局", B, row=3)])
    comparison = RunComparison(earlier, later, earlier.find)
    assert [(one.agency.name, one.shift, one.added, len(one.deltas)) for one in comparison.bodies()] == [
        ("丙局", ReportChange.APPEARED, True, 1),
        ("乙局", ReportChange.COMPARED, False, 1),
        ("甲局", ReportChange.DROPPED, False, 0),
    ]


def test_a_row_that_repeats_a_body_is_not_compared_again() -> None:
    earlier = Memory([result("甲局", A)])
    later = Memory([result("甲局", A), result("甲局", row=9, status=RowStatus.ROW_WRONG)])
    rows = list(RunComparison(earlier, later, earlier.find).bodies())
    assert [(one.agency.row, one.shift, one.added, len(one.deltas)) for one in rows] == [
        (2, ReportChange.COMPARED, False, 1),
        (9, ReportChange.INCOMPARABLE, False, 0),
    ]


def test_the_earlier_run_is_looked_up_not_read() -> None:
    earlier, later = Memory([result("甲局", A)]), Memory([result("甲局", page="new")])
    list(RunComparison(earlier, later, earlier.find).bodies())
    assert (earlier.read, later.read) == (0, 1)


def test_what_the_runs_rest_on() -> None:
    same = RunComparison(Memory([]), Memory([]), lambda id_: None).basis
    assert (same.list_changed, same.rules_changed, same.rules_added, same.rules_dropped) == (
        False,
        False,
        (),
        (),
    )
    facts = replace(FACTS, list_hash="list-2", rules_hash="rules-2", rules=(OTHER, "acme/tone"))
    other = RunComparison(Memory([]), Memory([], facts), lambda id_: None).basis
    assert (other.list_changed, other.rules_changed) == (True, True)
    assert (other.rules_added, other.rules_dropped) == (("acme/tone",), (RULE,))
