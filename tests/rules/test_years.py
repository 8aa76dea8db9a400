"""Rules on a report and last year's: silent where nothing is wrong, and where the text explains it."""

import pytest

from reportlint import Case, Message
from reportlint.rules import catalog
from reportlint.testing import MARKUPS
from reportlint.testing.beside import judged_beside
from reportlint.testing.cases import answers

RULES = [rule for rule in catalog.load(isolated=True).rules if rule.each == "years"]
FAITHFUL = [name for name, markup in MARKUPS.items() if markup.faithful]
LAST = {"requests/carried-out/natural": "2", "requests/carried-out/total": "2"}


def said(case, markup="clean"):
    return answers(judged_beside(case, RULES, "years", markup))


@pytest.mark.parametrize("markup", FAITHFUL)
def test_two_years_that_agree_have_no_finding(markup):
    assert said(Case(Message("", ""), {}), markup) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "根据机构改革部署，部分职责调整。",
        "因职能划转，部分申请移交其他单位。",
        "3月组建云溪县数据局，有关申请一并移交。",
        "经核对，上年结转数有误，现予更正。",
    ],
)
def test_what_the_text_explains_is_no_fault(sentence):
    case = Case(Message("", ""), {"sections/other": f"{sentence}本年度未收取信息处理费。"}, last=LAST)
    assert "carried-in-mismatch" not in {rule for rule, _ in said(case)}


@pytest.mark.parametrize(
    "sentence", ["组建工作专班，推进公开工作。", "专栏更名为“政务公开”。", "档案已整理归档。"]
)
def test_other_news_explain_nothing(sentence):
    case = Case(Message("", ""), {"sections/other": f"{sentence}本年度未收取信息处理费。"}, last=LAST)
    assert ("carried-in-mismatch", "fail requests/carried-in/total") in said(case)


@pytest.mark.parametrize(
    ("number", "found"), [("165", set()), ("166", {"review"}), ("7", set()), ("6", {"review"})]
)
def test_where_outliers_begin(number, found):
    case = Case(Message("", ""), {"disclosure/licences/decisions": number})
    assert said(case) == {
        ("outlier-vs-last-year", f"{verdict} disclosure/licences/decisions") for verdict in found
    }


def test_a_blank_of_last_year_is_no_number():
    case = Case(
        Message("", ""), {}, last={"requests/carried-out/total": "", "requests/carried-out/natural": ""}
    )
    assert said(case) == set()
