"""An office writes letters from the page, notes what was sent, and sees what became of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from html import unescape
from pathlib import Path

import httpx2
import pytest
from docx import Document
from openpyxl import load_workbook

from reportlint.cli import main
from reportlint.decisions.ledger import Ledger
from reportlint.decisions.register import LetterRegister, standing
from reportlint.serve.paging import page_of

from .conftest import Visitor
from .test_reviewing import Reviewer, names

HEAD = {
    "office": "云溪县政务公开办公室",
    "number": "云政公开〔2026〕7号",
    "deadline": "2026-02-20",
    "contact": "李某",
}


class Clerk(Reviewer):
    """Somebody who writes letters, without a browser."""

    def write(self, *rows: int, kind: str = "notice", **more: str) -> httpx2.Response:
        """The page of what was written."""
        form = {"kind": kind, "row": [str(row) for row in rows], **HEAD, **more}
        return self.client.post(f"{self.run}/letters", data=form, follow_redirects=True)

    def note(self, draft: httpx2.Response, person: str = "王某") -> httpx2.Response:
        return self.client.post(f"{draft.url.path}/sent", data={"person": person}, follow_redirects=True)

    def taken(self, draft: httpx2.Response, name: str) -> bytes:
        answer = self.client.get(f"{draft.url.path}/{name}")
        assert answer.status_code == 200
        return answer.content

    def page(self, query: str = "") -> str:
        return unescape(self.client.get(f"{self.run}/letters{query}").text)

    @property
    def sent(self) -> list[tuple[str, str, str, int]]:
        letters = standing(LetterRegister(self.ledger.file.parent).entries())
        return [(one.person, one.agency, one.number, len(one.told)) for one in letters]


@pytest.fixture
def clerk(visitor: Visitor, run_folder: Path) -> Iterator[Clerk]:
    """Begins without any decision, and without any letter."""
    Ledger(run_folder).file.unlink(missing_ok=True)
    yield Clerk(visitor, run_folder)
    Ledger(run_folder).file.unlink(missing_ok=True)


def texts(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def picked(page: str) -> list[str]:
    return re.findall(r'name="row" value="(\d+)" checked', page)


def test_letters_follow_what_was_decided_so_far(clerk: Clerk) -> None:
    assert picked(clerk.page()) == ["2", "3", "4"]
    clerk.decide("untrue", 2, reason="misread")
    clerk.decide("mended", 3)
    clerk.decide("true", 4)
    page = clerk.page()
    # Of one something is still to be reviewed, of one nothing is left to be asked for.
    assert "整改通知单（2）" in page and "催办函（1）" in page
    assert picked(page) == ["4"]
    draft = clerk.write(2, 3, 4, 99)
    assert "已生成整改通知单 2 份" in draft.text
    assert "函件中有 1 项问题还没有审" in draft.text
    merged = texts(clerk.taken(draft, "整改通知单（合并打印）.docx"))
    assert ("云溪县统计局：" in merged, "云溪县财政局：" in merged, "云溪县民政局：" in merged) == (
        True,
        False,
        True,
    )
    assert "云政公开〔2026〕7号" in merged and "云政公开〔2026〕8号" in merged and "2026年2月20日" in merged
    with zipfile.ZipFile(io.BytesIO(clerk.taken(draft, "整改通知单.zip"))) as archive:
        assert sorted(archive.namelist()) == ["云溪县民政局.docx", "云溪县统计局.docx"]
    one = texts(clerk.taken(draft, "云溪县民政局.docx"))
    assert "需要整改的问题（1项）" in one and "云溪县政务公开办公室" in one


def test_what_was_sent_is_noted_and_followed_up(clerk: Clerk, run_folder: Path) -> None:
    draft = clerk.write(2, 3)
    assert clerk.sent == []
    assert clerk.note(draft, " ").status_code == 422
    page = clerk.note(draft)
    # Who asks twice has noted it once.
    clerk.note(draft)
    assert clerk.sent == [
        ("王某", "云溪县统计局/2024", "云政公开〔2026〕7号", 2),
        ("王某", "云溪县财政局/2024", "云政公开〔2026〕8号", 1),
    ]
    said = "已发函 整改通知单 云政公开〔2026〕7号（王某） · 期限 2026-02-20 · <strong>逾期，未改正 2</strong>"
    assert said in page.text
    assert said in clerk.client.get(clerk.run).text
    assert said in clerk.client.get(f"{clerk.run}/reports/2").text
    assert 'value="云政公开〔2026〕9号"' in clerk.page()
    assert picked(clerk.page()) == ["4"]
    letter = clerk.client.get(f"{clerk.run}/letters/sent/1")
    assert "云政公开〔2026〕7号" in texts(letter.content)
    clerk.decide("mended", 3)
    assert "已改正 1" in clerk.page("?q=财政")
    for query, expected in (
        ("sent", ["统计局", "财政局"]),
        ("overdue", ["统计局"]),
        ("unsent", ["民政局", "档案局"]),
    ):
        assert names(clerk.client.get(f"{clerk.run}?review={query}").text) == expected
    # The tables of the office say the same.
    list_, overview, index = (
        run_folder / "outputs" / name for name in ("问题清单.xlsx", "总表.xlsx", "index.html")
    )
    before = list_.read_bytes()
    try:
        main(["hand-over", str(run_folder), "--only", "problems,overview,index", "--isolated"])
        sheet = load_workbook(list_).worksheets[0]
        title = {cell.value: cell.column for cell in sheet[2]}
        numbers = [sheet.cell(row, title["发函文号"]).value for row in range(3, 7)]
        assert numbers == [*["云政公开〔2026〕7号"] * 2, "云政公开〔2026〕8号", None]
        rows = list(load_workbook(overview)["总表"].iter_rows(values_only=True))
        # By their names: the list gives no kinds.
        assert [row[rows[0].index("单位类型")] for row in rows[1:]] == ["部门"] * 4
        told = [row[rows[0].index("发函")] for row in rows[1:]]
        assert told == [
            "整改通知单 云政公开〔2026〕7号，期限 2026-02-20：逾期，未改正 2",
            "整改通知单 云政公开〔2026〕8号，期限 2026-02-20：已改正 1",
            None,
            None,
        ]
        page = unescape(index.read_text("utf-8"))
        words = ("逾期未办结", "已办结")
        assert [[word in row for word in words] for row in re.findall("data-row='?\"?(.*?)\n", page)] == [
            [True, False],
            [False, True],
            [False, False],
            [False, False],
        ]
    finally:
        list_.write_bytes(before)


def test_no_number_is_used_twice_and_what_was_not_sent_is_taken_back(clerk: Clerk) -> None:
    clerk.note(clerk.write(2))
    kept = clerk.client.get(f"{clerk.run}/letters/sent/1").content
    # Nor does the letter that was sent change when a second one of its number is refused.
    assert clerk.note(clerk.write(2, office="另一办公室")).status_code == 409
    assert clerk.client.get(f"{clerk.run}/letters/sent/1").content == kept
    assert "其中 1 家此前已发过整改通知单。" in clerk.write(2, 3).text
    again = clerk.note(clerk.write(3))
    assert again.status_code == 409
    assert "云政公开〔2026〕7号 已用于发给云溪县统计局的整改通知单" in again.text
    assert len(clerk.sent) == 1
    history = clerk.client.get(f"{clerk.run}/history?q=7号").text
    assert "王某 · 已发函 整改通知单" in history
    (batch,) = re.findall(r'data-undo="(\w+)"', history)
    undone = clerk.client.post(f"{clerk.run}/undo", json={"person": "赵某", "batch": batch})
    assert undone.status_code == 200
    assert clerk.sent == []
    assert "已发函" not in re.sub("<option.*?</option>", "", clerk.client.get(clerk.run).text)
    assert clerk.note(clerk.write(3)).status_code == 200


def test_reminders_and_the_circular_are_written_too(clerk: Clerk) -> None:
    assert names_in(clerk.page("?kind=reminder")) == ["云溪县档案局 · 2024"]
    draft = clerk.write(2, 5, kind="reminder")
    assert "已生成催办函 1 份" in draft.text
    assert "尚未收到你单位2024年度报告的网址" in texts(clerk.taken(draft, "云溪县档案局.docx"))
    assert "尚未见报告" in clerk.note(draft).text
    clerk.decide("untrue", 2, reason="misread")
    circular = clerk.write(kind="circular", number="云政公开〔2026〕20号")
    said = texts(clerk.taken(circular, "通报.docx"))
    assert "云政公开〔2026〕20号" in said and "3份有问题，共3项" in said
    noted = clerk.note(circular)
    assert "已印发 通报 云政公开〔2026〕20号（王某）" in noted.text
    assert 'value="云政公开〔2026〕21号"' in noted.text
    assert "云政公开〔2026〕20号" in texts(clerk.client.get(f"{clerk.run}/letters/sent/2").content)
    # It goes to all: no body was sent one.
    assert clerk.sent[1] == ("王某", "", "云政公开〔2026〕20号", 0)
    history = clerk.client.get(f"{clerk.run}/history?q=20号").text
    assert "王某 · 已印发 通报" in history and "全部单位 · 云政公开〔2026〕20号" in history
    assert "已用于通报" in clerk.note(clerk.write(2, number="云政公开〔2026〕20号")).text


def test_a_long_list_of_bodies_is_written_to_page_by_page_or_at_once(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportlint.serve.letter_routes.page_of", partial(page_of, size=2))
    clerk.note(clerk.write(3))
    first, second = clerk.page(), clerk.page("?kind=notice&page=2")
    assert (picked(first), picked(second)) == (["2"], ["4"])
    assert '<a href="/runs/1/letters?kind=notice&page=2">2</a>' in first.replace(clerk.run, "/runs/1")
    assert "改为各页默认选中的全部 2 家" in first
    assert "已生成整改通知单 2 份" in clerk.write(3, every="1", number="云政公开〔2026〕9号").text
    # Of those that are asked for only.
    assert "已生成整改通知单 1 份" in clerk.write(every="1", q="统计").text


def names_in(page: str) -> list[str]:
    return re.findall(r'<span class="name">([^<]*)</span>', page)


@pytest.mark.parametrize(
    ("rows", "more", "said"),
    [
        ((), {}, "没有选中单位"),
        ((5,), {}, "没有选中单位"),
        ((2,), {"number": "三号"}, "末尾没有数字"),
        ((2,), {"deadline": "三月"}, "日期应如"),
        ((2,), {"day": "2026-02-21"}, "整改期限 2026-02-20 早于成文日期 2026-02-21"),
    ],
)
def test_what_can_not_be_written_is_refused(
    clerk: Clerk, rows: tuple[int, ...], more: dict[str, str], said: str
) -> None:
    answer = clerk.write(*rows, **more)
    assert (answer.status_code, said in answer.text) == (422, True)


def test_letters_of_others_are_not_there(clerk: Clerk) -> None:
    draft = clerk.write(2)
    for place in (
        f"{clerk.run}/letters/none",
        f"{draft.url.path}/order.json",
        f"{clerk.run}/letters/sent/9",
    ):
        assert clerk.client.get(place).status_code == 404
