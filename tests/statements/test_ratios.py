"""Percentages and changes, with the numbers they relate."""

from decimal import Decimal

import pytest

from .reading import read


def related(text: str, year: int = 2024) -> list[tuple[object, ...]]:
    """Kind, percentage, difference, part and base of everything found."""

    def number(quantity: object) -> object:
        return None if quantity is None else int(quantity.value)  # type: ignore[attr-defined]

    return [
        (
            one.kind,
            None if one.percent is None else str(one.percent),
            number(one.difference),
            number(one.part),
            number(one.base),
        )
        for one in read(text, year).ratios
    ]


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


def test_change_with_last_year_in_brackets() -> None:
    text = "收到政府信息公开申请22起，比2023年（31起）下降29%。"
    assert related(text) == [("fall", "29", None, 22, 31)]


LAST_YEAR_TOO = [
    ("全年收到政府信息公开申请1404件，较上年增长17%（上年1200件）。", ("rise", "17", None, 1404, 1200)),
    ("全年收到政府信息公开申请35件，同比下降12.5%（2023年为40件）。", ("fall", "12.5", None, 35, 40)),
    ("全年收到政府信息公开申请1404件，比上年（1200件）增长17%。", ("rise", "17", None, 1404, 1200)),
    ("全年收到政府信息公开申请1404件，比上年的1200件增长17%。", ("rise", "17", None, 1404, 1200)),
    ("全年收到政府信息公开申请1404件（上年1200件），增长17%。", ("rise", "17", None, 1404, 1200)),
    ("全年收到政府信息公开申请1404件，较上年增加204件（上年为1200件）。", ("rise", None, 204, 1404, 1200)),
    ("政府信息公开申请由上年的1200件增至1404件，增长17%。", ("rise", "17", None, 1404, 1200)),
    ("政府信息公开申请量由2023年的40件下降到35件，下降12.5%。", ("fall", "12.5", None, 35, 40)),
    ("全年收到政府信息公开申请1404件，较上年增长17%（含上年结转12件）。", ("rise", "17", None, 1404, None)),
    (
        "全年收到政府信息公开申请1404件，较上年增长17%（2022年1200件）。",
        ("rise", "17", None, 1404, None),
    ),
    ("收到政府信息公开申请1404件，较上年增长17%（上年额定1200件）。", ("rise", "17", None, 1404, None)),
    ("收到政府信息公开申请1404件，较上年增长17%（上年1200人次）。", ("rise", "17", None, 1404, None)),
]


@pytest.mark.parametrize(("text", "expected"), LAST_YEAR_TOO)
def test_change_with_the_numbers_of_both_years(text: str, expected: tuple[object, ...]) -> None:
    assert related(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请22件，网站访问量同比增长17%。",
        "收到政府信息公开申请22件，主动公开信息同比增长17%。",
        "收到政府信息公开申请22件，网站访问量比2023年（31万次）下降17%。",
        "收到政府信息公开申请22件，办结率较上年提高17%。",
    ],
)
def test_change_of_another_thing_than_the_number_before(text: str) -> None:
    ((_, percent, _, part, _),) = related(text)
    assert (percent, part) == ("17", None)


def test_change_of_a_rate_is_none_of_the_number_before_it() -> None:
    text = "收到政府信息公开申请22件，办结率100%，较上年提高5%。"
    assert related(text) == [("rate", "100", None, None, None), ("rise", "5", None, None, None)]


def test_last_years_number_is_no_part_of_this_years() -> None:
    assert read("收到政府信息公开申请22件（上年31件），较上年减少9件。").breakdowns == ()


def test_change_alone() -> None:
    assert related("收到政府信息公开申请22件，同比增长12.5%。") == [("rise", "12.5", None, 22, None)]


def test_change_as_a_number() -> None:
    assert related("收到政府信息公开申请22件，较上年增加5件。") == [("rise", None, 5, 22, None)]
    assert related("收到政府信息公开申请22件，比去年减少5件。") == [("fall", None, 5, 22, None)]


@pytest.mark.parametrize(
    "words", ["与上年相比持平", "与上年持平", "与去年基本持平", "同2023年持平", "申请总量和上年一致"]
)
def test_no_change(words: str) -> None:
    assert related(f"收到政府信息公开申请22件，{words}。") == [("same", None, None, 22, None)]


