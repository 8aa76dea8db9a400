"""Passages that state the whole balance: every wording seen in real reports, said of invented bodies."""

import pytest

from .reading import read, says

BALANCES = [
    pytest.param(
        2023,
        "（二）依申请公开。全年共收到公开申请1466件（上年度结转16件，结转下年度9件）。",
        ["received 1466", "carried-in 16", "carried-out 9"],
        id="carried in and out in brackets",
    ),
    pytest.param(
        2023,
        "全年共处理政府信息公开申请1261件（含上年度结转申请74件），答复1181件，结转下年度继续办理80件。",
        ["handled 1261", "carried-in 74", "processed 1181", "carried-out 80"],
        id="handled is new and carried in",
    ),
    pytest.param(
        2023,
        "受理政府信息公开申请121件（其中本年度新收112件，上年结转9件），已答复119件，同意公开60、部分公开13、"
        "不同意公开6、无法提供26、不予处理3、其他处理11，另2件结转。",
        [
            "received 121",
            "received 112",
            "carried-in 9",
            "processed 119",
            "granted 60",
            "partial 13",
            "refused 6",
            "unable 26",
            "declined 3",
            "other-outcome 11",
            "carried-out 2",
        ],
        id="outcomes without a unit",
    ),
    pytest.param(
        2023,
        "收到依申请公开件176件，当面72来信69网上35。办结177件(含2022年结转的3件)。",
        ["received 176", "processed 177", "carried-in 3"],
        id="last year by its number",
    ),
    pytest.param(
        2024,
        "全年收政府信息公开申请464件，结转上年度政府信息公开申请3件，本年度办结441件，剩余26件结转下年度。",
        ["received 464", "carried-in 3", "processed 441", "carried-out 26"],
        id="carried in, said the other way round",
    ),
    pytest.param(
        2024,
        "共收到依申请公开件162件，上年度结转1件，办结159件，结转下年度4件，较上年增长96%。",
        ["received 162", "carried-in 1", "processed 159", "carried-out 4"],
        id="a change after it",
    ),
    pytest.param(
        2023,
        "受理政府信息公开申请16件，上年结转1件，共办结16件，结转至2024年办理1件。",
        ["received 16", "carried-in 1", "processed 16", "carried-out 1"],
        id="next year by its number",
    ),
    pytest.param(
        2025,
        "办理政府信息公开申请61件，办结54件，结转下一年办理7件，行政复议7件，复议后起诉1件。",
        ["handled 61", "processed 54", "carried-out 7", "review 7", "litigation-after-review 1"],
        id="handled and finished",
    ),
    pytest.param(
        2024,
        "受理政府信息公开申请12件，予以公开及部分公开6件占50%，无法提供6件占50%。",
        ["received 12", "granted-or-partial 6", "unable 6"],
        id="two rows under one number",
    ),
    pytest.param(
        2024,
        "收到政府信息公开申请42件，自然人41件，科研机构1件。",
        ["received 42", "by-natural 41", "by-research 1"],
        id="by applicant",
    ),
    pytest.param(
        2023,
        "共收到和办理政府信息公开申请9件，全部为自然人，上年度结转0；部分公开2，信息不存在5，结转2。",
        ["handled 9", "by-natural 9", "carried-in 0", "partial 2", "not-existing 5", "carried-out 2"],
        id="received and handled",
    ),
    pytest.param(
        2024,
        "（二）依申请公开：线上65件办结62结转3，线下9件已全部办结。",
        ["processed 62 channel", "carried-out 3 channel", "processed 9 channel"],
        id="by channel: none of them is the whole",
    ),
    pytest.param(
        2022,
        "收到政府信息公开申请26份，申请人自行撤销2件，答复24件，办结率100%。",
        ["received 26", "withdrawn 2", "processed 24"],
        id="withdrawn is not answered",
    ),
    pytest.param(
        2023,
        "共收到信息公开申请22起，比2022年(31起)下降29%，答复22起：公开1、不属于政府信息4、告知其他途径3、不存在9、行政执法案卷5。",
        ["received 22", "processed 22", "opened 1", "not-existing 9", "refused-enforcement-file 5"],
        id="last year in brackets",
    ),
    pytest.param(
        2024,
        "收到政府信息公开申请36件：网络1信函35，引发行政复议1件。",
        ["received 36", "review 1"],
        id="channels after a colon",
    ),
    pytest.param(
        2025,
        "受理政府信息公开申请430件，已全部按期办结。",
        ["received 430", "all-finished none"],
        id="all finished",
    ),
    pytest.param(
        2025,
        "受理政府信息公开申请449件，结转下年度继续办理7件。",
        ["received 449", "carried-out 7"],
        id="two of four",
    ),
    pytest.param(
        2024, "收到政府信息公开申请1件，结转至下一年度办理。", ["received 1"], id="no second number"
    ),
    pytest.param(
        2022,
        "（二）依申请公开。收到政府信息公开申请4件，3件已回复，1件结转2023年。发生1起复议尚未审结。",
        ["received 4", "processed 3", "carried-out 1", "review-pending 1"],
        id="numbers first",
    ),
    pytest.param(
        2025,
        "受理政府信息公开申请54件，按时办结54件，办理上年结转2件，予以公开45部分4国密1禁止2执法案卷1不掌握2，结转1。",
        [
            "received 54",
            "processed 54",
            "carried-in 2",
            "granted 45",
            "refused-state-secret 1",
            "refused-enforcement-file 1",
            "unable-not-held 2",
            "carried-out 1",
        ],
        id="inconsistent, read all the same",
    ),
    pytest.param(
        2024,
        "受理政府信息公开申请3259件，答复3278件（含上年度结转77件，另有58件顺延）。",
        ["received 3259", "processed 3278", "carried-in 77", "carried-out 58"],
        id="postponed",
    ),
    pytest.param(
        2024, "办理上年度结转申请1件。答复11件。", ["carried-in 1", "processed 11"], id="only carried in"
    ),
    pytest.param(
        2024,
        "收到政府信息公开申请19件，其中11件办结，8件申请人主动撤销。",
        ["received 19", "processed 11", "withdrawn 8"],
        id="withdrawn, numbers first",
    ),
    pytest.param(
        2023,
        "收到政府信息公开申请1件，2022年结转至2023年的申请3件，2023年结转至2024年的申请2件。",
        ["received 1", "carried-in 3", "carried-out 2"],
        id="both years named",
    ),
    pytest.param(
        2022,
        "共收到10件依申请公开请求，2021年结转政府信息公开申请2件，共办结10件，结转2023年度继续办理2件。",
        ["received 10", "carried-in 2", "processed 10", "carried-out 2"],
        id="number before the noun",
    ),
]


