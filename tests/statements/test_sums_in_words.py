"""Sums that a sentence makes without a word for them: quarters, paces, fractions, differences, those excepted."""

import pytest

from .reading import listed, related, says

LISTS = [
    ("一季度来了6件，二季度8件，三季度9件，四季度7件，全年32件。", [("32件", "6+8+9+7", "closed")]),
    ("上半年16件，下半年15件，全年32件。", [("32件", "16+15", "closed")]),
    ("一季度来了6件，二季度8件，全年32件。", []),
    ("（一）公开84件；（二）部分公开33件；（三）其他19件；总计137件。", [("137件", "84+33+19", "closed")]),
    ("查出毛病13处，改了11处，还有1处正在改。", [("13处", "11+1", "closed")]),
    ("查出毛病13处，已改11处，1处正在改。", [("13处", "11+1", "closed")]),
    ("信箱来信63封，按期回复61封，另有3封延期后回复。", [("63封", "61+3", "closed")]),
    ("信箱来信63封，按期回复61封，另有3封咨询天气。", []),
    ("代表建议3件、委员提案5件，除1件不宜公开外，其余6件都已上网。", [("8件", "1+6", "closed")]),
    ("公开19件（占办结59.4%，19/32）。", []),
    ("（二）依申请公开。单位提的10件，其中企业5件；个人提的22件。", [("10件", "5", "")]),
    ("解读11篇，除图解5篇外，其余6篇为文字。", [("11篇", "5+6", "closed")]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_wholes_and_what_they_are_made_of(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert listed(text) == expected


RELATIONS = [
    ("7个林场每场每季1期简报，合计26期。", [("average", None, 1, 26, 28)]),
    ("8个村，每村2块，共16块。", [("average", None, 2, 16, 8)]),
    ("6个科室每月至少1期，共80期。", []),
    ("上半年16件，下半年14件，相差2件。", [("rise", None, 2, 16, 14)]),
    ("上半年16件，下半年14件，两者相差3人。", []),
    ("办结率94.1%（32/34）。", [("share", "94.1", None, 32, 34)]),
]


@pytest.mark.parametrize(("text", "expected"), RELATIONS)
def test_numbers_that_are_made_of_others(text: str, expected: list[tuple[object, ...]]) -> None:
    assert related(text) == expected


APART = [
    ("单位一拨，新收10件；另一拨，新收22件，合在一起32件。", ["received 10 part", "received 22 part"]),
    ("新收10件，其中个人2件。", ["received 10", "by-natural 2"]),
    ("受理林木采伐申请418件，办结418件。", ["processed 418 part"]),
    ("群众来信63封，回复60封。", ["processed 60 part"]),
    ("受理林木采伐申请418件；收到政府信息公开申请9件，办结9件。", ["received 9", "processed 9"]),
    (
        "次日答复的9件，十日内答复的11件，余下6件都在二十日内。",
        ["processed 9 part", "processed 11 part", "carried-out 6 part"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_what_contradicts_itself_is_of_parts(text: str, expected: list[str]) -> None:
    assert says("（二）依申请公开。" + text) == expected


def test_ways_that_make_more_than_came_in() -> None:
    ways = "（二）依申请公开。新收申请32件。方式：网上21件；信件9件；窗口{n}件。"
    assert listed(ways.format(n=3)) == [("32件", "21+9+3", "closed")]
    assert listed(ways.format(n=1)) == []


def test_a_share_is_of_the_number_that_is_called_as_it_says() -> None:
    text = "发出问卷200份，收回186份，满意的171份，占收回数的85.5%。"
    assert related(text) == [("share", "85.5", None, 171, 186)]
