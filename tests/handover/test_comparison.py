"""Two runs beside one another, as people and programs are shown them."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len

from reportlint.handover.comparison import ComparisonTally
from reportlint.handover.comparison_book import BookView
from reportlint.handover.comparison_json import JsonView
from reportlint.handover.comparison_table import TableView
from reportlint.model.exit import Exit
from reportlint.model.finding import Severity
from reportlint.model.message import Language
from reportlint.outputs.totals import FailOn
from reportlint.runs.change import BodyComparison
from reportlint.runs.compare import RunComparison
from reportlint.runs.result import RowResult, RowStatus
from tests.runs.memory import FACTS, WAIVED, Memory, finding, result

A, B, C, D = (finding(row) for row in ("granted", "refused", "closed", "carried"))
EARLIER = Memory(
    [
        result("云溪县统计局", A, B, D, page="old"),
        result("云溪县水利局", A, row=3),
        result("云溪县教育局", row=4),
        result("云溪县林业局", row=5),
    ],
    replace(FACTS, list_hash="list-0", finished="2026-02-01T09:00:00Z"),
)
LATER = Memory(
    [
        result("云溪县统计局", B, C, replace(D, suppression=WAIVED), page="new"),
        result("云溪县水利局", row=3, status=RowStatus.UNREACHABLE),
        result("云溪县教育局", row=4),
        result("云溪县气象局", row=5, status=RowStatus.NOT_FOUND),
    ],
    replace(FACTS, rules_hash="rules-2", rules=(*FACTS.rules, "acme/tone"), list_name="名单2.xlsx"),
)


def comparison() -> RunComparison:
    back = {"云溪县统计局/2025": (C.fingerprint,)}
    return RunComparison(EARLIER, LATER, EARLIER.find, lambda id_: back.get(id_, ()))


def total(bodies: list[BodyComparison], fail_on: FailOn = FailOn.ERROR) -> ComparisonTally:
    counted = ComparisonTally(fail_on)
    for one in bodies:
        counted.add(one)
    return counted


def table(language: Language) -> list[str]:
    stream, compared = io.StringIO(), comparison()
    view = TableView(stream, compared.basis, language)
    bodies = list(compared.bodies())
    for one in bodies:
        view.add(one)
    view.close(total(bodies))
    return stream.getvalue().splitlines()


def test_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert table("zh") == [
        "上次 名单.xlsx · 核查日期 2026-02-01 · 2 条规则",
        "本次 名单2.xlsx · 核查日期 2026-02-01 · 3 条规则 · 尚未结束",
        "",
        "云溪县统计局 · 2025 —— 已整改 1 项，未整改 1 项，再次出现 1 项，已豁免 1 项",
        "  ! 再次出现  错误  表三 · closed                             requests-row-total",
        "              表三 · closed的总计印为 5，各列之和为 4。",
        "              说明 此前已整改",
        "  × 未整改    错误  表三 · refused                            requests-row-total",
        "              表三 · refused的总计印为 5，各列之和为 4。",
        "  √ 已整改    错误  表三 · granted                            requests-row-total",
        "  - 已豁免    错误  表三 · carried                            requests-row-total",
        "",
        "云溪县水利局 · 2025 —— 未能比对：未能打开；未能比对 1 项",
        "  ? 未能比对  错误  表三 · granted                            requests-row-total",
        "              表三 · granted的总计印为 5，各列之和为 4。",
        "              说明 本次未读到报告",
        "",
        "云溪县气象局 · 2025 —— 新列入名单，仍未见报告：网页不存在",
        "",
        "云溪县林业局 · 2025 —— 已移出名单",
        "",
        "! 两次的名单不同",
        "! 两次的规则、格式、选项或程序版本不同",
        "! 本次新用的规则：acme/tone",
        "共 4 个单位：已比对 2 个，未能比对 1 个，仍未见报告 1 个，已移出名单 1 个，新列",
        "  入名单 1 个",
        "问题：已整改 1 项，未整改 1 项，再次出现 1 项，已豁免 1 项，未能比对 1 项",
        "? 有未能读取或未能判断的内容",
    ]


def test_the_table_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = table("en")
    assert lines[3] == "云溪县统计局 · 2025 — 1 fixed, 1 remaining, 1 came back, 1 waived"
    assert lines[-1] == "? something could not be read or judged"
    assert max(map(cell_len, lines)) <= 80


def test_the_document() -> None:
    stream, compared = io.StringIO(), comparison()
    view = JsonView(stream, compared.basis, "zh")
    bodies = list(compared.bodies())
    for one in bodies:
        view.add(one)
    view.close(total(bodies))
    document = json.loads(stream.getvalue())
    assert {key: document[key] for key in ("list_changed", "rules_changed", "rules_added", "exit_code")} == {
        "list_changed": True,
        "rules_changed": True,
        "rules_added": ["acme/tone"],
        "exit_code": 3,
    }
    assert [(one["agency"], one["report"], one["added"]) for one in document["bodies"]] == [
        ("云溪县统计局", "compared", False),
        ("云溪县水利局", "incomparable", False),
        ("云溪县教育局", "compared", False),
        ("云溪县气象局", "missing", True),
        ("云溪县林业局", "dropped", False),
    ]
    assert [(one["change"], one["key"]) for one in document["bodies"][0]["findings"]] == [
        ("remaining", "refused"),
        ("returned", "closed"),
        ("waived", "carried"),
        ("fixed", "granted"),
    ]
    assert document["totals"]["findings"] == {
        "fixed": 1,
        "remaining": 1,
        "new": 0,
        "returned": 1,
        "waived": 1,
        "undecided": 1,
    }


def test_the_workbook() -> None:
    stream, compared = io.BytesIO(), comparison()
    view = BookView(stream, compared.basis, "zh")
    bodies = list(compared.bodies())
    for one in bodies:
        view.add(one)
    view.close(total(bodies))
    book = load_workbook(stream)
    assert book.sheetnames == ["复核", "复核说明"]
    rows = [[cell or "" for cell in row] for row in book["复核"].iter_rows(values_only=True)]
    assert rows[0][:4] == ["单位", "年度", "报告", "复核结果"]
    assert [(row[0], row[2], row[3], row[6], row[8]) for row in rows[1:]] == [
        ("云溪县统计局", "已比对", "! 再次出现", "表三 · closed", "此前已整改"),
        ("云溪县统计局", "已比对", "× 未整改", "表三 · refused", ""),
        ("云溪县统计局", "已比对", "√ 已整改", "表三 · granted", ""),
        ("云溪县统计局", "已比对", "- 已豁免", "表三 · carried", ""),
        ("云溪县水利局", "未能比对", "? 未能比对", "表三 · granted", "本次未读到报告"),
        ("云溪县气象局", "新列入名单，仍未见报告", "", "", "网页不存在"),
        ("云溪县林业局", "已移出名单", "", "", ""),
    ]
    assert rows[1][10:] == [C.fingerprint, C.rule]
    about = dict(book["复核说明"].iter_rows(values_only=True, min_row=2))
    assert (about["本次名单"], about["单位数"], about["问题：√ 已整改"]) == ("名单2.xlsx", 4, 1)


WARNING = replace(A, severity=Severity.WARNING)


@pytest.mark.parametrize(
    ("before", "after", "exit_"),
    [
        ([result("甲局", A)], [result("甲局", page="new")], Exit.CONFORMING),
        ([result("甲局", A)], [result("甲局", A)], Exit.FINDINGS),
        ([result("甲局")], [result("甲局", A, page="new")], Exit.FINDINGS),
        ([result("甲局")], [result("甲局", WARNING, page="new")], Exit.CONFORMING),
        ([result("甲局", A)], [result("甲局", replace(A, suppression=WAIVED))], Exit.CONFORMING),
        ([result("甲局", A)], [result("甲局", form="annual-2019")], Exit.NOT_JUDGED),
        ([result("甲局", A)], [result("甲局")], Exit.NOT_JUDGED),
        ([result("甲局", A, WARNING)], [result("甲局", A)], Exit.FINDINGS),
        ([result("甲局", A)], [result("甲局", status=RowStatus.NOT_FOUND)], Exit.NOT_JUDGED),
        (
            [result("甲局", A), result("乙局", row=3)],
            [result("甲局", A), result("乙局", row=3, status=RowStatus.UNREACHABLE)],
            Exit.NOT_JUDGED,
        ),
        (
            [result("甲局", status=RowStatus.NO_ADDRESS)],
            [result("甲局", status=RowStatus.NO_ADDRESS)],
            Exit.CONFORMING,
        ),
        ([], [], Exit.NOTHING),
    ],
)
def test_the_exit_code(before: list[RowResult], after: list[RowResult], exit_: Exit) -> None:
    earlier = Memory(before)
    assert total(list(RunComparison(earlier, Memory(after), earlier.find).bodies())).exit is exit_


def test_the_fail_level() -> None:
    earlier, later = Memory([result("甲局", WARNING)]), Memory([result("甲局", WARNING)])
    bodies = list(RunComparison(earlier, later, earlier.find).bodies())
    exits = {level: total(bodies, level).exit for level in FailOn}
    assert exits == {
        FailOn.ERROR: Exit.CONFORMING,
        FailOn.WARNING: Exit.FINDINGS,
        FailOn.INFO: Exit.FINDINGS,
        FailOn.NEVER: Exit.CONFORMING,
    }