@pytest.mark.parametrize(("year", "text", "expected"), BALANCES)
def test_a_balance(year: int, text: str, expected: list[str]) -> None:
    assert says(text, year) == expected


RECEIVED = [
    ("全年收到政府信息公开申请12件。", 12),
    ("共收到依申请公开12件。", 12),
    ("新收到依申请公开件12件。", 12),
    ("接到依申请公开事项12件。", 12),
    ("接收到依申请公开来信12封。", 12),
    ("受理信息公开申请12宗。", 12),
    ("共受理公开申请12起。", 12),
    ("收到政府依申请公开12份。", 12),
    ("收到公民、法人和其他组织提交的政府信息公开申请12件次。", 12),
    ("收到12件政府信息公开申请。", 12),
    ("收到12条公众通过网站提交的依申请公开申请。", 12),
    ("收到政府信息公开申请十二件。", 12),
    ("收到政府信息公开申请一件，已转办。", 1),
    ("收到政府信息公开申请两件。", 2),
    ("收到政府信息公开申请一百零三件。", 103),
    ("收到政府信息公开申请１２件。", 12),
    ("收到政府信息公开申请 12 件。", 12),
    ("收到政府信息公开申请1,234件。", 1234),
    ("收到政府信息公开申请1.2万件。", 12000),
    ("收到政府信息公开申请（含网上申请）12件。", 12),
    ("通过多种渠道收到政府信息公开申请12件。", 12),
    ("收到政府信息公开申请12件，比去年多3件。", 12),
    ("（二）依申请公开。规范流程，健全机制。全年收到12个。", 12),
    ("（二）依申请公开\n全年共收到12项。", 12),
]


@pytest.mark.parametrize(("text", "number"), RECEIVED)
def test_verbs_objects_units_and_word_orders(text: str, number: int) -> None:
    assert says(text) == [f"received {number}"]


@pytest.mark.parametrize(
    ("text", "number", "exactness"),
    [
        ("全年主动公开政府信息60余条。", 60, "over"),
        ("全年主动公开政府信息70多条。", 70, "over"),
        ("全年主动公开政府信息逾500条。", 500, "over"),
        ("全年主动公开政府信息500条以上。", 500, "over"),
        ("全年主动公开政府信息近500条。", 500, "nearly"),
        ("全年主动公开政府信息约500条。", 500, "about"),
        ("全年主动公开政府信息500条左右。", 500, "about"),
        ("全年主动公开政府信息1.3万余条。", 13000, "over"),
        ("全年主动公开政府信息十余条。", 10, "over"),
        ("全年主动公开政府信息500条。", 500, "exact"),
    ],
)
def test_approximate_numbers(text: str, number: int, exactness: str) -> None:
    (statement,) = read(text).statements
    assert statement.quantity.value == number
    assert statement.quantity.exactness.value == exactness


