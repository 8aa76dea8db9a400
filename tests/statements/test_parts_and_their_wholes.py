"""Which whole a number is a part of, where the sentence says so in passing."""

import pytest

from .reading import listed, read, related, says

HEAD = "（二）依申请公开。"

APPLICANTS = [
    ("公益组织首次成为申请主体，提出3件，2件予以公开。", ["granted 2 part"]),
    (
        "企业申请14件，加上年结转2件共16件，予以公开9件；不予公开3件；其他处理2件。",
        [
            "by-commercial 14",
            "carried-in 2 column",
            "granted 9 column",
            "refused 3 part",
            "other-outcome 2 part",
        ],
    ),
    (
        "新收申请3件，其中网上申请1件、信函申请2件。加上上年结转的1件，共办结3件。",
        ["received 3", "received 1 channel", "received 2 channel", "carried-in 1 part", "processed 3"],
    ),
    ("企业申请14件，予以公开9件；办结20件。", ["by-commercial 14", "granted 9 column", "processed 20"]),
]


@pytest.mark.parametrize(("text", "expected"), APPLICANTS)
def test_what_follows_applicants_is_of_theirs(text: str, expected: list[str]) -> None:
    assert says(HEAD + text) == expected


LEFT = [
    ("新收申请87件；另有3件因来文较晚，结转下年度。", ["received 87", "carried-out 3"]),
    (
        "新收申请87件，办结84件，还有3件尚在办理，转入下年继续办理。",
        ["received 87", "processed 84", "carried-out 3"],
    ),
    ("新收申请87件；另有3件因情况复杂，不予公开。", ["received 87"]),
    ("新收申请87件；另有3件为上年遗留，已结转下年度。", ["received 87", "carried-in 3"]),
    ("收到申请2件，一件来自村民、一件来自企业。", ["received 2", "by-natural 1", "by-commercial 1"]),
    ("未届期限而跨年的2件，一件为自然人、一件为企业。", ["by-natural 1 part", "by-commercial 1 part"]),
]


@pytest.mark.parametrize(("text", "expected"), LEFT)
def test_a_number_that_another_clause_speaks_of(text: str, expected: list[str]) -> None:
    assert says(HEAD + text) == expected


DISPUTES = [
    ("行政复议2件，一件维持、一件纠正。", ["review 2", "review-upheld 1", "review-corrected 1"]),
    ("办结一件申请、解决一个问题。", []),
    (
        "行政诉讼案件中，法院判决纠正1件，为直接起诉案件；维持4件。",
        ["litigation-corrected 1", "litigation-upheld 4"],
    ),
    (
        "诉讼5件中，已审结的3件均维持，尚有2件未判，皆为直接起诉案件。",
        ["litigation 5", "litigation-concluded 3", "litigation-pending 2"],
    ),
    ("行政复议8件已全部审结，其中维持6件。", ["review 8", "review-pending none", "review-upheld 6"]),
    ("法人申请42件，不及自然人（204件）的三分之一。", ["by-organisations 42"]),
    ("3件申请里，2件得到肯定答复。", ["received 3"]),
]


@pytest.mark.parametrize(("text", "expected"), DISPUTES)
def test_what_is_said_behind_a_number(text: str, expected: list[str]) -> None:
    assert says(HEAD + text) == expected


