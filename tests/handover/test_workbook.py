"""Workbooks: what a cell holds, and what happens at the limits of Excel."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from reportlint.handover.links import file_link, web_link
from reportlint.handover.workbook import Book, SheetColumn, SheetLimits
from reportlint.model.message import Message

NAME = SheetColumn("name", Message("名称", "name"))


def same(text: str) -> Message:
    return Message(text, text)


def made(*rows: list[Any], columns: tuple[SheetColumn, ...] = (NAME,), name: str = "表", **more: Any) -> Any:
    stream = io.BytesIO()
    book = Book(stream, "zh", date(2025, 2, 10), **more)
    sheet = book.sheet(same(name), columns)
    for row in rows:
        sheet.row(row)
    book.close()
    return load_workbook(io.BytesIO(stream.getvalue()))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-", "@x", "{=1}", "0012", "http://a.example", " 前后 "])
def test_a_text_stays_a_text(text: str) -> None:
    cell = made([text])["表"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_cell_holds_no_more_than_excel_reads() -> None:
    assert made(["字" * 32_767])["表"]["A2"].value == "字" * 32_767
    assert made(["字" * 32_768])["表"]["A2"].value == "字" * 32_766 + "…"
    # 𠮷 counts twice.
    assert made(["𠮷" * 20_000])["表"]["A2"].value == "𠮷" * 16_383 + "…"


def test_what_no_workbook_may_hold_is_left_out() -> None:
    assert made(["甲\x00\x1b[31m\ud800乙\n丙"])["表"]["A2"].value == "甲[31m乙\n丙"


def test_links_beyond_the_limit_are_plain_text() -> None:
    links = [[web_link(f"https://a.example/{n}")] for n in range(4)]
    sheet = made(*links, limits=SheetLimits(links=2))["表"]
    assert [bool(sheet.cell(row, 1).hyperlink) for row in (2, 3, 4, 5)] == [True, True, False, False]
    assert sheet["A5"].value == "https://a.example/3"


def test_rows_beyond_the_limit_go_on_a_further_sheet() -> None:
    book = made(*([str(n)] for n in range(5)), limits=SheetLimits(rows=3))
    found = {sheet.title: [cell.value for (cell,) in sheet.iter_rows()] for sheet in book}
    assert found == {"表": ["名称", "0", "1"], "表 (2)": ["名称", "2", "3"], "表 (3)": ["名称", "4"]}


def test_names_of_sheets_are_such_as_excel_takes() -> None:
    assert made(name="表三/[四]:收到*和?处理")["表三··四··收到·和·处理"]
    stream = io.BytesIO()
    book = Book(stream, "zh", date(2025, 2, 10))
    for _ in range(2):
        book.sheet(same("很" * 40), (NAME,))
    book.close()
    names = load_workbook(io.BytesIO(stream.getvalue())).sheetnames
    assert names == ["很" * 31, "很" * 27 + " (2)"]


def test_titles_over_several_columns_are_drawn_as_one() -> None:
    columns = (
        SheetColumn("a", same("甲")),
        SheetColumn("b", same("乙"), above=(same("组"),)),
        SheetColumn("c", same("丙"), above=(same("组"),)),
    )
    sheet = made(["1", "2", "3"], columns=columns)["表"]
    assert [str(one) for one in sheet.merged_cells.ranges] == ["B1:C1"]
    assert [[cell.value for cell in row] for row in sheet] == [
        ["", "组", None],
        ["甲", "乙", "丙"],
        ["1", "2", "3"],
    ]
    assert (sheet.auto_filter.ref, sheet.print_title_rows) == ("A2:C3", "$1:$2")


A3, A4 = 8, 9


@pytest.mark.parametrize(
    ("widths", "paper", "across", "titles"),
    [
        ((5, 18, 40, 70), A4, 1, "$1:$1"),
        # One sheet of A3 in the place of two of A4, and not where it would take two as well.
        ((5, 18, 60, 60, 40), A3, 1, "$1:$1"),
        ((5, 18, 90, 90, 30), A4, 2, "$1:$1,$A:$B"),
        # The name stands on each sheet, and takes its room there.
        ((5, 55, 80, 80, 80), A4, 3, "$1:$1,$A:$B"),
        ((5, 18, 900), A4, 1, "$1:$1"),
    ],
)
def test_a_wide_table_is_printed_on_as_few_sheets_as_can_be_read(
    widths: tuple[int, ...], paper: int, across: int, titles: str
) -> None:
    columns = tuple(SheetColumn(str(n), same(str(n)), width) for n, width in enumerate(widths))
    sheet = made(columns=(*columns, SheetColumn("id", same("id"), 80, hidden=True)))["表"]
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (across, 0)
    assert sheet.page_setup.paperSize == paper
    assert sheet.print_titles.replace("'表'!", "") == titles


def test_rows_are_as_tall_as_their_texts() -> None:
    sheet = made(["五个字以内"], ["字" * 100], ["一\n二\n三"], ["字" * 9999])["表"]
    heights = [sheet.row_dimensions[row].height for row in (1, 2, 3, 4, 5)]
    # Twelve characters wide: six of Chinese.
    assert heights == [None, None, 17 * 15, 3 * 15, 405]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "报告/a.html", "https://", "http://a b/", "http://[x", "h" * 2000]
)
def test_only_addresses_of_the_web_are_links(address: str) -> None:
    assert web_link(address) == address


def test_a_link_to_a_kept_page_moves_with_the_run() -> None:
    run = Path("/data/run")
    link = file_link("evidence/年 报#1.html", run, run / "outputs", "快照")
    assert link.target == "external:../evidence/年%20报%231.html"
    assert link.plain == "../evidence/年 报#1.html"
    assert file_link("", run, run, "快照") == ""
