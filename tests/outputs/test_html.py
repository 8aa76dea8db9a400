"""The page that shows a report as published, in a real browser."""

from __future__ import annotations

from dataclasses import replace

import pytest
from loaders.pdf_writing import paper_of
from loaders.word_writing import written as word_written
from playwright.sync_api import expect

from reportlint.cli import main
from reportlint.model.finding import Origin
from reportlint.testing import MARKUPS, clean_draft

from .samples import BATCH, FAULTY, UNREADABLE, WRONG_TOTAL, outcome
from .showing import checked, lit, views

BROKEN_SUM = clean_draft().edit({"disputes/review/total": "3"})
PARTS = [
    ["1", "related", "结果维持"],
    ["0", "related", "结果纠正"],
    ["0", "related", "其他结果"],
    ["1", "related", "尚未审结"],
]


@pytest.mark.parametrize("markup", ["kaipu", "word", "old-html", "one-line", "wps", "trs", "excel", "xhtml"])
def test_a_broken_sum_lights_all_its_cells_with_their_roles(displayed, shown, markup):
    page = displayed.open(shown(checked(MARKUPS[markup].render(BROKEN_SUM))))
    assert lit(page) == []
    page.click(".finding .open")
    assert lit(page) == [*PARTS, ["3", "fault", ""]]
    assert page.locator(".fault").count() == 1
    page.keyboard.press("Escape")
    assert lit(page) == []
    assert displayed.tried == []


def test_each_finding_lights_its_own_cell_and_brings_it_into_sight(displayed, shown):
    draft = clean_draft().edit(
        {"requests/granted/natural": "7", "requests/received/total": "99", "disputes/review/total": "3"}
    )
    page = displayed.open(shown(checked(MARKUPS["jcms"].render(draft))))
    own = []
    for number in range(page.locator(".finding").count()):
        page.click(f".finding >> nth={number} >> .open")
        own += [text for text, how, _ in lit(page) if how == "fault"]
        expect(page.locator("[data-lit=fault]")).to_be_in_viewport()
        assert page.locator(".finding[aria-current]").count() == 1
    assert own == ["99", "7", "3"]
    page.click(".finding >> nth=2 >> button.place >> text=结果维持")
    assert lit(page) == [*PARTS, ["3", "fault", ""]]


@pytest.mark.parametrize("markup", ["kaipu", "word", "wps"])
def test_a_number_in_a_sentence_is_marked_to_the_character(displayed, shown, markup):
    text = MARKUPS[markup].render(
        clean_draft().edit(
            {
                "requests/received/natural": "9",
                "requests/received/total": "11",
                "requests/granted/natural": "6",
                "requests/granted/total": "7",
                "requests/outcome-total/natural": "9",
                "requests/outcome-total/total": "11",
            }
        )
    )
    page = displayed.open(shown(checked(text)))
    found = page.evaluate("[...document.querySelectorAll('.paper mark.fault')].map(mark => mark.textContent)")
    assert "".join(found).startswith("10件")
    assert displayed.tried == []


def test_a_marked_cell_leads_to_its_finding(displayed, shown):
    draft = clean_draft().edit({"requests/granted/natural": "7", "disputes/review/total": "3"})
    page = displayed.open(shown(checked(MARKUPS["clean"].render(draft))))
    page.locator(".paper td.fault", has_text="3").click(position={"x": 3, "y": 3})
    current = page.locator(".finding[aria-current]")
    assert "行政复议 · 总计" in current.text_content()
    assert page.evaluate("document.activeElement.closest('.finding') !== null")
    # A further cell of the sum leads there, too, and the numbered button of the other finding to that one.
    page.click(".paper [data-lit=related] >> nth=1")
    assert "行政复议 · 总计" in current.text_content()
    page.focus(".ref >> nth=0")
    assert page.locator(":focus").get_attribute("aria-label").startswith("✗1 错误：")
    page.keyboard.press("Enter")
    assert "予以公开 · 自然人" in current.text_content()


