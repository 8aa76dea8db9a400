"""What is wrong with rows is told by row, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.agencies.agency import AgencyList
from reportlint.agencies.read import read_agencies
from reportlint.model.body import BodyKind
from reportlint.model.errors import UsageError
from reportlint.support import limits

from .writing import HEADER, text, workbook


def listed(folder: Path, *rows: tuple[object, ...]) -> AgencyList:
    return read_agencies(text(folder, (HEADER, *rows)))


def faults(read: AgencyList) -> dict[int, list[str]]:
    assert all(fault.en for one in read.agencies for fault in one.faults)
    return {one.row: [fault.zh for fault in one.faults] for one in read.agencies if one.faults}


def test_everything_wrong_with_a_row_at_once(tmp_path: Path) -> None:
    read = listed(
        tmp_path,
        ("甲局", "", "", "", "2025"),
        ("", "nowhere.html", "部们", "", "25年", "www.yunxi.example.cn/1.html", ""),
        ("甲局", "http://a.example/1 http://a.example/2", "部门", "", 2025),
        ("甲局", "", "", "", 2024),
    )
    assert faults(read) == {
        3: [
            "没有填写单位名称",
            "不认识的单位类型“部们”。可用的有：乡镇、县(区)、园区、国务院部门、垂直管理、市、省、街道、部门",
            "“25年”不是年度，应为四位数字，如 2025",
            "网址“nowhere.html”既不是网址，也没有这个文件",
        ],
        4: [
            "一格中有 2 个网址：http://a.example/1、http://a.example/2；请只留下报告正文的一个",
            "与第 2 行重复：同一单位、同一年度",
        ],
    }
    assert len(read.agencies) == 4


def test_a_row_without_an_address_is_no_fault(tmp_path: Path) -> None:
    read = listed(tmp_path, ("甲局",), ("乙局", "", "", "", "", "", ""))
    assert faults(read) == {}


def test_paths_are_relative_to_the_list(tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "名单"
    (folder / "pages").mkdir(parents=True)
    page = folder / "pages" / "甲.html"
    page.touch()
    monkeypatch.chdir(tmp_path)
    read = read_agencies(
        text(Path("名单"), (HEADER, ("甲局", "pages/甲.html"), ("乙局", page), ("丙局", "pages")))
    )
    assert [one.address for one in read.agencies] == [str(page), str(page), "pages"]
    assert faults(read) == {4: ["网址“pages”既不是网址，也没有这个文件"]}


def test_every_kind_has_its_words(tmp_path: Path) -> None:
    kinds = {
        "省": BodyKind.PROVINCE,
        "直辖市": BodyKind.PROVINCE,
        "市级": BodyKind.CITY,
        "县（区）": BodyKind.COUNTY,
        "县(市、区)": BodyKind.COUNTY,
        "区": BodyKind.COUNTY,
        "乡镇": BodyKind.TOWNSHIP,
        "街道办事处": BodyKind.SUBDISTRICT,
        "政府部门": BodyKind.DEPARTMENT,
        "垂管单位": BodyKind.VERTICAL,
        "开发区": BodyKind.ZONE,
        "国务院部门": BodyKind.MINISTRY,
        "Department": BodyKind.DEPARTMENT,
    }
    read = listed(tmp_path, *((f"单位{n}", "", word) for n, word in enumerate(kinds)))
    assert [one.kind for one in read.agencies] == list(kinds.values())
    assert faults(read) == {}


def test_superiors_that_lead_back(tmp_path: Path) -> None:
    read = listed(
        tmp_path,
        ("甲", "", "", "乙"),
        ("乙", "", "", "丙"),
        ("丙", "", "", "甲"),
        ("丁", "", "", "甲"),
        ("戊", "", "", "戊"),
        ("己", "", "", "丁", 2024),
    )
    assert faults(read) == {
        2: ["上级单位首尾相接：甲 → 乙 → 丙 → 甲"],
        3: ["上级单位首尾相接：乙 → 丙 → 甲 → 乙"],
        4: ["上级单位首尾相接：丙 → 甲 → 乙 → 丙"],
        6: ["上级单位首尾相接：戊 → 戊"],
    }


def test_of_many_that_lead_back_some_are_named(tmp_path: Path) -> None:
    rows = [(f"单位{n}", "", "", f"单位{(n + 1) % 1000}") for n in range(1000)]
    told = faults(listed(tmp_path, *rows))
    assert len(told) == 1000
    first = " → ".join(f"单位{n}" for n in range(10))
    assert told[2] == [f"上级单位首尾相接：{first} → … → 单位0"]


def test_a_cell_that_is_too_long_is_a_fault_of_its_row(tmp_path: Path) -> None:
    read = listed(tmp_path, ("局" * 30_000,), ("乙局",))
    assert len(read.agencies[0].name) == 2_000
    assert faults(read) == {2: ["单位有 30000 个字，超过 2000 个"]}


def test_a_superior_that_is_not_in_the_list_is_worth_a_word(tmp_path: Path) -> None:
    rows = [(f"单位{n}", "", "", f"上级{n // 2}") for n in range(24)]
    read = listed(tmp_path, *rows, ("上级0",))
    assert faults(read) == {}
    (notice,) = read.notices
    assert notice.code == "superiors-not-listed"
    assert notice.message.zh.startswith(
        "有上级单位不在名单中（11 个），其下级数据之和无法核对：上级1（第 4 行）、"
    )
    assert notice.message.zh.endswith("、上级10（第 22 行） 等")


def test_a_workbook_that_is_too_large_once_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = workbook(tmp_path, (HEADER, *((f"{n}局",) for n in range(2000))))
    assert len(read_agencies(file).agencies) == 2000
    monkeypatch.setattr(limits, "LIST_BYTES", 2 * file.stat().st_size)
    with pytest.raises(UsageError, match=r"once unpacked \(limit list-bytes\)"):
        read_agencies(file)


@pytest.mark.parametrize(
    ("place", "byte"),
    [(6, 99), (8, 0x01), (8, 0x20)],
    ids=["of a later version", "with a password", "patched"],
)
def test_a_workbook_in_a_packing_that_nobody_reads(tmp_path: Path, place: int, byte: int) -> None:
    file = workbook(tmp_path, (HEADER, ("云溪县教育局",)))
    data = bytearray(file.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + place] = byte
        at = data.find(b"PK\x01\x02", at + 4)
    file.write_bytes(data)
    with pytest.raises(UsageError):
        read_agencies(file)
