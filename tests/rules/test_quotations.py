"""What a finding quotes stands on the page as it is quoted, with unit and 万."""

import re

import pytest

from reportlint.rules import catalog
from reportlint.testing import clean_draft
from reportlint.testing.cases import judged, read

RULES = catalog.load(isolated=True).rules
QUOTED = re.compile(r"“([^“”]+)”")


def findings(sentence, *ids):
    rules = [rule for rule in RULES if rule.id in ids]
    draft = clean_draft().edit({"sections/overview|落实先审后发要求。": f"落实先审后发要求。{sentence}"})
    return judged(draft, rules).findings


@pytest.mark.parametrize(
    ("sentence", "rule", "words"),
    [
        ("主动公开政府信息18万余条。", "approximate-total", "“18万余条”"),
        ("发布信息3.2万条，其中网站1.5万条、微信公众号2.5万条。", "breakdown-exceeds", "3.2万条"),
        ("发布信息三百条，其中网站一百条、微信公众号八百条。", "breakdown-exceeds", "三百条"),
        ("全年收到政府信息公开申请1,205件。", "stated-received", "“1,205件”"),
        ("全年收到政府信息公开申请二十五件。", "stated-received", "“二十五件”"),
        ("本年度未发生行政复议案件。", "stated-none", "“本年度未发生行政复议案件”"),
    ],
)
def test_numbers_are_quoted_as_printed(sentence, rule, words):
    (finding,) = findings(sentence, rule)
    assert words in finding.message.zh


@pytest.mark.parametrize(
    "rule", [pytest.param(rule, id=rule.id) for rule in RULES if rule.id.startswith("stated-")]
)
def test_what_stands_in_quotation_marks_stands_on_the_page(rule):
    for case in rule.cases:
        draft = clean_draft().edit(case.edit)
        report = read(draft)
        page = report.prose.text + "".join(label for label in draft.texts.values())
        for finding in judged(draft, [rule]).findings:
            assert all(quoted in page for quoted in QUOTED.findall(finding.message.zh))


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
def test_marks_are_paired(rule):
    for message in rule.messages.values():
        for opening, closing in ("“”", "（）", "《》", "‘’"):
            assert message.zh.count(opening) == message.zh.count(closing)


@pytest.mark.parametrize(
    ("sentence", "rule", "words"),
    [
        ("收取信息处理费1.2万元。", "processing-fee-elements", "“1.2万元”"),
        ("收取信息处理费1,235元。", "processing-fee-tariff", "“1,235元”"),
        (
            "本年度未收取信息处理费。本年度收取信息处理费1,200元。",
            "processing-fee-contradiction",
            "“1,200元”",
        ),
    ],
)
def test_fees_are_quoted_as_printed(sentence, rule, words):
    rules = [one for one in RULES if one.id == rule]
    (finding,) = judged(clean_draft().edit({"sections/other": sentence}), rules).findings
    assert words in finding.message.zh
