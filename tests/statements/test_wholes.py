"""Which numbers are the whole's, and which are those of a part, of a past year, of another body."""

import pytest

from .reading import read, says

PARTS = [
    ("第一季度收到政府信息公开申请5件，办结4件。", ["received 5 period", "processed 4 period"]),
    ("上半年收到政府信息公开申请5件，下半年收到7件。", ["received 5 period", "received 7 period"]),
    ("1—6月收到政府信息公开申请5件。", ["received 5 period"]),
    ("截至9月底收到政府信息公开申请5件。", ["received 5 period"]),
    ("1月1日至12月31日收到政府信息公开申请5件。", ["received 5"]),
    ("截至12月31日收到政府信息公开申请5件。", ["received 5"]),
    ("1名村民提出政府信息公开申请，已按期答复。", ["all-finished none part"]),
    ("收到政府信息公开申请5件，已按期答复。", ["received 5", "all-finished none"]),
    (
        "村民李某申请行政复议1件，复议机关撤销原答复。",
        ["review 1 part", "review-corrected 1 part"],
    ),
    ("村民申请行政复议1件，复议机关撤销原答复。", ["review 1", "review-corrected 1"]),
    ("上半年收到政府信息公开申请5件，全年收到12件。", ["received 5 period", "received 12"]),
    ("收到涉及征地拆迁的政府信息公开申请5件。", ["received 5 part"]),
    (
        "收到政府信息公开申请12件。20个工作日内答复9件，延期答复3件。",
        ["received 12", "processed 9 part", "processed 3 part"],
    ),
    (
        "收到政府信息公开申请341件。网上申请135件、邮寄申请143件、当面申请63件。",
        ["received 341", "received 135 channel", "received 143 channel", "received 63 channel"],
    ),
    (
        "收到政府信息公开申请12件，其中网上申请5件，办结4件。",
        ["received 12", "received 5 channel", "processed 4 part"],
    ),
    (
        "收到政府信息公开申请12件，其中网上申请5件，办结11件。",
        ["received 12", "received 5 channel", "processed 11"],
    ),
    (
        "收到政府信息公开申请12件，其中律师事务所3件，予以公开2件。",
        ["received 12", "by-legal 3", "granted 2 part"],
    ),
    (
        "收到政府信息公开申请12件，自然人9件，商业企业3件，予以公开2件。",
        ["received 12", "by-natural 9", "by-commercial 3", "granted 2"],
    ),
    (
        "答复政府信息公开申请12件，予以公开8件（自然人6件，商业企业2件），不予公开4件。",
        ["processed 12", "granted 8", "by-natural 6 column", "by-commercial 2 column", "refused 4"],
    ),
    (
        "（二）依申请公开。结转下年度的4件申请中，自然人3件、商业企业1件。",
        ["carried-out 4", "by-natural 3 column", "by-commercial 1 column"],
    ),
    ("（二）依申请公开。对3件申请进行会商，答复3件。", ["processed 3 part"]),
    ("（二）依申请公开。与2名申请人沟通后答复3件。", ["processed 3 part"]),
    ("（二）依申请公开。全年收到12件信件。", ["received 12 part"]),
    ("推行“办结一件申请、解决一个问题”。", []),
    ("（二）依申请公开。自然人提出的申请中，予以公开5件。", ["granted 5 part"]),
    ("（二）依申请公开。市本级办理的申请中，予以公开5件。", ["granted 5 bodies"]),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_a_number_of_a_part_is_told_from_the_wholes(text: str, expected: list[str]) -> None:
    assert says(text) == expected


COLUMNS = [
    ("（二）依申请公开。律师事务所提出申请3件，其中予以公开2件。", ["by-legal 3", "granted 2 column"]),
    ("（二）依申请公开。律师事务所提出申请3件，均予以公开。", ["by-legal 3", "granted 3 column"]),
    ("（二）依申请公开。律师事务所提出的3件申请均已办结。", ["by-legal 3", "all-finished none column"]),
    (
        "（二）依申请公开。律师事务所申请3件，商业企业申请2件，其中予以公开2件。",
        ["by-legal 3", "by-commercial 2", "granted 2 part"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), COLUMNS)
def test_what_is_said_of_one_kind_of_applicants_is_their_columns(text: str, expected: list[str]) -> None:
    assert says(text) == expected
    (readings,) = {one.readings for one in read(text).statements if one.scope.value == "column"} or {()}
    assert all(cell.endswith("/legal") for reading in readings for cell in reading)


def test_what_came_anew_has_nothing_that_was_carried_over() -> None:
    (new,) = read("新收政府信息公开申请12件。").statements
    (any_,) = read("收到政府信息公开申请12件。").statements
    assert new.readings == any_.readings[:1]
    assert len(any_.readings) == 2


DISPUTES = [
    (
        "行政诉讼7件（直接起诉4件，复议后起诉3件），其中结果维持5件。",
        ["litigation 7", "litigation-direct 4", "litigation-after-review 3", "litigation-upheld 5"],
    ),
    (
        "行政诉讼7件中，直接起诉4件，复议后起诉3件；结果维持5件。",
        ["litigation 7", "litigation-direct 4", "litigation-after-review 3", "litigation-upheld 5"],
    ),
    ("行政复议3件，1件维持、2件纠正。", ["review 3", "review-upheld 1", "review-corrected 2"]),
    ("行政复议3件，维持1件、纠正2件。", ["review 3", "review-upheld 1", "review-corrected 2"]),
    ("行政复议9件，已审结7件，其中维持5件。", ["review 9", "review-concluded 7", "review-upheld 5"]),
    ("2023年行政复议5件、行政诉讼9件。", ["review 5 last-year", "litigation 9 last-year"]),
    ("因施工许可被提起行政诉讼3件。", []),
    ("尚未审结的行政复议2件、行政诉讼3件。", ["litigation 3 part"]),
    ("全年办理行政复议案件120件，其中涉及政府信息公开8件。", []),
]


@pytest.mark.parametrize(("text", "expected"), DISPUTES)
def test_disputes(text: str, expected: list[str]) -> None:
    assert says(text) == expected


ALL = [
    ("行政复议3件，均获维持。", "review-upheld 3"),
    ("行政诉讼2件，均未审结。", "litigation-pending 2"),
    ("行政复议3件，均已审结。", "review-pending none"),
    ("行政复议3件，无一被纠正。", "review-corrected none"),
    ("收到政府信息公开申请3件，均由自然人提出。", "by-natural 3"),
    ("收到政府信息公开申请3件，全部予以公开。", "granted 3"),
    ("收到政府信息公开申请3件，未出现不予公开的情形。", "refused none"),
    ("收到政府信息公开申请3件，没有结转下年度的申请。", "carried-out none"),
]


@pytest.mark.parametrize(("text", "claim"), ALL)
def test_what_is_said_of_all(text: str, claim: str) -> None:
    assert says(text)[-1] == claim


SINGLE = [
    (
        "收到政府信息公开申请1件，已按期答复，结果为不予公开。",
        ["received 1", "all-finished none", "refused 1"],
    ),
    ("收到政府信息公开申请2件，结果为不予公开。", ["received 2"]),
    ("收到政府信息公开申请1件，上年结转1件，予以公开。", ["received 1", "carried-in 1"]),
    ("发生行政诉讼1件，结果维持。", ["litigation 1", "litigation-upheld 1"]),
    ("发生行政诉讼2件，结果维持。", ["litigation 2"]),
]


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_what_is_said_of_a_single_one(text: str, expected: list[str]) -> None:
    assert says(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请9件，其中网上申请5件，均已办结。",
        "收到政府信息公开申请9件，其中自然人5件，均予以公开。",
        "收到政府信息公开申请9件，均已办结或仍在办理。",
        "行政复议9件，已审结7件，均获维持。",
        "上半年收到政府信息公开申请9件，均已办结。",
    ],
)
def test_all_of_a_part_is_not_all(text: str) -> None:
    assert [one for one in says(text) if one.endswith(" none")] == []


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("我局共收到政府信息公开申请9件。", True),
        ("健全制度、压实责任，全年收到政府信息公开申请9件。", True),
        ("健全机制收到政府信息公开申请9件。", False),
        ("收到群众递来的政府信息公开申请9件。", False),
        ("收到政府信息公开申请9件，按期办结9件。", False),
        ("收到政府信息公开申请9件，办结9件。", True),
    ],
)
def test_what_is_not_understood_is_not_certain(text: str, certain: bool) -> None:
    assert read(text).statements[-1].certain is certain


def test_the_body_may_be_called_by_its_names() -> None:
    from reportlint.reading.statements import read_statements

    from .reading import paragraphs, shipped

    def scope(text: str, body: str) -> str:
        (said,) = read_statements(paragraphs(text), shipped(), 2024, body).statements
        return said.scope.value

    text = "{}全年收到政府信息公开申请9件。"
    assert scope(text.format("市城管局"), "临泉市城市管理局") == "whole"
    assert scope(text.format("县教育局"), "青禾县教育局") == "whole"
    assert scope(text.format("市教育局"), "青禾县教育局") == "bodies"
    assert scope(text.format("区政府"), "清源街道办事处") == "bodies"
    assert scope(text.format("青禾县政府"), "青禾县人民政府") == "whole"
    assert scope(text.format("县政府"), "青禾县人民政府") == "bodies"
    assert scope(text.format("镇政府"), "石桥镇人民政府") == "whole"
