"""A run's database: what goes in comes out, in the list's order, and what changed takes the place of what was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportlint.agencies.agency import Agency
from reportlint.model.body import BodyKind
from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.runs.database import made, opened
from reportlint.runs.records import (
    FindingRow,
    JudgedPage,
    LoadOutcome,
    RecordSpan,
    ReportRole,
    RowReason,
    StoredComparison,
    StoredLoad,
)
from reportlint.runs.result import RowStatus
from reportlint.runs.store import Store

A = Agency(
    2, "甲局", "https://a.example/", BodyKind.DEPARTMENT, "云溪县人民政府", 2025, "https://a.example/l"
)
B = Agency(3, "乙局", "https://b.example/", year=2025, note="备注")
WRONG = Agency(4, "丙局", "https://c.example/", faults=(Message("年度有误", "wrong year"),))
REASON = RowReason(RowStatus.UNREACHABLE, Message("打不开", "not reached"), Message("稍后再试", "try later"))
FOUND = FindingRow("row-total", "error", "fail", "requests/granted", "表三", "不符", "f1")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    one = made(tmp_path)
    one.enlist([A, B, WRONG])
    yield one
    one.close()


def load(agency: Agency, came: LoadOutcome = LoadOutcome.NEW, **more: object) -> StoredLoad:
    one = StoredLoad(
        agency.id,
        ReportRole.THIS,
        agency.address,
        "2026-02-03T08:00:00Z",
        came,
        "d1",
        span=RecordSpan(10, 90),
    )
    return replace(one, **more)  # type: ignore[arg-type]


def judged(agency: Agency, *findings: FindingRow, **more: object) -> JudgedPage:
    one = JudgedPage(
        agency=agency.id,
        role=ReportRole.THIS,
        load=1,
        digest="d1",
        rules="r1",
        status=RowStatus.CHECKED,
        reason=None,
        form="annual-2021",
        title="报告",
        body=agency.name,
        year=2025,
        published="2026-01-20",
        in_time=True,
        findings=findings,
        outcome=b"outcome",
        report=b"report",
        signature=b"signature",
    )
    return replace(one, **more)  # type: ignore[arg-type]


def test_the_list_comes_out_as_it_went_in_and_a_later_one_takes_its_place(store: Store) -> None:
    assert list(store.agencies()) == [A, B, WRONG]
    store.put(judged(A))
    store.enlist([replace(B, row=2), replace(A, row=9, name="甲局（新）")])
    assert [(one.row, one.name) for one in store.agencies()] == [(2, "乙局"), (9, "甲局（新）")]
    assert store.size() == 2
    store.enlist([A])
    (state,) = store.states(ReportRole.THIS)
    assert (state.agency, state.digest) == (A, "d1")


def test_the_last_attempt_and_the_last_content_are_told_apart(store: Store) -> None:
    first = store.add_load(load(A, conditions=(("ETag", '"1"'),)))
    failed = store.add_load(load(A, LoadOutcome.FAILED, digest="", reason=REASON, span=None))
    assert first.id != failed.id
    state = next(store.states(ReportRole.THIS))
    assert (state.tried, state.content) == (failed, first)
    again = store.add_load(load(A, LoadOutcome.UNCHANGED))
    assert next(store.states(ReportRole.THIS))[1:3] == (again, first)
    newer = store.add_load(load(A, digest="d2"))
    assert next(store.states(ReportRole.THIS))[1:3] == (newer, newer)
    assert next(store.states(ReportRole.LAST))[1:3] == (None, None)


def test_what_is_judged_again_takes_the_place_of_what_was(store: Store) -> None:
    store.add_load(load(A))
    store.put(judged(A, FOUND, replace_key(FOUND)))
    assert list(store.faulty()) == [A.id]
    store.put(judged(A, FOUND._replace(severity="info"), digest="d2", status=RowStatus.OTHER_YEAR))
    assert list(store.faulty()) == []
    assert list(store.without_report()) == [A.id]
    (entry,) = store.entries(A.id)
    assert entry.report is not None
    assert (entry.report.status, entry.report.outcome) == (RowStatus.OTHER_YEAR, b"outcome")


def test_of_one_page_in_one_group_the_last_counts(store: Store) -> None:
    first = store.add_load(load(A))
    second = store.add_load(load(A, LoadOutcome.FAILED, digest="", reason=REASON, span=None))
    store.put(judged(A, FOUND, load=first.id, text="one"))
    store.put(judged(A, digest="d2", load=first.id, text="one"))
    state = next(store.states(ReportRole.THIS))
    assert (state.tried, state.content, state.digest) == (second, first, "d2")
    assert list(store.faulty()) == []
    assert store.versions(A.id) == [(first, True)]


@pytest.mark.parametrize("apart", [False, True])
def test_each_text_that_a_report_has_had_is_known_once(store: Store, apart: bool) -> None:
    loads = []
    for text, faulty in (("one", False), ("one", True), ("two", False), ("two", False), ("one", False)):
        loads.append(store.add_load(load(A, digest=f"d{len(loads)}")))
        store.put(judged(A, *([FOUND] if faulty else []), load=loads[-1].id, text=text))
        if apart:
            store.flush()
    assert store.versions(A.id) == [(loads[0], True), (loads[2], False), (loads[4], False)]


def test_what_waits_for_others_is_told_and_written_in_the_end(store: Store, tmp_path: Path) -> None:
    kept = store.add_load(load(A))
    store.put(judged(A))
    other = opened(tmp_path)
    assert next(other.states(ReportRole.THIS)).content is None
    assert next(store.states(ReportRole.THIS)).content == kept
    store.put(judged(B))
    store.close()
    assert [state.digest for state in other.states(ReportRole.THIS)] == ["d1", "d1", ""]
    other.close()


def test_a_full_group_is_written_at_once(store: Store, tmp_path: Path) -> None:
    many = [Agency(row, f"第{row}局", year=2025) for row in range(2, 202)]
    store.enlist(many)
    for agency in many:
        store.put(judged(agency))
    other = opened(tmp_path)
    assert sum(state.digest == "d1" for state in other.states(ReportRole.THIS)) > 100
    other.close()


def test_states_of_some_rows_come_in_the_order_of_the_list(store: Store) -> None:
    kept = store.add_load(load(B))
    found = list(store.states_of(ReportRole.THIS, [4, 3]))
    assert [(state.agency, state.content) for state in found] == [(B, kept), (WRONG, None)]


def replace_key(told: FindingRow) -> FindingRow:
    return told._replace(key="requests/refused")


def test_what_is_forgotten_is_gone_but_for_its_loads(store: Store) -> None:
    kept = store.add_load(load(A))
    store.put(judged(A, FOUND))
    store.compare([StoredComparison(A.id, (FOUND,), b"said")], "basis")
    store.forget(A.id, ReportRole.THIS)
    (entry,) = store.entries(A.id)
    assert (entry.content, entry.report, entry.across) == (kept, None, None)
    assert list(store.faulty()) == []


def test_a_comparison_that_fails_leaves_the_last_one(store: Store) -> None:
    store.put(judged(A))
    store.compare([StoredComparison(A.id, (FOUND,), b"said")], "basis")

    def failing() -> Iterator[StoredComparison]:
        yield StoredComparison(A.id, (), b"other")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.compare(failing(), "other basis")
    (entry,) = store.entries(A.id)
    assert entry.across == b"said"
    assert store.is_compared("basis")


def test_a_comparison_is_out_of_date_as_soon_as_a_report_changes(store: Store) -> None:
    for change in (
        lambda: store.put(judged(A)),
        lambda: store.add_load(load(A)),
        lambda: store.forget(A.id, ReportRole.THIS),
    ):
        store.compare([], "basis")
        assert (store.is_compared("basis"), store.is_compared("other")) == (True, False)
        change()
        assert not store.is_compared("basis")
    store.compare([], "basis")
    store.add_load(load(A, LoadOutcome.UNCHANGED))
    assert store.is_compared("basis")


def test_reports_that_were_found(store: Store) -> None:
    first = store.add_load(load(A))
    store.put(judged(A))
    store.add_load(load(B))
    store.put(judged(B, report=None, signature=None, status=RowStatus.NO_REPORT))
    kept = store.kept([A.id, B.id, "nobody/2025"], ReportRole.THIS)
    assert kept == {A.id: (A, first, b"report")}
    assert store.kept([A.id], ReportRole.LAST) == {}
    assert list(store.signatures()) == [(A.id, 2025, b"signature")]


def test_evidence_that_is_lost_has_to_be_got_again(store: Store) -> None:
    near = store.add_load(load(A, span=RecordSpan(0, 50)))
    store.add_load(load(B, span=RecordSpan(50, 50)))
    assert store.end_of_evidence() == 100
    store.lose(99)
    assert [state.content for state in store.states(ReportRole.THIS)] == [near, None, None]
    assert store.end_of_evidence() == 50


def test_what_a_database_can_not_hold_is_replaced(store: Store) -> None:
    store.add_load(load(A))
    store.put(judged(A, FOUND._replace(message="坏\0字\ud800"), title="题\0目"))
    assert list(store.faulty()) == [A.id]


def test_more_rows_than_are_in_memory_at_once(store: Store) -> None:
    many = [Agency(row, f"第{row}局", year=2025) for row in range(2, 1203)]
    store.enlist(many)
    assert list(store.agencies()) == many
    store.keep_mended([(many[0].id, ("b", "a")), (many[1].id, ())])
    assert (store.mended(many[0].id), store.mended(many[1].id)) == ({"a", "b"}, frozenset())


def test_a_folder_without_a_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"has no run\.sqlite"):
        opened(tmp_path)


def test_a_database_of_another_version_is_told(store: Store, tmp_path: Path) -> None:
    store.note({"schema": "0"})
    for open_ in (opened, made):
        with pytest.raises(UsageError, match="made by another version"):
            open_(tmp_path)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "run.sqlite").write_text("no database" * 100)
    for open_ in (opened, made):
        with pytest.raises(UsageError, match="file is not a database"):
            open_(tmp_path)


def test_a_database_that_was_not_finished_when_it_was_made_is_finished(tmp_path: Path) -> None:
    (tmp_path / "run.sqlite").touch()
    made(tmp_path).close()
    assert list(opened(tmp_path).agencies()) == []
