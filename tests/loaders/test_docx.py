"""Word documents: what they say, how they are laid out, and where in them it stands."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.loaders import Unreadable, load
from reportlint.model.place import Place
from reportlint.model.text import Text, TextPiece
from reportlint.page import Page
from reportlint.page.marking import marked
from reportlint.support import limits
from reportlint.testing.clean import clean_draft, clean_drafts

from .word_writing import (
    NAMESPACES,
    cell,
    document,
    numbered,
    numbering,
    paragraph,
    row,
    run,
    table,
    written,
)

RED = '<w:color w:val="FF0000"/>'


def page(data: bytes) -> Page:
    (found,) = load(data, name="draft.docx", path="draft.docx")
    assert isinstance(found, Page), found
    return found


def code(data: bytes) -> str:
    (found,) = load(data, name="draft.docx")
    assert isinstance(found, Unreadable)
    return found.problem.code


def lines(data: bytes) -> list[str]:
    """The text of every block, in order, without marks."""
    body = page(data).root.find("body")
    return [text for block in body for text in "".join(block.itertext()).split("\n") if text]


def grid(data: bytes) -> list[list[tuple[str, int, int]]]:
    """Text, colspan and rowspan of every cell of the first table."""
    found = page(data).root.find(".//table")
    return [
        [
            ("".join(box.itertext()).strip(), int(box.get("colspan", 1)), int(box.get("rowspan", 1)))
            for box in line.iter("td")
        ]
        for line in found.iter("tr")
    ]


def location(found: Page, element: Any) -> str | None:
    where = found.where(Place(element.number))
    assert (where.line, where.column, where.span) == (None, None, None)
    return where.words.zh if where.words else None


class TestText:
    def test_runs_make_one_text(self) -> None:
        body = paragraph(run("收到申请1", RED) + run("") + run("2") + run("件"))
        assert lines(document(body)) == ["收到申请12件"]

    def test_markup_in_the_text_is_text(self) -> None:
        assert lines(document(paragraph("<b>甲&amp;</b>".replace("<", "＜") + "a<b&c"))) == [
            "＜b>甲&amp;＜/b>a<b&c"
        ]

    def test_breaks_tabs_and_hyphens(self) -> None:
        body = (
            "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r>"
        )
        root = page(document(paragraph(body))).root
        assert root.find(".//p").text == "甲"
        assert root.find(".//br").tail == "乙\t丙-1"

    def test_tracked_changes_are_accepted(self) -> None:
        body = paragraph(
            run("收到")
            + '<w:del w:id="1"><w:r><w:delText>11</w:delText></w:r></w:del>'
            + f'<w:ins w:id="2">{run("12")}</w:ins>'
            + f'<w:moveFrom w:id="3">{run("走")}</w:moveFrom><w:moveTo w:id="4">{run("来")}</w:moveTo>'
            + run("件")
        )
        assert lines(document(body)) == ["收到12来件"]

    def test_a_deleted_paragraph_end_joins_two_paragraphs(self) -> None:
        gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
        body = paragraph("甲", gone) + paragraph("乙") + paragraph("丙", gone)
        assert lines(document(body)) == ["甲乙", "丙"]

    def test_a_deleted_paragraph_end_joins_nothing_beyond_its_cell(self) -> None:
        gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
        assert grid(document(table(row(cell(paragraph("甲", gone)), cell("乙"))))) == [
            [("甲", 1, 1), ("乙", 1, 1)]
        ]

    def test_an_inserted_paragraph_end_is_an_end(self) -> None:
        body = paragraph("甲", '<w:rPr><w:ins w:id="1"/></w:rPr>') + paragraph("乙")
        assert lines(document(body)) == ["甲", "乙"]

    def test_hidden_text_and_field_instructions_are_not_text(self) -> None:
        body = paragraph(
            run("甲", "<w:vanish/>")
            + run("乙", '<w:vanish w:val="0"/>')
            + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("2025年")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="PAGE">'
            + run("1")
            + "</w:fldSimple>"
        )
        assert lines(document(body)) == ["乙2025年1"]

    def test_a_field_that_does_not_end_hides_nothing(self) -> None:
        body = paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + paragraph("甲")
        assert lines(document(body)) == ["甲"]

    def test_content_controls_smart_tags_and_formulas(self) -> None:
        body = (
            f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('甲')}</w:sdtContent></w:sdt>"
            + paragraph(
                f"<w:smartTag>{run('乙')}</w:smartTag><w:sdt><w:sdtContent>{run('丙')}</w:sdtContent></w:sdt>"
            )
            + paragraph("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num></m:f></m:oMath>")
        )
        assert lines(document(body)) == ["甲", "乙丙", "1"]

    def test_strict_documents_read_alike(self) -> None:
        body = paragraph("甲").replace("w:", "s:")
        strict = f'<s:document xmlns:s="http://purl.oclc.org/ooxml/wordprocessingml/main"><s:body>{body}</s:body></s:document>'
        assert lines(document("", raw={"word/document.xml": strict.encode()})) == ["甲"]

    def test_headings_links_contents_and_pictures(self) -> None:
        styles = (
            '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="x"><w:basedOn w:val="1"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="o"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        )
        body = (
            paragraph("一、总体情况 1", '<w:pStyle w:val="t"/>')
            + paragraph("一、总体情况", '<w:pStyle w:val="x"/>')
            + paragraph("（一）主动公开", '<w:pStyle w:val="o"/>')
            + paragraph(f'<w:hyperlink r:id="l1">{run("网站")}</w:hyperlink>')
            + paragraph('<w:r><w:drawing><a:graphic><a:blip r:embed="i1"/></a:graphic></w:drawing></w:r>')
        )
        links = {"l1": "https://www.yunxi.gov.cn/?a=1&b=2", "i1": "media/图.png"}
        root = page(document(body, styles=styles, links=links)).root
        assert [block.tag for block in root.find("body")] == ["p", "h1", "h2", "p", "p"]
        assert [link.get("href") for link in root.iter("a")] == [
            "#contents",
            "https://www.yunxi.gov.cn/?a=1&b=2",
        ]
        assert root.find(".//img").get("src") == "word/media/图.png"


class TestNumbers:
    @pytest.mark.parametrize(
        ("format_", "third"),
        [
            ("chineseCounting|%1、", "三、"),
            ("chineseCountingThousand|（%1）", "（三）"),
            ("decimal|%1.", "3."),
            ("ideographTraditional|%1、", "丙、"),
            ("decimalEnclosedCircleChinese|%1", "③"),
            ("upperRoman|%1.", "III."),
            ("bullet|\uf06c", "•"),
            ("none|", ""),
        ],
    )
    def test_a_list(self, format_: str, third: str) -> None:
        body = "".join(numbered(text) for text in "甲乙丙")
        text = lines(document(body, numbering=numbering(format_)))[2]
        assert text.replace(" ", "") == f"{third}丙"

    @given(st.integers(1, 98))
    def test_chinese_numbers_are_written_as_they_are_read(self, count: int) -> None:
        body = "".join(numbered("") for _ in range(count)) + numbered("甲")
        last = lines(document(body, numbering=numbering("chineseCounting|%1、")))[-1]
        digits = {digit: n for n, digit in enumerate("〇一二三四五六七八九")}
        tens, _, ones = last.removesuffix("、 甲").rpartition("十")
        value = (digits.get(tens, 1) * 10 if "十" in last else 0) + digits.get(ones, 0)
        assert value == count + 1

    @pytest.mark.parametrize(
        "format_", ["decimal", "upperLetter", "lowerRoman", "chineseCounting", "decimalZero"]
    )
    def test_absurd_numbers_are_bounded(self, format_: str) -> None:
        absurd = "9" * 5_000
        levels = numbering(f"{format_}|%1.").replace(
            'w:ilvl="0"><w:start w:val="1"/>', f'w:ilvl="0"><w:start w:val="{absurd}"/>'
        )
        assert absurd in levels
        body = numbered("一") + paragraph(
            "二", f'<w:numPr><w:ilvl w:val="{absurd}"/><w:numId w:val="1"/></w:numPr>'
        )
        first, second = lines(
            document(body + paragraph("三", f'<w:outlineLvl w:val="{absurd}"/>'), numbering=levels)
        )[:2]
        assert len(first) < 100
        assert second == "二"

    def test_levels_restart_below_a_new_number(self) -> None:
        body = "".join(numbered("甲", level=level) for level in (0, 1, 1, 2, 0, 1, 2))
        shown = lines(
            document(body, numbering=numbering("chineseCounting|%1、", "decimal|%1.%2", "decimal|%2-%3"))
        )
        assert [line.split()[0] for line in shown] == ["一、", "一.1", "一.2", "2-1", "二、", "二.1", "1-1"]

    def test_a_level_that_never_restarts(self) -> None:
        levels = numbering("decimal|%1.", "decimal|%2)").replace(
            '<w:lvlText w:val="%2)"/>', '<w:lvlRestart w:val="0"/><w:lvlText w:val="%2)"/>'
        )
        body = "".join(numbered("甲", level=level) for level in (0, 1, 0, 1))
        assert [line.split()[0] for line in lines(document(body, numbering=levels))] == [
            "1.",
            "1)",
            "2.",
            "2)",
        ]

    def test_a_level_that_restarts_below_the_uppermost_only(self) -> None:
        levels = numbering("decimal|%1.", "decimal|%2)", "decimal|%3-").replace(
            '<w:lvlText w:val="%3-"/>', '<w:lvlRestart w:val="1"/><w:lvlText w:val="%3-"/>'
        )
        body = "".join(numbered("甲", level=level) for level in (0, 1, 2, 1, 2, 0, 2))
        shown = [line.split()[0] for line in lines(document(body, numbering=levels))]
        assert shown == ["1.", "1)", "1-", "2)", "2-", "2.", "1-"]

    def test_an_upper_level_that_has_not_come_yet_shows_its_first_number(self) -> None:
        body = numbered("甲", level=1) + numbered("乙", level=0)
        shown = lines(document(body, numbering=numbering("decimal|%1.", "decimal|%1.%2")))
        assert shown == ["1.1 甲", "1. 乙"]

    def test_a_list_defined_by_a_list_style(self) -> None:
        linked = (
            '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="s"/></w:abstractNum>'
            '<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>'
        )
        part = numbering("chineseCounting|%1、").replace(
            '<w:abstractNum w:abstractNumId="7">',
            '<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="s"/>',
        )
        assert lines(document(numbered("甲", 3), numbering=part + linked)) == ["一、 甲"]

    def test_a_level_tied_to_a_style(self) -> None:
        list_one = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        style = f'<w:style w:type="paragraph" w:styleId="h2">{list_one}</w:style>'
        part = numbering("chineseCounting|%1、", "chineseCounting|（%2）").replace(
            '<w:lvlText w:val="（%2）"/>', '<w:pStyle w:val="h2"/><w:lvlText w:val="（%2）"/>'
        )
        body = numbered("甲") + paragraph("乙", '<w:pStyle w:val="h2"/>')
        assert lines(document(body, styles=style, numbering=part)) == ["一、 甲", "（一） 乙"]

    def test_numbers_of_upper_levels_in_digits(self) -> None:
        levels = numbering("chineseCounting|%1、", "decimal|%1.%2").replace(
            '<w:lvlText w:val="%1.%2"/>', '<w:isLgl/><w:lvlText w:val="%1.%2"/>'
        )
        body = numbered("甲") + numbered("乙", level=1)
        assert lines(document(body, numbering=levels)) == ["一、 甲", "1.1 乙"]

    def test_lists_of_one_definition_count_on_unless_restarted(self) -> None:
        body = numbered("甲") + numbered("乙", 2) + numbered("丙", 1)
        shown = lines(document(body, numbering=numbering("decimal|%1.")))
        assert shown == ["1. 甲", "2. 乙", "3. 丙"]
        restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        shown = lines(document(body, numbering=numbering("decimal|%1.", overrides=restart)))
        assert shown == ["1. 甲", "1. 乙", "2. 丙"]

    def test_numbers_by_style_and_none_where_switched_off(self) -> None:
        list_one = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        styles = f'<w:style w:type="paragraph" w:styleId="h">{list_one}</w:style>'
        body = paragraph("甲", '<w:pStyle w:val="h"/>') + paragraph(
            "乙", '<w:pStyle w:val="h"/><w:numPr><w:numId w:val="0"/></w:numPr>'
        )
        data = document(body, styles=styles, numbering=numbering("chineseCounting|%1、"))
        assert lines(data) == ["一、 甲", "乙"]

    def test_deleted_paragraphs_do_not_count(self) -> None:
        gone = numbered("").replace("</w:pPr>", '<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>')
        body = numbered("甲") + gone + numbered("乙")
        assert lines(document(body, numbering=numbering("chineseCounting|%1、"))) == ["一、 甲", "二、 乙"]


class TestTables:
    def test_merged_both_ways(self) -> None:
        down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
        data = document(
            table(
                row(cell("甲", f'<w:gridSpan w:val="2"/>{down}'), cell("乙")),
                row(cell("不见", f'<w:gridSpan w:val="2"/>{on}'), cell("丙")),
                row(
                    cell("丁"),
                    cell("戊", down),
                    cell("己", '<w:hMerge w:val="restart"/>'),
                    cell("", "<w:hMerge/>"),
                ),
                row(cell("庚"), cell("", on), cell("辛")),
            )
        )
        assert grid(data) == [
            [("甲", 2, 2), ("乙", 1, 1)],
            [("丙", 1, 1)],
            [("丁", 1, 1), ("戊", 1, 2), ("己", 2, 1)],
            [("庚", 1, 1), ("辛", 1, 1)],
        ]

    def test_a_merge_that_goes_on_from_nothing_is_a_cell(self) -> None:
        data = document(table(row(cell("甲", "<w:vMerge/>")), row(cell("乙"))))
        assert grid(data) == [[("甲", 1, 1)], [("乙", 1, 1)]]

    def test_room_before_the_first_cell(self) -> None:
        data = document(
            table(row(cell("甲"), cell("乙")), row(cell("丙"), properties='<w:gridBefore w:val="1"/>'))
        )
        assert grid(data)[1] == [("", 1, 1), ("丙", 1, 1)]

    def test_deleted_rows_and_cells_are_gone(self) -> None:
        data = document(
            table(
                row(cell("甲"), properties='<w:del w:id="1"/>'),
                row(cell("乙"), cell("丙", '<w:cellDel w:id="2"/>')),
                f"<w:sdt><w:sdtContent>{row(cell('丁'))}</w:sdtContent></w:sdt>",
            )
        )
        assert grid(data) == [[("乙", 1, 1)], [("丁", 1, 1)]]

    def test_absurd_spans_are_bounded(self) -> None:
        data = document(table(row(cell("甲", '<w:gridSpan w:val="99999999"/>'))))
        assert grid(data) == [[("甲", 1000, 1)]]


class TestBesideTheText:
    NOTES = (
        '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("含上年结转。")}</w:footnote>'
    )

    def test_a_note_follows_its_block(self) -> None:
        mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        body = (
            paragraph(run("收到12") + mark + run("件")) + table(row(cell(paragraph(mark)))) + paragraph("乙")
        )
        assert lines(document(body, footnotes=self.NOTES)) == [
            "收到12件",
            "含上年结转。",
            "含上年结转。",
            "乙",
        ]

    def test_a_text_box_follows_its_paragraph_and_is_read_once(self) -> None:
        box = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
        anchor = (
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        old = f"<w:r><w:pict><v:textbox>{box.replace('框', '旧框')}</v:textbox></w:pict></w:r>"
        body = paragraph(run("甲") + anchor + run("乙")) + paragraph(old)
        assert lines(document(body)) == ["甲乙", "框", "旧框"]


class TestPlaces:
    def test_in_words(self) -> None:
        body = (
            paragraph("甲")
            + paragraph("")
            + paragraph("乙" + "")
            + table(row(cell("丙"), cell("丁")))
            + table(row(cell("戊"), cell(table(row(cell("己"))) + paragraph(""))))
            + paragraph(run("庚") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
            + paragraph(
                f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('辛')}</w:txbxContent></v:textbox></w:pict></w:r>"
            )
        )
        found = page(document(body, footnotes=TestBesideTheText.NOTES))
        locations = {node.text: location(found, node) for node in found.root.iter("p") if node.text}
        assert locations == {
            "甲": "“甲”一段",
            "乙": "“乙”一段",
            "丙": "以“丙”开头的表格",
            "丁": "以“丙”开头的表格",
            "戊": "以“戊”开头的表格",
            "己": "以“己”开头的表格",
            "庚": "“庚”一段",
            "含上年结转。": "注释“含上年结转。”",
            "辛": "文本框“辛”",
        }
        assert location(found, found.root.find(".//table")) == "以“丙”开头的表格"

    def test_a_part_and_the_labels_of_a_cell(self) -> None:
        body = (
            paragraph("一、总体情况")
            + paragraph("（一）主动公开。全年主动公开政府信息326条。")
            + paragraph("二、主动公开政府信息情况")
            + table(
                row(cell("信息内容"), cell("本年制发件数", '<w:gridSpan w:val="2"/>')),
                row(cell("规章"), cell("0"), cell("7")),
            )
        )
        found = page(document(body))
        heading, told, _ = (node for node in found.root.find("body") if node.tag == "p")
        assert location(found, heading) == "“一、总体情况”一段"
        assert location(found, told) == "“一、总体情况”部分，“（一）主动公开。全年主动公…”一段"
        figure = found.root.findall(".//td")[3]
        assert (
            location(found, figure) == "“二、主动公开政府信息情况”部分的表格，“规章”一行、“本年制发件数”一列"
        )
        english = found.where(Place(figure.number)).words
        assert english is not None
        assert english.en == "the table of part “二、主动公开政府信息情况”, row “规章”, column “本年制发件数”"

    def test_a_label_that_stands_several_times_is_told_with_what_is_above_it(self) -> None:
        wide = '<w:gridSpan w:val="2"/>'
        body = table(
            row(cell("办理"), cell("行政复议", wide), cell("行政诉讼", wide)),
            row(cell("结果"), cell("其他"), cell("总计"), cell("未结"), cell("总计")),
            row(cell("县"), *map(cell, "1234")),
            row(cell("总计"), *map(cell, "5678")),
        )
        found = page(document(body))
        cells = {"".join(node.itertext()).strip(): node for node in found.root.iter("td")}
        places = {text: location(found, node).rpartition("，")[2] for text, node in cells.items()}
        assert places["1"] == "“县”一行、“其他”一列"
        assert places["2"] == "“县”一行、“行政复议 · 总计”一列"
        assert places["4"] == "“县”一行、“行政诉讼 · 总计”一列"
        assert places["7"] == "“总计”一行、“未结”一列"

    def test_a_text_is_quoted(self) -> None:
        found = page(document(paragraph(run("收到1") + run("2件申请"))))
        node = found.root.find(".//p")
        text = Text(node.text, [TextPiece(0, node.number, False)])
        assert found.where(Place(node.number, text, 2, 5)).quote == "12件"

    def test_the_very_words_are_marked_in_the_view(self) -> None:
        found = page(document(paragraph("甲<乙") + paragraph(run("收到1") + run("2件申请"))))
        node = found.root.findall(".//p")[1]
        text = Text(node.text, [TextPiece(0, node.number, False)])
        shown = marked(found.source.text, [found.where(Place(node.number, text, 2, 5))])
        assert shown is not None
        assert [mark.text for mark in shown.root.iter("mark")] == ["12件"]


class TestWhatCannotBeRead:
    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            (b"PK\x03\x04 torn", "docx-broken"),
            (document("", raw={"word/document.xml": b"<w:document"}), "docx-broken"),
            (document(paragraph("甲"))[:-60], "docx-broken"),
            (document("<w:sdt><w:sdtContent>" * 900 + "</w:sdtContent></w:sdt>" * 900), "too-deep"),
        ],
    )
    def test_is_named(self, data: bytes, expected: str) -> None:
        assert code(data) == expected

    def test_the_reason_is_told_in_words(self) -> None:
        (found,) = load(b"PK\x03\x04 torn", name="draft.docx")
        assert isinstance(found, Unreadable)
        assert found.problem.message.zh == "Word 文档已损坏，无法读取：不是完整的压缩包，可能没有传完"

    def test_a_bomb(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "PART_BYTES", 1_000_000)
        data = document("<w:p/>" * 1_000_000)
        assert len(data) < 50_000
        assert code(data) == "archive-bomb"

    def test_too_many_elements(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "PART_TAGS", 1000)
        assert code(document("<w:p/>" * 1000)) == "too-large"

    def test_entities_are_not_expanded(self) -> None:
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        for declared in (bomb, outside):
            body = "<w:body><w:p><w:r><w:t>甲&a;</w:t></w:r></w:p></w:body>"
            text = f"{declared}<w:document {NAMESPACES}>{body}</w:document>"
            assert lines(document("", raw={"word/document.xml": text.encode()})) == ["甲"]


@pytest.mark.parametrize("automatic", [False, True])
@pytest.mark.parametrize("name", [name for name in clean_drafts() if name.startswith("annual")])
def test_a_report_reads_as_its_page_does(name: str, automatic: bool) -> None:
    draft = clean_draft(*name.split("/"))
    linter = Linter((), shipped_forms(), date(2026, 6, 1))
    document = page(written(draft, automatic=automatic))
    report = linter.read(document)
    assert list(report.sections) == [section.key for section in report.form.sections]
    assert [heading.ordinal for heading in report.headings] == [1, 2, 3, 4, 5, 6]
    assert report.title is not None and report.title.text == re.sub(r"\s", "", draft["title"])
    figures = {key: cell.text for key, cell in report.cells.items()}
    assert figures == {key: draft[key] for key in draft.layout.cells}
    for figure in report.cells.values():
        element = document.elements[figure.at.node]
        assert "".join(element.itertext()) == figure.text


def test_libreoffice_makes_old_documents_readable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(document(paragraph("云溪县年度报告")))
    program = tmp_path / "soffice"
    program.write_text(
        f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nmkdir "$2" && cp "{made}" "$2/in.docx"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    for data in (old, b"{\\rtf1 x}", b'<?xml version="1.0"?><w:wordDocument/>'):
        found = page(data)
        assert "".join(found.root.itertext()).strip() == "云溪县年度报告"
        assert [notice.code for notice in found.notices] == ["converted"]
        assert location(found, found.root.find(".//p")) == "“云溪县年度报告”一段"
    program.write_text("#!/bin/sh\necho 'no luck' >&2\nexit 7\n")
    (failed,) = load(old, name="a.doc")
    assert isinstance(failed, Unreadable)
    assert failed.problem.code == "office-converter-failed" and "no luck" in failed.problem.message.zh
    monkeypatch.setattr(limits, "DOCUMENT_BYTES", 300_000 * 1024)
    program.write_text("#!/bin/sh\nulimit -d >&2\nexit 7\n")
    (failed,) = load(old, name="a.doc")
    assert isinstance(failed, Unreadable)
    assert failed.problem.message.zh.endswith("：300000")
    program.write_text("#!/bin/sh\nsleep 30\n")
    monkeypatch.setattr(limits, "CLOCK", 0.2)
    monkeypatch.setattr(limits, "CONVERT_SECONDS", 1)
    assert code(old) == "convert-seconds"
    program.write_text("#!/bin/sh\nwhile :; do :; done\n")
    monkeypatch.setattr(limits, "CLOCK", 100)
    assert code(old) == "convert-seconds"
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert code(old) == "office-converter-missing"
