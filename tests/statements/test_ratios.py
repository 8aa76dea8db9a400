"""Percentages and changes, with the numbers they relate."""

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


def test_share_without_a_certain_whole() -> None:
    assert related("政府网站公开信息2条，占比4.5%，现场公开42条，占比95.5%。") == [
        ("share", "4.5", None, 2, None),
        ("share", "95.5", None, 42, None),
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


def test_share_of_a_list_that_adds_up_to_no_number_before_has_no_base() -> None:
    text = (
        "全年收到政府信息公开申请152件，比2023年（190件）下降20%；共答复150件，结转下一年度办理6件。"
        "其中予以公开41件，占27.3%；不予公开100件；其他处理6件。"
    )
    assert related(text)[1:] == [("share", "27.3", None, 41, None)]


def test_share_of_a_sum_has_no_part_that_is_printed() -> None:
    assert related("收到政府信息公开申请20件，予以公开5件、部分公开3件，两项合计占40%。") == []
