"""Reports as plain text: what they say is read, and no figure is claimed that could be another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.loaders import load
from reportlint.model.finding import Verdict
from reportlint.model.place import Place
from reportlint.model.report import Report
from reportlint.model.text import squeeze
from reportlint.page import Page
from reportlint.page.doubt import doubtful
from reportlint.rules import catalog
from reportlint.testing.clean import clean_draft
from reportlint.testing.draft import Draft
from reportlint.testing.render import flow
from reportlint.testing.sheet import Grid

from .pdf_writing import placed_boxes

RULES = tuple(rule for rule in catalog.load(isolated=True).rules if rule.enabled)
Rows = list[list[str]]
SENTENCE = "聚焦工业经济发展重点工作，全年主动公开政府信息326条，其中通过政府门户网站公开212条，通过政务微信公众号公开114条。"


def page(text: str, name: str = "report.txt") -> Page:
    (found,) = load(text.encode(), name=name)
    assert isinstance(found, Page), found
    return found


def paragraphs(text: str) -> list[str]:
    return [squeeze("".join(block.itertext())) for block in page(text).root.find("body")]


def own(grid: Grid) -> Rows:
    """The rows as a browser copies them: a merged cell stands once."""
    return [[box.text for box in row] for row in grid]


def filled(grid: Grid) -> Rows:
    """The rows as a sheet copies them: blanks where a merged cell goes on."""
    placed = placed_boxes(grid)
    width = max(column + box.across for _, column, box in placed)
    rows = [[""] * width for _ in grid]
    for row, column, box in placed:
        rows[row][column] = box.text
    return rows


def tabs(rows: Rows) -> str:
    return "\n".join("\t".join(row) for row in rows)


def aligned(rows: Rows) -> str:
    return "\n".join("    ".join(cell for cell in row if cell).ljust(60) for row in rows)


def markdown(rows: Rows) -> str:
    width = max(map(len, rows))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


WRITTEN: dict[str, Callable[[Grid], str]] = {
    "tabs as a browser copies": lambda grid: tabs(own(grid)),
    "tabs as a sheet copies": lambda grid: tabs(filled(grid)),
    "aligned columns": lambda grid: aligned(own(grid)),
    "markdown, cells shifted": lambda grid: markdown(own(grid)),
    "markdown, merged cells blank": lambda grid: markdown(filled(grid)),
}


def numbered(name: str) -> Draft:
    """A report in which no two figures are alike."""
    draft = clean_draft(*name.split("/"))
    return draft.edit({key: str(101 + n) for n, key in enumerate(draft.layout.cells)})


def text_of(draft: Draft, table: Callable[[Grid], str]) -> str:
    blocks = [draft["title"]]
    blocks += [item.text if item.sheet is None else table(item.sheet.grid) for item in flow(draft)]
    return "\n\n".join(blocks)


def report(text: str, name: str = "report.txt") -> Report:
    return Linter((), shipped_forms(), date(2026, 6, 1)).read(page(text, name))


@pytest.mark.parametrize("name", ["annual-2021/department", "annual-2021/city", "annual-2019/department"])
@pytest.mark.parametrize("way", WRITTEN)
def test_every_figure_is_read(way: str, name: str) -> None:
    draft = numbered(name)
    read = report(text_of(draft, WRITTEN[way]))
    assert list(read.sections) == [section.key for section in read.form.sections]
    assert {key: cell.text for key, cell in read.cells.items()} == {
        key: draft[key] for key in draft.layout.cells
    }


@settings(max_examples=40)
@given(st.sampled_from(sorted(WRITTEN)), st.data())
def test_no_figure_is_claimed_that_is_another(way: str, data: st.DataObject) -> None:
    """Cells at the end of rows are lost, and blank ones stand anywhere."""
    draft = numbered("annual-2021/department")
    truth = {key: draft[key] for key in draft.layout.cells}

    def torn(grid: Grid) -> str:
        text = WRITTEN[way](grid)
        lines = text.split("\n")
        for n in data.draw(st.sets(st.integers(0, len(lines) - 1), max_size=6)):
            mark = "\t" if "\t" in text else "|" if "|" in text else "    "
            cells = lines[n].strip("| ").split(mark)
            lines[n] = mark.join(cells[: -data.draw(st.integers(1, 3))])
        return "\n".join(lines)

    read = report(text_of(draft, torn))
    assert {key: cell.text for key, cell in read.cells.items() if cell.text != truth[key]} == {}


@pytest.mark.parametrize("way", WRITTEN)
@pytest.mark.parametrize("name", ["annual-2021/department", "annual-2021/city"])
def test_a_clean_report_gives_no_findings(way: str, name: str) -> None:
    draft = clean_draft(*name.split("/"))
    found = Linter(RULES, shipped_forms(), date(2025, 6, 1)).lint(page(text_of(draft, WRITTEN[way])))
    assert [(finding.rule, finding.message.zh) for finding in found.findings] == []


def test_a_wrong_sum_is_for_review() -> None:
    draft = clean_draft().edit({"requests/granted/natural": "50"})
    found = Linter(RULES, shipped_forms(), date(2025, 6, 1)).lint(
        page(text_of(draft, WRITTEN["aligned columns"]))
    )
    assert found.findings
    assert {finding.verdict for finding in found.findings} == {Verdict.REVIEW}


class TestWhatIsNotRead:
    """What programs make of a table on paper: its labels, then its numbers, in no order."""

    @staticmethod
    def scrambled(grid: Grid) -> str:
        labels = [box.text for row in grid for box in row if box.kind != "number"]
        numbers = [box.text for row in grid for box in row if box.kind == "number"]
        return "\n".join([*labels, *numbers])

    def test_a_table_without_rows_is_named_and_not_missing(self) -> None:
        text = text_of(clean_draft(), self.scrambled)
        found = Linter(RULES, shipped_forms(), date(2025, 6, 1)).lint(page(text))
        assert [notice.message.zh[:2] for notice in found.notices if notice.code == "table-unread"] == [
            "表二",
            "表三",
        ]
        assert [finding.rule for finding in found.findings] == []


class TestLines:
    def test_lines_with_a_margin_are_joined_and_indented_ones_begin(self) -> None:
        wrapped = [
            " " * 12 + "    " + SENTENCE[:26],
            *(" " * 12 + SENTENCE[n : n + 28] for n in range(26, len(SENTENCE), 28)),
        ]
        assert paragraphs("\n".join(wrapped * 3)) == [squeeze(SENTENCE)] * 3

    def test_lines_wrapped_at_the_edge_of_a_page_are_joined(self) -> None:
        lines = [SENTENCE[n : n + 30] for n in range(0, len(SENTENCE), 30)]
        text = "\n".join(["一、总体情况", *lines, "（一）主动公开", *lines, "（二）依申请公开", *lines])
        once = squeeze(SENTENCE)
        assert paragraphs(text) == ["一、总体情况", once, "（一）主动公开", once, "（二）依申请公开", once]

    def test_long_lines_are_paragraphs(self) -> None:
        assert paragraphs(f"{SENTENCE}\n{SENTENCE}") == [squeeze(SENTENCE)] * 2

    def test_digits_parted_by_the_end_of_a_line_are_for_review(self) -> None:
        line = "全年主动公开政府信息并且办结申请的件数合计为一百二十件其中1"
        text = "\n".join([line, "2件，予以公开。", line, "3件，部分公开。", line, "4件，不予公开。"])
        found = page(text).root.find("body")
        assert [doubtful(block) for block in found] == [True] * 3

    def test_markdown(self) -> None:
        text = "# 云溪县**年度**报告\n\n- 一是[网站](https://www.yunxi.gov.cn/)\n\n***\n\n1\\. 甲"
        body = page(text, "report.md").root.find("body")
        assert [(block.tag, "".join(block.itertext())) for block in body] == [
            ("h1", "云溪县年度报告"),
            ("p", "一是网站"),
            ("p", "1. 甲"),
        ]
        assert body.find(".//a").get("href") == "https://www.yunxi.gov.cn/"

    def test_a_table_in_markup_stays_one(self) -> None:
        found = page("甲\n<table><tr><td>1</td>\n<td>2</td></tr></table>\n乙", "report.md")
        assert [block.tag for block in found.root.find("body")] == ["p", "table", "p"]

    def test_places_are_lines(self) -> None:
        found = page("\n甲\n\n乙<丙&丁\n")
        first, second = found.root.find("body")
        assert second.text == "乙<丙&丁"
        said = [found.where(Place(node.number)).words for node in (first, second)]
        assert [(words.zh, words.en) for words in said if words] == [("第2行", "line 2"), ("第4行", "line 4")]


class TestWhatIsText:
    @pytest.mark.parametrize("name", ["stdin", "report.txt", "report.md", "report"])
    def test_without_markup(self, name: str) -> None:
        assert page("云溪县\t1\n2<3", name).source.media_type == "text/plain"

    @pytest.mark.parametrize("text", ["<p>甲</p>", "甲<br>乙", "<!DOCTYPE html>甲", "<html><body>甲"])
    def test_markup_is_none(self, text: str) -> None:
        assert page(text, "stdin").source.media_type == "text/html"

    def test_a_page_named_as_text_is_a_page(self) -> None:
        assert page("<html><body>甲</body></html>").source.media_type == "text/html"

    def test_its_encoding_is_seen(self) -> None:
        (found,) = load("云溪县年度报告".encode("gb18030"), name="a.txt")
        assert isinstance(found, Page)
        assert "云溪县年度报告" in "".join(found.root.itertext())
