"""Two reports side by side: figures with their changes and shares, sentences with what became of them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from lxml import html
from openpyxl import load_workbook

from reportlint.checking.session import prepared
from reportlint.cli import main
from reportlint.config.reading import configured
from reportlint.handover.beside.figure_pairs import figure_pairs
from reportlint.handover.beside.page import page
from reportlint.handover.beside.sentence_pairs import SentenceChange, section_pairs
from reportlint.loaders import load
from reportlint.testing import MARKUPS, Draft, clean_draft
from tests.fetch.site import Site, answer

EARLIER, NOW = clean_draft("annual-2021", "department-earlier"), clean_draft("annual-2021", "department")
PROBLEMS = "sections/problems"


@pytest.fixture(scope="module")
def read():
    """Reads a draft as a report."""
    linter = prepared(configured({"isolated": True, "as-of": "2026-03-01"}, None)).linter

    def report(draft: Draft):
        (found,) = load(MARKUPS["clean"].encode(draft), name="a.html")
        return linter.read(found)

    return report


def figures(before, after):
    """Every figure of both by key."""
    return {pair.key: pair for table in figure_pairs(before, after) for row in table.rows for pair in row}


def changes(before, after, part: str = "五、存在的主要问题及改进情况"):
    """(what became of it, before, after) of every sentence of a part."""
    sections = {section.title.zh: section.sentences for section in section_pairs(before, after)}
    return [(pair.change.value, pair.before, pair.after) for pair in sections.get(part, ())]


def test_every_figure_has_its_change_and_share(read):
    before = read(EARLIER.edit({"requests/granted/natural": "—"}))
    pairs = figures(before, read(NOW))
    assert set(pairs) == set(before.cells)
    licences = pairs["disclosure/licences/decisions"]
    assert (licences.before.number, licences.after.number) == (33, 36)
    assert (licences.change, round(licences.rate, 4)) == (3, Decimal("0.0909"))
    granted = pairs["requests/granted/total"]
    assert (granted.before.text, granted.after.text, granted.after.share) == ("5", "6", Decimal("0.6"))
    # Of all requests of the year, those by natural persons.
    assert pairs["requests/received/natural"].after.share == Decimal("0.8")
    dash = pairs["requests/granted/natural"]
    assert (dash.before.text, dash.before.number, dash.rate) == ("—", 0, None)


def test_what_only_one_report_has_has_no_change(read):
    without = read(NOW.edit({"requests": None}))
    pair = figures(read(EARLIER), without)["requests/granted/total"]
    assert (pair.before.text, pair.after.text, pair.change, pair.differs) == ("5", "", None, True)


def test_a_report_beside_itself_differs_in_nothing(read):
    one = read(NOW)
    assert not any(pair.differs for pair in figures(one, one).values())
    said = {pair.change for section in section_pairs(one, one) for pair in section.sentences}
    assert said == {SentenceChange.KEPT}


def test_the_other_way_round_every_change_is_the_opposite(read):
    one, other = read(EARLIER), read(NOW)
    there, back = figures(one, other), figures(other, one)
    assert {key: pair.change for key, pair in there.items()} == {
        key: -pair.change for key, pair in back.items()
    }


def test_what_became_of_sentences(read):
    said = "一是公开的形式不够丰富。二是培训只办了3次。三是部分栏目更新不够及时。四是查阅点的设备陈旧。"
    now = (
        "一是公开的形式不够丰富。二是培训只办了5次。三是有的栏目更新仍然不够及时。"
        "下一步将与群众开展面对面交流。一是公开的形式不够丰富。"
    )
    before, after = read(NOW.edit({PROBLEMS: said})), read(NOW.edit({PROBLEMS: now}))
    assert changes(before, after) == [
        ("kept", "一是公开的形式不够丰富。", "一是公开的形式不够丰富。"),
        ("numbers", "二是培训只办了3次。", "二是培训只办了5次。"),
        ("changed", "三是部分栏目更新不够及时。", "三是有的栏目更新仍然不够及时。"),
        ("new", "", "下一步将与群众开展面对面交流。"),
        ("repeated", "", "一是公开的形式不够丰富。"),
        ("gone", "四是查阅点的设备陈旧。", ""),
    ]


def test_a_sentence_that_stood_elsewhere_has_moved(read):
    moved = "查阅点的设备陈旧需要更换。"
    before = read(NOW.edit({"sections/other": moved}))
    after = read(NOW.edit({PROBLEMS: moved}))
    assert ("moved", "", moved) in changes(before, after)


def test_what_differs_in_a_sentence_is_marked(read):
    before, after = read(NOW.edit({PROBLEMS: "培训办了3次。"})), read(NOW.edit({PROBLEMS: "培训办了12次。"}))
    shown = html.document_fromstring(page(before, after, "zh"))
    (row,) = shown.find_class("numbers")
    assert [one.text for one in row.iter("del", "ins")] == ["3", "12"]
    assert [cell.text_content() for cell in row] == ["培训办了3次。", "培训办了12次。", "只改了数字"]


def test_the_page_is_complete_and_harmless(read):
    sly = "公开<script>alert(1)</script>信息。"
    text = page(read(EARLIER), read(NOW.edit({PROBLEMS: sly})), "zh")
    shown = html.document_fromstring(text)
    assert not list(shown.iter("script", "link", "img"))
    assert "alert" not in shown.xpath("string(//style)")
    (cell,) = [row[1] for row in shown.iter("tr") if row[0].text == "行政许可" and len(row) == 2]
    assert [part.text for part in cell] == ["36", "33", "+3 +9.1%"]
    assert shown.xpath("string(//h1)") == "云溪县发展和改革局　2023 年 ↔ 2024 年"


@pytest.fixture
def site():
    made = Site("127.0.0.69")
    yield made
    made.close()


@pytest.fixture
def files(tmp_path, monkeypatch) -> tuple[str, str]:
    monkeypatch.chdir(tmp_path)
    for name, draft in (("a.html", EARLIER), ("b.html", NOW)):
        Path(name).write_bytes(MARKUPS["clean"].encode(draft))
    Path("c.html").write_text("<p>通知公告</p>", encoding="utf-8")
    return "a.html", "b.html"


def test_the_command_writes_page_and_workbook(files):
    assert main(["compare", *files, "-o", "对照.html", "-o", "xlsx=对照.xlsx", "--isolated"]) == 0
    shown = Path("对照.html").read_text(encoding="utf-8")
    assert "2023 年 ↔ 2024 年" in shown
    assert "a.html" in shown and str(Path.cwd()) not in shown
    book = load_workbook("对照.xlsx")
    rows = {row[:3]: row[3:] for row in book["数字"].iter_rows(values_only=True)}
    assert rows["表", "行", "列"] == (
        "2023 年",
        "2024 年",
        "变化",
        "幅度",
        "占比（2023 年）",
        "占比（2024 年）",
    )
    assert rows["表三", "予以公开", "总计"] == (5, 6, "+1", "+20.0%", "71.4%", "60.0%")
    assert {row[1] for row in book["文字"].iter_rows(min_row=2, values_only=True)} >= {"相同", "新增"}


def test_addresses_are_compared_like_files(files, site):
    site["/2023.html"] = answer(Path(files[0]).read_bytes())
    site["/2024.html"] = answer(Path(files[1]).read_bytes())
    links = "".join(
        f"<li><a href='/{year}.html'>云溪县发展和改革局{year}年政府信息公开工作年度报告</a></li>"
        for year in (2024, 2023)
    )
    site["/nb/"] = answer(f"<title>政府信息公开年报</title><h1>政府信息公开年报</h1><ul>{links}</ul>")
    options = ("-o", "对照.html", "--isolated", "--as-of", "2025-03-01")
    for places in ((site.url("/2023.html"), files[1]), (site.url("/nb/"), site.url("/nb/"))):
        assert main(["compare", *places, *options]) == 0
        assert "2023 年 ↔ 2024 年" in Path("对照.html").read_text(encoding="utf-8")


def test_an_address_without_a_report_is_told(files, site, capsys):
    assert main(["compare", site.url("/gone.html"), files[1], "--isolated"]) == 3
    assert "/gone.html 不能对照：网页不存在" in capsys.readouterr().err


def test_what_cannot_be_compared_is_told(files, capsys):
    assert main(["compare", files[0], "c.html", "--isolated"]) == 3
    assert "c.html 不能对照：其中没有年度报告" in capsys.readouterr().err
    assert main(["compare", files[0], "gone.html", "--isolated"]) == 3
    assert main(["compare", *files, "-o", "a.pdf", "--isolated"]) == 2
    assert not Path("对照.html").exists()
