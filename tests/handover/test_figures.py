"""Figures of reports as csv, json, xlsx and parquet."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from openpyxl import load_workbook
from pyarrow import parquet

from reportlint.forms import shipped_forms
from reportlint.handover import figure_parquet
from reportlint.handover.figures import FORMATS
from reportlint.model.amount import Amount, Meaning
from reportlint.model.errors import UsageError
from reportlint.model.report import Report
from reportlint.testing import clean_draft
from reportlint.testing.cases import read


def report(
    organ: str,
    changes: Mapping[str, str | None] = MappingProxyType({}),
    form: str = "annual-2021",
    body: str = "department",
) -> Report:
    read_ = read(clean_draft(form, body).edit({"organ": organ, **changes}))
    return replace(read_, agency=organ, source=f"https://a.example/{organ}.html")


def written(name: str, reports: Sequence[Report], language: str = "zh") -> bytes:
    stream = io.BytesIO()
    writer = FORMATS[name].writer(stream, shipped_forms(), language)
    for one in reports:
        writer.add(one)
    writer.close()
    return stream.getvalue()


def rows(reports: Sequence[Report], language: str = "zh") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", reports, language).decode("utf-8-sig"))))


def table(reports: Sequence[Report], language: str = "zh") -> Any:
    return parquet.read_table(io.BytesIO(written("parquet", reports, language)))


def test_csv_has_a_row_a_figure() -> None:
    one = report("云溪县统计局", {"disclosure/charges/amount": "1234.50"})
    found = rows([one, report("云溪县财政局")])
    assert len(found) == 2 * len(one.cells)
    assert found[9] == {
        "单位": "云溪县统计局",
        "年度": "2024",
        "表": "表二",
        "行": "行政事业性收费",
        "列": "本年收费金额（单位：万元）",
        "键": "disclosure/charges/amount",
        "数值": "1234.50",
        "原文": "1234.50",
        "来源": "https://a.example/云溪县统计局.html",
    }


def test_a_row_of_a_group_says_so() -> None:
    (found,) = (one for one in rows([report("云溪县统计局")]) if one["键"] == "requests/other-rest/natural")
    assert (found["行"], found["列"]) == ("其他处理 · 其他", "自然人")


def test_columns_have_english_names() -> None:
    found = rows([report("云溪县统计局")], "en")[0]
    assert list(found) == ["agency", "year", "table", "row", "column", "key", "number", "text", "source"]
    assert (found["table"], found["row"], found["column"]) == ("Table 2", "regulations", "made this year")


@pytest.mark.parametrize(
    ("text", "number", "printed"),
    [
        ("/", "", "/"),
        ("-", "", "-"),
        ("", "", ""),
        ("3件", "", "3件"),
        ("=1+1", "", "'=1+1"),
    ],
)
def test_what_is_no_number_has_its_text_only(text: str, number: str, printed: str) -> None:
    key = "requests/granted/natural"
    (found,) = (one for one in rows([report("云溪县统计局", {key: text})]) if one["键"] == key)
    assert (found["数值"], found["原文"]) == (number, printed)


def test_json_has_a_line_a_report() -> None:
    draft = {"disclosure/charges/amount": "0.35", "requests/granted/natural": "/"}
    lines = written("json", [report("云溪县统计局", draft), report("云溪县财政局")]).decode().splitlines()
    first, second = map(json.loads, lines)
    figures = first.pop("figures")
    assert first == {
        "agency": "云溪县统计局",
        "year": 2024,
        "title": "云溪县统计局2024年政府信息公开工作年度报告",
        "form": "annual-2021",
        "source": "https://a.example/云溪县统计局.html",
    }
    assert figures["disclosure/charges/amount"] == {"number": 0.35, "text": "0.35"}
    assert figures["requests/granted/natural"] == {"number": None, "text": "/"}
    assert figures["disclosure/normative-documents/made"] == {"number": 2, "text": "2"}
    assert second["agency"] == "云溪县财政局"


def test_parquet_has_typed_columns() -> None:
    found = table([report("云溪县统计局", {"disclosure/charges/amount": "0.35"})])
    kinds = {field.name: str(field.type) for field in found.schema}
    assert kinds.pop("年度") == "int16"
    assert kinds.pop("数值") == "decimal128(38, 10)"
    assert set(kinds.values()) == {"string"}
    (charges,) = (one for one in found.to_pylist() if one["键"] == "disclosure/charges/amount")
    assert (charges["数值"], charges["原文"], charges["年度"]) == (Decimal("0.35"), "0.35", 2024)


def test_parquet_and_csv_say_the_same() -> None:
    reports = [
        report("云溪县统计局", {"requests/granted/natural": "/"}),
        report("云溪县水利局", form="annual-2019"),
    ]
    found = [
        {name: "" if value is None else str(value) for name, value in one.items() if name != "数值"}
        for one in table(reports).to_pylist()
    ]
    assert found == [{name: text for name, text in one.items() if name != "数值"} for one in rows(reports)]


@pytest.mark.parametrize("text", ["1" * 29, "0." + "0" * 10 + "1"])
def test_a_number_that_no_column_takes_is_kept_as_text(text: str) -> None:
    one = report("云溪县统计局")
    key = "disclosure/charges/amount"
    line = one.tables["disclosure"].rows[-1]
    cell = one.cells[key]._replace(amount=Amount(Meaning.NUMBER, Decimal(text)), text=text)
    changed = replace(one.tables["disclosure"], rows=(replace(line, cells=(cell,)),))
    (found,) = table([replace(one, tables={"disclosure": changed})]).to_pylist()
    assert (found["数值"], found["原文"]) == (None, text)


def test_parquet_is_written_in_groups_of_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_parquet, "_GROUP", 400)
    data = written("parquet", [report("云溪县统计局")] * 5)
    known = parquet.ParquetFile(io.BytesIO(data)).metadata
    assert [known.row_group(n).num_rows for n in range(known.num_row_groups)] == [400, 400, 200]


def sheets(reports: Sequence[Report], language: str = "zh") -> Any:
    return load_workbook(io.BytesIO(written("xlsx", reports, language)))


def test_a_workbook_has_a_sheet_a_table_of_each_form() -> None:
    book = sheets(
        [report("云溪县统计局"), report("云溪县水利局", form="annual-2019"), report("云溪县财政局")]
    )
    assert book.sheetnames == [
        *("表二（2021年格式）", "表三（2021年格式）", "表四（2021年格式）"),
        *("表二（2019年格式）", "表三（2019年格式）", "表四（2019年格式）"),
    ]
    names = [cell.value for cell in book["表三（2021年格式）"]["A"]]
    assert names[3:] == ["云溪县统计局", "云溪县财政局"]
    assert [cell.value for cell in book["表三（2019年格式）"]["A"]][3:] == ["云溪县水利局"]


def test_its_columns_are_under_the_labels_of_the_form() -> None:
    one = report("云溪县统计局", {"requests/refused-law/natural": "7", "requests/granted/natural": "/"})
    sheet = sheets([one])["表三（2021年格式）"]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    heads = {}
    for column in range(4, sheet.max_column + 1):
        levels = [_head(sheet, row, column, merged) for row in (1, 2, 3)]
        heads[tuple(levels)] = sheet.cell(4, column).value
    assert heads["不予公开", "2.其他法律行政法规禁止公开", "自然人"] == 7
    assert heads["", "（一）予以公开", "自然人"] == "/"
    assert len(heads) == 25 * 7
    assert sheet.freeze_panes == "C4"


def _head(sheet: Any, row: int, column: int, merged: set[str]) -> str:
    """What stands over a column, drawn over several or not."""
    cell = sheet.cell(row, column)
    for area in sheet.merged_cells.ranges:
        if cell.coordinate in area:
            return str(sheet.cell(area.min_row, area.min_col).value)
    return cell.value or ""


def test_a_form_without_labels_of_columns_has_fewer_lines_of_titles() -> None:
    sheet = sheets([report("云溪县统计局", form="website-annual", body="site")])[
        "政府网站工作年度报表（2017年格式）"
    ]
    titles = [cell.value for cell in sheet[2]]
    assert titles[:3] == ["单位", "年度", "来源"]
    assert sheet.cell(3, titles.index("网站总访问量") + 1).value == 931577


def test_a_table_that_a_report_lacks_is_blank() -> None:
    book = sheets([report("云溪县统计局", {"disputes": None})])
    assert [cell.value for cell in book["表四（2021年格式）"][4]][3:] == [None] * 15


def test_no_report_at_all_is_a_document_too() -> None:
    assert sheets([]).sheetnames == ["数据"]
    assert rows([]) == []
    assert written("json", []) == b""
    assert table([]).num_rows == 0


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, module, extra in (("parquet", "pyarrow", "data"), ("xlsx", "xlsxwriter", "office")):
        monkeypatch.setitem(sys.modules, module, None)
        with pytest.raises(UsageError) as raised:
            written(name, [])
        assert f"pip install 'reportlint[{extra}]'" in raised.value.say.zh


def test_the_same_figures_give_the_same_bytes() -> None:
    for name in FORMATS:
        assert written(name, [report("云溪县统计局")]) == written(name, [report("云溪县统计局")])
