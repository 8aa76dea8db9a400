"""许可, 处罚 and 强制 without 行政: the table's beside another one of table two, unsaid otherwise."""

from __future__ import annotations

import pytest

from statements.reading import says

TOLD = [
    ("全年许可12件，处罚5件，强制没有。", ["licences 12", "penalties 5", "coercion none"]),
    ("全年作出行政处罚18件、强制1件，许可则无。", ["penalties 18", "coercion 1", "licences none"]),
    ("许可决定90件；处罚16件。", ["licences 90", "penalties 16"]),
]
UNSAID = [
    # A kind of licence, and what stands beside it.
    ("施工许可12件，处罚5件。", []),
    ("全年发放许可证12件。", []),
    # What was published need not be all.
    ("网站公示许可12件，处罚5件。", []),
    ("没有许可证照管理事项。", []),
    ("没有采取过强制手段。", []),
    # What an application is about turns to no other topic.
    (
        "（二）依申请公开。收到涉及施工许可的申请较多，共收到9件，办结9件。",
        ["received 9", "processed 9"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD + UNSAID)
def test_decisions_without_their_full_name(text: str, expected: list[str]) -> None:
    assert says(text) == expected
