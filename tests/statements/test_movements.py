"""Stocks that are added to and taken from."""

import pytest

from .reading import related


def moved(text: str) -> list[tuple[object, ...]]:
    return [one for one in related(text) if str(one[0]).startswith("net-")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("因新制发9件、废止4件，现行有效文件61件，较上年末净增5件。", ("net-rise", None, 5, 9, 4)),
        ("账号新增2个、注销6个，净减4个。", ("net-fall", None, 4, 2, 6)),
        ("公开栏较上年净增5块（新建8块、关停3块）。", ("net-rise", None, 5, 8, 3)),
        ("年初有效文件22件，新增1件，废止8件，年末15件。", ("net-fall", None, 7, 1, 8)),
        ("年末有效文件30件，年初27件，当年新印发6件、失效3件。", ("net-rise", None, 3, 6, 3)),
        ("公开专区由41个增加到44个，其中新设5个、撤销1个。", ("net-rise", None, 3, 5, 1)),
        ("账号由年初的34个压减至29个，全年关停7个、新增1个。", ("net-fall", None, 5, 1, 7)),
    ],
)
def test_net_change_with_what_was_added_and_taken_away(text: str, expected: tuple[object, ...]) -> None:
    assert moved(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "新增账号5个，净增5个。",
        "新增专栏3个，撤销专栏1个，净增粉丝5个。",
        "新增文件7件，其中市级新增4件，废止2件，净增5件。",
        "年初有效文件22件，年末25件。",
        "新增账号2个，注销账号1个，现有账号9个。",
        "新增文件7件，下线栏目3次，净增4件。",
        "事项由186个精简为142个，减少44个；新增1个。",
        "账号由12个增加到15个，新增3个；撤销1个。",
    ],
)
def test_without_one_of_each_no_net_change_is_told(text: str) -> None:
    assert moved(text) == []
