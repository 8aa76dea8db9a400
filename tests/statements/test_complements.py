"""Divisions that are complete without a word that says so; only what does not add up is told."""

import pytest

from .reading import listed, related, says

HEAD = "（二）依申请公开。"

DIVISIONS = [
    ("发布稿件900篇，自采560篇、转载240篇。", [("900篇", "560+240", "closed")]),
    ("承办建议36件，主办30件、协办8件。", [("36件", "30+8", "closed")]),
    ("抽查案卷10卷，评为优秀8卷、合格3卷。", [("10卷", "8+3", "closed")]),
    ("抽检1150批次，合格1121批次，不合格39批次。", [("1150批次", "1121+39", "closed")]),
    ("清理文件236份，继续有效198份，宣布失效48份。", [("236份", "198+48", "closed")]),
    ("现有文件236份，继续有效198份，宣布失效48份。", []),
    ("对19个新媒体账号摸底，关停3个、注销2个，保留16个。", [("19个", "3+2+16", "closed")]),
    ("对19个新媒体账号摸底，关停3个、注销2个，保留14个。", []),
    ("对19个新媒体账号摸底，关停3个、新增2个，保留16个。", []),
    (
        "全年发文74份，主动公开21份、依申请公开35份、不予公开28份。",
        [("74份", "21+35+28", "closed")],
    ),
    ("全年发文74份，主动公开21份、依申请公开35份。", []),
    ("发布稿件900篇，自采560篇、转载340篇。", []),
    ("发布稿件900篇，自采560篇、转载240篇、约稿100篇。", []),
    ("召开会议10次，培训8次、检查3次。", []),
    ("按申请方式分，网上占50%、信函占40%、当面占20%。", [("100%", "50+40+20", "closed")]),
    ("按申请方式分，网上占50%、信函占40%、其他占7%。", [("100%", "50+40+7", "closed")]),
    ("申请人中，个人占70%、企业占30%、其他占10%。", [("100%", "70+30+10", "closed")]),
    ("受访者中，知道网站的占80%、知道公众号的占60%。", []),
    ("按申请方式分，网上占50.3%、信函占40.2%、其他占9.4%。", []),
    ("从申请内容看，征地占50%、规划占30%。", []),
    ("从公开渠道看，网站公开占80%、公众号公开占60%。", []),
    ("从群体看，企业占80%，其中民营企业占40%。", []),
]


@pytest.mark.parametrize(("text", "expected"), DIVISIONS)
def test_divisions_that_do_not_add_up(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert listed(HEAD + text) == expected


ROWS = [
    (
        "行政复议维持3件、纠正1件、尚未审结2件。",
        ["review-upheld 3", "review-corrected 1", "review-pending 2"],
    ),
    ("结转下年的3件正在按程序办理。", ["carried-out 3"]),
    ("全年公民提出申请8件。", ["by-citizens 8"]),
    ("公民、法人和其他组织提出申请8件。", []),
    ("公民提出申请8件，企业提出1件。", ["by-natural 8", "by-commercial 1"]),
    ("公民提出养老申请8件。", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_numbers_behind_a_label_of_its_own(text: str, expected: list[str]) -> None:
    assert says(HEAD + text) == expected


def test_the_same_as_last_years_number_right_before() -> None:
    assert related("专栏46个，与上年的41个持平。") == [("same", None, None, 46, 41)]
    assert related("专栏46个，上年41个，栏目数持平。") == []