CARRIED = [
    ("收到政府信息公开申请12件，办结12件（含结转1件）。", ["received 12", "processed 12"]),
    ("收到政府信息公开申请12件（含结转1件），办结12件。", ["received 12", "processed 12"]),
    (
        "收到政府信息公开申请12件，办结12件（含上年结转1件）。",
        ["received 12", "processed 12", "carried-in 1"],
    ),
    (
        "收到政府信息公开申请12件，其中办结11件，结转1件。",
        ["received 12", "processed 11", "carried-out 1"],
    ),
    ("收到政府信息公开申请12件，其中结转下年度1件。", ["received 12", "carried-out 1"]),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_what_is_carried_over_without_a_year(text: str, expected: list[str]) -> None:
    assert says(text) == expected


RISING = [
    ("政府信息公开申请由上年的12件增至15件。", ["received 12 last-year", "received 15"]),
    ("办结政府信息公开申请由2023年的12件减少到5件。", ["processed 12 last-year", "processed 5"]),
    ("行政复议由上年的3件上升至5件。", ["review 3 last-year", "review 5"]),
    ("收到政府信息公开申请由12件增至15件。", []),
]


@pytest.mark.parametrize(("text", "expected"), RISING)
def test_from_one_number_to_another(text: str, expected: list[str]) -> None:
    assert says(text) == expected


FEES = [
    ("发出收费通知1件，金额385元。", ["fee-notices 1", "fee-due 385"]),
    ("发出收费通知2件，合计金额400元，实收385元。", ["fee-notices 2", "fee-due 400", "fee 385"]),
    ("收取信息处理费2笔，合计金额385元。", ["fee 385"]),
    ("收取信息处理费，共计385元。", ["fee 385"]),
    ("收取信息处理费金额385元。", ["fee 385"]),
    ("收取信息处理费1件，实收385元，其余50元尚未缴纳。", ["fee 385"]),
    ("发出收费通知1件，减免金额385元。", ["fee-notices 1"]),
    ("发出收费通知1件。全年减税，共计500万元。", ["fee-notices 1"]),
    ("未收取信息处理费，全年减税降费，共计500万元。", ["fee none"]),
]


@pytest.mark.parametrize(("text", "expected"), FEES)
def test_amounts_of_the_processing_fee(text: str, expected: list[str]) -> None:
    assert says(text) == expected


ALL_FINISHED = [
    ("收到政府信息公开申请12件，均已办结。", True),
    ("收到政府信息公开申请12件，均为自然人申请，均已按期答复。", True),
    ("收到政府信息公开申请12件，其中自然人7件、法人5件，均已答复。", True),
    ("收到政府信息公开申请12件。所有申请均在法定期限内办结。", True),
    ("共收到政府信息公开申请12件（含上年结转3件），均已办结。", True),
    ("收到政府信息公开申请12件（自然人7件、法人5件），均已答复。", True),
    ("（二）依申请公开。新收9件、上年结转3件，全部按期办结。", True),
    ("（二）依申请公开。上年结转3件、新收9件，全部按期办结。", True),
    ("收到政府信息公开申请12件（含上年结转3件，结转下年度1件），均已办结。", False),
    ("收到政府信息公开申请42件（其中办结39件），均在法定期限内答复。", False),
    ("收到政府信息公开申请9件，上年结转3件，均已办结。", True),
    ("收到政府信息公开申请42件，答复39件，均在法定期限内予以答复，结转下年度3件。", False),
    ("收到政府信息公开申请9件，其中结转下年度办理1件，均在法定期限内予以答复。", False),
    ("收到政府信息公开申请9件，均已办结。结转下年度1件。", False),
    ("收到政府信息公开申请9件，除1件转入下年外，均已办结。", False),
    ("收到政府信息公开申请9件，1件正在办理，其余均已办结。", False),
    ("收到政府信息公开申请9件，到期的均已办结。", False),
]


@pytest.mark.parametrize(("text", "claimed"), ALL_FINISHED)
def test_all_finished_is_claimed_of_all_only(text: str, claimed: bool) -> None:
    assert ("all-finished none" in says(text)) is claimed


SETTLED = [
    ("（二）依申请公开。上年结转的7件均在2024年1月底前办结。", "carried-in 7"),
    ("（二）依申请公开。上年结转的7件已全部于1月办结。", "carried-in 7"),
    ("（二）依申请公开。结转下年的13件均为12月下旬收到。", "carried-out 13"),
    ("（二）依申请公开。期初在办2件，当年受理9件，期末在办3件。", "carried-in 2"),
    ("（二）依申请公开。收到的9件在第一季度办结。", "received 9 part"),
    ("（二）依申请公开。第一季度收到3件，均已办结。", "received 3 period"),
]


@pytest.mark.parametrize(("text", "first"), SETTLED)
def test_when_all_were_settled_makes_them_no_part(text: str, first: str) -> None:
    assert says(text)[0] == first
