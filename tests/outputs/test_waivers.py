"""Waivers: what they cover, when they end, which were of no use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from reportlint.model.finding import Suppression
from reportlint.suppression.waivers import Waiver, Waiving

from .samples import CLEAN, FAULTY, ROUNDED, UNREADABLE, WRONG_TOTAL, outcome

TODAY = date(2026, 1, 20)
RULES = ("requests-row-total", "approximate-total")


def waiver(**values: Any) -> Waiver:
    return Waiver(**{"reason": "约定", "expires": date(2026, 12, 31), "source": "f #1", **values})


def waived(one: Waiver, *outcomes: Any) -> list[str]:
    waiving = Waiving([one], TODAY, RULES)
    return [
        finding.rule
        for given in outcomes
        for finding in waiving.apply(given).findings
        if finding.suppression is not None
    ]


@pytest.mark.parametrize(
    ("values", "covered"),
    [
        ({"rule": "requests-row-total"}, ["requests-row-total"]),
        ({"fingerprint": ROUNDED.fingerprint}, ["approximate-total"]),
        ({"rule": "requests-row-total", "fingerprint": ROUNDED.fingerprint}, []),
        ({"rule": "requests-row-total", "agency": "云溪县发展和改革局"}, ["requests-row-total"]),
        ({"rule": "requests-row-total", "agency": "云溪县*"}, ["requests-row-total"]),
        ({"rule": "requests-row-total", "agency": "云溪县"}, []),
        ({"rule": "requests-row-total", "path": "reports/*.html"}, ["requests-row-total"]),
        ({"rule": "requests-row-total", "path": "other/*"}, []),
    ],
)
def test_what_a_waiver_covers(values: dict[str, str], covered: list[str]) -> None:
    assert waived(waiver(**values), FAULTY) == covered


def test_a_waived_finding_carries_the_reason_and_the_end() -> None:
    applied = Waiving([waiver(rule="requests-row-total")], TODAY, RULES).apply(FAULTY)
    (total,) = [finding for finding in applied.findings if finding.rule == "requests-row-total"]
    assert total == replace(WRONG_TOTAL, suppression=Suppression("约定", "waiver", date(2026, 12, 31)))
    assert [finding.rule for finding in applied.active] == ["approximate-total"]


def test_a_waiver_holds_through_its_last_day_and_not_after() -> None:
    ending = waiver(rule="requests-row-total", expires=TODAY)
    assert waived(ending, FAULTY) == ["requests-row-total"]
    ended = waiver(rule="requests-row-total", expires=date(2026, 1, 19))
    assert waived(ended, FAULTY) == []


def notices(*waivers: Waiver, outcomes: tuple[Any, ...] = (FAULTY,)) -> list[str]:
    waiving = Waiving(waivers, TODAY, RULES)
    for one in outcomes:
        waiving.apply(one)
    return [notice.message.zh for notice in waiving.notices()]


def test_an_ended_waiver_is_told() -> None:
    assert notices(waiver(rule="requests-row-total", expires=date(2025, 12, 31))) == [
        "f #1：豁免已于 2025-12-31 到期，不再适用"
    ]


def test_an_unused_waiver_is_told() -> None:
    unused = waiver(rule="requests-row-total", source="f #2")
    assert notices(unused, outcomes=(CLEAN,)) == ["f #2：豁免没有用到，可以删除"]
    assert notices(unused, outcomes=(CLEAN, FAULTY)) == []


def test_a_waiver_that_could_not_be_used_is_not_called_unused() -> None:
    assert notices(waiver(rule="requests-row-total", agency="青岚市*")) == []
    assert notices(waiver(rule="some-rule-that-did-not-run")) == []
    assert notices(waiver(rule="requests-row-total"), outcomes=()) == []


def test_the_first_waiver_that_covers_gives_the_reason() -> None:
    first, second = (
        waiver(rule="requests-row-total", reason="甲"),
        waiver(rule="requests-row-total", reason="乙"),
    )
    applied = Waiving([first, second], TODAY, RULES).apply(outcome(findings=(WRONG_TOTAL,)))
    assert applied.findings[0].suppression == Suppression("甲", "waiver", date(2026, 12, 31))


def test_an_input_without_findings_is_left_as_it_is() -> None:
    assert Waiving([waiver(rule="requests-row-total")], TODAY, RULES).apply(UNREADABLE) == UNREADABLE
