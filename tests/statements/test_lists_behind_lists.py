"""A list that begins its sentence with 其中: what it is of, and what it is not of."""

import pytest

from .reading import listed

DIVIDED_AGAIN = [
    (
        "全年公开信息500条（网站300条、公众号200条）。其中，网站300条信息从内容看，政务动态210条、通知公告80条。",
        ("300条", "210+80", "closed"),
    ),
    (
        "公开信息通过网站发布300条、微博发布40条。其中，网站发布的300条按栏目分，要闻200条、公告100条。",
        ("300条", "200+100", "closed"),
    ),
    (
        "全年公开信息500条，其中网站300条、公众号200条。其中，公众号发布的200条中，原创80条、转载120条。",
        ("200条", "80+120", ""),
    ),
    (
        "从渠道看，网站97条，微博52条，公开栏8条。其中，网站发布的97条信息按内容分，财政类78条、公告类5条、规划类14条。",
        ("97条", "78+5+14", "closed"),
    ),
]


@pytest.mark.parametrize(("text", "last"), DIVIDED_AGAIN)
def test_a_part_said_once_more_is_a_whole(text: str, last: tuple[str, str, str]) -> None:
    assert listed(text)[-1] == last


OF_SOMETHING_ELSE = [
    "因政府信息公开被申请行政复议27件，被提起行政诉讼13件。其中302件申请系同一申请人提出，合并答复。",
    "上年结转16件，本年度办结854件，56件正在办理。其中，区政府收到139件，区直部门收到254件，乡镇收到501件。",
    "申请集中在征地拆迁278件、规划建设8件等方面。其中，行署收到163件，区直部门收到364件，县（市、区）收到686件。",
    "就3件申请征求第三方意见，3件与市环保局会商。其中58件申请系同一申请人就同一事项提出，合并答复。",
    "行政复议2件、行政诉讼1件。其中4件申请涉及征地。",
    "梳理事项8项，公开7项。其中24条信息由县级统一发布。",
    "全年培训4期，发放资料2册。其中33人参加测试。",
    "召开会议3次，培训2次。其中12个单位作了交流。",
    "办理复议案件146件、应诉案件20件，其中涉及政府信息公开的分别为17件、5件。",
    "许可事项12项、处罚事项3项，其中新增的分别为2项、1项。",
    "共收集意见12条，不予采纳9条。召开座谈会2次，走访企业10家。",
]


@pytest.mark.parametrize("text", OF_SOMETHING_ELSE)
def test_a_number_that_is_too_small_is_no_whole(text: str) -> None:
    assert listed(text) == []


def test_one_whole_alone_is_the_whole_of_a_part_that_is_too_large() -> None:
    assert listed("全年公开信息326条。其中网站公开914条。") == [("326条", "914", "")]


def test_a_number_that_has_its_parts_is_not_what_the_next_sentence_counts() -> None:
    text = "共评估74份，其中主动公开22份、依申请公开1份、不予公开51份。依托系统完成58件，15件转为主动公开。"
    assert listed(text) == [("74份", "22+1+51", "")]
