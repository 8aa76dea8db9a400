"""Saying that there was nothing, in all its wordings."""

import pytest

from .reading import says

NOTHING = [
    ("全年未收到政府信息公开申请。", ["received none"]),
    ("本年度没有收到依申请公开事项。", ["received none"]),
    ("全年未接到依申请公开申请。", ["received none"]),
    ("未接收到任何形式的政府信息公开申请。", ["received none"]),
    ("我局未收到过公开申请。", ["received none"]),
    ("未受理任何形式的依申请公开。", ["received none"]),
    ("全年无依申请公开事项。", ["received none"]),
    ("全年未收到网上依申请公开事项。", ["received none channel"]),
    ("未收到公众提交的依申请公开来信。", ["received none"]),
    ("收到政府信息公开申请0件，办结0件。", ["received 0", "processed 0"]),
    ("新收到政府信息公开申请0件，上年结转申请0件。", ["received 0", "carried-in 0"]),
    (
        "受理政府信息公开申请0件，自然人申请办件量0件，法人0件；办结0件。",
        ["received 0", "by-natural 0", "by-organisations 0", "processed 0"],
    ),
    ("收到申请0件,转办0件,本年度申请均全部办结。", ["received 0", "all-finished none"]),
    (
        "全年未收到政府信息公开申请、政府信息公开行政复议及提起行政诉讼等情况。",
        ["received none", "review none", "litigation none"],
    ),
    ("全年未发生因依申请公开引发的行政复议和行政诉讼。", ["review none", "litigation none"]),
    (
        "未引起因政府信息公开工作被申请行政复议、提起行政诉讼的情况。",
        ["review none", "litigation none"],
    ),
    ("无因政府信息公开发生的行政复议和行政诉讼案件。", ["review none", "litigation none"]),
    ("没有因政府信息公开申请引起行政复议。", ["review none"]),
    ("未出现由政府信息公开引发的投诉、举报、行政复议。", ["review none"]),
    ("行政复议、行政诉讼0件。", ["review 0", "litigation 0"]),
    ("未发生因政府信息公开工作被行政复议纠错的情况。", ["review-corrected none"]),
    ("未发生因政府信息公开工作被行政诉讼败诉的情况。", ["litigation-corrected none"]),
    ("本年度未制发行政规范性文件。", ["documents-made none"]),
    ("本年度无行政许可、行政处罚、行政强制。", ["licences none", "penalties none", "coercion none"]),
    ("收到政府信息公开申请3件，无下年度结转。", ["received 3", "carried-out none"]),
    ("本年度未收取信息处理费。", ["fee none"]),
    ("本年度无发出收费通知，未收取任何费用。", ["fee-notices none", "fee none"]),
]


@pytest.mark.parametrize(("text", "expected"), NOTHING)
def test_nothing(text: str, expected: list[str]) -> None:
    assert says(text) == expected


SILENT = [
    "未发生因政府信息公开引起的责任追究情况。",
    "未发生涉密信息泄露事件。",
    "无意见投诉情况。",
    "收到申请后，无法提供的依法告知。",
    "2024年无行政规范性文件公开。",
    "全年无超期答复依申请公开的情况。",
    "省级及以下机构无规章制发权。",
    "（二）依申请公开。对无正当理由大量反复申请的，依法不予处理。",
    "未收到行政许可申请。",
    "（二）依申请公开。到期应办结的均已办结。",
    "（二）依申请公开。有8件因申请内容不明确告知补正。",
    "（二）依申请公开。到期申请均已答复。",
    "（二）依申请公开。依申请公开政府信息未收回问卷。",
]


@pytest.mark.parametrize("text", SILENT)
def test_other_negations_claim_nothing(text: str) -> None:
    assert says(text) == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("行政复议9件，维持5件，没有被纠正的情形。", "review-corrected none"),
        ("9起行政复议案件中，除2起尚未审结外均得到维持，没有一起被纠正。", "review-corrected none"),
        ("行政复议9件，其中2件由律师代理，没有被纠正的。", "review-corrected none part"),
        ("行政复议9件，复议机关均维持了原答复意见。", "review-upheld 9"),
        ("行政诉讼14件，法院均已判决且全部维持行政机关意见。", "litigation-upheld 14"),
        ("行政复议1件，复议机关撤销了该答复并责令重新作出。", "review-corrected 1"),
        ("收到政府信息公开申请3件，其中家长提出2件、企业提出1件，经办理全部予以公开。", "granted 3"),
        (
            "新收政府信息公开申请5件，加上上年结转的1件，应办6件，已于年底前全部答复完毕。",
            "all-finished none",
        ),
    ],
)
def test_none_and_all_of_the_whole_or_of_a_part(text: str, last: str) -> None:
    assert says(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("没有一件政府信息公开答复在行政复议中被纠正。", "review-corrected none"),
        ("制发行政规范性文件3件，无废止文件。", "documents-repealed none"),
        ("行政复议1件，复议机关作出维持决定。", "review-upheld 1"),
        ("行政诉讼5件，均为复议后起诉。", "litigation-after-review 5"),
        ("行政诉讼5件，经复议机关审理，维持3件。", "litigation-upheld 3"),
    ],
)
def test_what_is_denied_or_said_of_all_in_other_words(text: str, last: str) -> None:
    assert says(text)[-1] == last