def test_all_is_done_by_keyboard(displayed, shown):
    page = displayed.open(shown(checked(MARKUPS["clean"].render(BROKEN_SUM))))
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.className || document.activeElement.tagName"))
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid", reached[-1]
        if reached[-1] == "open":
            break
    page.keyboard.press("Enter")
    assert lit(page) == [*PARTS, ["3", "fault", ""]]
    assert page.locator("#view [role=status]").text_content().startswith("已定位：")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "place"


def test_menus_are_folded_away_and_what_is_hidden_stays_hidden(displayed, shown):
    text = MARKUPS["jcms"].render(BROKEN_SUM)
    text = text.replace("<body>", "<body><p style='display:none'>看不见的话</p>", 1)
    page = displayed.open(shown(checked(text)))
    paper = page.locator(".paper")
    assert "看不见的话" not in paper.text_content()
    assert "网站首页" not in paper.inner_text()
    page.click(".paper summary")
    assert "网站首页" in paper.inner_text()


def test_what_is_hidden_is_shown_where_a_finding_points_at_it(displayed, shown):
    where = WRONG_TOTAL.location.where._replace(offset=None, xpath="/html/body/table/tr[2]/td[2]")
    one = replace(WRONG_TOTAL, location=replace(WRONG_TOTAL.location, where=where), related=())
    text = "<table><tr><td>1<td>2<tr style='display: none'><td>3<td>4</table>" + "<p>正文</p>" * 9
    page = displayed.open(shown(replace(outcome(findings=(one,)), page=text)))
    page.click(".finding .open")
    assert lit(page) == [["4", "fault", ""]]
    assert page.locator(".paper tr").count() == 2


def test_images_are_words_and_links_are_text(displayed, shown):
    added = "<p><img src='x.png' alt='公章'>见<a href='http://xinxi.example/a?b=1&amp;c=2'>附件</a><a href='#'>顶部</a></p>"
    text = MARKUPS["clean"].render(BROKEN_SUM).replace("</body>", added + "</body>")
    page = displayed.open(shown(checked(text)))
    paper = page.locator(".paper")
    assert "图片：公章见附件http://xinxi.example/a?b=1&c=2顶部" in paper.text_content()
    assert paper.locator("a, img").count() == 0
    assert displayed.tried == []


def test_what_is_not_on_the_page_is_told_in_words(displayed, shown, tmp_path):
    there = WRONG_TOTAL.location.where._replace(offset=None, xpath="/html/body/p")
    origin = Origin("b.html", "b.html", None, "", 0, "", "", None, 0)
    elsewhere = replace(WRONG_TOTAL.location, where=there, origin=origin)
    other = replace(WRONG_TOTAL, related=(elsewhere,))
    page = displayed.open(shown(replace(outcome(findings=(other,)), page="<p>正文</p>")))
    assert page.locator("button.place").count() == 0
    assert "第 212 行，第 9 列，“5”" in page.locator(".finding dl").text_content()
    page.click(".finding .open")
    assert lit(page) == []
    page = displayed.open(shown(UNREADABLE))
    assert page.locator(".report .state").text_content() == "未能核查：这是列表页，不是年度报告"
    assert "请提供报告正文页面" in page.locator(".remarks").text_content()
    assert page.locator(".paper").count() == 0
    assert displayed.tried == []


@pytest.mark.parametrize("xpath", ["/html", "/html/body", "/html/body/div"])
def test_a_finding_about_the_whole_page_does_not_mark_it_all(displayed, shown, xpath):
    where = WRONG_TOTAL.location.where._replace(offset=None, xpath=xpath)
    one = replace(WRONG_TOTAL, location=replace(WRONG_TOTAL.location, where=where), related=())
    page = displayed.open(
        shown(replace(outcome(findings=(one,)), page=f"<div>{'<p>正文</p>' * 9}</div><p>尾</p>"))
    )
    assert page.locator("[data-at]").count() == 0
    assert page.locator("button.place").count() == 0


