"""Documents are handed in, checked as the commands check them, given back, and gone."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from loaders.word_writing import written as word
from openpyxl import load_workbook

from reportlint.checking.session import Session
from reportlint.cli import main
from reportlint.fetch.fetch import FetchSettings
from reportlint.serve import worker
from reportlint.serve.answers import Refused
from reportlint.serve.jobs import DOCUMENT, JudgeAddress
from reportlint.serve.judging import judge_document
from reportlint.serve.server import Serving
from reportlint.serve.spool import spooling
from reportlint.serve.trays import Trays
from reportlint.serve.workers import JobWorkers
from reportlint.support import limits
from reportlint.testing import clean_draft

from .conftest import FAULT, Visitor, config, report, silent


def test_what_is_found_is_what_the_command_finds(
    visitor: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = visitor.hand_in("某局年报.html", report())
    assert "错误 1" in visitor.settled()
    monkeypatch.chdir(tmp_path)
    Path("某局年报.html").write_bytes(report())
    options = ["--isolated", "--as-of", "2026-03-01", "--select", "arithmetic"]
    assert main(["check", "某局年报.html", *options, "-o", "json=a.json", "-o", "sarif=a.sarif"]) == 1
    for name in ("json", "sarif"):
        answer = visitor.get(f"/items/{number}/documents/{name}")
        mine, theirs = answer.json(), json.loads(Path(f"a.{name}").read_text(encoding="utf-8"))
        if name == "json":
            assert mine["outcomes"] == theirs["outcomes"]
        else:
            assert mine["runs"][0]["results"] == theirs["runs"][0]["results"]


def test_the_document_comes_back_with_comments(visitor: Visitor) -> None:
    number = visitor.hand_in("草稿.docx", word(clean_draft().edit(FAULT)))
    assert "下载批注" in visitor.settled()
    answer = visitor.get(f"/items/{number}/documents/comments")
    assert answer.headers["content-disposition"].startswith("attachment; filename*=utf-8''")
    assert answer.headers["content-disposition"].endswith("%E6%89%B9%E6%B3%A8.docx")
    comments = zipfile.ZipFile(BytesIO(answer.content)).read("word/comments.xml").decode()
    assert "应为" in comments


def test_lists_for_the_office_hold_all_documents(visitor: Visitor) -> None:
    visitor.hand_in("a.html", report())
    visitor.hand_in("b.html", report({"organ": "云溪县财政局", "disputes/review/total": "3"}))
    answer = visitor.get("/documents/xlsx")
    rows = list(load_workbook(BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True))
    titles = next(row for row in rows if "单位" in row)
    bodies = [row[titles.index("单位")] for row in rows[rows.index(titles) + 1 :]]
    assert bodies == [clean_draft().texts["organ"], "云溪县财政局"]
    assert visitor.get("/documents/comments").status_code == 404
    assert visitor.get("/documents/exe").status_code == 404


def test_each_report_of_an_archive_is_told(visitor: Visitor) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("甲/a.html", report())
        archive.writestr("乙/b.html", report({}))
        archive.writestr("丙/c.html", "<p>不是报告")
    number = visitor.hand_in("全部.zip", packed.getvalue())
    page = visitor.settled()
    assert "3 份报告" in page
    assert page.count(f"/items/{number}#") == 3
    assert "丙/c.html" in page and "2 份有问题" not in page
    assert (
        visitor.get(f"/items/{number}/documents/json")
        .json()["outcomes"][0]["input"]["name"]
        .startswith("全部.zip")
    )


def test_the_mended_document_is_compared(visitor: Visitor) -> None:
    both = {**FAULT, "disputes/review/total": "3"}
    first = visitor.hand_in("a.html", report(both))
    mended = visitor.hand_in(
        "a2.html", report({"disputes/review/total": "3", "requests/received/total": "99"}), earlier=first
    )
    page = visitor.get(f"/items/{mended}").text
    changes = [line.split("<")[0] for line in page.split('class="change ')[1:]]
    assert [change.partition('">')[2].strip() for change in changes][:3] == ["已整改 1", "未整改 1", "新增 1"]
    listed = visitor.settled()
    assert f"修改稿，对照第 {first} 份" in listed
    assert f"已有修改稿：第 {mended} 份" in listed
    # Sums and lists are about the latest drafts.
    assert len(visitor.get("/documents/json").json()["outcomes"]) == 1


@pytest.mark.parametrize(
    "name", ["../../etc/年报.html", "C:\\temp\\年报.html", "年报.html\x00\r\n", "a/年报.html/"]
)
def test_a_name_is_a_text(visitor: Visitor, spool: Path, name: str) -> None:
    before = set(spool.parent.iterdir())
    number = visitor.hand_in(name, report({}))
    origin = visitor.get(f"/items/{number}/documents/json").json()["outcomes"][0]["input"]
    assert origin["name"] == origin["path"] == "年报.html"
    assert set(spool.parent.iterdir()) == before


def test_markup_in_a_name_stays_text(visitor: Visitor) -> None:
    visitor.hand_in("<img src=x onerror=alert(1)>.html", b"<p>x")
    page = visitor.settled()
    assert "<img" not in page and "&lt;img" in page


def test_too_large_a_document_is_refused_as_it_comes(
    visitor: Visitor, spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 1000)
    before = set(spool.rglob(DOCUMENT))

    def endless() -> Iterator[bytes]:
        # Without a length in the head; the server stops reading by itself.
        for _ in range(20):
            yield b"x" * 100

    answer = visitor.put("大.html", endless())
    assert (answer.status_code, answer.text.strip()) == (413, "文件太大：上限 1,000 B。")
    assert set(spool.rglob(DOCUMENT)) == before


def test_a_document_goes_when_it_is_taken_out_and_when_all_are(visitor: Visitor, spool: Path) -> None:
    before = set(spool.iterdir())
    first, second = visitor.hand_in("a.html", report({})), visitor.hand_in("b.html", report({}))
    (folder,) = set(spool.iterdir()) - before
    visitor.client.delete(f"/trays/{visitor.tray}/items/{first}")
    assert [one.name for one in folder.iterdir()] == [str(second)]
    assert visitor.get(f"/items/{first}").status_code == 404
    assert visitor.client.delete(f"/trays/{visitor.tray}").status_code == 204
    assert not folder.exists()
    assert visitor.get("").status_code == visitor.get("/news").status_code == 404


def test_a_tray_goes_with_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    monkeypatch.setattr("reportlint.serve.trays.KEPT_SECONDS", 0)

    async def left() -> None:
        workers = JobWorkers(config(), FetchSettings(), 1)
        trays = Trays(tmp_path, workers, workers)
        tray = trays.made("x" * 22)
        assert not isinstance(tray, Refused)
        tray.put(tray.new("a.html", None))
        tidying = asyncio.create_task(trays.tidy())
        while trays.find(tray.id):
            await asyncio.sleep(0)
        tidying.cancel()

    asyncio.run(left())
    assert not list(tmp_path.iterdir())


def test_one_tray_is_not_found_by_another_name(visitor: Visitor) -> None:
    visitor.hand_in("a.html", report({}))
    other = Visitor(visitor.client)
    assert other.get("/items/1").status_code == 404
    assert Visitor(visitor.client, "short").put("a.html", b"x").status_code == 503


def test_addresses_are_fetched_once_each(visitor: Visitor, server: Serving) -> None:
    body = {"addresses": f"http://127.0.0.1:{server.port}/\n\nhttp://127.0.0.1:{server.port}/"}
    answer = visitor.client.post(f"/trays/{visitor.tray}/addresses", data=body)
    assert answer.json() == {"items": [1]}
    assert "HTTP 403" in visitor.settled()
    empty = visitor.client.post(f"/trays/{visitor.tray}/addresses", data={"addresses": " \n"})
    assert empty.status_code == 400
    long = visitor.client.post(f"/trays/{visitor.tray}/addresses", data={"addresses": "x" * 200_000})
    assert long.status_code == 413


def test_an_address_inside_is_refused_where_only_public_ones_are_fetched(
    tmp_path: Path, session: Session
) -> None:
    fetching = FetchSettings(public_only=True, progress=silent)
    job = JudgeAddress(tmp_path, "http://127.0.0.1:9/")
    judged = judge_document(session, fetching, job, lambda _: None)
    assert "公共" in judged.reports[0].why.zh


def test_what_takes_too_long_costs_only_itself(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(worker, "JOB_SECONDS", 0)
        visitor.hand_in("慢.html", report())
    visitor.hand_in("快.html", report())
    page = visitor.settled()
    assert page.count("超过时限，已停止核查。") == page.count("错误 1") == 1


def test_what_a_killed_server_has_left_goes_when_the_next_one_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left = tmp_path / "reportlint-serve-left"
    left.mkdir()
    (left / DOCUMENT).write_bytes(report())
    link = tmp_path / "reportlint-serve-link"
    link.symlink_to(tmp_path.parent)
    with spooling() as own:
        for folder in (left, own, tmp_path.parent):
            os.utime(folder, (0, 0))
        with spooling() as other:
            assert (left.exists(), link.exists(), own.exists(), other.exists()) == (False, True, True, True)
        assert not other.exists()
