"""Numbers of a group, a list or a row: only what they are said of for certain."""

import pytest

from .reading import listed, read, related, says, spoken

HEAD = "（二）依申请公开。"

GROUPS = [
    ("9个镇街收到申请12件，23家县直单位收到申请17件。", ["received 12 bodies", "received 17 bodies"]),
    ("其中5个科室受理申请12件。", ["received 12 part"]),
    (
        "受理4件企业申请，加上年结转1件，办结4件；个人申请9件。",
        ["by-commercial 4", "carried-in 1 column", "processed 4 column", "by-natural 9"],
    ),
    ("收到3件自然人和企业的申请，办结3件。", ["by-natural 3 part", "processed 3 part"]),
    (
        "行政复议1件，予以维持；当事人其后向法院起诉，尚在审理。",
        ["review 1", "review-upheld 1", "litigation-pending 1"],
    ),
    (
        "行政复议9件，维持8件，终止1件。应诉7件，审结6件。",
        ["review 9", "review-upheld 8", "review-other 1", "litigation 7", "litigation-concluded 6"],
    ),
    ("行政复议5件，经复议再起诉2件。", ["review 5", "litigation-after-review 2"]),
    ("收到相关申请9件，占新收总数的39.1%。", ["received 9 part"]),
    ("收到申请9件，占全市的39.1%。", ["received 9"]),
    ("新收申请9件，占办理总数的89.1%。", ["received 9"]),
    ("县政府网站依申请公开平台收到9件，邮寄5件。", ["received 9 channel"]),
    ("通过网站和信函收到申请9件。", ["received 9"]),
    ("行政复议1件，经复议机关审理，结果为纠正。", ["review 1", "review-corrected 1"]),
    ("受理渠道四条：网站，信函，传真，窗口，年内都没有来件。", []),
    ("新收申请29件。事由：宅基地登记9件；学位5件；其他15件。", ["received 29", "received 9 part"]),
    ("把律所和企业归作“单位一头”，新收14件；个人一头另计。", ["received 14 part"]),
    ("自然人、企业各有所求，收到9件。", ["received 9 part"]),
    ("自然人、企业各有所求，全年收到9件。", ["received 9"]),
    ("总体情况：收到申请29件；办结29件。", ["received 29", "processed 29"]),
    (
        "收到申请29件，不予公开9件，其中执法案卷6件，余下3件是国家秘密。",
        ["received 29", "refused 9", "refused-enforcement-file 6"],
    ),
    ("收到申请29件，办结26件，余下3件正在办理。", ["received 29", "processed 26", "carried-out 3"]),
    ("收到申请29件，办结26件，剩余3件。", ["received 29", "processed 26", "carried-out 3"]),
    ("不予公开18件。剩余2件都不掌握。", ["refused 18"]),
    ("收到申请4件，均予以公开，答复平均用时6个工作日。", ["received 4", "granted 4"]),
    ("收到申请4件，平均每月收到1件。", ["received 4", "received 1 part"]),
    ("行政复议2件，均予维持。", ["review 2", "review-upheld 2"]),
    ("科研院所、律所各一件。", ["by-research 1", "by-legal 1"]),
    ("新收申请中，各类窗厅受理9件。", ["received 9 part"]),
    ("新收申请中，企业提出9件。", ["by-commercial 9"]),
    (
        "线上收到9件，已办结8件；上年结转的3件亦已办结。",
        ["received 9 channel", "processed 8 part", "carried-in 3"],
    ),
    ("收到申请9件；上年结转3件，均已办结。", ["received 9", "carried-in 3", "all-finished none"]),
    ("新收申请9件，均由村民提出；上年结转3件。", ["received 9", "by-natural 9", "carried-in 3"]),
    ("收到申请9件，已按时办结并答复申请人。", ["received 9", "all-finished none"]),
    ("上半年县局收到申请9件。", ["received 9 part"]),
    ("收到申请9件。2024年底前应办结的8件已全部办结。", ["received 9"]),
    ("收到申请9件，已于2024年底前全部办结。", ["received 9", "all-finished none"]),
    (
        "诉讼6件（直接起诉3件，均已审结；复议后起诉3件）。",
        [
            "litigation 6",
            "litigation-direct 3",
            "litigation-direct-pending none",
            "litigation-after-review 3",
        ],
    ),
    ("答复申请9件，公开或部分公开6件。", ["processed 9", "granted-or-partial 6"]),
    (
        "行政诉讼4件，其中直接起诉2件，复议后起诉2件，1件维持、1件尚在审理。",
        [
            "litigation 4",
            "litigation-direct 2",
            "litigation-after-review 2",
            "litigation-after-review-upheld 1",
            "litigation-after-review-pending 1",
        ],
    ),
    (
        "行政诉讼4件，其中直接起诉2件，复议后起诉2件，维持3件、尚在审理1件。",
        [
            "litigation 4",
            "litigation-direct 2",
            "litigation-after-review 2",
            "litigation-upheld 3",
            "litigation-pending 1",
        ],
    ),
    (
        "不予公开：2.禁止公开1件，4.第三方合法权益6件；1.国家秘密、3.三安全一稳定均为0件。",
        ["refused-law 1", "refused-third-party 6", "refused-state-secret 0", "refused-safety 0"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_numbers_of_a_group_are_not_the_whole(text: str, expected: list[str]) -> None:
    assert says(HEAD + text) == expected


def test_words_that_only_keep_others_from_being_seen_are_not_understood() -> None:
    sure = [said.certain for said in read(HEAD + "不动产登记9件。").statements]
    assert sure == [False]


def test_rows_of_a_quoted_table_are_of_the_kind_in_the_bracket() -> None:
    text = "行政诉讼（复议后起诉）：结果维持4件，结果纠正1件。\n行政诉讼（含复议后起诉）6件，维持5件。"
    assert says(text, section="sections/disputes") == [
        "litigation-after-review-upheld 4",
        "litigation-after-review-corrected 1",
        "litigation 6",
        "litigation-upheld 5",
    ]


LISTS = [
    ("收到申请9件，自然人5件，企业、律所各两件。", [("9件", "5+2", "open")]),
    ("不予公开9件；其中执法案卷6件，余下3件是行政查询2件、国家秘密1件。", [("9件", "6+3", "closed")]),
    (
        "诉讼28件，上年25件，其中直接起诉17件、复议后起诉11件，上年分别为14件、11件，前者增3件。",
        [("28件", "17+11", "closed")],
    ),
    ("乡里9期；7个村每村每月1期，合计84期；乡村两级一共93期。", [("93期", "9+84", "closed")]),
    (
        "二季度最集中，为21件；一季度、三季度、四季度依次为11件、15件、8件，全年56件。",
        [("56件", "21+11+15+8", "closed")],
    ),
    ("一季度11件，二季度21件，三、四季度分别为15件、8件，全年56件。", [("56件", "11+21+15+8", "closed")]),
    ("一季度最少，为11件；二、三季度均为20件，全年56件。", []),
    ("上半年和下半年分别发布11条、21条，全年发布解读5条。", []),
    ("收取信息处理费380元、1080元两笔，合计1640元。", [("1640元", "380+1080", "closed")]),
    ("年初手里6件，年末剩5件，当中办出117件。", []),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_holds_its_own_parts_only(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert listed(HEAD + text) == expected


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("新收8件来自企业（5件）、律所（2件）和1家协会。", "open"),
        ("新收8件来自企业（5件）、律所（2件）、1名村民。", "open"),
        ("新收8件来自企业（5件）、律所（2件）。", "closed"),
        ("新收8件（企业5件、律所2件）、结转2件。", "closed"),
    ],
)
def test_a_part_without_a_bracket_among_such_with_one_leaves_a_list_open(text: str, claim: str) -> None:
    assert listed(HEAD + text)[:1] == [("8件", "5+2", claim)]


@pytest.mark.parametrize(
    "text",
    [
        "信函41件，当面提交8件；从时间看，上半年31件、下半年18件。",
        "围绕三条主线公开信息：考试信息23条，招标信息76条。",
    ],
)
def test_a_part_that_is_larger_than_what_stands_before_is_of_something_else(text: str) -> None:
    assert listed(HEAD + text) == []


def test_bodies_are_no_part_of_what_they_receive() -> None:
    text = "新收申请分别为：市级部门402件，7个区县政府及其部门691件，乡镇144件，合计1237件。"
    assert listed(HEAD + text) == [("1237件", "402+691+144", "closed")]


def test_what_a_share_is_of_is_no_sum_of_what_stands_before() -> None:
    text = "予以公开57件、部分公开17件，两者之和占办结总数143件的51.7%。"
    assert listed(HEAD + text) == []
    assert [(part, base) for *_, part, base in related(HEAD + text)] == [(74, 143)]


def test_a_share_of_what_is_named_is_not_of_the_sum_of_those_told() -> None:
    text = "自然人申请612件，占新收总数的87.9%；企业48件，占6.9%；律所21件，占3.0%。"
    assert [(part, base) for *_, part, base in related(HEAD + text)] == [(612, None), (48, None), (21, None)]


def test_what_rose_over_years_is_no_change_since_last_year() -> None:
    text = "申请量2024年9件、2025年12件，同比增长33.33%，两年净增4件。"
    assert [(said, base) for _, _, said, _, base in related(HEAD + text)][-1] == (4, None)


def test_a_number_in_brackets_behind_a_past_year_is_that_years() -> None:
    text = "来件与2023年（82件）比，多13件（增15.9%）。"
    assert related(HEAD + text) == [("rise", None, 13, None, 82), ("rise", "15.9", 13, None, 82)]


def test_a_share_that_is_not_understood_lends_its_word_to_no_number() -> None:
    text = "新收申请40件。要案卷的27件，占大多数；要户政资料的8件，占两成；其他5件，占一成多。"
    assert [(part, base) for *_, part, base in related(HEAD + text)] == [(8, 40), (5, 40)]


KINDS = [
    (
        "诉讼中直接起诉21件、复议后起诉13件；已审结27件，败诉3件。",
        [("litigation-concluded 27", False), ("litigation-corrected 3", False)],
    ),
    (
        "直接起诉21件，维持15件；复议后起诉13件，维持9件。",
        [("litigation-after-review 13", True), ("litigation-after-review-upheld 9", True)],
    ),
    ("行政复议5件，行政诉讼3件；已审结4件。", [("litigation 3", True), ("litigation-concluded 4", False)]),
]


@pytest.mark.parametrize(("text", "last"), KINDS)
def test_what_follows_several_kinds_is_perhaps_of_all(text: str, last: list[tuple[str, bool]]) -> None:
    said = read(HEAD + text).statements[-2:]
    assert [(spoken(one), one.certain) for one in said] == last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("从申请内容看，采伐审批19件、行政许可12件、行政处罚9件、其他6件。", []),
        ("按申请事项分，征地12件、行政复议2件；行政复议3件，均维持。", ["review 3", "review-upheld 3"]),
        ("就申请的信息类别统计，行政强制2件、予以公开的预算4件。今年行政复议1件。", ["review 1"]),
    ],
)
def test_what_applications_are_about_is_no_other_matter(text: str, expected: list[str]) -> None:
    assert says(HEAD + text) == expected


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("新收申请40件，其中个人申请24件，单位申请16件。单位申请中企业9件、律所7件。", ("16件", "9+7")),
        ("收到申请12件，其中自然人申请9件。自然人申请中，网上6件、信函3件。", ("9件", "6+3")),
        ("收到申请12件，办结11件。收到的申请中，自然人9件、企业3件。", ("12件", "9+3")),
    ],
)
def test_a_list_is_of_what_its_words_name(text: str, whole: tuple[str, str]) -> None:
    assert listed(HEAD + text)[-1][:2] == whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("仍有1件行政复议、1件行政诉讼在审理中。", ["review 1 part", "litigation-pending 1 part"]),
        ("全年有3件复议案件、1件诉讼案件被纠正。", ["review 3 part", "litigation-corrected 1 part"]),
        ("2件行政复议、1件行政诉讼由市局应对。", ["review 2 part", "litigation 1 part"]),
        ("发生3件行政复议、2件行政诉讼，均已审结。", ["review 3", "litigation 2", "litigation-pending none"]),
    ],
)
def test_what_ends_an_enumeration_is_said_of_all_in_it(text: str, expected: list[str]) -> None:
    assert says(HEAD + text) == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # The total joins two names, a bracket has no number, the sum is of another number.
        ("予以公开35件、部分公开12件、不予公开4件，其中公开和部分公开共47件。", None),
        ("公开行政处罚决定19件、行政许可（含户政、出入境）214件。", None),
        ("征地27件，排污16件，其他13件。其中，征求意见的9件，不予公开的3件。", None),
        ("网站35件、公众号12件，网站和公众号共47件。", ("47件", "35+12", "closed")),
        ("办结97件，其中国家秘密10件、不掌握7件，以上两项共17件。", ("17件", "10+7", "closed")),
    ],
)
def test_a_number_that_only_some_words_lead_to_is_no_whole(
    text: str, last: tuple[str, str, str] | None
) -> None:
    assert listed(HEAD + text)[-1:] == ([last] if last else [])


