"""Rows of the tables in words: one reason of all (均为本机关不掌握), decisions without 行政."""

import pytest

from .reading import read, says

HEAD = "（二）依申请公开。"

REASONS = [
    ("办结29件，其中无法提供8件，均为本机关不掌握。", ["processed 29", "unable 8", "unable-not-held 8"]),
    ("不予公开的6件均因保护第三方合法权益。", ["refused 6", "refused-third-party 6"]),
    ("不予处理4件，全部为重复申请。", ["declined 4", "declined-repeated 4"]),
    ("其他处理3件，都是申请人逾期不补正。", ["other-outcome 3", "other-not-corrected 3"]),
    ("无法提供8件，均为本机关不掌握等情形。", ["unable 8"]),
    ("无法提供8件，均因本机关不掌握或需要另行制作。", ["unable 8"]),
    ("无法提供8件，均为涉及征地、本机关不掌握的信息。", ["unable 8"]),
    ("因申请人逾期未缴费，2件申请不再处理。", ["other-unpaid 2"]),
    ("因申请人撤回，2件申请不再处理。", []),
    ("不予公开6件，均为涉及第三方合法权益或者商业秘密的信息。", ["refused 6"]),
    ("不予处理4件，均向信访举报投诉类申请人作了解释。", ["declined 4"]),
    ("予以公开6件，均不属于行政查询事项。", ["granted 6"]),
]


@pytest.mark.parametrize(("text", "expected"), REASONS)
def test_one_reason_of_all_is_its_row(text: str, expected: list[str]) -> None:
    assert says(HEAD + text) == expected


DECISIONS = [
    ("作出许可决定28件、处罚决定6件、强制处理决定1件。", ["licences 28", "penalties 6", "coercion 1"]),
    ("作出施工许可决定28件。", []),
    ("作出许可决定书28份。", []),
    ("针对违规办园行为，作出处罚决定6件。", []),
    ("公开许可决定28件。", []),
]


@pytest.mark.parametrize(("text", "expected"), DECISIONS)
def test_decisions_without_their_adjective_are_the_tables_where_no_kind_is_named(
    text: str, expected: list[str]
) -> None:
    assert says("（一）主动公开。" + text) == expected


def test_what_follows_the_words_of_a_clause_has_to_be_understood() -> None:
    sure = [said.certain for said in read(HEAD + "收到申请9件，均已答复到户。").statements]
    assert sure == [True, False]


FEES = [
    ("收取信息处理费六百元。", ["fee 600"]),
    ("没有向任何一位申请人收取信息处理费。", ["fee none"]),
    ("对1件申请按件计收信息处理费30元。", ["fee 30"]),
    ("2023年对2件申请收取信息处理费30元。", ["fee 30 last-year"]),
    ("较2023年多2件申请，共收取信息处理费30元。", ["fee 30"]),
]


@pytest.mark.parametrize(("text", "expected"), FEES)
def test_fees_are_of_the_year_that_their_clause_names(text: str, expected: list[str]) -> None:
    assert says(text, section="sections/other") == expected
