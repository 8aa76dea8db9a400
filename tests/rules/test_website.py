"""政府网站工作年度报表: judged as the report it is, however it is drawn, and never as another."""

from datetime import date

import pytest

from reportlint.engine import Linter
from reportlint.forms import choose, shipped_forms
from reportlint.forms.choose import own_labels
from reportlint.loaders import load
from reportlint.rules import catalog
from reportlint.testing import clean_draft
from reportlint.testing.cases import judged

RULES = catalog.load(isolated=True).rules
FORMS = {form.id: form for form in shipped_forms()}

# As sites draw it: units in the labels, two labels to a row, groups within groups, boxes to tick.
DRAWN = """
填报单位：云溪县人民政府办公室
网站名称|云溪县人民政府
政府网站标识码|9901010001|公安机关备案号|青公网安备 00000000000001号
独立用户访问总量（单位：个）|182604
网站总访问量（单位：次）|931577
4:信息发布（单位：条）|总数|6208
概况类信息更新量|84
政务动态信息更新量|3216
信息公开目录信息更新量|2908
2:专栏专题（单位：个）|维护数量|14
新开设数量|3
5:解读回应|4:解读信息发布（单位：条）|总数|82
解读材料数量|57
解读产品数量|21
媒体评论文章数量|4
回应公众关注热点或重大舆情数量（单位：次）|9
6:办事服务|是否发布服务事项目录|☑是 □否
注册用户数（单位：个）|41230
政务服务事项数量（单位：项）|1127
3:办件量（单位：件）|总数|22150
自然人办件量|15840
法人办件量|6310
3:互动交流|是否使用统一平台|☑是 □否
收到留言数量|342
办结留言数量|340
3:安全防护|安全检测评估次数|12
发现问题数量|5
问题整改数量|5
6:移动新媒体|3:微博|名称|云溪发布
信息发布量（单位：条）|812
关注量（单位：个）|9044
3:微信|名称|云溪县人民政府网
信息发布量（单位：条）|1203
订阅数（单位：个）|23871
创新发展|□搜索即服务 ☑无障碍浏览
"""


def page(rows, title="云溪县人民政府网站工作年度报表（2024年度）", published="2025-01-16"):
    body = "".join(f"<tr>{''.join(map(cell, row.split('|')))}</tr>" for row in rows.strip().splitlines())
    return (
        f'<html><head><title>{title}</title><meta name="PubDate" content="{published} 09:00"></head><body>'
        f"<h1>{title}</h1><p>发布时间：{published}</p><table>{body}</table></body></html>"
    )


def cell(text):
    down, _, words = text.rpartition(":")
    return f'<td rowspan="{down}">{words}</td>' if down else f"<td>{words}</td>"


def linter(rules=RULES):
    return Linter(tuple(rules), shipped_forms(), date(2025, 6, 1))


def loaded(html):
    return next(load(html.encode(), name="page.html", path="page.html"))


def website(html):
    """What the rules of the group say, as (rule, verdict, key)."""
    outcome = linter(rule for rule in RULES if rule.group == "website").lint(loaded(html))
    assert outcome.form == "website-annual"
    assert not outcome.crashes
    return {(found.rule, found.verdict.value, found.location.key) for found in outcome.findings}


def numbers(html):
    return {key: cell.text for key, cell in linter().read(loaded(html)).cells.items()}


def test_rows_of_one_label_are_told_apart_by_their_group():
    read = numbers(page(DRAWN))
    assert [
        read[f"website/{row}/value"] for row in ("published-total", "interpretation-total", "cases-total")
    ] == [
        "6208",
        "82",
        "22150",
    ]
    assert [read[f"website/{row}/value"] for row in ("weibo-posts", "weixin-posts")] == ["812", "1203"]


def test_without_the_names_of_the_groups_the_order_tells():
    bare = DRAWN.replace("4:信息发布（单位：条）|", "").replace("5:解读回应|4:解读信息发布（单位：条）|", "")
    bare = bare.replace("3:办件量（单位：件）|", "")
    read = numbers(page(bare))
    assert [
        read[f"website/{row}/value"] for row in ("published-total", "interpretation-total", "cases-total")
    ] == [
        "6208",
        "82",
        "22150",
    ]


def test_a_total_that_only_its_place_tells_is_for_review():
    wrong = DRAWN.replace("4:信息发布（单位：条）|总数|6208", "总数|6280")
    assert ("website-published-sum", "review", "website/published-total/value") in website(page(wrong))


def test_what_is_wrong_is_told_once_and_nothing_else():
    found = {entry for entry in website(page(DRAWN)) if entry[0] != "website-field-missing"}
    assert found == set()
    wrong = DRAWN.replace("总数|82", "总数|28").replace("创新发展|□搜索即服务 ☑无障碍浏览", "")
    found = {entry for entry in website(page(wrong)) if entry[0] != "website-field-missing"}
    assert found == {
        ("website-interpretation-sum", "fail", "website/interpretation-total/value"),
        ("website-section-missing", "fail", "website/创新发展"),
    }


def test_a_part_in_a_table_of_its_own_is_for_review():
    apart = page(DRAWN.replace("创新发展|", "备注|")).replace(
        "</table>", "</table><table><tr><td>创新发展</td><td>无障碍浏览</td></tr></table>"
    )
    found = {entry for entry in website(apart) if entry[0] == "website-section-missing"}
    assert found == {("website-section-missing", "review", "website/创新发展")}


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2025-01-31", set()),
        ("2025-02-01", {("website-published-late", "fail", "dates/pubdate")}),
        ("2026-03-02", {("website-published-late", "review", "dates/pubdate")}),
    ],
)
def test_the_deadline_is_the_end_of_january(published, expected):
    found = website(page(DRAWN, published=published))
    assert {entry for entry in found if entry[0] == "website-published-late"} == expected


def test_rules_of_the_annual_report_do_not_judge_it():
    outcome = linter().lint(loaded(page(DRAWN)))
    groups = {rule.id: rule.group for rule in RULES}
    assert {groups[found.rule] for found in outcome.findings} <= {"website", "metadata", "privacy", "wording"}
    assert {groups[judgement.rule] for judgement in outcome.judgements} <= {
        "website",
        "metadata",
        "privacy",
        "wording",
    }


def test_an_annual_report_that_names_the_website_report_stays_one():
    draft = clean_draft().edit(
        {"sections/overview|落实先审后发要求。": "落实先审后发要求。\n按时发布2024年政府网站工作年度报表。"}
    )
    outcome = judged(draft, RULES)
    assert outcome.form == "annual-2021"
    assert not {found.rule for found in outcome.findings if found.rule.startswith("website-")}


@pytest.mark.parametrize("year", [None, 2018, 2020, 2024])
def test_a_page_that_names_no_report_is_read_with_an_annual_form(year):
    assert choose(shipped_forms(), year, set).id.startswith("annual-")


def test_its_labels_choose_the_form():
    assert choose(shipped_forms(), 2024, lambda: own_labels(FORMS["website-annual"])).id == "website-annual"


def test_clauses_from_memory_are_no_more_than_a_hint():
    form = FORMS["website-annual"]
    severities = {rule.id: rule.severity.value for rule in RULES if rule.group == "website"}
    unsure = {
        rule.id
        for rule in RULES
        if rule.clause in form.clauses and form.clauses[rule.clause].status != "verified"
    }
    assert unsure >= {"website-field-missing", "website-published-sum", "website-replies-exceed"}
    assert {severities[rule] for rule in unsure} == {"info"}
