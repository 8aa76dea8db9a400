"""Numbers and names of persons: what is found, what is not, and that no output shows them whole."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlint_builtin.privacy._numbers import is_card, is_identity

from reportlint.engine.redaction import masked_text
from reportlint.rules import catalog
from reportlint.testing.cases import answers, judged
from reportlint.testing.clean import base_draft

CATALOG = catalog.load(isolated=True)
PRIVACY = [rule for rule in CATALOG.rules if rule.group == "privacy" and rule.enabled]
BASE = base_draft("annual-2021")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def edited(text):
    return BASE.edit({"sections/overview|落实先审后发要求。": f"落实先审后发要求。{text}"})


def said(text, markup="clean"):
    return {rule for rule, _ in answers(judged(edited(text), PRIVACY, markup))}


@st.composite
def identities(draw):
    day = draw(st.dates(min_value=date(1930, 1, 1), max_value=date(2020, 1, 1)))
    region, serial = draw(st.integers(110000, 659999)), draw(st.integers(0, 999))
    body = f"{region}{day:%Y%m%d}{serial:03}"
    check = "10X98765432"[sum(weight * int(digit) for weight, digit in zip(WEIGHTS, body, strict=True)) % 11]
    return body + check


@st.composite
def cards(draw):
    body = "62" + draw(st.text("0123456789", min_size=13, max_size=16))
    return next(body + last for last in "0123456789" if is_card(body + last))


@given(identities())
def test_an_identity_number_is_known_by_its_check_digit(number):
    assert is_identity(number)
    assert is_identity(number.lower())
    wrong = "X" if number[17] != "X" else "0"
    assert not is_identity(number[:17] + wrong)
    assert not is_identity(number[:-1])


@given(cards(), st.integers(0, 14), st.integers(1, 9))
def test_a_card_with_one_wrong_digit_is_none(number, place, shift):
    wrong = str((int(number[place]) + shift) % 10)
    assert not is_card(number[:place] + wrong + number[place + 1 :])


mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
gaps = st.sampled_from(["", "<span>", "</span><span lang='EN-US'>", "&nbsp;", "\u200b", "<b></b>"])


@given(st.one_of(identities(), cards(), mobiles), st.data())
def test_no_number_leaves_whole_however_it_is_torn(number, data):
    torn = "".join(digit + data.draw(gaps) for digit in number)
    shown = masked_text(f"（号码：{torn}）")
    plain = re.sub(r"<[^>]*>|&nbsp;|\u200b", "", shown)
    assert number not in plain
    assert plain.count("*") >= 4
    assert len(plain) == len(f"（号码：{number}）")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("138 0000 1234", "138 **** 1234"),
        ("138-0000-1234", "138-****-1234"),
        ("１３８００００１２３４", "１３８****１２３４"),
        ("110101 19900307 109X", "110101 ******** 109X"),
        ("6222 0212 3456 7890 102", "6222 **** **** ***0 102"),
        ("110101900307109", "110101*****7109"),
    ],
)
def test_numbers_in_groups(text, shown):
    assert masked_text(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "0999-1234567",
        "2025-01-20 10:15:36",
        "2021 2022 2023 2024",
        "0 0 1 3 8 0 0 0 0 1 2 3 4 0",
        "<td>138</td><td>0000</td><td>1234</td>",
        "901100/2025-00012",
        "1234567890",
    ],
)
def test_other_numbers_stay(text):
    assert masked_text(text) == text


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("申请人身份证号为11010119900307109X。", "privacy-id-number"),
        ("申请人身份证号为110101 19900307 109X。", "privacy-id-number"),
        ("卡号6222021234567890102。", "privacy-bank-card"),
        ("可致电申请人13800001234。", "privacy-mobile"),
        ("申请人：王建国，请求公开。", "privacy-applicant-name"),
        ("落实（2024）云9901行终3号王建国案判决。", "privacy-case-number"),
        ("王建国与县水利局政府信息公开纠纷一案，（2025）豫13行终21号判决维持。", "privacy-case-number"),
        ("王建国等3人申请行政复议，〔2025〕云行复决字第12号决定维持。", "privacy-case-number"),
        ("王建国不服，云政复决〔2025〕12号决定维持。", "privacy-case-number"),
        ("请发邮件至yunxi@qq.com。", "privacy-personal-mail"),
    ],
)
@pytest.mark.parametrize("markup", ["clean", "word", "wps", "fullwidth", "one-line"])
def test_what_is_personal(text, rule, markup):
    assert said(text, markup) == {rule}


@pytest.mark.parametrize(
    "text",
    [
        "统一社会信用代码为11330000MB1234567X，机构代码110101199003071098。",
        "索引号110101199003071098，网站标识码9901010001。",
        "传真0999-1234567，邮编999000，热线12345。",
        "编号13800001234，网址www.yunxi.gov.cn/13800001234.html。",
        "申请人（自然人）41件，申请人：单位1件，申请人（张某某）1件，原告（李××）撤诉。",
        "行政诉讼2件，依法应诉，投诉云溪县水利局的来信3件，方便申请人，申请人和第三人均无异议。",
        "落实（2024）云9901行终3号判决；云政发〔2024〕3号方案。",
        "温州市不服（2025）豫13行终21号判决；任何人不服〔2025〕云行复决字第12号决定的，可以起诉。",
        "王某某等3人申请行政复议，〔2025〕云行复决字第12号决定维持。王建国案已经审结。",
        "按云政批复〔2025〕12号办理，王建国案。",
        "请发邮件至fgj@yunxi.gov.cn。",
    ],
)
def test_what_is_not_personal(text):
    assert said(text) == set()


@pytest.mark.parametrize(
    ("text", "word", "surname"),
    [
        ("申请人王建国对答复不服申请行政复议。", "申请人", "王"),
        ("申请人欧阳明向我局申请公开征地批文。", "申请人", "欧阳"),
        ("申请人阚立群要求公开征地批文。", "申请人", "阚"),
        ("申请人于得水不服答复，提起行政诉讼。", "申请人", "于"),
        ("当事人张三对答复不服。", "当事人", "张"),
        ("公民李秀英通过邮寄申请公开。", "公民", "李"),
        ("村民周建业等5人申请公开。", "村民", "周"),
        ("第三人宓小华（身份证号略）的意见已征询。", "第三人", "宓"),
        ("申请人姓名：黎伟民，申请公开预算。", "申请人姓名", "黎"),
    ],
)
def test_a_person_who_is_named(text, word, surname):
    own = [rule for rule in PRIVACY if rule.id == "privacy-applicant-name"]
    (finding,) = judged(edited(text), own).findings
    assert finding.message.zh == f"“{word}”处疑似写出了个人姓名（{surname}某）"


@pytest.mark.parametrize(
    "text",
    [
        "申请人陆续提出申请，申请人郑重提出，申请人周期性提出，申请人曾经提出，申请人方可提起诉讼。",
        "申请人高度重视，申请人许多要求，申请人任意申请，申请人马上不服，申请人何时提起均可。",
        "申请人于次日提出，申请人时常不服，申请人和第三人提起，申请人应当提出，申请人向法院起诉。",
        "申请人对答复不服，申请人因征地提起，申请人从网上提交，申请人就此申请，申请人全程要求。",
        "申请人王某某不服，申请人李××提起，当事人张先生不服，公民高女士反映，村民某某要求。",
        "公民申请公开，公民、法人提出申请，村民反映，居民要求，当事人不服，当事人共同提起。",
        "申请人常年提出，申请人平均不服，申请人单独提起，申请人连续提出，申请人经常要求。",
    ],
)
def test_words_that_follow_a_party_are_no_names(text):
    assert said(text) == set()


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("身份证号110101199003071234。", "fail"),
        ("身份证号码：11010119900307123X。", "fail"),
        ("身份证（110101900307123）。", "fail"),
        ("身份证号11010119900307****。", "review"),
        ("身份证号110101********1234。", "review"),
        ("身份证号110***********1234。", None),
        ("身份证号110101************。", None),
        ("凭身份证领取，编号110101199003071234。", None),
    ],
)
def test_what_is_called_an_identity_number(text, verdict):
    own = [rule for rule in PRIVACY if rule.id == "privacy-id-number"]
    found = judged(edited(text), own).findings
    assert [finding.verdict.value for finding in found] == ([verdict] if verdict else [])
    assert all("19900307" not in finding.message.zh + finding.location.where.quote for finding in found)


@pytest.mark.parametrize("markup", ["clean", "word", "wps", "word-letters"])
def test_a_finding_shows_no_number_and_no_name(markup):
    text = "申请人（王建国）身份证号11010119900307109X，电话13800001234，卡号6222021234567890102。"
    outcome = judged(edited(text), PRIVACY, markup)
    assert len(outcome.findings) == 4
    for finding in outcome.findings:
        locations = [finding.location, *finding.related]
        texts = [
            *finding.message,
            *(location.where.quote for location in locations),
            *(t for a in finding.arguments.values() for t in a),
        ]
        plain = re.sub(r"<[^>]*>", "", "｜".join(texts))
        for secret in ("11010119900307109X", "13800001234", "6222021234567890102", "建国"):
            assert secret not in plain
