"""问题清单.xlsx: written, edited by people, read back, written again."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from reportlint.handover import problems
from reportlint.handover.edited import Edited
from reportlint.handover.problem_reader import read_problems
from reportlint.handover.problems import write_problems
from reportlint.handover.workbook import Book, SheetLimits
from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.support import limits
from reportlint.suppression.waivers import Waiving

from .records import AS_OF, ONE_TOTAL, Made, result, rules, run, unreached, waived

TWO = {**ONE_TOTAL, "disputes/review/total": "+1"}
KEYS, HEADER, FIRST = 1, 2, 3
"""Rows of the sheet."""

Edit = Callable[[Any], None]


def record() -> Made:
    """Four findings of three bodies: 1 of the first, none of the second, 1 and a waived one of the third."""
    return Made(
        [
            result(2, "云溪县统计局", ONE_TOTAL),
            unreached(3, "云溪县水利局"),
            waived(result(4, "云溪县财政局", TWO)),
            result(5, "云溪县民政局", ONE_TOTAL),
        ]
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_problems(listed(tmp_path), record(), run(), tmp_path)
    return tmp_path


def listed(folder: Path) -> Path:
    return folder / "outputs" / "问题清单.xlsx"


def edit(folder: Path, change: Edit) -> None:
    book = load_workbook(listed(folder))
    change(book["问题清单"])
    book.save(listed(folder))


def read(folder: Path) -> Edited:
    edited = read_problems(listed(folder), AS_OF)
    assert isinstance(edited, Edited)
    return edited


def again(folder: Path, made: Made | None = None, edited: Edited | None = None) -> list[str]:
    """Write the list anew with what people wrote; gives the codes of what is said about it."""
    notices = write_problems(listed(folder), made or record(), run(), folder, edited or read(folder))
    return [notice.code for notice in notices]


def column(sheet: Any, title: str) -> int:
    return next(cell.column for cell in sheet[HEADER] if cell.value == title)


def put(sheet: Any, row: int, **texts: Any) -> None:
    for title, text in texts.items():
        sheet.cell(row, column(sheet, title)).value = text


def table(folder: Path, name: str = "问题清单") -> list[dict[str, Any]]:
    sheet = load_workbook(listed(folder))[name]
    titles = [cell.value for cell in sheet[HEADER]]
    return [dict(zip(titles, row, strict=True)) for row in sheet.iter_rows(min_row=FIRST, values_only=True)]


def texts(folder: Path) -> set[str]:
    """All that can be read in the workbook."""
    book = load_workbook(listed(folder))
    return {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell}


def test_a_row_a_finding_those_that_do_not_count_last(folder: Path) -> None:
    rows = table(folder)
    assert [(row["序号"], row["单位"], row["规则"], bool(row["不计原因"])) for row in rows] == [
        (1, "云溪县统计局", "requests-suspect-cell", False),
        (2, "云溪县财政局", "review-total", False),
        (3, "云溪县民政局", "requests-suspect-cell", False),
        (4, "云溪县财政局", "requests-suspect-cell", True),
    ]
    assert rows[3]["不计原因"] == "已豁免（至 2025-12-31）：已另行核准"


def test_a_row_says_what_where_why_and_what_to_do(folder: Path) -> None:
    (finding,) = record().rows[0].outcome.findings
    row = table(folder)[0]
    assert {
        title: row[title] for title in ("年度", "类别", "级别", "位置", "问题", "依据", "整改建议", "网址")
    } == {
        "年度": 2024,
        "类别": "勾稽",
        "级别": "✗ 错误",
        "位置": "表三 · 予以公开 · 总计",
        "问题": finding.message.zh,
        "依据": run().clauses[finding.clause].title.zh,
        "整改建议": finding.fix.zh,
        "网址": "https://a2.example/report.html",
    }
    for title in ("整改期限", "整改情况", "复核结果", "豁免理由", "豁免到期"):
        assert row[title] is None


def test_the_worst_of_a_body_comes_first(tmp_path: Path) -> None:
    one = result(2, "云溪县财政局", TWO)
    first, second = one.outcome.findings
    mild = replace(first, severity=type(first.severity)("warning"))
    made = Made([replace(one, outcome=replace(one.outcome, findings=(mild, second)))])
    write_problems(listed(tmp_path), made, run(), tmp_path)
    assert [row["级别"] for row in table(tmp_path)] == ["✗ 错误", "! 警告"]


def test_the_office_can_filter_choose_and_print(folder: Path) -> None:
    sheet = load_workbook(listed(folder))["问题清单"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("C3", "A2:AD6", "$2:$2")
    assert sheet.row_dimensions[KEYS].hidden
    hidden = [cell.value for cell in sheet[HEADER][22:30]]
    assert hidden == ["标识", "规则", "单位标识", "报告单位", "核查对象", "校验", "审核记录", "发函记录"]
    offered = {rule.formula1: rule.showErrorMessage for rule in sheet.data_validations.dataValidation}
    assert offered == {
        '"属实,不属实"': False,
        '"已整改,未整改,情况说明"': False,
        '"已改正,部分改正,未改正"': False,
    }
    assert not sheet.protection.sheet


def test_hidden_columns_are_hidden(folder: Path) -> None:
    sheet = load_workbook(listed(folder))["问题清单"]
    hidden = [name for name, one in sheet.column_dimensions.items() if one.hidden]
    assert "W" in hidden
    assert not {"A", "B", "V"} & set(hidden)


def test_nothing_written_is_nothing_read(folder: Path) -> None:
    assert read(folder) == Edited()


def test_what_the_office_wrote_is_read(folder: Path) -> None:
    edit(
        folder,
        lambda sheet: put(sheet, FIRST, 整改情况="已整改", 复核结果="已改正", 整改期限=datetime(2025, 3, 1)),
    )
    edited = read(folder)
    (finding,) = record().rows[0].outcome.findings
    place = ("云溪县统计局/2024", finding.fingerprint)
    assert edited.done == {place}
    assert edited.entries[place].written == {"deadline": "2025-03-01", "state": "已整改", "result": "已改正"}


def test_a_reason_waives_the_finding_of_that_body_only(folder: Path) -> None:
    edit(
        folder, lambda sheet: put(sheet, FIRST, 豁免理由="总计含系统自动登记 1 件", 豁免到期="2025年6月30日")
    )
    edited = read(folder)
    (waiver,) = edited.waivers
    assert (waiver.reason, waiver.expires, waiver.source) == (
        "总计含系统自动登记 1 件",
        date(2025, 6, 30),
        "问题清单.xlsx 第 3 行",
    )
    assert edited.notices == ()
    waiving = Waiving(edited.waivers, AS_OF, [rule.id for rule in rules()])
    active = [len(waiving.apply(one.outcome).active) for one in record().rows if one.outcome]
    assert active == [0, 1, 1]
    assert waiving.notices() == ()


@pytest.mark.parametrize(
    ("given", "expires"),
    [
        (datetime(2025, 12, 31), date(2025, 12, 31)),
        ("2025/12/31", date(2025, 12, 31)),
        ("2025.1.5", date(2025, 1, 5)),
        ("20251231", date(2025, 12, 31)),
        (None, date(2026, 2, 10)),
        ("长期", date(2026, 2, 10)),
        ("2025-02-30", date(2026, 2, 10)),
    ],
)
def test_the_last_day_of_a_waiver(folder: Path, given: Any, expires: date) -> None:
    edit(folder, lambda sheet: put(sheet, FIRST, 豁免理由="已核准", 豁免到期=given))
    edited = read(folder)
    assert [waiver.expires for waiver in edited.waivers] == [expires]
    said = [notice.message.zh for notice in edited.notices]
    if expires == date(2026, 2, 10):
        assert len(said) == 1
        assert said[0].startswith("第 3 行")
        assert said[0].endswith("按一年计，至 2026-02-10")
    else:
        assert said == []


def test_a_day_stays_as_it_was_written(folder: Path) -> None:
    for written, kept in (
        ("2025年6月30日", (None, "2025年6月30日")),
        ("长期", ("豁免到期：长期", "2026-02-10")),
    ):
        edit(folder, lambda sheet, text=written: put(sheet, FIRST, 豁免理由="已核准", 豁免到期=text))
        again(folder)
        row = table(folder)[0]
        assert (row["此前填写"], row["豁免到期"]) == kept


def test_a_year_that_was_assumed_does_not_begin_anew(folder: Path) -> None:
    edit(folder, lambda sheet: put(sheet, FIRST, 豁免理由="已核准"))
    again(folder)
    edited = read_problems(listed(folder), date(2025, 9, 1))
    assert isinstance(edited, Edited)
    assert [waiver.expires for waiver in edited.waivers] == [date(2026, 2, 10)]


def test_a_name_with_marks_of_patterns_is_meant_as_it_is(tmp_path: Path) -> None:
    one = result(2, "云溪县统计局", ONE_TOTAL)
    named = [
        replace(one, outcome=replace(one.outcome, body=body), agency=replace(one.agency, name=body))
        for body in ("云溪县[统]局*", "云溪县统局1")
    ]
    write_problems(listed(tmp_path), Made(named), run(), tmp_path)
    edit(tmp_path, lambda sheet: put(sheet, FIRST, 豁免理由="已核准", 豁免到期="2026-01-01"))
    waiving = Waiving(read(tmp_path).waivers, AS_OF, ())
    assert [len(waiving.apply(one.outcome).active) for one in named] == [0, 1]


def test_a_report_without_a_body_is_waived_by_its_address(tmp_path: Path) -> None:
    one = result(2, "云溪县统计局", ONE_TOTAL)
    nameless = replace(one, outcome=replace(one.outcome, body=""))
    write_problems(listed(tmp_path), Made([nameless]), run(), tmp_path)
    edit(tmp_path, lambda sheet: put(sheet, FIRST, 豁免理由="已核准", 豁免到期="2026-01-01"))
    (waiver,) = read(tmp_path).waivers
    assert waiver.agency is None
    assert waiver.concerns(nameless.outcome)
    other = replace(nameless.outcome, origin=replace(nameless.outcome.origin, name="https://b.example/"))
    assert not waiver.concerns(other)


def test_sorted_deleted_and_inserted_rows(folder: Path) -> None:
    def change(sheet: Any) -> None:
        put(sheet, FIRST, 整改情况="已整改")
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST)]
        sheet.delete_rows(FIRST, 4)
        for row in (rows[3], rows[0]):
            sheet.append(row)
        sheet.insert_rows(FIRST)
        put(sheet, FIRST, 单位="云溪县档案局", 问题="人工发现：附件无法打开")

    edit(folder, change)
    edited = read(folder)
    assert [agency for agency, _ in edited.done] == ["云溪县统计局/2024"]
    assert [notice.message.zh for notice in edited.notices] == [
        "第 3 行没有标识，无法与问题对应；内容移至“另有记录”表"
    ]
    assert again(folder) == []
    assert [row["整改情况"] for row in table(folder)] == ["已整改", None, None, None]
    (loose,) = table(folder, "另有记录")
    assert (loose["单位"], loose["问题"]) == ("云溪县档案局", "人工发现：附件无法打开")
    # It stays there, and nothing more is said about it.
    assert read(folder).notices == ()
    again(folder)
    assert table(folder, "另有记录") == [loose]


def test_moved_renamed_and_added_columns(folder: Path) -> None:
    def change(sheet: Any) -> None:
        put(sheet, FIRST, 整改情况="已整改")
        columns = [[cell.value for cell in each] for each in sheet.iter_cols()]
        columns[16][HEADER - 1] = "落实情况"
        added = [None, "承办人", "王某", None, None, None]
        for n, values in enumerate([*reversed(columns), added], 1):
            for row, value in enumerate(values, 1):
                sheet.cell(row, n).value = value

    edit(folder, change)
    edited = read(folder)
    assert len(edited.done) == 1
    assert (edited.own, edited.titles, edited.notices) == (("承办人",), {"state": "落实情况"}, ())
    again(folder)
    rows = table(folder)
    assert [(row["落实情况"], row["承办人"]) for row in rows] == [("已整改", "王某"), *[(None, None)] * 3]
    assert list(rows[0]).index("承办人") == 22


def test_columns_of_one_title_are_all_kept(folder: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.insert_cols(19, 3)
        for place, text in ((19, "甲"), (20, "乙")):
            sheet.cell(HEADER, place).value = "备注"
            sheet.cell(FIRST, place).value = text
        # A copy of one of ours, under its own title.
        sheet.cell(KEYS, 21).value, sheet.cell(HEADER, 21).value = "state", "整改情况"
        put(sheet, FIRST, 整改情况="已整改")
        sheet.cell(FIRST, 21).value = "丙"

    edit(folder, change)
    for _ in range(2):
        edited = read(folder)
        (entry,) = edited.entries.values()
        assert edited.own == ("备注", "备注 (20)", "整改情况 (21)")
        assert {"甲", "乙", "已整改", "丙"} == set(entry.written.values())
        again(folder)


def test_a_row_that_has_a_number_only_says_nothing(folder: Path) -> None:
    edit(folder, lambda sheet: put(sheet, 9, 序号=5))
    assert read(folder) == Edited()


def test_links_beyond_the_limit_are_not_taken_for_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problems, "Book", partial(Book, limits=SheetLimits(links=1)))
    write_problems(listed(tmp_path), record(), run(), tmp_path)
    assert [row["快照"] for row in table(tmp_path)][:2] == [
        "../evidence/2/page.html",
        "../evidence/4/page.html",
    ]
    assert read(tmp_path) == Edited()


def test_lines_above_the_header_do_no_harm(folder: Path) -> None:
    def change(sheet: Any) -> None:
        put(sheet, FIRST, 整改情况="已整改")
        sheet.insert_rows(1, 2)
        sheet["A1"] = "2024 年度问题清单"

    edit(folder, change)
    assert len(read(folder).done) == 1


def test_without_the_row_of_keys_columns_are_known_by_their_titles(folder: Path) -> None:
    def change(sheet: Any) -> None:
        put(sheet, FIRST, 整改情况="已整改", 整改建议="按附件说明改")
        sheet.delete_rows(KEYS)

    edit(folder, change)
    (entry,) = read(folder).entries.values()
    assert entry.done
    assert entry.changed == {"fix": "按附件说明改"}


def test_our_texts_stay_as_people_put_them(folder: Path) -> None:
    edit(folder, lambda sheet: put(sheet, FIRST, 整改建议="请与业务科室核对后改正", 级别="! 警告"))
    for _ in range(2):
        again(folder)
        row = table(folder)[0]
        assert (row["整改建议"], row["级别"], row["此前填写"]) == ("请与业务科室核对后改正", "! 警告", None)


def test_where_we_now_say_something_else_theirs_is_kept_beside_it(folder: Path) -> None:
    edit(folder, lambda sheet: put(sheet, FIRST, 问题="总计应为 6", 此前填写="电话已告知"))
    first, *others = record().rows
    finding = replace(first.outcome.findings[0], message=Message("总计填写为 8", "8"))
    changed = Made([replace(first, outcome=replace(first.outcome, findings=(finding,))), *others])
    for _ in range(2):
        again(folder, changed)
        row = table(folder)[0]
        assert (row["问题"], row["此前填写"]) == ("总计填写为 8", "电话已告知\n问题：总计应为 6")


def test_what_was_written_about_a_finding_that_is_gone_is_kept(folder: Path) -> None:
    edit(folder, lambda sheet: put(sheet, FIRST, 整改情况="已整改", 问题="总计应为 6"))
    first, *others = record().rows
    mended = Made([replace(first, outcome=replace(first.outcome, findings=())), *others])
    assert again(folder, mended) == ["problem-gone"]
    assert [row["整改情况"] for row in table(folder)] == [None, None, None]
    (kept,) = table(folder, "另有记录")
    assert (kept["单位"], kept["整改情况"], kept["问题"]) == ("云溪县统计局", "已整改", "总计应为 6")
    assert again(folder, mended) == []
    # It came back.
    again(folder)
    row = table(folder)[0]
    assert (row["整改情况"], row["问题"]) == ("已整改", "总计应为 6")
    assert load_workbook(listed(folder)).sheetnames == ["问题清单"]


def test_rows_about_one_finding_are_put_together(folder: Path) -> None:
    def change(sheet: Any) -> None:
        put(sheet, FIRST, 整改情况="已整改", 整改期限="三月")
        sheet.append([cell.value for cell in sheet[FIRST]])
        put(sheet, 7, 整改情况="未整改", 复核结果="已改正")

    edit(folder, change)
    edited = read(folder)
    assert [notice.message.zh for notice in edited.notices] == ["第 7 行与第 3 行是同一问题，所填内容已合并"]
    (entry,) = edited.entries.values()
    assert entry.written == {"deadline": "三月", "state": "已整改\n未整改", "result": "已改正"}


def test_sheets_of_the_offices_own_are_told(folder: Path) -> None:
    book = load_workbook(listed(folder))
    book.create_sheet("统计")["A1"] = "合计"
    book.create_sheet("空")
    book.save(listed(folder))
    assert [notice.message.zh for notice in read(folder).notices] == [
        "工作表“统计”不是问题清单，没有读取，也不会写入新的清单"
    ]


def test_what_is_no_list_is_said(tmp_path: Path) -> None:
    text, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    text.write_text("序号,单位", encoding="utf-8")
    Workbook().save(other)
    for file in (text, other, tmp_path / "none.xlsx"):
        with pytest.raises(UsageError):
            read_problems(file, AS_OF)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_list_is_a_misuse_or_read(folder: Path, data: st.DataObject) -> None:
    damaged, whole = folder / "damaged.xlsx", listed(folder).read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.one_of(st.none(), st.binary(min_size=1, max_size=4)))
    damaged.write_bytes(whole[:place] if byte is None else whole[:place] + byte + whole[place + len(byte) :])
    with suppress(UsageError):
        assert isinstance(read_problems(damaged, AS_OF), Edited)


def test_in_another_language_it_is_the_same_list(folder: Path) -> None:
    edit(folder, lambda sheet: put(sheet, FIRST, 整改情况="已整改", 整改建议="照改"))
    edited = read(folder)
    write_problems(listed(folder), record(), run("en"), folder, edited)
    sheet = load_workbook(listed(folder))["Findings"]
    row = dict(
        zip((cell.value for cell in sheet[HEADER]), (cell.value for cell in sheet[FIRST]), strict=True)
    )
    assert (row["what was done"], row["written earlier"]) == ("已整改", "fix：照改")
    assert len(read(folder).done) == 1


# In a file `_x000D_` is another character; openpyxl, unlike Excel, can't write it as it was typed.
WRITTEN = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12
).filter(lambda text: not re.search("_x[0-9A-Fa-f]{4}_", text))


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_all_that_people_write_is_in_the_next_list(folder: Path, data: st.DataObject) -> None:
    write_problems(listed(folder), record(), run(), folder)
    shown = 18
    cells = st.tuples(st.integers(FIRST, 9), st.integers(2, shown + 3))
    edits = data.draw(st.dictionaries(cells, WRITTEN, max_size=40), label="cells")
    order = data.draw(st.permutations(range(FIRST, FIRST + 4)), label="order of rows")

    def change(sheet: Any) -> None:
        sheet.insert_cols(shown + 1, 3)
        sheet.cell(HEADER, shown + 1).value = "承办人"
        for (row, place), text in edits.items():
            sheet.cell(row, place).value = text
            sheet.cell(row, place).data_type = "s"
        rows = {row: [cell.value for cell in sheet[row]] for row in order}
        for row, source in zip(range(FIRST, FIRST + 4), order, strict=True):
            for cell, value in zip(sheet[row], rows[source], strict=True):
                cell.value = value
                cell.data_type = "s" if isinstance(value, str) else cell.data_type

    edit(folder, change)
    for _ in range(2):
        again(folder)
        found = texts(folder)
        assert [text for text in edits.values() if not any(text in one for one in found)] == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_through_libreoffice(folder: Path) -> None:
    def change(sheet: Any) -> None:
        put(
            sheet, FIRST, 整改情况="已整改", 豁免理由="=以附件为准\n见第二行", 豁免到期=datetime(2025, 12, 31)
        )
        put(sheet, FIRST + 1, 整改建议="请核对")
        sheet.insert_cols(19)
        put_title = sheet.cell(HEADER, 19)
        put_title.value = "承办人"
        sheet.cell(FIRST, 19).value = "王某"
        sheet.cell(FIRST, column(sheet, "豁免理由")).data_type = "s"

    edit(folder, change)
    before = read(folder)
    rows = table(folder)
    for source, kind in ((listed(folder), "ods"), (folder / "问题清单.ods", "xlsx")):
        convert(source, kind, folder)
    shutil.move(folder / "问题清单.xlsx", listed(folder))
    assert table(folder) == rows
    after = read(folder)
    assert after == before
    assert (len(after.done), after.own, after.notices) == (1, ("承办人",), ())
    again(folder)
    assert {"=以附件为准\n见第二行", "请核对", "王某", "2025-12-31"} <= texts(folder)


def convert(file: Path, kind: str, folder: Path) -> None:
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(folder), str(file)], check=True, capture_output=True)


def test_a_list_that_is_too_large_once_unpacked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = listed(folder).stat().st_size
    monkeypatch.setattr(limits, "PROBLEM_LIST_BYTES", size)
    with pytest.raises(UsageError) as refused:
        read(folder)
    said = f"问题清单 {listed(folder)} 展开后超过 {size:,} 字节（限额 problem-list-bytes）。"
    assert refused.value.say.zh == said