def test_parts_that_are_added_up_need_not_make_the_number_before() -> None:
    found = listed(HEAD + "办结97件，其中国家秘密10件、不掌握7件，以上两项共17件。")
    assert ("97件", "10+7", "open") in found


THIRD = "33.33333333333333333333333333"
RATIOS = [
    ("收到申请18件（网上11件、窗口7件），是上年6件的3倍。", [("times", None, 3, 18, 6)]),
    (
        "申请90件中，市级受理36件，县（区）受理54件，分别占40%、60%。",
        [("share", "40", None, 36, 90), ("share", "60", None, 54, 90)],
    ),
    ("县（区）受理54件，分别占40%、60%。", [("share", "40", None, None, None)]),
    ("收到申请45件，比上年的60件少了三分之一。", [("fall", THIRD, None, 45, 60)]),
    ("收到申请45件，比上年的60件少了三成。", []),
    ("举办培训3期，6月一期、9月两期，每期40人，共120人次。", [("average", None, 40, 120, 3)]),
    ("举办培训3期，每期约40人，共130人次。", []),
    ("举办培训5期，其中线上2期，每期40人，共80人次。", []),
    ("全年播放48期，平均每月4期。", [("average", None, 4, 48, 12)]),
    ("平均每月收到政府信息公开申请4件。", [("average", None, 4, None, 12)]),
    ("平均每月收到涉及征地的申请4件。", []),
]


@pytest.mark.parametrize(("text", "expected"), RATIOS)
def test_shares_and_averages_are_of_the_number_they_name(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert related(HEAD + text) == expected


ROWS = [
    ("自然人申请60件，占60%；企业9件，占9%。", [3, 3]),
    ("除自然人外，企业9件，占9%。", [0]),
    ("企业9件，占单位申请的90%。", [0]),
    ("不予公开9件，占9%。", [3]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_shares_of_applicants_whose_whole_is_not_told_are_of_the_tables(
    text: str, expected: list[int]
) -> None:
    assert [len(one.readings) for one in read(HEAD + text).ratios] == expected


def test_stretches_of_the_year_stand_side_by_side() -> None:
    text = "1月至11月收到申请8件，12月收到申请4件；前三季度办结6件，四季度办结3件。"
    assert says(HEAD + text) == [
        "received 8 period",
        "received 4 period",
        "processed 6 period",
        "processed 3 period",
    ]
