"""Changes against a year before and averages, with the numbers they relate."""

from decimal import Decimal

import pytest

from .reading import read, related


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
    ("网站专栏由上年的48个变为41个，比上年多了7个。", ("rise", None, 7, 41, 48)),
    ("转载85篇，关注用户较年初增加1200人，达到9600人，增幅14.3%。", ("rise", "14.3", 1200, 9600, None)),
    ("转载85篇，关注用户较年初增加1200人。", ("rise", None, 1200, None, None)),
    ("阅读量较上年增加6万次，增至15万次，增长66.7%。", ("rise", "66.7", 60000, 150000, None)),
    ("解读52篇，其中专家29篇、图文23篇，较上年增加10篇，增幅23.8%。", ("rise", "23.8", 10, 52, None)),
    ("政务新媒体由61个整合至53个，减少6个。", ("fall", None, 6, 53, 61)),
    ("收到申请由1月的10件增至12月的30件，比上年增长20%。", ("rise", "20", None, 30, None)),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_changes_against_a_year_before(text: str, expected: tuple[object, ...]) -> None:
    assert related(text)[-1] == expected


SERIES = [
    (
        "收到申请41件，同比分别较2022年（37件）、2023年（38件）增长10.8%、7.9%。",
        ("rise", "10.8", None, None, None),
    ),
    ("动态50条，较上年增长10%，公告20条，较上年减少5条。", ("fall", None, 5, 20, None)),
    ("动态50条，较上年增加5条，增长11.1%，公告20条，较上年增长25%。", ("rise", "25", None, 20, None)),
    (
        "投诉43条，与上年相比（62条）减少19条，建议12条，同上年持平，求助14条，较上年少4条。",
        ("fall", None, 4, 14, None),
    ),
    ("40条会议，同比减少3条；37条公告，比上年的48条下降22.9%。", ("fall", "22.9", None, 37, 48)),
    ("其中26条求助，较上年的19条增长36.8%；76条咨询，比上年多19条。", ("rise", None, 19, 76, None)),
]


@pytest.mark.parametrize(("text", "last"), SERIES)
def test_a_change_ends_with_the_number_behind_it(text: str, last: tuple[object, ...]) -> None:
    assert related(text)[-1] == last


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
    ("“局长下午茶”办了8场，参加群众共416人次，场均52人次。", 52, 416, 8),
    ("组织培训6期，320人次参加，期均53人次。", 53, 320, 6),
    ("网站日均访问量约1.2万人次，全年累计访问438万人次。", 12000, 4380000, 366),
    ("收到工单229件，办结221件，其余8件延期，平均每月19.1件。", 19, 229, 12),
    ("收到工单229件，办结221件，平均每月18.4件。", 18, 221, 12),
    ("作出处罚决定41件，罚没款12.3万元，平均每件约0.3万元。", 3000, 123000, 41),
]


@pytest.mark.parametrize(("text", "average", "total", "count"), AVERAGES)
def test_averages(text: str, average: int, total: int, count: int) -> None:
    assert related(text) == [("average", None, average, total, count)]


def test_an_average_is_no_total() -> None:
    text = "接待群众由上年的日均320人次下降到日均285人次，下降10.9%。"
    assert related(text) == [("fall", "10.9", None, 285, 320)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上半年推文97篇，下半年推文119篇，下半年比上半年多32篇。", ("rise", None, 32, 119, 97)),
        ("上半年推文119篇，下半年推文97篇，下半年较上半年减少22篇。", ("fall", None, 22, 97, 119)),
        ("公众号发布119条，网站发布97条，公众号比网站多22条。", ("rise", None, 22, 119, 97)),
        ("上半年推文80篇，下半年推文100篇，下半年较上半年增长25%。", ("rise", "25", None, 100, 80)),
        ("上半年推文97篇，下半年推文119篇，下半年比上半年多出3万次阅读。", None),
        ("上半年推文97篇，上半年视频9条，下半年推文119篇，下半年比上半年多32篇。", None),
        ("上半年推文97篇，下半年推文119篇，下半年视频比上半年多32篇。", None),
    ],
)
def test_a_change_between_two_numbers_called_by_name(text: str, expected: tuple[object, ...] | None) -> None:
    assert [one for one in related(text) if one[4] is not None] == ([expected] if expected else [])


def test_a_change_within_the_year_is_none_against_last_years_report() -> None:
    (one,) = read("收到申请：上半年新收12件，下半年新收15件，下半年比上半年多3件。").ratios
    assert (one.kind, one.subject) == ("rise", "")


def test_a_change_of_the_whole_is_none_of_the_last_part() -> None:
    text = "发布信息8421条，其中动态类3206条、目录类5128条、概况类87条，总量比上年多612条，增长7.8%。"
    assert [one[3] for one in related(text)] == [None, None]


def test_last_years_number_may_come_first() -> None:
    text = "对比上年的61件，2024年新收政府信息公开申请53件，同比增长13.1%。"
    assert related(text) == [("rise", "13.1", None, 53, 61)]
