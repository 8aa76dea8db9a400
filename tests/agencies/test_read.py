"""Reading lists: files as offices have them, and what makes a file no list."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.hyperlink import Hyperlink

from reportlint.agencies.agency import Agency
from reportlint.agencies.read import read_agencies
from reportlint.model.body import BodyKind
from reportlint.model.errors import UsageError

from .writing import HEADER, edited, text, workbook

PAGE = "https://www.yunxi.example/2025/1.html"
ROWS = (
    HEADER,
    ("云溪县人民政府", PAGE, "县(区)", "", 2025, "", ""),
    (
        "云溪县统计局",
        "https://tj.yunxi.example/?id=7&y=2025#a",
        "部门",
        "云溪县人民政府",
        "",
        "",
        "新设，合署",
    ),
)
AGENCIES = (
    Agency(2, "云溪县人民政府", PAGE, BodyKind.COUNTY, "", 2025),
    Agency(
        3,
        "云溪县统计局",
        "https://tj.yunxi.example/?id=7&y=2025#a",
        BodyKind.DEPARTMENT,
        "云溪县人民政府",
        None,
        "",
        "新设，合署",
    ),
)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_every_encoding_and_with_every_separator(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    read = read_agencies(text(tmp_path, ROWS, encoding, separator))
    assert (read.name, read.agencies, read.notices) == ("名单.csv", AGENCIES, ())


def test_a_workbook(tmp_path: Path) -> None:
    read = read_agencies(workbook(tmp_path, ROWS))
    assert (read.name, read.agencies, read.notices) == ("名单.xlsx", AGENCIES, ())


def test_the_year_of_rows_that_give_none(tmp_path: Path) -> None:
    years = [one.year for one in read_agencies(text(tmp_path, ROWS), year=2024).agencies]
    assert years == [2025, 2024]


@pytest.mark.parametrize(
    "header",
    [
        ("备注", "年 度", "网址*", "单位名称（全称）", "上年网址：", "主管部门", "单位类型"),
        ("Note", "YEAR", "Url", "Agency", "Last year", "Superior", "Kind"),
    ],
)
def test_columns_in_any_order_and_by_any_name(tmp_path: Path, header: tuple[str, ...]) -> None:
    rows = [
        header,
        *((note, year, page, name, last, up, kind) for name, page, kind, up, year, last, note in ROWS[1:]),
    ]
    assert read_agencies(text(tmp_path, rows)).agencies == AGENCIES


@pytest.mark.parametrize(
    "header",
    [
        ("责任单位", "2025年度报告链接", "2024年度报告链接"),
        ("被考核单位", "信息公开年报公布网址", "上一年度年报网址"),
        ("编制机关", "年度报告公开链接", "去年的链接"),
        ("乡镇（街道）", "年报发布地址", "前一年网址"),
        ("填报单位（全称）", "25年年报网页链接", "24年年报网页链接"),
        ("公开主体", "年报原文网页链接", "上年度年报原文网页链接"),
    ],
)
def test_columns_are_known_by_how_their_names_end(tmp_path: Path, header: tuple[str, ...]) -> None:
    (agency,) = read_agencies(text(tmp_path, [header, ("石桥镇", PAGE, PAGE + "?last")])).agencies
    assert (agency.name, agency.address, agency.last) == ("石桥镇", PAGE, PAGE + "?last")


def test_a_column_of_addresses_by_another_name(tmp_path: Path) -> None:
    rows = [("序号", "单位", "公开情况", "备注"), (1, "甲局", PAGE, ""), (2, "乙局", "暂无", PAGE)]
    bodies, notices = told(rows, tmp_path)
    assert bodies == [(2, "甲局", PAGE), (3, "乙局", "")]
    assert notices == ["“公开情况”一列填的是网址，按报告的网址理解", "第 3 行“暂无”按尚无网址处理"]


def test_of_two_columns_of_addresses_by_other_names_none_is_taken(tmp_path: Path) -> None:
    rows = [("单位", "公开情况", "核查情况"), ("甲局", PAGE, PAGE + "?2")]
    assert told(rows, tmp_path) == ([(2, "甲局", "")], ["未使用的列：公开情况、核查情况"])


def test_who_filled_a_list_in_is_no_body(tmp_path: Path) -> None:
    rows = [
        ("序号", "单位", "主管单位", "网址"),
        (1, "甲局", "", PAGE),
        ("审核人：", "", "填表人：赵六", "日期：2026.2.3"),
    ]
    assert told(rows, tmp_path) == ([(2, "甲局", PAGE)], ["第 3 行“审核人：”是说明，不作为单位"])


def test_numbers_before_names_and_marks_behind_them_are_no_part_of_them(tmp_path: Path) -> None:
    rows = [
        ("单位", "网址"),
        ("五、甲局", PAGE),
        ("3. 乙局", PAGE + "?2"),
        ("一、二级公路管理所", PAGE + "?3"),
        ("丙局 ※", PAGE + "?4"),
    ]
    bodies, notices = told(rows, tmp_path)
    assert [name for _, name, _ in bodies] == ["甲局", "乙局", "一、二级公路管理所", "丙局"]
    assert notices == [
        "第 2 行“五、甲局”按“甲局”读取",
        "第 3 行“3. 乙局”按“乙局”读取",
        "第 5 行“丙局 ※”按“丙局”读取",
    ]


def test_a_superior_may_be_named_by_its_place(tmp_path: Path) -> None:
    rows = [("单位", "所属", "网址"), ("云溪县人民政府", "云溪县", PAGE), ("甲局", "云溪县", PAGE + "?2")]
    read = read_agencies(text(tmp_path, rows))
    assert [one.superior for one in read.agencies] == ["", "云溪县人民政府"]
    assert [one.message.zh for one in read.notices] == ["上级单位“云溪县”按“云溪县人民政府”理解"]


def test_columns_that_are_not_used_are_named(tmp_path: Path) -> None:
    rows = [("序号", "单位", "联系人", "网址", "单位名称"), (1, "云溪县统计局", "张三", PAGE, "统计局")]
    read = read_agencies(text(tmp_path, rows))
    assert read.agencies == (Agency(2, "云溪县统计局", PAGE),)
    assert [(one.code, one.message.zh) for one in read.notices] == [
        ("columns-unused", "未使用的列：联系人、单位名称")
    ]


def test_rows_are_counted_as_the_office_sees_them(tmp_path: Path) -> None:
    rows = [
        ("2025年度报告单位名单",),
        (),
        ("序号", "单位", "备注"),
        (1, "甲局", "两\n行"),
        (),
        (2,),
        (3, "乙局", ""),
    ]
    for file in (text(tmp_path, rows), workbook(tmp_path, rows)):
        read = read_agencies(file)
        assert [(one.row, one.name, one.note) for one in read.agencies] == [
            (4, "甲局", "两 行"),
            (7, "乙局", ""),
        ]


def test_cells_that_are_no_text(tmp_path: Path) -> None:
    rows = [
        ("单位", "年度", "备注"),
        ("甲局", 2025.0, date(2026, 1, 31)),
        ("乙局", date(2025, 12, 31), 1.5),
        (110, "2025年度", True),
        ("丁局", "２０２５", None),
    ]
    read = read_agencies(workbook(tmp_path, rows))
    assert [(one.name, one.year, one.note) for one in read.agencies] == [
        ("甲局", 2025, "2026-01-31"),
        ("乙局", 2025, "1.5"),
        ("110", 2025, "True"),
        ("丁局", 2025, ""),
    ]


def test_characters_that_cannot_be_seen_are_no_part_of_a_name(tmp_path: Path) -> None:
    rows = [("\u200b单位", "网址"), ("\u3000云溪县\n统计局\u200b ", f"\u00a0{PAGE}\u200e")]
    (agency,) = read_agencies(workbook(tmp_path, rows)).agencies
    assert (agency.name, agency.address, agency.faults) == ("云溪县统计局", PAGE, ())


def test_a_workbook_as_offices_lay_it_out(tmp_path: Path) -> None:
    """A cover, a hidden sheet, a merged title, an empty column, merged superiors, links behind words."""
    book = Workbook()
    book.active.append(["使用说明"])
    hidden = book.create_sheet("旧名单")
    hidden.append(["单位"])
    hidden.append(["已撤销的局"])
    hidden.sheet_state = "hidden"
    sheet = book.create_sheet("名单")
    sheet["B1"] = "云溪县2025年度名单"
    sheet.merge_cells("B1:F1")
    for column, title in zip("BDEF", ("上级单位", "单位", "网址", "年度"), strict=True):
        sheet[f"{column}3"] = title
    sheet["B4"] = "云溪县人民政府"
    sheet.merge_cells("B4:B7")
    for row, name in ((4, "甲局"), (5, "乙局"), (6, "丙局"), (8, "丁局")):
        sheet[f"D{row}"] = name
    sheet["E4"] = "点击查看"
    sheet["E4"].hyperlink = Hyperlink("E4", "/b", target="https://www.yunxi.example/a?x=1&y=2")
    sheet["E5"] = "https://www.yunxi.example/typed"
    sheet["E5"].hyperlink = "https://www.yunxi.example/clicked"
    sheet["E6"] = "报告"
    sheet["E6"].hyperlink = "%E6%8A%A5%20%E5%91%8A.html"
    (tmp_path / "报 告.html").touch()
    file = tmp_path / "名单.xlsx"
    book.save(file)

    up = "云溪县人民政府"
    assert read_agencies(file).agencies == (
        Agency(4, "甲局", "https://www.yunxi.example/a?x=1&y=2#/b", None, up),
        Agency(5, "乙局", "https://www.yunxi.example/typed", None, up),
        Agency(6, "丙局", str(tmp_path / "报 告.html"), None, up),
        Agency(8, "丁局"),
    )


def test_a_workbook_that_is_wrong_about_its_size(tmp_path: Path) -> None:
    file = edited(workbook(tmp_path, ROWS), b'<dimension ref="A1:G3"', b'<dimension ref="A1"')
    assert read_agencies(file).agencies == AGENCIES


def test_a_year_written_as_a_fraction(tmp_path: Path) -> None:
    file = edited(workbook(tmp_path, ROWS), b"<v>2025</v>", b"<v>2025.0</v>")
    assert read_agencies(file).agencies == AGENCIES


def test_the_header_is_the_row_that_names_most_columns(tmp_path: Path) -> None:
    file = text(tmp_path, [("单位", "云溪县人民政府"), ("年度", "2025"), *ROWS])
    assert [(one.row, one.name) for one in read_agencies(file).agencies] == [
        (4, "云溪县人民政府"),
        (5, "云溪县统计局"),
    ]


def test_the_hash_is_that_of_what_the_list_asks_for(tmp_path: Path) -> None:
    (tmp_path / "a.html").touch()

    def digest(*rows: tuple[object, ...], header: tuple[str, ...] = ("单位", "网址", "年度")) -> str:
        return read_agencies(text(tmp_path, (header, *rows))).sha256

    first, second = ("甲局", "a.html", 2025), ("乙局", PAGE, 2025)
    same = digest(first, second)
    assert digest(second, (), first) == same
    assert read_agencies(workbook(tmp_path, [("单位", "网址", "年度"), first, second])).sha256 == same
    elsewhere = tmp_path / "moved"
    elsewhere.mkdir()
    (elsewhere / "a.html").touch()
    assert read_agencies(text(elsewhere, [("单位", "网址", "年度"), first, second])).sha256 == same
    changed = {digest(first), digest(first, ("乙局", PAGE, 2024)), digest(first, ("乙局", PAGE + "x", 2025))}
    assert len(changed) == 3
    assert same not in changed


def usage_error(file: Path) -> str:
    with pytest.raises(UsageError) as raised:
        read_agencies(file)
    assert raised.value.say.en
    return raised.value.say.zh.replace(str(file.parent) + "/", "")


def test_a_list_without_a_column_for_the_body(tmp_path: Path) -> None:
    rows = [("单位全程", "网址", "部门名"), ("云溪县统计局", PAGE, "统计局")]
    for file in (text(tmp_path, rows), workbook(tmp_path, rows)):
        assert usage_error(file) == (
            f"{file.name} 不能使用：没有“单位”一列；最接近的列是：单位全程、部门名。"
        )
    rows = [("网址", "电话"), (PAGE, "0000")]
    assert usage_error(text(tmp_path, rows)) == ("名单.csv 不能使用：没有“单位”一列；第一行是：网址、电话。")


def test_only_a_hidden_sheet_has_the_list(tmp_path: Path) -> None:
    file = workbook(tmp_path, ROWS)
    book = load_workbook(file)
    book.create_sheet("空")
    book.worksheets[0].sheet_state = "hidden"
    book.active = 1
    book.save(file)
    assert usage_error(file) == "名单.xlsx 不能使用：里面没有文字。"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "文件是空的。"),
        (b"\xef\xbb\xbf\r\n ", "文件是空的。"),
        (b"PK\x03\x04 torn", "文件已损坏，或者不是 Excel 工作簿。请用 Excel 或 WPS 打开后另存为 .xlsx。"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "文件已损坏，或者不是 Excel、WPS 的表格。请打开后另存为 .xlsx。",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "文件设有密码。请取消密码。",
        ),
        (
            b"<html><table><tr><td>\xe5\x8d\x95\xe4\xbd\x8d",
            "这不是 .xlsx、.xls、.ods 或 .csv 文件。请用 Excel 或 WPS 另存为 .xlsx 或 .csv。",
        ),
        (
            b"\x89PNG\r\n\x1a\n\0\0",
            "这不是 .xlsx、.xls、.ods 或 .csv 文件。请用 Excel 或 WPS 另存为 .xlsx 或 .csv。",
        ),
        ('单位,网址\n甲局,"x\n乙局,y\n'.encode(), "第 2 行的引号不成对，其后的内容无法分列。"),
    ],
)
def test_files_that_are_no_list(tmp_path: Path, data: bytes, why: str) -> None:
    file = tmp_path / "list"
    file.write_bytes(data)
    assert usage_error(file) == f"list 不能使用：{why}"


def test_a_workbook_that_breaks_off_within_its_rows(tmp_path: Path) -> None:
    rows = [HEADER, *([f"第{n}局"] for n in range(9000))]
    file = edited(workbook(tmp_path, rows), b"</row></sheetData>", b"</row>")
    assert usage_error(file).startswith("名单.xlsx 不能使用：文件已损坏")


def test_there_is_no_such_file(tmp_path: Path) -> None:
    assert usage_error(tmp_path / "无.xlsx").startswith("无.xlsx 不能使用：读取失败：")


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = workbook(tmp_path, ROWS)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert usage_error(file) == "读取 .xlsx 名单需要安装附加组件：pip install 'reportlint[office]'"
    assert read_agencies(text(tmp_path, ROWS)).agencies == AGENCIES


def told(rows: list[tuple[object, ...]], folder: Path) -> tuple[list[tuple[int, str, str]], list[str]]:
    """Row, name and address of every body, and what is told about the list."""
    read = read_agencies(text(folder, rows))
    assert all(one.message.en for one in read.notices)
    return [(one.row, one.name, one.address) for one in read.agencies], [
        one.message.zh for one in read.notices
    ]


def test_headings_sums_and_notes_are_told_and_passed_over(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [
        ("序号", "单位名称", "网址"),
        ("一", "县直部门", ""),
        (1, "甲局", PAGE),
        (2, "一、二级公路管理所", PAGE + "?2"),
        ("", "（二）乡镇（共 2 个）", ""),
        (3, "乙镇", ""),
        ("序号", "单位名称", "网址"),
        (4, "注河镇", PAGE + "?4"),
        ("", "合计", "共4家"),
        ("注：以上单位均应于1月31日前公布。",),
        ("", "填表人：张三", ""),
    ]
    bodies, notices = told(rows, tmp_path)
    assert bodies == [
        (3, "甲局", PAGE),
        (4, "一、二级公路管理所", PAGE + "?2"),
        (6, "乙镇", ""),
        (8, "注河镇", PAGE + "?4"),
    ]
    assert notices == [
        "第 2 行“县直部门”是小标题，不作为单位",
        "第 5 行“（二）乡镇（共 2 个）”是小标题，不作为单位",
        "第 7 行“单位名称”是重复的表头，不作为单位",
        "第 9 行“合计”是合计，不作为单位",
        "第 10 行“注：以上单位均应于1月31日前公布。”是说明，不作为单位",
        "第 11 行“填表人：张三”是说明，不作为单位",
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("http：//www.yunxi.example/1.html", "http://www.yunxi.example/1.html"),
        ("ｈｔｔｐ://www.yunxi.example/1.html", "http://www.yunxi.example/1.html"),
        ("www.yunxi.gov.cn/1.html", "http://www.yunxi.gov.cn/1.html"),
        ("yunxi.gov.cn/xxgk/1.html", "http://yunxi.gov.cn/xxgk/1.html"),
        ("年报网址：https://www.yunxi.example/1.html", "https://www.yunxi.example/1.html"),
        ("https://www.yunxi.example/ xxgk/1.html", "https://www.yunxi.example/xxgk/1.html"),
        ("《https://www.yunxi.example/1.html》", "https://www.yunxi.example/1.html"),
        ("https://www.yunxi.example/1.html。", "https://www.yunxi.example/1.html"),
        ("https://a.example/1 https://a.example/1", "https://a.example/1"),
        ("<http://a.example/1.html>；", "http://a.example/1.html"),
        ("【http://a.example/1.html】（已发布）", "http://a.example/1.html"),
        ("年报详见 http://a.example/1.html（政府信息公开专栏）", "http://a.example/1.html"),
        ("http:///a.example/1", "http://a.example/1"),
        ("htpp://a.example/1", "http://a.example/1"),
        ("https:/a.example/1", "https://a.example/1"),
        ("http//a.example/1", "http://a.example/1"),
        ("http://http://a.example/1", "http://a.example/1"),
        ("203.0.113.7:8080/1.html", "http://203.0.113.7:8080/1.html"),
        ("http://a.example/1.html;", "http://a.example/1.html"),
        ("`http://a.example/1.html`", "http://a.example/1.html"),
        ("“http://a.example/1.html|", "http://a.example/1.html"),
        ("正在走流程，尚未挂网", ""),
        ("拟于2月底前公开", ""),
        ("我局计划下周发布", ""),
        ("无网站", ""),
        ("审核中", ""),
        ("————", ""),
        ("暂无", ""),
        ("（尚未发布）", ""),
        ("/", ""),
        ("——", ""),
    ],
)
def test_addresses_as_people_type_them(tmp_path: Path, typed: str, meant: str) -> None:
    bodies, notices = told([("单位", "网址"), ("甲局", typed)], tmp_path)
    taken = f"按“{meant}”读取" if meant else "按尚无网址处理"
    assert (bodies, notices) == ([(2, "甲局", meant)], [f"第 2 行“{typed}”{taken}"])


@pytest.mark.parametrize("mark", ["，", ", ", "；", "、"])
def test_two_addresses_without_a_scheme_are_asked_for(tmp_path: Path, mark: str) -> None:
    typed = f"www.yunxi.example/1.html{mark}www.yunxi.example/2.html"
    (agency,) = read_agencies(text(tmp_path, [("单位", "网址"), ("甲局", typed)])).agencies
    assert [fault.zh for fault in agency.faults] == [
        "一格中有 2 个网址：http://www.yunxi.example/1.html、http://www.yunxi.example/2.html；"
        "请只留下报告正文的一个",
    ]


def test_headings_and_sums_in_the_column_of_numbers_are_told(tmp_path: Path) -> None:
    rows = [
        ("序号", "单位", "网址"),
        ("一、县直部门", "", ""),
        ("1", "甲局", "https://a.example/1"),
        ("2", "", ""),
        ("二、乡镇", "", ""),
        ("3", "乙镇", "https://a.example/2"),
        ("合计", "共2家", ""),
    ]
    bodies, notices = told(rows, tmp_path)
    assert [name for _, name, _ in bodies] == ["甲局", "乙镇"]
    assert notices == [
        "第 2 行“一、县直部门”是小标题，不作为单位",
        "第 5 行“二、乡镇”是小标题，不作为单位",
        "第 7 行“共2家”是合计，不作为单位",
    ]


def test_cells_that_say_the_same_are_told_once(tmp_path: Path) -> None:
    typed = ("暂无", "暂无", PAGE, "暂无", "/", "暂无")
    rows = [("单位", "网址"), *((f"第{n}局", one) for n, one in enumerate(typed))]
    assert told(rows, tmp_path)[1] == ["第 2–3、5、7 行“暂无”按尚无网址处理", "第 6 行“/”按尚无网址处理"]


def test_two_addresses_in_one_cell_are_asked_for(tmp_path: Path) -> None:
    typed = "https://a.example/1，https://a.example/2"
    (agency,) = read_agencies(text(tmp_path, [("单位", "网址"), ("甲局", typed)])).agencies
    assert [fault.zh for fault in agency.faults] == [
        "一格中有 2 个网址：https://a.example/1、https://a.example/2；请只留下报告正文的一个",
    ]


@pytest.mark.parametrize(
    ("title", "header", "year"),
    [
        ("云溪县2025年度政府信息公开工作年度报告网址登记表", "网址", 2025),
        ("云溪县2025年政府信息公开年报网址（2026年2月10日填报）", "网址", 2025),
        ("", "2024年年报网址", 2024),
        # Two years, a day only, or nothing about reports: nobody says which.
        ("2024—2025年度政府信息公开工作年度报告", "网址", None),
        ("2024年度、2025年度政府信息公开工作年度报告", "网址", None),
        ("报告网址，填报日期：2026年2月10日", "网址", None),
        ("2025年度工作人员名单", "网址", None),
    ],
)
def test_the_year_of_a_list_without_a_column_for_it(
    tmp_path: Path, title: str, header: str, year: int | None
) -> None:
    rows = [(title, ""), ("单位", header), ("甲局", PAGE)]
    read = read_agencies(workbook(tmp_path, rows))
    assert read.agencies[0].year == year
    assert [one.code for one in read.notices] == (["year-taken"] if year else [])
    # Who gives one knows better.
    assert read_agencies(workbook(tmp_path, rows), year=2023).agencies[0].year == 2023


def test_columns_named_by_their_years(tmp_path: Path) -> None:
    rows = [("单位", "2024年年报网址", "2025年政府信息公开年报网址"), ("甲局", PAGE + "?old", PAGE)]
    (agency,) = read_agencies(text(tmp_path, rows)).agencies
    assert (agency.address, agency.last) == (PAGE, PAGE + "?old")


def test_bodies_on_several_sheets(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "部门"
    for row in (("单位", "网址"), ("甲局", PAGE), ("乙局", "")):
        book.active.append(row)
    towns = book.create_sheet("乡镇")
    for row in (("单位", "网址"), ("丙镇", PAGE + "?3")):
        towns.append(row)
    file = tmp_path / "名单.xlsx"
    book.save(file)
    read = read_agencies(file)
    assert [(one.row, one.name) for one in read.agencies] == [(2, "甲局"), (3, "乙局"), (5, "丙镇")]
    assert [one.message.zh for one in read.notices] == [
        "工作表“乡镇”接在前面的工作表之后，它的第 1 行记为第 4 行"
    ]


MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"""
OPEN_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>
<table:table table:name="名单">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"""


def test_an_open_document(tmp_path: Path) -> None:
    def cell(value: object) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    rows = "".join(
        f"<table:table-row>{''.join(map(cell, row))}</table:table-row>"
        for row in (("单位", "网址", "年度"), ("甲局", PAGE, 2025))
    )
    file = tmp_path / "名单.ods"
    with ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", OPEN_DOCUMENT.format(rows=rows))
    assert read_agencies(file).agencies == (Agency(2, "甲局", PAGE, None, "", 2025),)


def test_a_body_may_have_a_last_day_of_its_own(tmp_path: Path) -> None:
    days = {
        "甲局": "2026-01-28",
        "乙局": "2026年1月28日前",
        "丙局": "２０２６／１／２８",
        "丁局": "",
        "戊局": "2026年2月30日",
        "己局": "月底",
        "庚局": "1.28",
        "辛局": "1月28日前",
        "壬局": "11.28",
    }
    file = tmp_path / "名单.csv"
    file.write_text(
        "单位,年报网页,公开时限\n" + "".join(f"{name},,{day}\n" for name, day in days.items()), "utf-8"
    )
    read = read_agencies(file, 2025).agencies
    day = date(2026, 1, 28)
    assert [one.due for one in read] == [day, day, day, None, None, None, day, day, None]
    assert [[fault.zh for fault in one.faults] for one in read] == [
        *[[]] * 4,
        ["“2026年2月30日”不是日期，应写作 2026-01-28"],
        ["“月底”不是日期，应写作 2026-01-28"],
        *[[]] * 2,
        ["“11.28”不是日期，应写作 2026-01-28"],
    ]
