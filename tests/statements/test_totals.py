"""Sums without a word that opens a list: a total behind its parts, or in the sentence before."""

import pytest

from .reading import listed


def test_a_total_reached_by_adding() -> None:
    text = "收到政府信息公开申请156件，同比减少19.6%；加上结转的6件，需办理的申请共172件。"
    assert [one[:2] for one in listed(text)] == [("172件", "156+6")]


def test_a_total_of_the_sentence_before() -> None:
    text = "公开的范围：机构概况2条；执法信息26条；采购信息9条；年度报告1条。以上合计39条。"
    assert [one[:2] for one in listed(text)] == [("39条", "2+26+9+1")]


def test_sums_are_read_in_sentences_about_another_matter() -> None:
    text = "与信息公开无关的信访96件，其中来信70件、来访26件。"
    assert [one[:2] for one in listed(text)] == [("96件", "70+26")]


BEHIND = [
    ("概况更新12条、动态更新30条、公告更新8条，共计发布60条。", ("60条", "12+30+8")),
    ("承办人大代表建议8件、政协提案13件，共22件。", ("22件", "8+13")),
    ("市级热线派件31件，县级热线派件46件，两级合计77件。", ("77件", "31+46")),
    ("作出许可26件、处罚18件、强制3件，三类决定共47件，均已公示。", ("47件", "26+18+3")),
    ("在网站和公众号分别公开信息1,105条、947条，共计2,052条。", ("2052条", "1105+947")),
    ("金额分别为120元和220元，合计350元。", ("350元", "120+220")),
    ("网上61件、来信19件、窗口8件——三种方式合计88件。", ("88件", "61+19+8")),
    ("网站发布75条、公众号发布40条，两个渠道共计116条。", ("116条", "75+40")),
    ("配备专职人员1名、兼职人员3名，共4名。", ("4名", "1+3")),
]


@pytest.mark.parametrize(("text", "expected"), BEHIND)
def test_a_total_behind_its_parts(text: str, expected: tuple[str, str]) -> None:
    assert listed(text) == [(*expected, "closed")]


@pytest.mark.parametrize(
    "text",
    [
        "收到申请10件，办结9件，共公开8件。",
        "发布图文162期，共计公开信息378条。",
        "新增账号2个，注销账号1个，共有账号9个。",
        "规划类公告42件、用地类公告18件，其余为登记等事项，公告共316件。",
        "公开信息66条，历年累计702条。",
        "较上年净增5个（新增6个、下线1个）。",
        "收到政府信息公开申请58件（2023年：71件）。",
        "承办人大代表建议118件、政协提案96件，按规定可以公开的共189件。",
        "新收政府信息公开申请50件，上年结转3件，申请方式以网上申请为主，共45件。",
        "督查事项31件、热线工单52件，逾期未办的共4件。",
        "行政许可共3个事项，其中人力资源许可46件，劳务派遣许可61件。",
    ],
)
def test_numbers_that_are_no_sum(text: str) -> None:
    assert listed(text) == []


ACROSS = [
    ("全县累计公开信息20863条。县网站公开6894条，各部门公开13942条。", ("20863条", "6894+13942")),
    ("网站公开信息17380万条。市级公开7000条，县级公开10380条。", ("173800000条", "7000+10380")),
    ("答复申请805件（含上年结转18件）。公开258件；不公开389件；其他158件。", ("805件", "258+389+158")),
]


@pytest.mark.parametrize(("text", "expected"), ACROSS)
def test_a_total_in_the_sentence_before(text: str, expected: tuple[str, str]) -> None:
    assert (*expected, "closed") in listed(text)


def test_a_total_may_be_of_the_last_parts_only() -> None:
    assert listed("发布公告6件、县级动态8件、镇级动态13件，共计21件。") == [("21件", "8+13", "closed")]


@pytest.mark.parametrize(
    "text",
    [
        "全年新收政府信息公开申请113件，连同上年结转的10件，共办结117件，结转下年度6件。",
        "收到政府信息公开申请31件，加上上年结转的4件，共答复33件。",
        "新收政府信息公开申请52件，上年结转3件，总计办结51件。",
    ],
)
def test_what_was_settled_is_no_sum_of_what_came_in(text: str) -> None:
    assert [one for one in listed(text) if "+" in one[1]] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "发布短视频183条，播放破亿；微博412条、公众号976条，三类合计1571条。",
            [("1571条", "183+412+976", "closed")],
        ),
        ("印发文件12件；解读材料9件、问答6件，三项共计29件。", [("29件", "12+9+6", "closed")]),
        ("网站230条、公众号120条，两个平台合计340条。", [("340条", "230+120", "closed")]),
        ("县级41期、镇级19期，两个层级共60期。", [("60期", "41+19", "closed")]),
        ("微博412条、公众号976条，三类合计1571条。", []),
        ("许可26件、处罚18件、强制3件，两级合计77件。", []),
        ("网站各栏目和公众号各20条，头条号10条，两项合计30条。", []),
    ],
)
def test_a_total_that_says_how_many_its_parts_are(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert listed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "许可决定213件，处罚决定64件，强制决定3件，三项公示总量290件。",
        "许可决定213件、处罚决定64件、强制决定3件，三类公开总数290件。",
    ],
)
def test_the_number_of_the_parts_is_no_part(text: str) -> None:
    assert listed(text) == [("290件", "213+64+3", "closed")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5月、9月各办一次培训，人数分别是64和71，合计145人次。", [("145人次", "64+71", "closed")]),
        ("培训2次，人数分别是64、71，共135人。", [("135人", "64+71", "closed")]),
        ("培训2次，人数分别是64、71，共6名讲师授课。", []),
        ("测评三次，得分依次为82、85和91，共发现问题20个。", []),
    ],
)
def test_bare_numbers_take_the_unit_of_their_total(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert listed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "本年收到69件，加上年转入2件，减去年末在办4件，共办结67件。",
        "汇总稿件69篇，扣除重复的4篇，合计65篇。",
        "征集意见32条、建议9条，剔除无效的5条，共36条。",
    ],
)
def test_what_is_taken_away_is_no_part_of_a_sum(text: str) -> None:
    assert listed(text) == []
