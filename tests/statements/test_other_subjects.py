"""Disputes, documents, decisions, charges, fees, disclosure."""

import pytest

from .reading import read, says

SAID = [
    (
        "被行政复议7件，其中结果维持6、纠正0、其他0、尚未审结1；诉讼3件，未经复议直接起诉2均尚未审结，复议后起诉1结果维持。",
        [
            "review 7",
            "review-upheld 6",
            "review-corrected 0",
            "review-other 0",
            "review-pending 1",
            "litigation 3",
            "litigation-direct 2",
            "litigation-direct-pending 2",
            "litigation-after-review 1",
        ],
    ),
    ("依法办理涉及政府信息公开的行政复议27件、行政诉讼15件。", ["review 27", "litigation 15"]),
    ("因政府信息公开引发行政复议1件、行政诉讼0件。", ["review 1", "litigation 0"]),
    ("行政复议、行政诉讼各2件。", ["review 2", "litigation 2"]),
    ("行政处罚36件，其中普通程序27件；听证2件，复议0件。", []),
    ("举行听证会3次，因政府信息公开引发行政复议5件。", ["review 5"]),
    ("行政复议、行政诉讼分别为2件、3件。", ["review 2", "litigation 3"]),
    ("发生行政复议、行政诉讼共5件。", ["disputes 5"]),
    ("被行政复议1件，为其他结果；未经复议直接起诉1件。", ["review 1", "litigation-direct 1"]),
    ("制发行政规范性文件6个，废止6个。", ["documents-made 6", "documents-repealed 6"]),
    (
        "制发规范性文件8件，废止17件，现行有效20件。",
        ["documents-made 8", "documents-repealed 17", "documents-in-force 20"],
    ),
    (
        "制发规范性文件1件，现行有效规范性文件1件。",
        ["documents-made 1", "documents-in-force 1"],
    ),
    (
        "规范性文件继续有效20件、失效2件、废止4件。",
        ["documents-in-force 20", "documents-expired 2", "documents-repealed 4"],
    ),
    (
        "主动公开市政府规章13件（含新制定5件，修改4件，废止4件）。",
        ["regulations-disclosed 13", "regulations-made 5", "regulations-amended 4", "regulations-repealed 4"],
    ),
    ("办理行政许可694宗、行政处罚1宗。", ["licences 694", "penalties 1"]),
    (
        "行政许可、行政处罚、行政强制决定数量分别为2764.2万宗、3124万宗和188.2万宗；行政事业性收费总金额258.5亿元。",
        ["licences 27642000", "penalties 31240000", "coercion 1882000", "charges 2585000"],
    ),
    ("行政事业性收费40430元。", ["charges 4.043"]),
    ("行政事业性收费项目3项。", []),
    ("发出收费通知2件，实际收取信息处理费380元。", ["fee-notices 2", "fee 380"]),
    ("全年主动公开政府信息60余条。", ["disclosed 60"]),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_subjects(text: str, expected: list[str]) -> None:
    assert says(text) == expected


def test_money_keeps_its_printed_amount_beside_the_tables_unit() -> None:
    (statement,) = read("行政事业性收费1.5亿元。").statements
    assert statement.value == 15_000
    assert statement.quantity.value == 150_000_000
    assert statement.quantity.unit == "元"


def test_readings_are_sums_of_cells() -> None:
    (statement,) = read("收到政府信息公开申请12件。").statements
    assert statement.readings == (
        ("requests/received/total",),
        ("requests/received/total", "requests/carried-in/total"),
    )
