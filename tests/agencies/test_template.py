"""Empty lists, and lists that were filled in: what was written is what is read."""

from __future__ import annotations

import csv
import io
import re
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from reportlint.agencies.agency import Agency
from reportlint.agencies.columns import words
from reportlint.agencies.read import read_agencies
from reportlint.agencies.template import write_template
from reportlint.config.body_kinds import kind_called, kind_names
from reportlint.model.body import BodyKind
from reportlint.model.errors import UsageError


def template(folder: Path, ending: str) -> Path:
    file = folder / f"名单{ending}"
    write_template(file)
    return file


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_template_read_back_is_an_empty_list(tmp_path: Path, ending: str) -> None:
    read = read_agencies(template(tmp_path / "new", ending))
    assert read.agencies == ()
    assert [one.message.zh for one in read.notices] == ["名单只有表头，还没有填写单位"]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_same_template_is_the_same_file(tmp_path: Path, ending: str) -> None:
    one, other = template(tmp_path / "a", ending), template(tmp_path / "b", ending)
    assert one.read_bytes() == other.read_bytes()
    if ending == ".xlsx":
        assert load_workbook(one).properties.created == datetime(2021, 1, 1)


def test_the_workbook_helps_to_fill_it_in(tmp_path: Path) -> None:
    book = load_workbook(template(tmp_path, ".xlsx"))
    assert book.sheetnames == ["名单", "说明"]
    sheet, about = book.worksheets
    assert [cell.value for cell in sheet[1]] == [
        "单位",
        "网址",
        "单位类型",
        "上级单位",
        "年度",
        "上年网址",
        "备注",
        "别名",
        "公布期限",
        "报送期限",
        "备案日期",
        "签发人",
        "退回日期",
        "整改期限",
    ]
    assert sheet.freeze_panes == "B2"
    assert sheet.column_dimensions["B"].number_format == "@"
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == (
        '"省,市,县(区),乡镇,街道,部门,垂直管理,园区,国务院部门"',
        "C2:C1048576",
    )
    explained = [row[0] for row in about.iter_rows(min_row=5, values_only=True)]
    assert explained == [cell.value for cell in sheet[1]]
    assert all(row[1] and row[4] for row in about.iter_rows(min_row=5, values_only=True))


def test_every_column_and_kind_has_its_words() -> None:
    assert {column.key for column in words().column} == {
        "name",
        "address",
        "kind",
        "superior",
        "year",
        "last",
        "note",
        "aliases",
        "due",
        "submit",
        "filed",
        "signer",
        "returned",
        "mend",
    }
    assert {kind_called(name) for name in kind_names()} == {*BodyKind} - {BodyKind.UNKNOWN}


def test_a_list_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "名单.xlsx"
    file.write_bytes(b"filled in")
    with pytest.raises(UsageError, match="was not overwritten"):
        write_template(file)
    assert file.read_bytes() == b"filled in"


def test_templates_of_another_kind(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"as \.xlsx or \.csv, not as “a\.docx”"):
        write_template(tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(UsageError, match=r"reportlint\[office\]"):
        write_template(tmp_path / "名单.xlsx")
    assert list(tmp_path.iterdir()) == []
    template(tmp_path, ".csv")


_LETTERS = st.characters(exclude_categories=("C", "Z"))
_TEXT = st.text(_LETTERS, max_size=12)
_WORDS = st.text(st.characters(categories=("L", "N")), max_size=12)
# What stands before a name as its number is no part of it.
_NAMES = st.text(_LETTERS, min_size=1, max_size=12).filter(
    lambda name: not re.match(r"[（(]?[一二三四五六七八九十]", name)
)
_PAGES = st.one_of(
    st.just(""),
    # What ends in a full stop was typed in a sentence, and is mended.
    st.builds("https://{}.example/{}".format, st.from_regex("[a-z]{1,8}", fullmatch=True), _WORDS),
)
_LISTS = st.lists(
    st.builds(
        Agency,
        row=st.just(0),
        name=_NAMES,
        address=_PAGES,
        kind=st.sampled_from([None, *map(kind_called, kind_names())]),
        superior=st.just(""),
        year=st.one_of(st.none(), st.integers(2008, 2099)),
        last=_PAGES,
        note=_TEXT,
    ),
    max_size=8,
    unique_by=lambda one: one.id,
).map(lambda agencies: tuple(_numbered(agencies)))


def _numbered(agencies: list[Agency]) -> list[Agency]:
    """In rows from the second, each below the one before it."""
    above = ["", *(one.name for one in agencies)]
    return [
        replace(one, row=n, superior=above[n - 2] if above[n - 2] != one.name else "")
        for n, one in enumerate(agencies, 2)
    ]


def _cells(agency: Agency) -> list[object]:
    kinds = {kind_called(name): name for name in kind_names()}
    return [
        agency.name,
        agency.address,
        kinds.get(agency.kind, ""),
        agency.superior,
        agency.year or "",
        agency.last,
        agency.note,
    ]


@given(
    agencies=_LISTS,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    separator=st.sampled_from(",;\t"),
)
def test_what_is_written_as_text_is_read(tmp_path_factory, agencies, encoding, separator) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator)
    writer.writerows([[column.title.zh for column in words().column], *map(_cells, agencies)])
    file = tmp_path_factory.mktemp("list") / "名单.csv"
    file.write_bytes(stream.getvalue().encode(encoding))
    assert read_agencies(file).agencies == agencies


@settings(max_examples=25)
@given(agencies=_LISTS)
def test_what_is_filled_in_is_read(tmp_path_factory, agencies) -> None:
    file = template(tmp_path_factory.mktemp("list"), ".xlsx")
    book = load_workbook(file)
    for row, agency in enumerate(agencies, 2):
        for column, value in enumerate(_cells(agency), 1):
            cell = book["名单"].cell(row, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(file)
    assert read_agencies(file).agencies == agencies
