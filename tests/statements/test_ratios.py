"""Percentages and changes, with the numbers they relate."""

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


def test_change_alone() -> None:
    assert related("收到政府信息公开申请22件，同比增长12.5%。") == [("rise", "12.5", None, 22, None)]


def test_change_as_a_number() -> None:
    assert related("收到政府信息公开申请22件，较上年增加5件。") == [("rise", None, 5, 22, None)]
    assert related("收到政府信息公开申请22件，比去年减少5件。") == [("fall", None, 5, 22, None)]


def test_no_change() -> None:
    assert related("收到政府信息公开申请22件，与上年相比持平。") == [("same", None, None, 22, None)]


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
