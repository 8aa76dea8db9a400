"""A run is begun, watched, stopped and gone on with on pages; its documents are those of the commands."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Iterator
from itertools import count
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import httpx2
import pytest

from reportlint.checking.session import Session
from reportlint.model.errors import UsageError
from reportlint.runs.folder import open_run
from reportlint.serve import run_list
from reportlint.serve.jobs import ReadList
from reportlint.serve.listing import read_list
from reportlint.serve.served_runs import ServedRuns, run_id
from reportlint.serve.sitting_process import _heed
from reportlint.testing import MARKUPS, clean_draft
from tests.fetch.site import Request, Send, Site, answer

from .conftest import FAULT, Visitor, report

BODY = "云溪县统计局"
TITLE = "2024 年度"
FOLDER = "2024_年度"
HEAD = "单位,网址,年度,上年网址\n"


class Desk:
    """Somebody who begins runs, without a browser."""

    def __init__(self, visitor: Visitor, workspace: Path) -> None:
        self.client = visitor.client
        self.folder = workspace / FOLDER
        self.run = f"/runs/{run_id(self.folder)}"

    def begin(self, content: str, **query: str) -> httpx2.Response:
        """A list is handed in, and a run begun with it."""
        query = {"name": "名单.csv", "title": TITLE, **query}
        return self.client.put("/runs", params=query, content=content.encode())

    def until(self, said: str) -> str:
        """What the page says of the work, as soon as that has these words."""
        seen = ""
        for _ in count():
            news = self.client.get(f"{self.run}/sitting", params={"seen": seen}).json()
            if said in news["html"]:
                return str(news["html"])
            seen = news["version"]
        raise AssertionError

    def statuses(self) -> list[str]:
        """What became of each row so far."""
        store = open_run(self.folder)
        try:
            return [result.status.say.zh for result in store.results()]
        finally:
            store.store.close()


def listed(site: Site) -> str:
    """A list of two bodies, the first with last year's report."""
    earlier = clean_draft("annual-2021", "department-earlier").edit({"organ": BODY})
    site.routes["/last"] = answer(MARKUPS["clean"].render(earlier))
    site.routes["/a"] = answer(report({"organ": BODY, **FAULT}))
    site.routes["/b"] = answer(report({"organ": "云溪县财政局"}))
    return f"{HEAD}{BODY},{site.url('/a')},2024,{site.url('/last')}\n云溪县财政局,{site.url('/b')},2024,\n"


@pytest.fixture
def finished(desk: Desk, site: Site) -> Desk:
    """One whose run has come to its end: that of the test which begins one, where that was here."""
    if not desk.folder.exists():
        desk.begin(listed(site))
        desk.until("本次核查的说明")
    return desk


@pytest.fixture
def desk(visitor: Visitor, workspace: Path) -> Desk:
    return Desk(visitor, workspace)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


def test_a_list_is_told_row_by_row_and_not_kept(desk: Desk, spool: Path) -> None:
    content = f"{HEAD}{BODY},https://a.example/1,2024,\n,b,20,\n{BODY},,2024,\n"
    page = desk.client.put("/lists", params={"name": "../名单.csv"}, content=content.encode()).text
    rows = [re.sub(r"<[^>]*>", " ", row).split() for row in re.findall(r"<tr.*?</tr>", page, re.S)][1:]
    assert rows[0][0] == "3" and "没有填写单位名称" in rows[0] and "“20”不是年度，应为四位数字，如" in rows[0]
    assert [row[0] for row in rows] == ["3", "4", "2"]
    assert "共 3 行，1 行可以核查" in page
    bad = desk.client.put("/lists", params={"name": "../名单.csv"}, content=b"\0")
    assert (bad.status_code, "名单.csv" in bad.text, "list-" in bad.text) == (422, True, False)
    assert not list(spool.glob("list-*"))


@pytest.mark.parametrize("file", ["/etc/passwd", "gone.html", "list.csv"])
def test_a_list_of_somebody_elsewhere_learns_nothing_of_files(tmp_path: Path, file: str) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text(f"{HEAD}{BODY},{file},2024,\n某局,https://a.example/,2024,\n", encoding="utf-8")
    told = read_list(ReadList(listed, None, addresses_only=True))
    assert told.refused
    assert [(row.row, row.address, [one.zh for one in row.faults]) for row in told.rows] == [
        (2, "", ["这里的名单只能写网址，不能写文件"]),
        (3, "https://a.example/", []),
    ]
    assert not read_list(ReadList(listed, None, addresses_only=False)).refused


@pytest.mark.parametrize(
    ("content", "query", "status"),
    [
        ("单位,网址\n", {"title": " "}, 422),
        ("甲,乙\n", {}, 422),
        ("", {}, 422),
    ],
)
def test_without_name_or_list_no_run_is_begun(
    desk: Desk, workspace: Path, content: str, query: dict[str, str], status: int
) -> None:
    assert desk.begin(content, **query).status_code == status
    assert not list(workspace.iterdir())


