"""PDFs: paragraphs and tables found again, places by page, and what cannot be read named."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.loaders import Unreadable, load
from reportlint.model.certainty import Certainty
from reportlint.model.finding import Verdict
from reportlint.model.place import Place
from reportlint.model.text import squeeze
from reportlint.page import Page
from reportlint.page.doubt import doubtful
from reportlint.rules import catalog
from reportlint.support import limits
from reportlint.testing import MARKUPS
from reportlint.testing.clean import clean_draft
from reportlint.testing.render import flow

from .pdf_manners import WordCanvas, WpsCanvas
from .pdf_writing import BOTTOM, FONT, LEFT, RIGHT, Box, Paper, boxes, paper_of, wrapped

RULES = tuple(rule for rule in catalog.load(isolated=True).rules if rule.enabled)
LONG = "全年主动公开政府信息326条，其中通过政府门户网站公开212条，通过政务微信公众号公开114条。" * 3


def page(data: bytes) -> Page:
    (found,) = load(data, name="report.pdf")
    assert isinstance(found, Page), found
    return found


def code(data: bytes) -> str:
    (found,) = load(data, name="report.pdf")
    assert isinstance(found, Unreadable)
    return found.problem.code


def paragraphs(paper: Paper) -> list[str]:
    return [squeeze("".join(p.itertext())) for p in page(paper.pdf()).root.iter("p")]


def picture() -> ImageReader:
    return ImageReader(Image.new("L", (60, 80), 200))


def rows(table: Any) -> list[list[tuple[str, int, int]]]:
    return [
        [(cell.text or "", int(cell.get("colspan", 1)), int(cell.get("rowspan", 1))) for cell in row]
        for row in table.iter("tr")
    ]


@settings(max_examples=10)
@given(
    st.sampled_from(["annual-2021/department", "annual-2021/city", "annual-2019/department"]),
    st.sampled_from([0, 3]),
    st.integers(0, 690),
    st.booleans(),
    st.booleans(),
    st.sampled_from([Canvas, WordCanvas, WpsCanvas]),
)
@example("annual-2021/department", 0, 520, False, True, WordCanvas)
@example("annual-2021/department", 0, 600, False, True, WpsCanvas)
def test_a_report_reads_as_it_was_written_wherever_its_pages_break(  # noqa: PLR0917
    name: str, repeated: int, lead: int, open_ends: bool, breaking: bool, manner: type
) -> None:
    draft = clean_draft(*name.split("/"))
    paper = paper_of(draft, repeated=repeated, lead=lead, open_ends=open_ends, breaking=breaking)
    found = page(paper.pdf(manner=manner, head="云溪县发展和改革局文件"))
    assert [notice.code for notice in found.notices] == ["read-from-pdf"]
    report = Linter((), shipped_forms(), date(2026, 6, 1)).read(found)
    assert list(report.sections) == [section.key for section in report.form.sections]
    figures = {key: cell.text for key, cell in report.cells.items()}
    assert figures == {key: draft[key] for key in draft.layout.cells}
    guessed = [key for key, cell in report.cells.items() if cell.certainty is not Certainty.LABEL]
    assert len({key.split("/")[1] for key in guessed}) <= 2, guessed
    told = [squeeze("".join(p.itertext())) for p in found.root.iter("p")]
    assert told == [squeeze(draft["title"]), *(squeeze(item.text) for item in flow(draft) if item.text)]


class TestWhatIsSure:
    """A fault in a table that was read cleanly is an error; where cells were put together, it is for review."""

    @staticmethod
    def verdicts(found: Page) -> dict[str, Verdict]:
        linter = Linter(RULES, shipped_forms(), date(2025, 6, 1))
        return {finding.rule: finding.verdict for finding in linter.lint(found).findings}

    def test_a_wrong_sum_is_an_error_as_on_a_page(self) -> None:
        wrong = clean_draft().edit({"requests/granted/natural": "50", "disputes/review/total": "9"})
        (published,) = load(MARKUPS["clean"].encode(wrong), name="page.html")
        assert isinstance(published, Page)
        found = self.verdicts(page(paper_of(wrong).pdf()))
        assert found == self.verdicts(published)
        assert Verdict.FAIL in found.values()

    def test_in_a_row_that_a_page_breaks_it_is_for_review(self) -> None:
        draft = clean_draft().edit({"requests/partial/total": "9"})
        (sheet,) = (item.sheet for item in flow(draft) if item.sheet and item.sheet.key == "requests")
        at = next(n for n, row in enumerate(sheet.grid) if any("（二）部分" in box.text for box in row))
        (group,) = (box for box in sheet.grid[at - 1] if box.kind == "group")
        upper = [
            *sheet.grid[: at - 1],
            tuple(replace(box, down=2) if box is group else box for box in sheet.grid[at - 1]),
            tuple(replace(box, text=box.text[:12]) for box in sheet.grid[at]),
        ]
        lower = [
            (
                replace(group, text="", down=group.down - 1),
                *(replace(box, text=box.text[12:]) for box in sheet.grid[at]),
            ),
            *sheet.grid[at + 1 :],
        ]
        paper = Paper()
        paper.paragraph(draft["title"])
        paper.paragraph("三、收到和处理政府信息公开申请情况")
        paper.table(tuple(upper))
        paper.new_page()
        paper.table(tuple(lower))
        found = page(paper.pdf())
        report = Linter((), shipped_forms(), date(2025, 6, 1)).read(found)
        doubted = {key for key, cell in report.cells.items() if cell.certainty is Certainty.GUESS}
        assert {key.split("/")[1] for key in doubted} == {"partial"}
        assert self.verdicts(found)["requests-suspect-cell"] is Verdict.REVIEW

    def test_a_table_whose_row_stands_outside_its_lines_is_for_review(self) -> None:
        paper = Paper()
        paper.table(boxes(["甲", "1", "2"], ["乙", "3", "4"]))
        paper.line("丙   5   6   7", LEFT, 9, 14)
        (table,) = page(paper.pdf()).root.iter("table")
        assert doubtful(table)

    def test_digits_parted_by_the_end_of_a_line_are_for_review(self) -> None:
        paper = Paper()
        paper.line("全年新收政府信息公开申请三十余件，主动公开政府信息1", LEFT, 15, 28)
        paper.line("2条，其余均已按期办结，没有结转下年度继续办理的申请件", LEFT, 15, 28)
        (paragraph,) = page(paper.pdf()).root.iter("p")
        assert "信息12条" in paragraph.text and doubtful(paragraph)


class TestParagraphs:
    def test_a_paragraph_goes_on_over_the_page(self) -> None:
        paper = Paper()
        for _ in range(6):
            paper.paragraph(LONG)
        assert len(paper.pages) > 1
        assert paragraphs(paper) == [squeeze(LONG)] * 6

    def test_page_numbers_are_no_text_but_lone_numbers_are(self) -> None:
        paper = Paper()
        for text in (LONG, "12"):
            paper.paragraph(text)
        paper.new_page()
        paper.paragraph("乙")
        assert paragraphs(paper) == [squeeze(LONG), "12", "乙"]

    def test_a_number_broken_over_two_lines_is_one(self) -> None:
        paper = Paper()
        text = "全年主动公开政府信息" * 10
        for n in range(20):
            paper.paragraph(f"{text[:n]}{'1234567890' * 4}件。{LONG}")
        assert all("1234567890" * 4 + "件" in told for told in paragraphs(paper))

    def test_a_number_that_ends_a_paragraph_at_the_foot_of_a_page_is_text(self) -> None:
        paper = Paper()
        paper.paragraph(LONG)
        paper.y = 138
        paper.line("网站公开二百一十二条，政务微信公众号公开一百一十四条，合计三百", LEFT, 15, 28)
        paper.line("26", LEFT, 15, 28)
        paper.new_page()
        paper.line("条。", LEFT, 15, 28)
        assert paragraphs(paper)[-1].endswith("合计三百26条。")

    @pytest.mark.parametrize(
        "number", ["- {} -", "{}", "第 {} 页 共 9 页", "{} / 9", "— {} —", "共9页 第{}页"]
    )
    def test_page_numbers_in_many_forms(self, number: str) -> None:
        paper = Paper()
        for n in range(1, 4):
            paper.paragraph(LONG)
            text = number.format(n)
            paper.draw(lambda canvas, text=text: (canvas.setFont(FONT, 9), canvas.drawString(480, 40, text)))
            paper.new_page()
        assert paragraphs(paper) == [squeeze(LONG)] * 3

    def test_running_heads_are_no_text(self) -> None:
        paper = Paper()
        for n in range(4):
            paper.draw(
                lambda canvas: (canvas.setFont(FONT, 9), canvas.drawString(200, 800, "云溪县人民政府办公室"))
            )
            paper.paragraph(f"第{n}。{LONG}")
            paper.new_page()
        assert paragraphs(paper) == [squeeze(f"第{n}。{LONG}") for n in range(4)]

    def test_running_heads_with_page_numbers_on_two_pages_are_no_text(self) -> None:
        paper = Paper()
        for n in range(2):
            head = f"2026/1/20 09:30   云溪县水务局年度报告   {n + 1}/2"
            paper.draw(lambda canvas, head=head: (canvas.setFont(FONT, 9), canvas.drawString(60, 810, head)))
            paper.paragraph(f"第{n}。{LONG}")
            paper.new_page()
        assert paragraphs(paper) == [squeeze(f"第{n}。{LONG}") for n in range(2)]

    def test_a_title_of_two_lines_is_one(self) -> None:
        paper = Paper()
        paper.aside("云溪县人民政府", size=22, pitch=34, centred=True)
        paper.aside("2025年政府信息公开工作年度报告", size=22, pitch=34, centred=True)
        paper.paragraph(LONG)
        assert paragraphs(paper)[0] == "云溪县人民政府2025年政府信息公开工作年度报告"

    def test_a_title_broken_before_its_last_character_is_one(self) -> None:
        paper = Paper()
        paper.aside("云溪县自然资源和规划局2025年政府信息公开工作年度报告", size=22, pitch=34, centred=True)
        paper.paragraph(LONG)
        assert paragraphs(paper)[0] == "云溪县自然资源和规划局2025年政府信息公开工作年度报告"

    def test_a_title_in_larger_type_stands_alone_without_indentation(self) -> None:
        paper = Paper()
        paper.line("云溪县水务局2025年政府信息公开工作年度报告", LEFT, 20, 30)
        paper.line("根据规定编制本报告，数据自2025年1月1日起。", LEFT, 12, 20)
        assert paragraphs(paper)[0] == "云溪县水务局2025年政府信息公开工作年度报告"

    def test_a_title_like_any_other_line_stands_alone_where_much_of_its_line_is_empty(self) -> None:
        paper = Paper()
        paper.line("云溪县水务局2025年政府信息公开工作年度报告", LEFT, 15, 28)
        for line in wrapped(LONG, 15, RIGHT - LEFT):
            paper.line(line, LEFT, 15, 28)
        assert paragraphs(paper) == ["云溪县水务局2025年政府信息公开工作年度报告", squeeze(LONG)]

    def test_room_between_paragraphs_without_indentation(self) -> None:
        paper = Paper()
        for text in (LONG, LONG, LONG):
            for n, line in enumerate(wrapped(text, 12, RIGHT - LEFT)):
                paper.line(line, LEFT, 12, 18 if n else 27)
        assert paragraphs(paper) == [squeeze(LONG)] * 3

    def test_a_line_that_ends_with_a_comma_goes_on(self) -> None:
        paper = Paper()
        paper.line("（二）依申请公开。未发生行政复议、", LEFT, 15, 28)
        paper.line("行政诉讼。", LEFT, 15, 28)
        paper.paragraph(LONG)
        assert paragraphs(paper)[0] == "（二）依申请公开。未发生行政复议、行政诉讼。"

    def test_headings_and_signatures_stand_alone(self) -> None:
        paper = Paper()
        for text in ("一、总体情况", LONG, "（一）主动公开", LONG):
            paper.paragraph(text)
        paper.aside("云溪县人民政府")
        paper.aside("2026年1月15日")
        assert paragraphs(paper)[::2] == ["一、总体情况", "（一）主动公开", "云溪县人民政府"]
        assert paragraphs(paper)[-1] == "2026年1月15日"

    def test_without_indentation_a_short_line_ends_a_paragraph(self) -> None:
        paper = Paper()
        for text in (LONG + "尾。", LONG + "尾。"):
            for n in range(0, len(text), 29):
                paper.line(text[n : n + 29], LEFT, 15, 28)
        assert len(paragraphs(paper)) == 2

    def test_bold_printed_twice_is_read_once(self) -> None:
        paper = Paper()
        paper.paragraph("一、总体情况")
        paper.draw(lambda canvas, y=paper.y: canvas.drawString(LEFT + 30.3, y, "一、总体情况"))
        assert paragraphs(paper) == ["一、总体情况"]

    def test_a_watermark_is_no_text(self) -> None:
        paper = Paper()
        paper.paragraph(LONG)
        paper.draw(
            lambda canvas: (
                canvas.saveState(),
                canvas.translate(200, 600),
                canvas.rotate(45),
                canvas.setFont(FONT, 60),
                canvas.drawString(0, 0, "内部资料"),
                canvas.restoreState(),
            )
        )
        assert paragraphs(paper) == [squeeze(LONG)]

    @pytest.mark.parametrize(
        ("size", "grey", "x", "step"),
        [(60, 0.8, 130, 300), (60, 0, 130, 300), (15, 0.7, 80, 90), (15, 0.7, 87, 35)],
        ids=["large and pale", "large", "tiled and pale", "tiled closely"],
    )
    def test_a_level_watermark_is_no_text_and_told(
        self, size: float, grey: float, x: float, step: float
    ) -> None:
        def mark(canvas: Canvas) -> None:
            canvas.setFont(FONT, size)
            canvas.setFillGray(grey)
            for n in range(int(BOTTOM), 800, int(step)):
                canvas.drawString(x, n + 7, "内部资料")
                canvas.drawString(x + 250, n + 7, "内部资料")
            canvas.setFillGray(0)

        paper = Paper()
        paper.draw(mark)
        paper.aside("云溪县水务局年度报告", size=22, pitch=36, centred=True)
        for _ in range(6):
            paper.paragraph(LONG)
        paper.table(boxes(["信息内容", "本年制发件数"], ["规章", "12"]))
        paper.new_page()
        paper.draw(mark)
        found = page(paper.pdf())
        told = [squeeze("".join(p.itertext())) for p in found.root.iter("p")]
        assert told == ["云溪县水务局年度报告", *[squeeze(LONG)] * 6]
        assert [notice.code for notice in found.notices] == ["read-from-pdf", "watermark"]
        assert "“内部资料”" in found.notices[1].message.zh


class TestTables:
    def test_cells_and_their_text(self) -> None:
        paper = Paper()
        paper.table(boxes(["信息内容", "本年制发件数"], ["规章", "12"], ["", "0"]))
        (table,) = page(paper.pdf()).root.iter("table")
        assert rows(table) == [
            [("信息内容", 1, 1), ("本年制发件数", 1, 1)],
            [("规章", 1, 1), ("12", 1, 1)],
            [("", 1, 1), ("0", 1, 1)],
        ]

    def test_a_table_goes_on_over_the_page(self) -> None:
        paper = Paper()
        paper.table(boxes(*[[f"第{n}行", str(n)] for n in range(60)]))
        assert len(paper.pages) > 1
        (table,) = page(paper.pdf()).root.iter("table")
        assert [[cell[0] for cell in row] for row in rows(table)] == [[f"第{n}行", str(n)] for n in range(60)]

    def test_a_frame_around_a_table_adds_no_cells(self) -> None:
        paper = Paper()
        for n in range(2):
            for m in range(2):
                paper.rectangle((100 + 100 * m, 700 - 20 * n, 200 + 100 * m, 720 - 20 * n))
                paper.line_at(f"{n}{m}", 110 + 100 * m, 706 - 20 * n, 9)
        paper.lines((95, 680, 305, 720), 0)
        (table,) = page(paper.pdf()).root.iter("table")
        assert [[cell[0] for cell in row] for row in rows(table)] == [["00", "01"], ["10", "11"]]

    def test_tables_with_text_between_them_stay_apart(self) -> None:
        paper = Paper()
        paper.table(boxes(["甲", "1"]))
        paper.paragraph("四、行政复议")
        paper.table(boxes(["乙", "2"]))
        assert len(list(page(paper.pdf()).root.iter("table"))) == 2

    def test_tables_of_other_width_stay_apart(self) -> None:
        paper = Paper()
        paper.table(boxes(["甲", "1"]))
        paper.new_page()
        paper.rectangle((LEFT, 700, LEFT + 100, 720))
        paper.rectangle((LEFT + 100, 700, LEFT + 200, 720))
        assert len(list(page(paper.pdf()).root.iter("table"))) == 2

    def test_lines_drawn_as_thin_areas(self) -> None:
        paper = Paper()
        for x in (100, 200, 300):
            paper.rectangle((x, 600, x + 0.5, 700), fill=0)
        for y in (600, 650, 700):
            paper.rectangle((100, y, 300.5, y + 0.5), fill=0)
        for x, y, text in ((120, 670, "甲"), (220, 670, "1"), (120, 620, "乙"), (220, 620, "2")):
            paper.line_at(text, x, y, 9)
        (table,) = page(paper.pdf()).root.iter("table")
        assert [[cell[0] for cell in row] for row in rows(table)] == [["甲", "1"], ["乙", "2"]]

    @staticmethod
    def parts(first: list[list[str]], second: list[list[str]]) -> list[list[str]]:
        """The table that two parts at the end and the top of a page make; every column is 100 wide."""
        paper = Paper()

        def draw(row: list[str], y: float) -> None:
            for m, text in enumerate(row):
                x = 100.0 + 100 * m
                paper.rectangle((x, y, x + 100, y + 20))
                paper.line_at(text, x + 5, y + 6, 7)

        for n, row in enumerate(first):
            draw(row, 500 - 20 * n)
        paper.new_page()
        for n, row in enumerate(second):
            draw(row, 760 - 20 * n)
        (table,) = page(paper.pdf()).root.iter("table")
        return [[cell[0] for cell in row] for row in rows(table)]

    def test_a_label_broken_by_the_page_is_put_together(self) -> None:
        first = [["（一）予以公开", "5"], ["（二）部分公开（区分", "1"]]
        second = [["处理的）", ""], ["（三）不予公开", "2"]]
        assert self.parts(first, second) == [
            ["（一）予以公开", "5"],
            ["（二）部分公开（区分处理的）", "1"],
            ["（三）不予公开", "2"],
        ]

    def test_a_broken_label_beside_one_that_goes_on(self) -> None:
        first = [["三、结果", "（二）部分公开（区分", "1"]]
        second = [["", "处理的）", ""], ["", "", "2"]]
        assert self.parts(first, second) == [["三、结果", "（二）部分公开（区分处理的）", "1"], ["2"]]

    @pytest.mark.parametrize("labels", [("1.甲", "2.乙", "3.丙"), ("行政处罚", "行政强制", "收费")])
    def test_a_row_without_numbers_at_the_top_of_a_page_is_a_row(self, labels: tuple[str, str, str]) -> None:
        first, second = [[labels[0], "5"]], [[labels[1], ""], [labels[2], "6"]]
        assert self.parts(first, second) == [*first, *second]

    def test_a_label_printed_in_the_lower_part_of_its_cell(self) -> None:
        first = [["", "1.甲", "5"]]
        second = [["三、结果", "2.乙", "6"], ["四、结转", "", "7"]]
        assert self.parts(first, second) == [["三、结果", "1.甲", "5"], ["2.乙", "6"], ["四、结转", "", "7"]]

    def test_a_broken_row_of_column_labels_is_put_together(self) -> None:
        first = [["结果", "尚未", "总计"]]
        second = [["维持", "审结", ""], ["1", "0", "1"]]
        assert self.parts(first, second) == [["结果维持", "尚未审结", "总计"], ["1", "0", "1"]]

    def test_a_broken_row_with_its_numbers_in_the_lower_part(self) -> None:
        first = [["（二）部分公开（区分", ""]]
        second = [["处理的）", "1"], ["（三）不予公开", "2"]]
        assert self.parts(first, second) == [["（二）部分公开（区分处理的）", "1"], ["（三）不予公开", "2"]]

    @pytest.mark.parametrize(
        "row", [["规章", "无", "无"], ["规章", "/", "/"], ["规章", "3", ""], ["规章", "", ""]]
    )
    def test_a_row_below_column_labels_is_no_rest_of_them(self, row: list[str]) -> None:
        head = ["信息内容", "制发件数", "废止件数"]
        assert self.parts([head], [row]) == [head, row]

    def test_open_sides_are_closed(self) -> None:
        paper = Paper()
        drawn = [(100, y, 400, y) for y in (600, 630, 660)] + [(x, 600, x, 660) for x in (200, 300)]
        paper.draw(lambda canvas: canvas.lines(drawn))
        for n, text in enumerate(("信息内容", "制发", "废止", "规章", "3", "1")):
            paper.line_at(text, 110 + 100 * (n % 3), 640 - 30 * (n // 3), 9)
        (table,) = page(paper.pdf()).root.iter("table")
        assert [[cell[0] for cell in row] for row in rows(table)] == [
            ["信息内容", "制发", "废止"],
            ["规章", "3", "1"],
        ]

    def test_underlined_text_is_no_table(self) -> None:
        paper = Paper()
        for _ in range(3):
            paper.paragraph(LONG)
            paper.draw(lambda canvas, y=paper.y - 3: canvas.line(LEFT, y, RIGHT, y))
        assert paragraphs(paper) == [squeeze(LONG)] * 3

    def test_white_lines_are_no_table(self) -> None:
        paper = Paper()
        paper.draw(lambda canvas: canvas.setStrokeColorRGB(1, 1, 1))
        paper.table(boxes(["甲", "1"], ["乙", "2"]))
        assert list(page(paper.pdf()).root.iter("table")) == []

    def test_a_label_over_two_pages_spans_the_rows_of_both(self) -> None:
        label = Box("（三）不予公开", "label", down=70)
        lines = [
            (label, *boxes([f"{n}.事由", str(n)])[0]) if not n else boxes([f"{n}.事由", str(n)])[0]
            for n in range(70)
        ]
        paper = Paper()
        paper.table(tuple(lines))
        assert len(paper.pages) > 1
        (table,) = page(paper.pdf()).root.iter("table")
        found = rows(table)
        assert found[0][0] == ("（三）不予公开", 1, 70)
        assert [row[-1][0] for row in found] == [str(n) for n in range(70)]
        assert {len(row) for row in found[1:]} == {2}

    def test_backgrounds_are_no_tables(self) -> None:
        paper = Paper()
        paper.rectangle((LEFT, BOTTOM, RIGHT, 760), fill=0.9)
        for n in range(5):
            paper.rectangle((LEFT, 700 - 28 * n, RIGHT, 728 - 28 * n), fill=1)
        paper.paragraph(LONG)
        assert paragraphs(paper) == [squeeze(LONG)]


class TestPlaces:
    def test_pages_and_cells_in_words(self) -> None:
        paper = Paper()
        paper.paragraph("一、总体情况")
        paper.new_page()
        paper.paragraph("二、主动公开政府信息情况")
        paper.table(boxes(["甲", "1"], ["乙", "2"]))
        found = page(paper.pdf())
        first, second = found.root.iter("p")
        cell = list(found.root.iter("td"))[3]
        said = [found.where(Place(node.number)).words for node in (first, second, cell)]
        assert [location.zh for location in said if location] == [
            "第1页，“一、总体情况”一段",
            "第2页，“二、主动公开政府信息情况”一段",
            "第2页，“二、主动公开政府信息情况”部分的表格，“乙”一行",
        ]
        assert [location.en for location in said if location] == [
            "page 1, paragraph “一、总体情况”",
            "page 2, paragraph “二、主动公开政府信息情况”",
            "page 2, the table of part “二、主动公开政府信息情况”, row “乙”",
        ]
        assert found.where(Place(cell.number)).line is None


class TestWhatCannotBeRead:
    @staticmethod
    def scan(pages: int, text: str = "") -> bytes:
        buffer = BytesIO()
        canvas = Canvas(buffer, pagesize=A4)
        for _ in range(pages):
            canvas.drawImage(picture(), 0, 0, *A4)
            canvas.setFont(FONT, 12)
            canvas.drawString(100, 100, text)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()

    def test_a_scan(self) -> None:
        assert code(self.scan(3)) == "scanned"
        assert code(self.scan(3, "扫描全能王")) == "scanned"

    def test_text_drawn_as_curves(self) -> None:
        paper = Paper()
        paper.rectangle((100, 100, 200, 200))
        assert code(paper.pdf()) == "scanned"

    def test_a_scanned_page_among_others_is_told(self) -> None:
        paper = Paper()
        paper.paragraph(LONG)
        paper.new_page()
        paper.draw(lambda canvas: canvas.drawImage(picture(), 50, 80, 480, 700))
        found = page(paper.pdf())
        assert [notice.code for notice in found.notices] == ["read-from-pdf", "pages-without-text"]
        assert "第 2 页" in found.notices[1].message.zh
        assert len(list(found.root.iter("img"))) == 1

    def test_a_password(self) -> None:
        paper = Paper()
        paper.paragraph("甲")
        assert code(paper.pdf(encrypt=StandardEncryption("secret"))) == "pdf-encrypted"

    def test_no_password_to_read_only_to_change(self) -> None:
        paper = Paper()
        paper.draw(
            lambda canvas: (canvas.setFont("Helvetica", 12), canvas.drawString(100, 500, "annual report"))
        )
        found = page(paper.pdf(numbers=False, encrypt=StandardEncryption("", ownerPassword="x", canModify=0)))
        assert "annual report" in "".join(found.root.itertext())

    @pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>"])
    def test_damage(self, data: bytes) -> None:
        assert code(data) == "pdf-broken"

    def test_too_many_pages(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "PDF_PAGES", 2)
        paper = Paper()
        for _ in range(3):
            paper.paragraph("甲")
            paper.new_page()
        assert code(paper.pdf()) == "too-large"

    def test_a_bomb(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "PART_BYTES", 1_000_000)
        bomb = (
            b"%PDF-1.4\n1 0 obj<</Filter/FlateDecode>>stream\n"
            + zlib.compress(bytes(2_000_000))
            + b"\nendstream"
        )
        assert len(bomb) < 10_000
        assert code(bomb) == "archive-bomb"

    def test_too_slow(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "DOCUMENT_SECONDS", 0.02)
        paper = Paper()
        for _ in range(60):
            paper.paragraph(LONG)
        assert code(paper.pdf()) == "document-seconds"

    def test_without_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        import sys

        monkeypatch.setitem(sys.modules, "pdfplumber", None)
        (found,) = load(b"%PDF-1.7\n", name="a.pdf")
        assert isinstance(found, Unreadable)
        assert found.problem.code == "extra-missing"
        assert "reportlint[pdf]" in found.problem.advice.zh