@pytest.mark.parametrize(
    "words", ["统计口径与上年一致", "办理流程与上年相同", "与2022年持平", "与县政府办一致"]
)
def test_sameness_of_other_things_is_no_change(words: str) -> None:
    assert related(f"收到政府信息公开申请22件，{words}。") == []


def test_what_was_carried_over_is_not_last_years_number() -> None:
    text = "受理依申请公开59件，结转上年后新收到依申请公开47件，较上一年度增加42件。"
    assert related(text) == [("rise", None, 42, 47, None)]


def test_points_are_no_percentage() -> None:
    assert related("满意率为96.5%，较上年提高2个百分点。") == [("rate", "96.5", None, None, None)]


def test_places() -> None:
    (one,) = read("收到政府信息公开申请22件，同比增长12.5%。").ratios
    assert one.decimals == 1
    assert one.subject == "received"
    assert one.at.text is not None and one.at.text.quote(one.at.start, one.at.end) == "12.5%"


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


CHANGES = [
    ("收到政府信息公开申请156件，与2023年的194件相比减少38件，下降24.4%。", ("fall", "24.4", 38, 156, 194)),
    ("网站访问量由上年的84万次上升到105万次，增长21%。", ("rise", "21", None, 1050000, 840000)),
    ("粉丝数由2.1万增至2.6万，增幅23.8%。", ("rise", "23.8", None, 26000, 21000)),
    ("2023年收到政府信息公开申请8件，本年度降为3件，减少5件，降幅为62.5%。", ("fall", "62.5", 5, 3, 8)),
    ("收到政府信息公开申请46件，较上年（21件）增长1.19倍。", ("rise", "119.00", None, 46, 21)),
    ("法律服务机构申请31件，上年为15件，翻一番还多。", ("rise", "100", None, 31, 15)),
    ("收到政府信息公开申请36件，是上年（12件）的两倍。", ("times", None, 2, 36, 12)),
    ("制发规范性文件5件，较2023年末（60件）净增2件，现行有效62件。", ("rise", None, 2, 62, 60)),
    ("收到政府信息公开申请59件，较上年增加21件，增长55%。", ("rise", "55", 21, 59, None)),
    ("收到政府信息公开申请24件，较上年减少14件，上年为36件。", ("fall", None, 14, 24, 36)),
    ("年末结转57件，比年初结转数43件多14件。", ("rise", None, 14, 57, 43)),
    ("收到政府信息公开申请5件，与上年持平（2023年7件）。", ("same", None, None, 5, 7)),
    ("收到政府信息公开申请37件，同比减少5%（上年39件）。", ("fall", "5", None, 37, 39)),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_changes_against_a_year_before(text: str, expected: tuple[object, ...]) -> None:
    assert related(text)[-1] == expected


def test_a_base_is_not_carried_into_the_next_comparison() -> None:
    text = "收到政府信息公开申请20件，比上年（15件）增加5件；办结18件，同比增加3件。"
    assert [one[4] for one in related(text)] == [15, None]


def test_two_years_that_one_number_is_compared_with() -> None:
    text = "申请量较2023年（100件）增加15件，增长15%；较2022年（140件）则下降8.4%。"
    assert [one[4] for one in related(text)] == [100, 100, 140]


@pytest.mark.parametrize(
    "text",
    [
        "公开及时率由上年的97.4%升至99.1%，提高1.7个百分点。",
        "按时办结率为99.1%，较上年提高1.7个百分点（上年为97.4%）。",
    ],
)
def test_a_change_in_points(text: str) -> None:
    one = read(text).ratios[-1]
    assert one.kind == "rise"
    assert [one.difference.value, one.part.value, one.base.value] == [  # type: ignore[union-attr]
        Decimal("1.7"),
        Decimal("99.1"),
        Decimal("97.4"),
    ]


AVERAGES = [
    ("全年新收1660件，月均约138件。", 138, 1660, 12),
    ("累计发布信息139604条，日均约382条。", 382, 139604, 366),
    ("全乡10个村的公开栏更新412期，平均每村34期。", 34, 412, 10),
    ("公众号更新162次，共计公开378条，平均每次2条。", 2, 378, 162),
]


@pytest.mark.parametrize(("text", "average", "total", "count"), AVERAGES)
def test_averages(text: str, average: int, total: int, count: int) -> None:
    assert related(text) == [("average", None, average, total, count)]


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