TABLE_TWO = [
    ("未制发规范性文件，此前制发的3件仍然有效。", ["documents-made none"]),
    ("评估到期文件，废止规范性文件21件，宣布继续有效103件。", ["documents-repealed 21"]),
    ("没有规章被废止。", ["regulations-repealed none"]),
    ("作出的5件行政处罚决定已全部在7个工作日内公示。", ["penalties 5"]),
    ("5件行政处罚决定在7个工作日内公示。", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE_TWO)
def test_numbers_of_table_two(text: str, expected: list[str]) -> None:
    assert says("（一）主动公开。" + text) == expected


BACK = [
    ("开展在线访谈2期，新闻发布会1场。共收到申请9件，办结8件。", ["received 9", "processed 8"]),
    ("接受媒体访谈，共收到申请9件。", []),
    ("处理群众投诉。共受理低保申请9件。", []),
    ("处理群众投诉。受理申请9件。", []),
    ("全年共收到申请2件，全部来自学生及家长等自然人。", ["received 2", "by-natural 2"]),
]


@pytest.mark.parametrize(("text", "expected"), BACK)
def test_what_the_heading_says_is_taken_up_again(text: str, expected: list[str]) -> None:
    assert says(HEAD + text) == expected


MATTERS = [
    ("全年收到申请69件，涉及征地41件、规划19件、其他11件。", [("69件", "41+19+11", "closed")]),
    ("全年收到申请69件，涉及征地41件、规划19件。", [("69件", "41+19", "")]),
    ("全年收到申请69件，涉及第三方权益的3件。", []),
]


@pytest.mark.parametrize(("text", "expected"), MATTERS)
def test_what_applications_are_about_is_for_review(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert listed(HEAD + text) == expected
    assert not any(one.sure for one in read(HEAD + text).breakdowns)


LISTS = [
    ("先复议再打官司的25件里，1件被纠正；直接起诉的35件里，3件被纠正。", ["25件 1", "35件 3"]),
    ("10件行政复议中，有9件未被纠正；5件行政诉讼无一败诉。", ["10件 9"]),
    ("组织学习3次，参训人次依次为42、38、45，总计125人次。", ["125人次 42+38+45"]),
    ("市级承办27件，市直承办46件，乡镇承办60件，三级相加即新收的133件。", ["133件 27+46+60"]),
    ("公开动态118条、作品64件、案例31篇，计223条。", ["223条 118+64+31"]),
    ("收到申请21件，按渠道分为网上申请15件、信函申请4件、当面申请1件。", ["21件 15+4+1"]),
    ("2023年收到10件，今年多了3件。其中网上7件、信件6件。", []),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_with_their_wholes(text: str, expected: list[str]) -> None:
    assert [f"{whole} {parts}" for whole, parts, _ in listed(HEAD + text)] == expected


FEES = [
    ("各级行政机关均未向申请人收取信息处理费。", ["fee none"]),
    ("有4名申请人按收费通知共缴纳信息处理费320元。", ["fee 320"]),
]


@pytest.mark.parametrize(("text", "expected"), FEES)
def test_the_fee(text: str, expected: list[str]) -> None:
    assert [
        said.rpartition(" ")[0] if said.endswith("jurisdiction") else said for said in says(text)
    ] == expected


RATIOS = [
    ("从渠道看，网上6件、窗口1件；从数量看，较2023年的9件减少2件。", [("fall", None, 2, None, 9)]),
    ("9个行政村张贴公告108份，平均每村14份。", [("average", None, 14, 108, 9)]),
    (
        "复议65件，维持37件，纠正8件，尚未审结6件，已审结案件纠错率13.6%。",
        [("rate", "13.6", None, None, None)],
    ),
    ("专区7处，含区级1处、街道6处；接待2940人次，平均每处420人次。", [("average", None, 420, 2940, 7)]),
    ("公众号推文94篇，同比增长50%（2023年推文47篇）。", [("rise", "50", None, 94, 47)]),
    ("公众号推文94篇，同比增长50%（2023年访问47次）。", [("rise", "50", None, 94, None)]),
]


@pytest.mark.parametrize(("text", "expected"), RATIOS)
def test_what_averages_and_changes_are_of(text: str, expected: list[tuple[object, ...]]) -> None:
    assert related(text) == expected


def test_a_share_against_last_years_share() -> None:
    assert related("县级占比45.1%，较上年的41.6%提高5.3个百分点。")[-1] == ("rise", None, 5, 45, 41)


@pytest.mark.parametrize("verb", ["", "有", "提出", "提交了"])
def test_what_each_of_two_did_counts_twice(verb: str) -> None:
    text = f"（二）依申请公开。收到申请8件，自然人6件，企业和公益组织各{verb}1件。"
    (listing,) = read(text).breakdowns
    assert (listing.open, listing.closed) == (True, False)
