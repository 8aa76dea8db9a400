"""An office decides about the findings of a run: finding by finding, many at once, several people at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import httpx2
import pytest
from openpyxl import load_workbook

from reportlint.decisions.ledger import Ledger
from reportlint.serve.served_runs import run_id

from .conftest import Visitor


class Reviewer:
    """Somebody who reviews, without a browser."""

    def __init__(self, visitor: Visitor, run: Path) -> None:
        self.client = visitor.client
        self.run = f"/runs/{run_id(run)}"
        self.ledger = Ledger(run)

    def cards(self, row: int) -> list[dict[str, str]]:
        """The findings of a report as they are shown."""
        html = self.client.get(f"{self.run}/reports/{row}/findings").json()["html"]
        names = ("fingerprint", "rule", "seen", "decision")
        return [
            {name: re.search(f'data-{name}="([^"]*)"', card)[1] for name in names}  # type: ignore[index]
            for card in re.findall(r'<li class="card.*?>', html, re.S)
        ]

    def decide(self, decision: str, row: int = 0, number: int = 0, **more: Any) -> httpx2.Response:
        """Decide about one finding of a report, as it is shown now; or as `more` says."""
        form: dict[str, Any] = {"person": "王某", "decision": decision}
        if row:
            card = self.cards(row)[number]
            seen = more.pop("seen", int(card["seen"]))
            form["findings"] = [{"row": row, "fingerprint": card["fingerprint"], "seen": seen}]
        return self.client.post(f"{self.run}/decisions", json={**form, **more})


@pytest.fixture
def reviewer(visitor: Visitor, run_folder: Path) -> Iterator[Reviewer]:
    """Begins without any decision."""
    Ledger(run_folder).file.unlink(missing_ok=True)
    yield Reviewer(visitor, run_folder)
    Ledger(run_folder).file.unlink(missing_ok=True)


def names(page: str) -> list[str]:
    return [unescape(name) for name in re.findall(r'<a class="name"[^>]*>云溪县(\w+) · 2024</a>', page)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["统计局", "财政局", "民政局", "档案局"]),
        ("?q=财政", ["财政局"]),
        ("?q=行政复议", ["统计局"]),
        ("?status=no-address", ["档案局"]),
        ("?review=open&sort=errors", ["统计局", "财政局", "民政局"]),
        ("?review=done", []),
        ("?rule=review-total", ["统计局"]),
        ("?status=bad&sort=bad&page=99999999999", ["统计局", "财政局", "民政局", "档案局"]),
    ],
)
def test_the_rows_are_searched_and_narrowed_down(reviewer: Reviewer, query: str, expected: list[str]) -> None:
    page = reviewer.client.get(f"{reviewer.run}{query}").text
    assert names(page) == expected
    assert f"{len(expected)} 行" in page


def test_what_is_decided_is_counted_and_kept(reviewer: Reviewer) -> None:
    assert "已审 0/4" in reviewer.client.get(reviewer.run).text
    answer = reviewer.decide("untrue", 2, reason="misread", note="合并单元格")
    assert answer.status_code == 200
    (entry,) = reviewer.ledger.entries()
    assert (entry.person, entry.finding.agency, entry.ruling.why.zh) == (
        "王某",
        "云溪县统计局/2024",
        "读错了：合并单元格",
    )
    assert [card["decision"] for card in reviewer.cards(2)] == ["untrue", "pending"]
    # What is not true counts for nothing any more.
    assert "已审 1/4" in reviewer.client.get(reviewer.run).text
    assert names(reviewer.client.get(f"{reviewer.run}?review=done").text) == []
    reviewer.decide("true", 3)
    assert names(reviewer.client.get(f"{reviewer.run}?review=done").text) == ["财政局"]


def test_whoever_comes_second_is_told_who_was_first(reviewer: Reviewer) -> None:
    reviewer.decide("true", 2)
    late = reviewer.decide("untrue", 2, seen=0, reason="misread", person="李某")
    assert (late.status_code, late.json()["said"]) == (409, "王某刚刚判为“属实”，请看过再判。")
    assert len(reviewer.ledger.entries()) == 1
    # Who has seen it now may decide otherwise; neither is lost.
    (seen,) = late.json()["seen"].values()
    again = reviewer.decide("untrue", 2, seen=seen, reason="misread", note="合并单元格", person="李某")
    assert again.status_code == 200
    assert [entry.person for entry in reviewer.ledger.entries()] == ["王某", "李某"]
    last = reviewer.decide("true", 2, seen=seen)
    assert "李某刚刚判为“不属实（读错了：合并单元格）”" in last.json()["said"]


def test_what_is_sent_again_is_written_once(reviewer: Reviewer) -> None:
    """Nobody whose answer was lost is told of a conflict with themselves, nor decides twice."""
    name = "0" * 32
    first = reviewer.decide("true", 2, batch=name)
    again = reviewer.decide("true", 2, seen=0, batch=name)
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    (entry,) = reviewer.ledger.entries()
    assert (entry.batch, first.json()["seen"]) == (name, {entry.finding.fingerprint: entry.sequence})
    rule = reviewer.cards(3)[0]["rule"]
    for _ in range(2):
        bulk = reviewer.decide("true", rule=rule, count=2, batch="1" * 32)
        assert (bulk.status_code, bulk.json()["count"]) == (200, 2)
    assert len(reviewer.ledger.entries()) == 3


def test_no_more_is_decided_at_once_than_was_seen(reviewer: Reviewer) -> None:
    rule = reviewer.cards(3)[0]["rule"]
    answer = reviewer.decide("true", rule=rule, count=2)
    assert answer.status_code == 422
    assert answer.json()["said"].startswith("这条规则待审的现有 3 项，所看到的是 2 项。")
    assert reviewer.ledger.entries() == ()


def test_the_history_tells_who_decided_what(reviewer: Reviewer) -> None:
    rule = reviewer.cards(3)[0]["rule"]
    reviewer.decide("true", 2, 1)
    batch = reviewer.decide("untrue", rule=rule, count=3, reason="inapplicable", person="李某").json()[
        "batch"
    ]
    reviewer.client.post(f"{reviewer.run}/undo", json={"person": "赵某", "batch": batch})

    def told(query: str = "") -> list[str]:
        page = reviewer.client.get(f"{reviewer.run}/history{query}").text
        items = re.findall(r'<li class="item.*?</strong>', page, re.S)
        return [" ".join(re.sub(r"<[^>]*>", "", item).split()) for item in items]

    assert told() == ["赵某 · 待审 × 3", "李某 · 不属实 × 3", "王某 · 属实"]
    assert told("?q=李某") == told("?q=规则不适用") == ["李某 · 不属实 × 3"]
    assert told("?q=财政局") == ["赵某 · 待审 × 3", "李某 · 不属实 × 3"]
    # A page that is not there is the last one.
    assert told("?page=2") == told()
    page = reviewer.client.get(f"{reviewer.run}/history").text
    assert page.count("data-undo=") == 2
    assert page.count("已撤销") == 1
    # As clerks read the clock.
    assert re.search(r">\d{4}-\d\d-\d\d \d\d:\d\d", page) and "UTC" not in page
    assert f'href="{reviewer.run}/reports/2"' in page


def test_what_stands_is_followed_up(reviewer: Reviewer) -> None:
    reviewer.decide("true", 2)
    reviewer.decide("true", 3)
    reviewer.decide("mended", 3)
    page = reviewer.client.get(f"{reviewer.run}?review=standing").text
    assert names(page) == ["统计局"]
    assert "属实、未整改 1" in page and "已整改 1" in page


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"decision": "true", "person": " \n"}, "请先填写审核人。"),
        ({"decision": "untrue"}, "请选择不属实的理由。"),
        ({"decision": "untrue", "reason": "other"}, "理由为“其他”的，请写明。"),
        ({"decision": "waived", "reason": "已另行核准"}, "豁免须写明理由和到期日。"),
    ],
)
def test_what_lacks_its_grounds_is_refused(reviewer: Reviewer, form: dict[str, str], said: str) -> None:
    answer = reviewer.decide(form.pop("decision"), 2, **form)
    assert (answer.status_code, answer.json()["said"]) == (422, said)
    assert not reviewer.ledger.exists


def test_all_of_a_kind_are_decided_and_undone_at_once(reviewer: Reviewer) -> None:
    rule = reviewer.cards(3)[0]["rule"]
    reviewer.decide("true", 3)
    done = reviewer.decide("untrue", rule=rule, count=2, reason="inapplicable").json()
    # The one that somebody had decided about stays as it was.
    assert done["count"] == 2
    assert [reviewer.cards(row)[0]["decision"] for row in (2, 3, 4)] == ["untrue", "true", "untrue"]
    undone = reviewer.client.post(f"{reviewer.run}/undo", json={"person": "王某", "batch": done["batch"]})
    assert undone.status_code == 200
    assert [reviewer.cards(row)[0]["decision"] for row in (2, 3, 4)] == ["pending", "true", "pending"]
    assert (
        reviewer.client.post(f"{reviewer.run}/undo", json={"person": "王某", "batch": "none"}).status_code
        == 404
    )


@pytest.mark.parametrize("form", [{}, {"person": 1}, {"person": "王", "decision": "gone"}, []], ids=str)
def test_nonsense_is_refused(reviewer: Reviewer, form: object) -> None:
    assert reviewer.client.post(f"{reviewer.run}/decisions", json=form).status_code == 400


def test_what_is_not_there_is_not_decided(reviewer: Reviewer) -> None:
    gone = [{"row": 2, "fingerprint": "x", "seen": 0}]
    assert reviewer.decide("true", findings=gone).status_code == 404
    for place in (
        "/runs/1",
        "/runs/0",
        f"{reviewer.run}/reports/99",
        f"{reviewer.run}/reports/99/view",
        "/runs/../etc",
    ):
        assert reviewer.client.get(place).status_code == 404
    assert not reviewer.ledger.exists


def test_a_page_hears_of_what_others_decide(reviewer: Reviewer) -> None:
    reviewer.decide("true", 2)
    assert reviewer.client.get(f"{reviewer.run}/news?seen=0").json() == {"sequence": 1}


def test_the_list_of_the_office_is_read(reviewer: Reviewer, run_folder: Path) -> None:
    file = run_folder / "outputs/问题清单.xlsx"
    before = file.read_bytes()
    book = load_workbook(file)
    sheet = book.worksheets[0]
    title = {cell.value: cell.column for cell in sheet[2]}
    row = next(row for row in range(3, 9) if sheet.cell(row, title["单位"]).value == "云溪县民政局")
    sheet.cell(row, title["审核"]).value = "不属实"
    sheet.cell(row, title["审核意见"]).value = "别处已写明"
    book.save(file)
    try:
        assert [card["decision"] for card in reviewer.cards(4)] == ["untrue"]
        assert "问题清单.xlsx" in reviewer.client.get(f"{reviewer.run}/reports/4").text
    finally:
        file.write_bytes(before)


def test_the_page_of_a_report_is_shut_off(reviewer: Reviewer) -> None:
    answer = reviewer.client.get(f"{reviewer.run}/reports/2/view")
    assert "sandbox allow-scripts" in answer.headers["content-security-policy"]
    assert '<body class="paper-only">' in answer.text
    assert reviewer.client.get(f"{reviewer.run}/reports/5").status_code == 200
