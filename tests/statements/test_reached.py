"""Numbers that are said to have risen or fallen to another: told where they go the other way."""

import pytest

from .reading import related

REACHED = [
    ("政务公开专栏由41个增加到38个。", [("reach-rise", None, 38, 41)]),
    ("平均每期阅读量由9300次降至9800次。", [("reach-fall", None, 9800, 9300)]),
    ("菜单由2023年的12项精简为2024年的14项。", [("reach-fall", None, 14, 12)]),
    ("满意率由96.2%提升到95.8%。", [("reach-rise", None, 95, 96)]),
    ("专栏由41个增加到46个，新增3个。", [("reach-rise", 3, 46, 41)]),
    ("政务新媒体由38个整合为24个，关停16个。", [("reach", 16, 24, 38)]),
    ("公开讲解9场，上年为12场，数量继续呈上升态势。", [("reach-rise", None, 9, 12)]),
    ("平均用时从上年的13天缩短到15天。", [("reach-fall", None, 15, 13)]),
    # Right, or said of something else.
    ("政务公开专栏由41个增加到46个。", []),
    ("满意率由95.8%提升到96.2%。", []),
    ("专栏由41个增加到46个，新增8个、撤销3个。", []),
    ("专栏由41个增加到46个，新增3个由科室管理的栏目。", []),
    ("政务新媒体由38个整合为24个。", []),
    ("答复时限由20个工作日压缩到12个工作日。", []),
    ("抽查由每季度2次增加到每月1次。", []),
    ("由2件以上申请合并为附件10份的。", []),
    ("公开讲解9场，上年为12场，观众人数持续上升。", []),
]


@pytest.mark.parametrize(("text", "expected"), REACHED)
def test_what_is_reached_from_another_number(text: str, expected: list[tuple[object, ...]]) -> None:
    found = [one for one in related(text) if str(one[0]).startswith("reach")]
    assert [(kind, difference, part, base) for kind, _, difference, part, base in found] == expected