def test_several_reports_have_a_table(displayed, shown):
    page = displayed.open(shown(*BATCH))
    assert page.locator("#reports tbody tr").count() == len(BATCH)
    row = page.locator("#reports tbody tr").first.locator("th, td").all_text_contents()
    assert row == [
        "云溪县发展和改革局 · 2025 年度",
        "✗ 有问题",
        "1",
        "0",
        "1",
        "表三某行的总计不等于各列之和；约数与所列各项之和不符",
    ]
    page.click("#reports tbody a >> nth=2")
    page.wait_for_selector("#view h2")
    assert page.locator(".report h2").text_content() == "青岚市人民政府 · 2025 年度"
    assert "已豁免（至 2026-12-31）：主管部门同意另行发布" in page.locator(".finding.quiet").text_content()
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.click("nav >> text=下一份")
    expect(page.locator(".report h2")).to_have_text("青岚市发展和改革委员会 · 2025 年度")
    assert "ZeroDivisionError" in page.locator(".remarks").text_content()
    page.go_back()
    page.go_back()
    page.wait_for_selector("#list:not([hidden])")
    assert displayed.tried == []


def test_english(displayed, shown):
    page = displayed.open(shown(FAULTY, language="en"))
    assert page.get_attribute("html", "lang") == "en"
    texts = page.locator("body").inner_text()
    assert "The total of granted is printed 5, its columns add up to 4." in texts
    assert "1 error" in texts
    assert page.locator(".sign").first.text_content() == "✗"


def test_the_command_writes_it_whatever_process_judged(tmp_path, monkeypatch, displayed):
    monkeypatch.chdir(tmp_path)
    for n in range(3):
        (tmp_path / f"{n}.html").write_text(MARKUPS["clean"].render(BROKEN_SUM), encoding="utf-8")
    always = ["check", "0.html", "1.html", "2.html", "--isolated", "--as-of", "2026-03-01"]
    assert main([*always, "--jobs", "1", "-o", "html=one.html"]) == 1
    assert main([*always, "--jobs", "2", "-o", "html=two.html", "-o", "json=x.json"]) == 1
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
    assert all('data-at="4"' in view for view in views(tmp_path / "two.html"))
    page = displayed.open(tmp_path / "two.html")
    page.click("#reports tbody a >> nth=1")
    page.click(".finding .open")
    assert lit(page) == [*PARTS, ["3", "fault", ""]]


def test_pages_are_kept_for_this_format_only(tmp_path, monkeypatch):
    from reportlint.checking.session import prepared
    from reportlint.config.reading import configured

    (tmp_path / "a.html").write_text(MARKUPS["clean"].render(BROKEN_SUM), encoding="utf-8")
    for output, kept in ((["html=x.html", "table"], True), (["json=x.json"], False), (None, False)):
        session = prepared(configured({"isolated": True, "output": output}, None))
        (one,) = session.judge(str(tmp_path / "a.html"))
        assert (one.page is not None) == kept


def test_a_missing_extra_is_said(monkeypatch, capsys, tmp_path):
    import sys

    for name in [name for name in sys.modules if name.startswith("reportlint.outputs.html")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "nh3", None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_text("<p>1</p>", encoding="utf-8")
    assert main(["check", "a.html", "--isolated", "-o", "html=x.html"]) == 2
    assert "pip install 'reportlint[html]'" in capsys.readouterr().err
    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize("name", ["报告.docx", "报告.pdf"])
def test_documents_show_what_was_read_of_them(displayed, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    data = word_written(BROKEN_SUM) if name.endswith("docx") else paper_of(BROKEN_SUM).pdf()
    (tmp_path / name).write_bytes(data)
    assert main(["check", name, "--isolated", "--as-of", "2026-03-01", "-o", "html=x.html"]) in (0, 1)
    page = displayed.open(tmp_path / "x.html")
    page.click(".finding .open")
    assert lit(page) == [*PARTS, ["3", "fault", ""]]
    assert displayed.tried == []
