"""Lists with their whole: what the parts are, and whether the list claims to be complete."""

import pytest

from .reading import read


def listed(text: str) -> list[tuple[str, str, str]]:
    """Whole, parts and claim of every list, such as `("12条", "5条+7条", "closed")`."""
    return [
        (
            f"{one.whole.value:f}{one.whole.unit}",
            "+".join(f"{part.value:f}" for part in one.parts),
            "closed" if one.closed else "open" if one.open else "",
        )
        for one in read(text).breakdowns
    ]


CLOSED = [
    ("受理政府信息公开申请121件（其中本年度新收112件，上年结转9件）。", "121件", "112+9"),
    ("收到政府信息公开申请176件，当面72来信69网上35。", "176件", "72+69+35"),
    ("收到政府信息公开申请36件：网络1信函35。", "36件", "1+35"),
    ("收到政府信息公开申请42件，自然人41件，科研机构1件。", "42件", "41+1"),
    ("收到政府信息公开申请19件，其中11件办结，8件申请人主动撤销。", "19件", "11+8"),
    (
        "答复政府信息公开申请22起：公开1、不属于政府信息4、告知其他途径3、不存在9、行政执法案卷5。",
        "22起",
        "1+4+3+9+5",
    ),
    ("被行政复议7件，其中结果维持6、纠正0、其他0、尚未审结1。", "7件", "6+0+0+1"),
    ("公开政府信息60条，其中通过网站30条、微信20条、微博10条。", "60条", "30+20+10"),
    ("公开政府信息42条，其中动态信息28条，通知公告7条，其他信息7条。", "42条", "28+7+7"),
    ("公开政府信息43条，包括财政信息6条，住房信息20条，征收信息17条。", "43条", "6+20+17"),
    ("受理依申请公开9件，具体为土地征收类6件，土地出让类3件。", "9件", "6+3"),
    ("举办活动11次（主办10次、协办1次）。", "11次", "10+1"),
    ("公开政府信息1条，包括机构概况1条，以及通知公告2条。", "1条", "1+2"),
]


@pytest.mark.parametrize(("text", "whole", "parts"), CLOSED)
def test_lists_that_claim_to_be_complete(text: str, whole: str, parts: str) -> None:
    assert listed(text) == [(whole, parts, "closed")]


SILENT = [
    (
        "共发布信息14681条，其中概况类84条、政务动态类4387条、信息公开目录类10210条。",
        "14681条",
        "84+4387+10210",
    ),
    ("发布各类信息10300条，其中政务动态7595条。", "10300条", "7595"),
    ("公开信息382条，其中微信2443条。", "382条", "2443"),
]


@pytest.mark.parametrize(("text", "whole", "parts"), SILENT)
def test_lists_that_may_be_partial(text: str, whole: str, parts: str) -> None:
    assert listed(text) == [(whole, parts, "")]


OPEN = [
    ("公开政府信息60条，其中主要有政策解读9条、通知公告7条。", "60条", "9+7"),
    ("公开政府信息375条，包括概况7条、动态28条、公告18条等。", "375条", "7+28+18"),
]


@pytest.mark.parametrize(("text", "whole", "parts"), OPEN)
def test_lists_that_say_they_are_partial(text: str, whole: str, parts: str) -> None:
    assert listed(text) == [(whole, parts, "open")]


def test_the_whole_may_stand_in_the_sentence_before() -> None:
    text = "全年主动公开政府信息60余条。其中，发布活动信息9条，开展宣讲信息14条，工作动态信息36条。"
    assert listed(text) == [("60条", "9+14+36", "")]


def test_other_totals_end_a_list() -> None:
    text = "公开政府信息60条，其中网站30条、微信30条。另发布政策解读5条，同时刊发稿件8条。"
    assert listed(text) == [("60条", "30+30", "closed")]


def test_a_part_that_repeats_the_whole_ends_a_list() -> None:
    text = "收到政府信息公开申请4件，其中1件为当面申请，1件为网上申请，2件为信函申请，4件均已答复。"
    assert [parts for _, parts, _ in listed(text)] == ["1+1+2"]


def test_a_change_is_no_part() -> None:
    text = "公开政府信息60条，其中网站30条，较上年增加5条，微信30条。"
    assert [parts for _, parts, _ in listed(text)] == ["30+30"]


def test_nested_lists() -> None:
    text = (
        "答复政府信息公开申请20件，其中予以公开8件，"
        "不予公开8件（其中属于国家秘密3件、过程性信息5件），无法提供4件。"
    )
    assert sorted(listed(text)) == [("20件", "8+8+4", "closed"), ("8件", "3+5", "closed")]


def test_an_inner_list_ends_at_the_semicolon() -> None:
    text = "公开信息127条，其中通过网站公开111条，主要包括概况16条、规划5条、公告77条等；在媒体宣传报道16条。"
    assert [(whole, parts) for whole, parts, _ in listed(text)] == [("111条", "16+5+77"), ("127条", "111+16")]


def test_parts_in_another_unit_are_left_out() -> None:
    text = "公开政府信息60条，其中网站30条，微信30条，召开发布会3场，点击量2万次。"
    assert [parts for _, parts, _ in listed(text)] == ["30+30"]


def test_several_totals_before_a_list_give_no_false_whole() -> None:
    text = "收到政府信息公开申请9件，上年转结1件，其中网络申请5件，信函申请5件。"
    assert listed(text) == []


def test_figures_that_are_no_list() -> None:
    assert listed("全年收到政府信息公开申请1466件（上年度结转16件，结转下年度9件）。") == []
    assert listed("发布时间：2025年1月15日10:15，编号：12。") == []
    assert listed("收到248条网民留言（注：数据来自12345热线），办结留言230条，公开答复4条。") == []


def test_nouns_of_the_parts() -> None:
    (one,) = read("公开政府信息60条，其中通过网站公开30条，微信公众号30条。").breakdowns
    assert [part.noun for part in one.parts] == ["通过网站公开", "微信公众号"]
