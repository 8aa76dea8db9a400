"""Shares and rates, with the part and the whole they relate."""

from decimal import Decimal

import pytest

from .reading import read, related


def test_share_of_a_list() -> None:
    text = "收到政府信息公开申请100件，其中自然人60件，占60%；法人或其他组织40件，占40%。"
    assert related(text) == [("share", "60", None, 60, 100), ("share", "40", None, 40, 100)]


def test_share_of_the_total_before() -> None:
    text = "受理政府信息公开申请12件，予以公开及部分公开6件占50%，无法提供6件占50%。"
    assert related(text) == [("share", "50", None, 6, 12), ("share", "50", None, 6, 12)]


def test_shares_that_make_a_hundred_are_of_the_sum_of_their_parts() -> None:
    assert related("政府网站公开信息2条，占比4.5%，现场公开42条，占比95.5%。") == [
        ("share", "4.5", None, 2, 44),
        ("share", "95.5", None, 42, 44),
    ]


def test_share_without_a_certain_whole() -> None:
    assert related("政府网站公开信息2条，占比4.5%，现场公开42条，占比65.5%。") == [
        ("share", "4.5", None, 2, None),
        ("share", "65.5", None, 42, None),
    ]


def test_of_two_shares_one_that_fits_vouches_for_the_whole() -> None:
    assert related("办出的117件，公开67件，占67.3%；不予公开14件，占12.0%。") == [
        ("share", "67.3", None, 67, 117),
        ("share", "12.0", None, 14, 117),
    ]


def test_a_share_whose_whole_is_named_is_not_vouched_for() -> None:
    assert related("办出的117件，公开67件，占受理总数的60.3%；不予公开14件，占12.0%。") == [
        ("share", "60.3", None, 67, None),
        ("share", "12.0", None, 14, None),
    ]


def test_rate() -> None:
    assert related("收到政府信息公开申请12件，按时办结率为100%。") == [("rate", "100", None, None, None)]


def test_rate_of_applications_is_told_from_other_rates() -> None:
    subjects = [
        one.subject
        for text in (
            "收到政府信息公开申请12件，按时办结率为100%。",
            "12345热线工单300件，办结率100%。",
            "收到政府信息公开申请12件，群众满意率为98%。",
        )
        for one in read(text).ratios
    ]
    assert subjects == ["processed", "", ""]


def test_change_of_a_rate_is_none_of_the_number_before_it() -> None:
    text = "收到政府信息公开申请22件，办结率100%，较上年提高5%。"
    assert related(text) == [("rate", "100", None, None, None), ("rise", "5", None, None, None)]


def test_share_of_a_list_whose_whole_is_not_the_last_number_before() -> None:
    text = (
        "全年收到政府信息公开申请152件，比2023年（190件）下降20%；共答复150件，结转下一年度办理6件。"
        "其中予以公开41件，占27.3%；不予公开103件；其他处理6件。"
    )
    assert related(text)[1:] == [("share", "27.3", None, 41, 150)]


def test_shares_of_outcomes_are_of_what_was_answered_though_they_do_not_add_up() -> None:
    text = (
        "全年收到政府信息公开申请152件，比2023年（190件）下降20%；共答复150件，结转下一年度办理6件。"
        "其中予以公开41件，占29.3%；不予公开100件；其他处理6件。"
    )
    assert related(text)[1:] == [("share", "29.3", None, 41, 150)]


def test_share_of_a_sum() -> None:
    text = "收到政府信息公开申请20件，予以公开5件、部分公开3件，两项合计占40%。"
    assert related(text) == [("share", "40", None, 8, 20)]


SHARES = [
    ("收到政府信息公开申请42件，其中旧改类30件，占新收申请（42件）的71.4%。", "71.4", 30, 42),
    ("公开5件、部分公开3件，合计8件，占全年办结总数16件的50%。", "50", 8, 16),
    ("收到政府信息公开申请40件，其中自然人32件，占八成。", "80", 32, 40),
    ("发布信息40条：30条动态公告，占75%，10条政策文件。", "75", 30, 40),
    ("推文40篇，原创占八成，为32篇；公告8条（其中原创3条）。", "80", 32, 40),
    ("办理工单40件，其中32件投诉类（占80%），8件咨询类。", "80", 32, 40),
    ("收到申请51件。无法提供的40件中，本机关不掌握的占八成，为32件。", "80", 32, 40),
    ("收到政府信息公开申请40件，其中涉及土地的13件，约占三分之一。", str(Decimal(100) / 3), 13, 40),
    ("全年发布信息168条，其中民生类90条，占一半以上。", "50", 90, 168),
    ("公开信息107条，包括公告13条、动态94条，动态占87.9%。", "87.9", 94, 107),
]


