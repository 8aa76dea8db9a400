"""Of which ones a number is said: those planned, some of the number before, one case, each of two."""

import pytest

from reportlint.model.statement import Scope

from .reading import read, says, spoken

PLANNED = [
    ("清理行政规范性文件40件，拟保留30件、修改6件、废止4件，待审定后公布。", "documents-repealed 4 part"),
    ("行政规范性文件清理方案已形成，计划废止8件，修改3件。", "documents-amended 3 part"),
    ("行政规范性文件现行有效9件，提请废止2件。", "documents-in-force 9"),
    ("拟废止行政规范性文件8件；年内废止2件。", "documents-repealed 2"),
    ("拟制定行政规范性文件8件，全年制发6件。", "documents-made 6"),
]


@pytest.mark.parametrize(("text", "last"), PLANNED)
def test_what_is_planned_is_not_done_until_this_year_is_named(text: str, last: str) -> None:
    assert says(text)[-1] == last


SOME = [
    ("全县被纠正的5件复议案有4件出在乡镇。", ["review-corrected 5 jurisdiction"]),
    ("行政复议5件有3件维持。", ["review 5", "review-upheld 3"]),
    ("收到政府信息公开申请12件，有3件结转下年。", ["received 12", "carried-out 3"]),
    ("（二）依申请公开。其中由法制科承办94件，办公室承办71件。", ["handled 94 part", "handled 71 part"]),
    ("（二）依申请公开。其中自然人申请9件，予以公开5件。", ["by-natural 9 part", "granted 5 part"]),
    (
        "（二）依申请公开。律师事务所申请6件。加上上年结转2件，予以公开5件。",
        ["by-legal 6", "carried-in 2 column", "granted 5 column"],
    ),
    (
        "（二）依申请公开。企业新收申请16件，涉及商业秘密多。连同上年转入的1件，予以公开8件、不掌握4件。",
        ["by-commercial 16", "carried-in 1 column", "granted 8 column", "unable-not-held 4 column"],
    ),
    (
        "（二）依申请公开。全年新收政府信息公开申请20件。连同上年结转2件，共办理22件。",
        ["received 20", "carried-in 2", "handled 22"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SOME)
def test_some_of_what_is_named_before_or_elsewhere(text: str, expected: list[str]) -> None:
    assert says(text) == expected


MONEY = [
    ("未收取信息处理费。全县税务部门组织税费收入38.6亿元。", ["fee none"]),
    ("未收信息处理费。全年收入2亿元。", ["fee none"]),
    ("未收取信息处理费。全年征收土地出让金3200万元。", ["fee none"]),
    ("信息处理费收入300元。", ["fee 300"]),
    ("收费通知1件。实际收取380元。", ["fee-notices 1", "fee 380"]),
]


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money_of_other_matters(text: str, expected: list[str]) -> None:
    assert says(text) == expected


SINGLE = [
    ("1起行政复议经市政府审查后维持原答复。", ["review-upheld 1"]),
    ("发生行政复议1件，县政府经审查维持了我局的答复。", ["review 1", "review-upheld 1"]),
    ("发生行政复议1件，复议机关撤销了原答复。", ["review 1", "review-corrected 1"]),
    ("发生行政复议1件，被责令重新答复。", ["review 1", "review-corrected 1"]),
]


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_how_one_case_ended(text: str, expected: list[str]) -> None:
    assert says(text) == expected


SUITS = [
    "行政诉讼7起，当事人先申请复议再起诉的有5起，直接向法院起诉的有2起。",
    "行政诉讼7起，先复议后起诉5起，未经复议直接起诉2起。",
    "行政诉讼7起，其中不服复议决定提起诉讼5起，未申请复议直接向法院起诉2起。",
]


@pytest.mark.parametrize("text", SUITS)
def test_direct_suits_and_those_after_review(text: str) -> None:
    assert says(text) == ["litigation 7", "litigation-after-review 5", "litigation-direct 2"]


APPLICANTS = [
    ("（二）依申请公开。9件新收申请无一例外来自公民个人。", ["received 9", "by-natural 9"]),
    ("收到政府信息公开申请9件，全部来自企业。", ["received 9", "by-commercial 9"]),
    ("收到政府信息公开申请9件，均来自企业和律师事务所。", ["received 9"]),
    (
        "收到政府信息公开申请2件，一件由企业提出，一件由律师事务所提出。",
        ["received 2", "by-commercial 1", "by-legal 1"],
    ),
    ("收到政府信息公开申请2件，一件予以公开，一件不予公开。", ["received 2", "granted 1", "refused 1"]),
    ("收到政府信息公开申请2件，对其中一件予以公开。", ["received 2"]),
]


@pytest.mark.parametrize(("text", "expected"), APPLICANTS)
def test_who_all_or_each_of_them_came_from(text: str, expected: list[str]) -> None:
    assert says(text) == expected


OWN_CLAUSE = [
    ("收到政府信息公开申请4件，公开3件。", ["received 4", "opened 3"]),
    ("（二）依申请公开。今年3件申请因不明确一次性告知补正，收到申请共9件。", ["received 9"]),
    ("及时公示执法结果，作出行政处罚决定19件。", ["penalties 19"]),
    ("及时公示行政处罚决定19件。", []),
    ("现行有效的行政规范性文件2件，均为本年新制定。", ["documents-in-force 2", "documents-made 2"]),
    (
        "发出收费通知2件，其中1件实际收取400元，另1件申请人逾期未缴。",
        ["fee-notices 2", "fee 400 part", "other-unpaid 1 part"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OWN_CLAUSE)
def test_what_a_clause_says_itself(text: str, expected: list[str]) -> None:
    assert says(text) == expected


SUITS_AND_REVIEWS = [
    (
        "提起诉讼的5件当中，2件属于复议之后起诉；年底前1件没有审结，4件维持。",
        [
            "litigation 5",
            "litigation-after-review 2",
            "litigation-pending 1",
            "litigation-upheld 4",
        ],
    ),
    (
        "行政诉讼5件，其中复议以后再起诉2件，维持2件；直接起诉3件，维持1件，没有审结2件。",
        [
            "litigation 5",
            "litigation-after-review 2",
            "litigation-after-review-upheld 2",
            "litigation-direct 3",
            "litigation-direct-upheld 1",
            "litigation-direct-pending 2",
        ],
    ),
    (
        "行政复议3件，维持2件、纠正1件，法院维持1件。",
        ["review 3", "review-upheld 2", "review-corrected 1", "litigation-upheld 1"],
    ),
    (
        "行政复议3件，维持2件、纠正1件；1件经法院维持。",
        ["review 3", "review-upheld 2", "review-corrected 1", "litigation-upheld 1"],
    ),
    (
        "行政复议3件，均未向法院起诉，维持2件，纠正1件。",
        ["review 3", "review-upheld 2", "review-corrected 1"],
    ),
    ("行政复议4件，维持3件、终止1件。", ["review 4", "review-upheld 3", "review-other 1"]),
    ("行政诉讼4件，4件均终止审理。", ["litigation 4", "litigation-other 4"]),
]


@pytest.mark.parametrize(("text", "expected"), SUITS_AND_REVIEWS)
def test_results_of_suits_are_not_those_of_reviews(text: str, expected: list[str]) -> None:
    assert says(text) == expected


def test_results_behind_a_semicolon_may_be_those_of_the_kind_last_named() -> None:
    said = read("行政诉讼5件，其中复议后起诉2件；维持1件，未被纠正。复议后起诉的已审结1件。").statements
    assert [(spoken(one), one.certain) for one in said] == [
        ("litigation 5", True),
        ("litigation-after-review 2", True),
        ("litigation-upheld 1", False),
        ("litigation-corrected none part", False),
        ("litigation-after-review-concluded 1", True),
    ]


OF_THESE_AND_WITHOUT_THOSE = [
    ("行政复议3件，已审结案件中2件维持。", ["review 3", "review-upheld 2"]),
    ("行政复议3件，审结案件当中1件纠正、2件维持。", ["review 3", "review-corrected 1", "review-upheld 2"]),
    ("（二）依申请公开。自然人申请中3件予以公开。", ["granted 3 part"]),
    ("（二）依申请公开。除不予公开以外的7件均已公开。", []),
    ("（二）依申请公开。除予以公开外的7件属于不掌握。", ["unable-not-held 7 part"]),
    (
        "收到政府信息公开申请9件，除予以公开之外，部分公开2件。",
        ["received 9", "partial 2"],
    ),
    ("（二）依申请公开。部分或全部公开的7件。", ["granted-or-partial 7"]),
    ("（二）依申请公开。7件获得全部或者部分公开。", ["granted-or-partial 7"]),
]


@pytest.mark.parametrize(("text", "expected"), OF_THESE_AND_WITHOUT_THOSE)
def test_what_is_counted_among_some_without_some_and_as_either(text: str, expected: list[str]) -> None:
    assert says(text) == expected


NEW = ["requests/received/natural"]
EITHER = [*NEW, "requests/received/natural + requests/carried-in/natural", "requests/outcome-total/natural"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新收申请中自然人47件、商业企业3件。", NEW),
        ("新收申请中，自然人47件、商业企业3件。", NEW),
        ("本年新收政府信息公开申请50件，其中商业企业3件、自然人47件。", NEW),
        ("本年新收政府信息公开申请50件。其中自然人47件、商业企业3件。", NEW),
        ("收到政府信息公开申请50件，其中自然人47件、商业企业3件。", EITHER),
        ("新收政府信息公开申请50件，上年结转2件，共办理52件，其中自然人47件。", EITHER),
    ],
)
def test_applicants_of_what_came_this_year_are_looked_for_there_only(text: str, expected: list[str]) -> None:
    (natural,) = (
        one for one in read(f"（二）依申请公开情况。{text}").statements if one.subject == "by-natural"
    )
    assert [" + ".join(reading) for reading in natural.readings] == expected


PART_OF_WHAT_WAS_COUNTED = [
    (
        "新收政府信息公开申请90件；市级机关受理30件，县（市、区）受理60件。",
        ["received 90", "received 30 part", "received 60 part"],
    ),
    (
        "（二）依申请公开。52件新收申请中，法制支队承办20件，各分局承办32件。",
        ["received 52", "handled 20 part", "handled 32 part"],
    ),
    (
        "（二）依申请公开。结转下年度继续办理的9件，企业申请4件，个人申请5件。",
        ["carried-out 9", "by-commercial 4 column", "by-natural 5 column"],
    ),
    (
        "（二）依申请公开。新收8件，上年结转1件，自然人申请5件。",
        ["received 8", "carried-in 1", "by-natural 5"],
    ),
    (
        "（二）依申请公开。上年结转的2件均为自然人申请。",
        ["carried-in 2", "by-natural 2 column"],
    ),
    (
        "（二）依申请公开。新收9件，上年结转2件，均为自然人申请。",
        ["received 9", "carried-in 2"],
    ),
    (
        "（二）依申请公开。剩余2件（自然人、企业各1件）结转下年。",
        ["by-natural 1 part", "by-commercial 1 part"],
    ),
    (
        "受理政府信息公开申请57件（新收53件、上年结转4件）。新收件中公民42件。",
        ["received 57", "received 53", "carried-in 4"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PART_OF_WHAT_WAS_COUNTED)
def test_fewer_of_what_the_sentence_has_counted_are_a_part_of_it(text: str, expected: list[str]) -> None:
    assert says(text) == expected


DISPUTES = [
    (
        "行政诉讼4件，未经复议直接起诉3件，复议后起诉1件，已审结的3件均为结果维持。",
        ["litigation 4", "litigation-direct 3", "litigation-after-review 1", "litigation-concluded 3"],
    ),
    (
        "行政复议3件，复议后提起的行政诉讼2件，1件结果维持。",
        ["review 3", "litigation-after-review 2", "litigation-after-review-upheld 1"],
    ),
    (
        "行政诉讼5件，直接起诉3件，复议后起诉2件。对被纠正的1件，已重新作出答复。",
        ["litigation 5", "litigation-direct 3", "litigation-after-review 2", "litigation-corrected 1"],
    ),
    (
        "行政复议4件，行政诉讼3件，均为直接起诉。对被纠正的1件，已重新作出答复。",
        ["review 4", "litigation 3", "litigation-direct 3"],
    ),
]


DISPUTES += [
    (
        "3件被撤销的复议诉讼案件（复议2件、诉讼1件）里仍有2件出自乡镇。",
        ["review 2 part", "litigation 1 part"],
    ),
    (
        "2件败诉的案件（直接起诉1件、复议后起诉1件）均已整改。",
        ["litigation-direct 1 part", "litigation-after-review 1 part"],
    ),
    (
        "行政诉讼1件，系未经复议直接起诉，尚未审结。",
        ["litigation 1", "litigation-direct 1", "litigation-pending 1"],
    ),
    ("行政诉讼9件，法院判决纠正1件，为直接起诉案件。", ["litigation 9", "litigation-corrected 1"]),
    ("行政诉讼3件，为复议后起诉。", ["litigation 3"]),
    (
        "依申请公开方面，收到政府信息公开申请9件。复议机关受理4件，维持3件、纠正1件。",
        ["received 9", "review 4", "review-upheld 3", "review-corrected 1"],
    ),
]


DECIDED = [
    ("行政复议10件，省政府维持7件、纠正3件。", ["review 10", "review-upheld 7", "review-corrected 3"]),
    ("行政诉讼3件，市政府败诉1件。", ["litigation 3"]),
    ("全市行政复议10件，市本级维持7件。", ["review 10 jurisdiction", "review-upheld 7 bodies"]),
    ("市政府被申请行政复议10件，维持7件。", ["review 10 bodies", "review-upheld 7 bodies"]),
]


@pytest.mark.parametrize(("text", "expected"), DECIDED)
def test_by_whom_disputes_were_decided_is_not_whose_they_are(text: str, expected: list[str]) -> None:
    assert says(f"（二）依申请公开。{text}")[: len(expected)] == expected


@pytest.mark.parametrize(("text", "expected"), DISPUTES)
def test_which_disputes_are_spoken_of_behind_several(text: str, expected: list[str]) -> None:
    assert says(text) == expected


def test_applicants_of_what_was_carried_over_are_looked_for_in_its_row() -> None:
    text = "（二）依申请公开。结转下年度9件，其中自然人4件、其他组织5件。"
    natural, others = (one for one in read(text).statements if one.subject.startswith("by-"))
    assert natural.readings == (("requests/carried-out/natural",),)
    assert [len(reading) for reading in others.readings] == [1, 5]
    assert {cell.rpartition("/")[0] for reading in others.readings for cell in reading} == {
        "requests/carried-out"
    }


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("全年予以公开15件，其中自然人12件。", ["requests/granted/natural"]),
        ("无法提供的有补正后仍不明确3件，其中企业1件。", ["requests/unable-unclear/commercial"]),
        (
            "不予处理8件，其中自然人6件。",
            [
                " + ".join(
                    f"requests/declined-{why}/natural"
                    for why in ("complaint", "repeated", "publication", "excessive", "reissue")
                )
            ],
        ),
    ],
)
def test_applicants_of_an_outcome_are_looked_for_in_its_rows(text: str, readings: list[str]) -> None:
    *_, part = read(f"（二）依申请公开。{text}").statements
    assert part.scope is Scope.COLUMN
    assert [" + ".join(reading) for reading in part.readings] == readings


@pytest.mark.parametrize(
    "text",
    [
        # Whose outcomes they are is not said of all: a quarter's, a channel's, a part's.
        "第一季度予以公开5件，其中自然人4件。",
        "征地类申请中，予以公开5件，其中自然人4件。",
        "予以公开15件、部分公开4件，其中自然人12件、企业2件涉及征地。",
    ],
)
def test_applicants_of_some_outcomes_are_no_row(text: str) -> None:
    (natural,) = (one for one in read(f"（二）依申请公开。{text}").statements if one.subject == "by-natural")
    assert natural.scope is not Scope.COLUMN
