"""Figures that an office knows from elsewhere: workbooks of any shape, columns by the names of rows and labels."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from reportlint.agencies.agency import Agency
from reportlint.agencies.known import read_known
from reportlint.forms import shipped_forms
from reportlint.forms.cell_names import CellNames
from reportlint.model.errors import UsageError

from .writing import text

FORMS = shipped_forms()
NAMES = CellNames(next(form for form in FORMS if form.id == "annual-2021"))
BODY = Agency(2, "云溪县统计局", year=2025, aliases=("县统计局",))


def found(book, agency=BODY, latest=2025):
    return [(one.name, int(one.number)) for one in book.of(agency, latest)]


def test_every_cell_is_known_by_its_labels():
    """What a form prints over a row and a column names one cell, in either order, and no other."""
    for form in FORMS:
        names = CellNames(form)
        for table in form.tables:
            for block in table.blocks:
                for row in block.rows:
                    for column in block.columns:
                        full = row.group + (row.printed or row.title.zh) + (column.printed or column.title.zh)
                        key = f"{table.key}/{row.key}/{column.key}"
                        assert names.cells(key) == (key,)
                        assert names.cells(full) in ((key,), ()), full


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("行政复议 结果维持", ("disputes/review/upheld",)),
        ("结果纠正（行政复议）", ("disputes/review/corrected",)),
        ("行政复议案件数（件）", ("disputes/review/total",)),
        ("行政复议合计", ("disputes/review/total",)),
        ("行政诉讼", ("disputes/litigation-direct/total", "disputes/litigation-after-review/total")),
        ("三、（一）予以公开 自然人", ()),
        ("予以公开 自然人", ("requests/granted/natural",)),
        ("申请平台收件数", ("requests/received/total",)),
        ("行政许可数量", ("disclosure/licences/decisions",)),
        ("规章现行有效件数", ("disclosure/regulations/in-force",)),
        ("备案文件", ("disclosure/normative-documents/made",)),
        # Several cells could be called so: nothing is compared.
        ("其他", ()),
        ("总计", ()),
        ("结果维持", ()),
    ],
)
def test_what_offices_call_cells(name, keys):
    assert NAMES.cells(name) == keys


def test_a_plain_sheet(tmp_path):
    rows = [("单位", "年度", "行政复议", "食堂人数", "备注"), ("云溪县 统计局", "2025年", "3", "7", "见台账")]
    book = read_known([text(tmp_path, rows)], FORMS)
    assert found(book) == [("行政复议", 3), ("食堂人数", 7)]
    assert found(book, latest=2026) == found(book)
    assert found(book, Agency(3, "云溪县统计局", year=2024)) == []
    (figure, _) = book.of(BODY, 2025)
    assert figure.source.zh == "《名单.csv》第 2 行“行政复议”（C2）"
    (notice,) = book.told([BODY])
    assert notice.message.zh == ("已知数据中有的列不对应表中的数字，不核对（插件的规则仍可使用）：食堂人数")


def test_titles_over_groups_of_columns_and_several_sheets(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "行政复议"
    for row in (
        ("2025年台账", None, None, None),
        ("序号", "单位", "结果", None),
        (None, None, "结果维持", "总计"),
        (1, "县统计局", 2, "—"),
        (2, "合计", 9, 9),
    ):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    other = book.create_sheet("收费")
    other.append(("单位名称", "行政事业性收费（万元）", "行政复议"))
    other.append(("云溪县统计局", "12345.5元", "两件"))
    other.append(("云溪县档案局", 1, 0))
    book.create_sheet("说明").append(("本表由各科室填写",))
    file = tmp_path / "台账.xlsx"
    book.save(file)
    known = read_known([file], FORMS)
    figures = [NAMES.named(one) for one in known.of(BODY, 2025)]
    assert [(one.keys, float(one.number)) for one in figures] == [
        (("disclosure/charges/amount",), 1.23455),
        (("disputes/review/upheld",), 2.0),
    ]
    assert figures[1].source.zh == "《台账.xlsx》“行政复议”表第 4 行“结果·结果维持”（C4）"
    assert [notice.message.zh for notice in known.told([BODY])] == [
        "已知数据中有的格不是数字：《台账.xlsx》“收费”表第 2 行“行政复议”（C2）",
        "已知数据中的单位不在名单中：云溪县档案局",
    ]


def test_figures_without_a_year_are_of_the_latest_of_the_list(tmp_path):
    book = read_known([text(tmp_path, [("单位", "复议"), ("云溪县统计局", "1")])], FORMS)
    years = (2024, 2025, None)
    assert [len(book.of(Agency(2, "云溪县统计局", year=year), 2025)) for year in years] == [0, 1, 1]


def test_a_workbook_without_bodies_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no column names the bodies"):
        read_known([text(tmp_path, [("复议", "诉讼"), ("1", "2")])], FORMS)
    assert read_known([], FORMS).sha256 == ""


@pytest.mark.parametrize(
    ("column", "keys", "subject", "number"),
    [
        ("行政事业性收费（元）", ("disclosure/charges/amount",), "", 0.8),
        ("信息处理费（元）", (), "fee", 8000),
        ("信息处理费", (), "fee", 8000),
        ("依申请公开收费金额（万元）", (), "fee", 80_000_000),
        # It could be either.
        ("收费", (), "", 8000),
        ("收费金额（元）", (), "", 8000),
    ],
)
def test_the_fee_for_information_is_told_from_the_charges(tmp_path, column, keys, subject, number):
    book = read_known([text(tmp_path, [("单位", column), ("云溪县统计局", "8000")])], FORMS)
    (figure,) = map(NAMES.named, book.of(BODY, 2025))
    assert (figure.keys, figure.subject, float(figure.number)) == (keys, subject, number)
    assert [one.code for one in book.told([BODY])] == ([] if keys or subject else ["known-columns"])