@pytest.mark.parametrize(("text", "percent", "part", "base"), SHARES)
def test_what_a_share_is_of(text: str, percent: str, part: int, base: int) -> None:
    assert related(text) == [("share", percent, None, part, base)]


RATES = [
    ("抽查网站15个，合格14个，合格率96.3%。", "96.3", 14, 15),
    ("抽查文书20份，19份评为合格，合格率95%。", "95", 19, 20),
    ("审结行政复议88件，其中维持61件，维持率69.3%。", "69.3", 61, 88),
    ("制发文件104件，主动公开67件，不予公开37件，主动公开率64.4%。", "64.4", 67, 104),
]


@pytest.mark.parametrize(("text", "percent", "part", "base"), RATES)
def test_a_rate_of_what_its_words_name(text: str, percent: str, part: int, base: int) -> None:
    assert related(text) == [("rate", percent, None, part, base)]


def test_a_rate_that_names_no_number_before_it_has_none() -> None:
    assert related("参与评议216人，满意率97.7%。") == [("rate", "97.7", None, None, None)]
    assert related("收到申请20件，公开18件，按期办结率100%。") == [("rate", "100", None, None, None)]


def test_a_new_whole_begins_a_new_series_of_shares() -> None:
    text = "新收政府信息公开申请17件，其中企业6件，占35.3%；上年新收14件，企业3件，占21.4%。"
    assert [(one[3], one[4]) for one in related(text)] == [(6, 17), (3, 14)]


def test_a_share_in_a_clause_of_its_own() -> None:
    assert related("主动公开信息168条，其中民生类79条，超过一半。") == [("share", "50", None, 79, 168)]


def test_shares_said_one_by_one() -> None:
    text = "自然人38件、商业企业4件、法律服务机构2件，分别占86.4%、9.1%、4.5%。"
    assert [(one[1], one[3]) for one in related(text)] == [("86.4", 38), ("9.1", 4), ("4.5", 2)]


def test_shares_in_brackets_of_the_number_in_the_sentence_before() -> None:
    text = "新收政府信息公开申请1660件。占比前三的为云泽522件（占34.15%）、青塬118件（占7.11%）、宜岭109件（占6.57%）。"
    assert [(one[3], one[4]) for one in related(text)] == [(522, 1660), (118, 1660), (109, 1660)]


def test_a_share_whose_clause_names_another_thing_has_no_part() -> None:
    text = "新收17件申请中，区级转办的7件，占41.2%，街道直接接收的占58.8%。"
    assert [one[3] for one in related(text)] == [7, None]


def test_the_whole_that_a_share_names_without_its_number() -> None:
    first, second = read("无法提供398件，占办结总数的31.1%；不予公开144件，占11.3%。").ratios
    assert first.readings == second.readings != ()
    assert (first.base, second.base) == (None, None)


ROUGH = [
    ("占一半以上", 50, True),
    ("占一半以上", 47, False),
    ("占近四成", 37, True),
    ("占近四成", 41, False),
    ("占八成", 84, True),
    ("占八成", 86, False),
    ("占八成三", 82.7, True),
    ("约占33%", 33.9, True),
    ("约占33%", 35, False),
    ("占33.3%", 33.39, True),
    ("占33.3%", 33.4, False),
]


@pytest.mark.parametrize(("words", "share", "fair"), ROUGH)
def test_what_a_share_allows(words: str, share: float, fair: bool) -> None:
    (one,) = read(f"收到政府信息公开申请100件，其中自然人60件，{words}。").ratios
    assert one.allows(Decimal(str(share))) is fair


def test_shares_that_make_a_hundred_are_of_the_sum_though_none_of_them_fits() -> None:
    text = "自然人40件、企业10件，分别占新收总数的81%和19%。"
    assert [(one[3], one[4]) for one in related(text)] == [(40, 50), (10, 50)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("全县48个派出所中已有45个建成公开专区，覆盖率达95%。", [(45, 48)]),
        ("28个村中26个设立公开角，覆盖率为96%。", [(26, 28)]),
        ("辖区32个社区，已开通公开专栏30个，覆盖率90%。", [(30, 32)]),
        ("48个派出所中45个建成公开专区，群众满意率达95%。", []),
        ("28个村设有公开栏26个，覆盖率为96%。", []),
    ],
)
def test_coverage_is_of_the_whole_that_its_part_is_said_to_be_of(
    text: str, numbers: list[tuple[int, int]]
) -> None:
    assert [one[3:] for one in related(text) if one[3] is not None] == numbers


