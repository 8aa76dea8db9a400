"""Wholes with one part and the rest."""

import pytest

from .reading import listed, read


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("检查发现链接失效56处，已修复49处，尚有8处待部门提供材料。", "56处", "49+8"),
        ("14个村已设公开栏11个，尚余东岭、西屏2个村未设。", "14个", "11+2"),
        ("全镇27个网格中已有25个配备公开专员，其余3个年内配齐。", "27个", "25+3"),
        ("全镇现有公开栏24块，镇政府2块，各村合计20块。", "24块", "2+20"),
        ("共设查阅点16处，政务大厅1处，其他站所共14处。", "16处", "1+14"),
        ("全区现有公开屏30台，区大厅4台，各街道合计26台。", "30台", "4+26"),
        ("发现问题40处，已整改33处，还剩7处。", "40处", "33+7"),
        ("收到工单90件，按期办结81件，其余8件延期，平均每月7.5件。", "90件", "81+8"),
        ("应归档案卷340卷，已数字化300卷；剩余30卷列入下年计划。", "340卷", "300+30"),
    ],
)
def test_a_whole_is_the_part_done_and_the_part_left(text: str, whole: str, parts: str) -> None:
    assert listed(text) == [(whole, parts, "closed")]
    assert not any(one.sure for one in read(text).breakdowns)


@pytest.mark.parametrize(
    "text",
    [
        "全年收到政府信息公开申请30件，已办结25件，尚有6件在办。",
        "发现问题40处，已整改30处，尚有6处正在整改、4处需协调。",
        "县级公开栏18块，乡级1块，各村合计15块。",
        "全镇现有公开栏24块，更换内容2块，各村合计40块。",
        "排查问题30处，已核实25处，按期整改19处，其余5处另行安排。",
        "发现问题40处，上年遗留30处，其余12处为新增。",
        "去年底留下6件，今年进来58件，办掉61件，还剩3件。",
        "年初存有问题4处，当年又查出20处，改好22处，还剩2处。",
        "发现问题40处，已整改30处，对象涉及12家单位，仍有20处弱项。",
    ],
)
def test_what_may_be_left_of_more_than_the_whole_is_not_told(text: str) -> None:
    assert listed(text) == []