def test_a_run_is_begun_watched_stopped_and_gone_on_with(desk: Desk, site: Site, run_folder: Path) -> None:
    asked, going = threading.Event(), threading.Event()
    content = listed(site)
    served = site.routes["/b"]

    def slow(request: Request, send: Send) -> None:
        asked.set()
        going.wait()
        served(request, send)

    site.routes["/b"] = slow
    begun = desk.begin(content, against=run_id(run_folder))
    assert begun.json() == {"run": run_id(desk.folder)}
    desk.until("核查中 1/2")
    asked.wait()
    again = desk.begin(content, title="另一批")
    assert (again.status_code, "另一个批次正在核查" in again.text) == (422, True)
    assert desk.client.post(f"{desk.run}/sitting", data={"only": ""}).status_code == 409
    page = desk.client.get(desk.run).text
    assert "核查尚未结束" in page and "停止" in page and "错误 1" in page
    desk.client.post(f"{desk.run}/stop")
    desk.until("已停止。已完成的都在，可以接着做。")
    # Nothing is lost, and nothing is done twice.
    assert desk.statuses() == ["已核查", "尚未核查"]
    site.requests.clear()
    going.set()
    assert desk.client.post(f"{desk.run}/sitting", data={"only": ""}).status_code == 303
    words = desk.until("本次核查的说明")
    assert "结果在 2024_年度/outputs" in words
    assert [one.path for one in site.requests if one.path != "/robots.txt"] == ["/b"]
    assert desk.statuses() == ["已核查", "已核查"]
    assert (desk.folder / "outputs" / "复核.xlsx").is_file()


def test_its_documents_are_those_of_the_commands(finished: Desk) -> None:
    outputs = finished.folder / "outputs"
    assert (
        finished.client.get(f"{finished.run}/progress/view").content == (outputs / "进度表.html").read_bytes()
    )
    book = finished.client.get(f"{finished.run}/progress/book")
    assert book.headers["content-disposition"].startswith("attachment") and book.content[:2] == b"PK"
    assert (
        f'src="{finished.run}/progress/view" sandbox' in finished.client.get(f"{finished.run}/progress").text
    )
    beside = finished.client.get(f"{finished.run}/reports/2/beside/view")
    assert "sandbox" in beside.headers["content-security-policy"]
    assert "2023 年 ↔ 2024 年" in beside.text
    assert finished.client.get(f"{finished.run}/reports/2/beside/book").content[:2] == b"PK"
    assert "与上年对照" in finished.client.get(f"{finished.run}/reports/2").text
    assert "与上年对照" not in finished.client.get(f"{finished.run}/reports/3").text
    assert finished.client.get(f"{finished.run}/reports/3/beside").status_code == 422
    assert (
        finished.client.get(f"{finished.run}/outputs/总表.xlsx").content
        == (outputs / "总表.xlsx").read_bytes()
    )
    for name in ("run.sqlite", "../run.sqlite", "..%2Frun.sqlite", "%2Fetc%2Fpasswd", ""):
        assert finished.client.get(f"{finished.run}/outputs/{name}").status_code == 404


def test_a_name_is_given_once(finished: Desk) -> None:
    taken = finished.begin(f"{HEAD}某局,,2024,\n")
    assert (taken.status_code, taken.text) == (409, f"已有名为“{FOLDER}”的批次。")


def test_the_next_server_knows_the_run_by_the_same_address(
    finished: Desk, session: Session, workspace: Path
) -> None:
    (workspace / "别的目录").mkdir()
    runs = ServedRuns([], session, workspace)
    assert [(id_, run.folder) for id_, run in runs.all.items()] == [
        (run_id(finished.folder), finished.folder)
    ]
    with pytest.raises(UsageError, match="workspace"):
        ServedRuns([finished.folder], session).room("一")


def test_another_list_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    received, folder = tmp_path / "received", tmp_path / "run"
    received.write_text("一")
    run_list.keep(folder, received, "C:\\名单\\第一.CSV", 2024, "/earlier")
    received.write_text("二")
    run_list.keep(folder, received, "第二.xlsx", None)
    order = run_list.kept(folder)
    assert order is not None
    assert (order.list_.read_text(), order.list_.name, order.year, order.against) == (
        "二",
        "第二.xlsx",
        None,
        None,
    )
    assert [one.name for one in order.list_.parent.iterdir()] == ["第二.xlsx"]
    assert run_list.kept(tmp_path) is None


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="此系统没有这一信号。 No such signal here.")
def test_a_sitting_does_not_outlive_its_server() -> None:
    told: list[Any] = []
    before = signal.signal(signal.SIGTERM, lambda number, frame: told.append(number))
    try:
        ours, theirs = Pipe()
        ours.close()
        _heed(theirs)
        assert told == [signal.SIGTERM]
    finally:
        signal.signal(signal.SIGTERM, before)
