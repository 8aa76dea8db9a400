"""A whole run over a district full of trouble: one row for each body, and of each exactly what was planted."""

import re

import pytest

from reportlint.fetch.problems import FAILURES

from .office import Office, faults
from .scene import Scene, clean, copies, levels, troubled


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    scene = Scene([*clean(1, 1, 7), *levels(), *copies(), *troubled()])
    office = Office(scene, tmp_path_factory.mktemp("office"))
    office.done = office.batch("--timeout", "3")
    yield office
    scene.close()


@pytest.fixture(scope="module")
def pairs(office):
    """What was expected of each row beside what came of it."""
    return list(zip(office.scene.rows, office.results(), strict=True))


def test_every_row_has_its_one_result(pairs):
    assert [result.agency.name for _, result in pairs] == [row.name for row, _ in pairs]
    assert [result.agency.row for _, result in pairs] == list(range(2, len(pairs) + 2))
    assert {row.name: result.status.value for row, result in pairs} == {
        row.name: row.expected.status for row, _ in pairs
    }


def test_what_stands_in_the_way_is_named(pairs):
    for row, result in pairs:
        code = row.expected.problem
        if result.outcome and result.outcome.problem:
            assert result.outcome.problem.code == code, row
        elif code:
            said = re.escape(FAILURES[code].message.zh)
            assert re.fullmatch(re.sub(r"\\\{\w+\\\}", ".+", said), result.reason.zh), row
            assert result.advice.zh and result.advice.en


def test_exactly_what_was_planted_is_found(pairs):
    assert {row.name: set(faults(result)) for row, result in pairs} == {
        row.name: set(row.expected.findings) for row, _ in pairs
    }
    assert [result.agency.name for _, result in pairs if result.outcome and result.outcome.crashes] == []


def test_no_finding_is_told_twice(pairs):
    for _, result in pairs:
        told = list(faults(result))
        assert len(told) == len(set(told))


def test_every_page_that_was_read_is_kept_as_evidence(office, pairs):
    for row, result in pairs:
        if row.expected.status in ("checked", "other-year"):
            kept = office.folder / result.evidence
            assert kept.is_file(), row
            assert result.fetched


def test_a_report_is_in_time_or_not(pairs):
    late = {row.name for row, result in pairs if result.in_time is False}
    assert late == {
        row.name
        for row, _ in pairs
        if ("published-late-department", "dates/pubdate") in row.expected.findings
    }


def test_what_was_not_read_is_the_exit_code(office):
    assert office.done.code == 3