SURVEY = "受访200人，其中非常满意120人、满意60人、一般15人、不满意5人，"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (SURVEY + "总体满意率90%。", (180, 200)),
        (SURVEY + "满意率60%。", (120, 200)),
        (SURVEY + "综合满意率93%。", (None, None)),
        (SURVEY + "满意率97%。", (None, None)),
        ("抽查项目20个，合格19个，不合格1个，合格率96%。", (19, 20)),
        ("抽查项目20个，合格19个，不合格1个，首次合格率80%。", (None, None)),
        ("抽查项目20个，不合格1个，合格率95%。", (None, None)),
    ],
)
def test_a_rate_is_of_the_parts_that_say_it_and_do_not_deny_it(
    text: str, numbers: tuple[int | None, int | None]
) -> None:
    assert [one[3:] for one in related(text) if one[0] == "rate"] == [numbers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("复议后起诉12件，数量为未经复议直接起诉（48件）的一半。", ("share", "50", 12, 48)),
        ("公开行政处罚信息850条、行政强制信息170条，后者约为前者的三分之一。", ("share", "33", 170, 850)),
        ("公开许可信息50条、处罚信息100条，处罚信息为许可信息的3倍。", ("times", "None", 100, 50)),
        ("公开许可信息50条、处罚信息100条，前者相当于后者的一半。", ("share", "50", 50, 100)),
    ],
)
def test_one_named_number_as_a_share_or_multiple_of_another(
    text: str, expected: tuple[str, str, int, int]
) -> None:
    assert [(one[0], str(one[1])[:4].split(".")[0], one[3], one[4]) for one in related(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "公开许可信息50条、处罚信息100条，处罚信息约为上年的3倍。",
        "公开许可信息50条、处罚信息100条，两类信息均为历年的3倍。",
        "全县设专栏50个、公开角100个，访问量是线下的3倍。",
    ],
)
def test_no_share_of_what_is_not_named_in_the_sentence(text: str) -> None:
    assert [one[3:] for one in related(text) if one[3] is not None and one[4] is not None] == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "收到政府信息公开申请40件，其中网上申请占75%（30件），信函申请占25%，为10件。",
            [(30, 40), (10, 40)],
        ),
        ("收到政府信息公开申请40件，网上申请占75%，信函申请10件，占25%。", [(None, None), (10, 40)]),
    ],
)
def test_a_share_may_stand_before_its_number(text: str, numbers: list[tuple[int | None, int | None]]) -> None:
    assert [one[3:] for one in related(text)] == numbers


def test_two_of_them_together_are_no_third_number() -> None:
    text = "办结的23件中，属于行政执法案卷的8件、属于行政查询的3件，两项占47.8%。"
    assert related(f"（二）依申请公开情况。{text}") == [("share", "47.8", None, 11, 23)]


@pytest.mark.parametrize(
    "text",
    [
        "行政复议106件，维持58件、纠正17件、其他22件，纠错率17.5%（按已结97件计）。",
        "投诉共398件，受理信访件15件，投诉受理率100%。",
        "发布信息55条，公开我局收到的建议6件，公开率100%。",
        "140件答复中予以公开70件、部分公开14件，公开率55.0%。",
    ],
)
def test_a_rate_of_what_is_not_told_is_of_no_number(text: str) -> None:
    assert all(one[3:] == (None, None) for one in related(text))


OF_WHAT_IS_SAID = [
    ("自查发现59个栏目中有3个更新不及时，占14.2%。", (3, 59)),
    ("12个镇中有3个建成专区，占25%，其余9个正在建设。", (3, 12)),
    ("围绕重点政策开展解读23次，图解、视频等多样化解读16次，占78%。", (16, 23)),
    ("28个栏目中有7个更新不及时，占全市问题栏目的34.1%。", (7, None)),
    ("举办活动23场，线上活动9场，占年初计划的90%。", (9, None)),
    ("发布推文900篇，原创推文300篇，占全县原创的12%。", (300, None)),
    ("培训3期，发放资料200份，占计划的50%。", (200, None)),
    ("开展解读23次，发布图解16条，占78%。", (16, None)),
]


@pytest.mark.parametrize(("text", "pair"), OF_WHAT_IS_SAID)
def test_a_part_of_what_was_counted_under_the_same_name(text: str, pair: tuple[int, int | None]) -> None:
    assert [one[3:] for one in related(text)] == [pair]
