"""Deadlines, years and dates, beyond the cases that stand with the rules."""

from dataclasses import replace
from datetime import date

import pytest

from reportlint import Body, BodyKind
from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.loaders import load
from reportlint.model.finding import Severity, Verdict
from reportlint.rules import catalog
from reportlint.testing import MARKUPS, clean_drafts
from reportlint.testing.cases import answers, judged, read
from reportlint.testing.clean import base_draft

CATALOG = catalog.load(isolated=True)
DATES = [rule for rule in CATALOG.rules if rule.group == "dates" and rule.enabled]
LATE = [rule for rule in DATES if rule.id.startswith("published-late")]


def linted(draft, rules, **settings):
    page = next(load(MARKUPS["clean"].encode(draft), name="x", url=draft.get("url")))
    return Linter(tuple(rules), shipped_forms(), date(2026, 1, 1), **settings).lint(page)


@pytest.mark.parametrize("name", [name for name in clean_drafts() if name.startswith("annual-")])
def test_every_clean_report_is_in_time_and_exactly_one_deadline_is_its_own(name):
    outcome = judged(base_draft(name), LATE)
    verdicts = {judgement.rule: judgement.verdict for judgement in outcome.judgements}
    assert sorted(verdict for verdict in verdicts.values()) == ["not-applicable", "not-applicable", "pass"]


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("department", "01-31"),
        ("vertical", "01-31"),
        ("township", "01-31"),
        ("subdistrict", "01-31"),
        ("county", "03-31"),
        ("city", "03-31"),
        ("province", "03-31"),
    ],
)
def test_the_last_day_is_in_time_and_the_next_is_not(name, last):
    draft = base_draft(f"annual-2021/{name}").edit({"published": f"2025-{last}"})
    assert answers(judged(draft, LATE)) == set()
    month, day = map(int, last.split("-"))
    tomorrow = date.fromordinal(date(2025, month, day).toordinal() + 1)
    found = judged(draft.edit({"published": tomorrow.isoformat()}), LATE).findings
    assert [finding.verdict for finding in found] == [Verdict.FAIL]


def test_a_given_body_decides_the_deadline():
    draft = base_draft("annual-2021/department").edit({"published": "2025-03-10"})
    government = Body("云溪县", BodyKind.COUNTY, certain=True)
    assert len(linted(draft, LATE).findings) == 1
    assert linted(draft, LATE, body=government).findings == ()


def test_a_body_of_unknown_kind_is_not_judged():
    draft = base_draft("annual-2021/department").edit(
        {
            "title": "2024年政府信息公开工作年度报告",
            "published": "2025-04-10",
            "meta": None,
            "source": "",
            "signature": "",
        }
    )
    outcome = judged(draft, LATE)
    assert outcome.findings == ()
    assert {judgement.verdict for judgement in outcome.judgements} == {Verdict.OPEN}


def test_one_date_in_time_and_one_not_is_for_review():
    draft = base_draft("annual-2021/department").edit({"visible-date": "发布时间：2025-02-18"})
    assert answers(judged(draft, LATE)) == {("published-late-department", "review dates/visible")}


def test_a_page_that_was_updated_is_for_review():
    draft = base_draft("annual-2021/department").edit(
        {"published": "2025-02-18", "source": "更新时间：2025-02-18"}
    )
    assert answers(judged(draft, LATE)) == {("published-late-department", "review dates/pubdate")}


def test_a_date_in_the_address_alone_is_for_review():
    draft = base_draft("annual-2021/department").edit(
        {
            "meta/PubDate": None,
            "visible-date": "",
            "url": "http://yunxi.example.gov.cn/nb/202502/t20250218_1.html",
        }
    )
    assert answers(judged(draft, LATE)) == {("published-late-department", "review dates/address")}


def test_a_migration_is_a_hint():
    draft = base_draft("annual-2021/department").edit({"published": "2026-09-01"})
    (finding,) = judged(draft, LATE).findings
    assert (finding.severity, finding.verdict) == (Severity.INFO, Verdict.REVIEW)


def test_the_deadline_is_data_of_the_form():
    rule = next(rule for rule in LATE if rule.id == "published-late-department")
    form = shipped_forms()[0]
    form = replace(form, vocabulary={**form.vocabulary, "deadlines": {"department": "02-28"}})
    page = next(
        load(
            MARKUPS["clean"].encode(base_draft("annual-2021").edit({"published": "2025-02-18"})),
            name="x",
            url=None,
        )
    )
    assert Linter((rule,), (form,), date(2026, 1, 1)).lint(page).findings == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "办结2022年结转的申请3件。",
        "公开2023年度部门决算和2025年度部门预算。",
        "落实《云溪县2021—2025年政务公开规划》和云政办发〔2022〕5号文件。",
        "自2019年5月15日起施行的《条例》。",
        "较2023年增长5%，比2022年下降3%。",
        "按照《2023年政务公开工作要点》。",
        "2025年，我局将继续加强；2025年拟开展培训；2025年还将改版；2025年完成。",
    ],
)
def test_years_that_are_not_the_reports(sentence):
    draft = base_draft("annual-2021").edit(
        {"sections/overview|落实先审后发要求。": f"落实先审后发要求。{sentence * 3}"}
    )
    assert answers(judged(draft, DATES)) == set()


def test_a_title_of_another_year_is_one_finding_that_tells_what_follows_from_it():
    draft = base_draft("annual-2021").edit({"title": "云溪县发展和改革局2022年政府信息公开工作年度报告"})
    (finding,) = judged(draft, DATES).findings
    assert finding.rule == "year-mismatch"
    assert finding.message.zh == (
        "标题为 2022 年度，发布日期、落款日期、统计期限都是 2024 年度报告的，疑似标题中的年份写错"
    )
    assert {rule for rule, _ in finding.explains} == {"period-wrong-year"}


WITH_2020 = {"title": "云溪县发展和改革局2020年政府信息公开工作年度报告"}


@pytest.mark.parametrize(
    ("edit", "year", "form"),
    [
        ({}, 2024, "annual-2021"),
        ({"published": "2021-01-20"}, 2020, "annual-2019"),
        ({"preface|2024年1月1日至2024年12月31日": "2020年1月1日至2020年12月31日"}, 2020, "annual-2019"),
        ({"signature": "云溪县发展和改革局\n2021年1月20日"}, 2020, "annual-2019"),
        (
            {"sections/overview|落实先审后发要求": "2020年的2020年清单2020年报，2020年至今"},
            2020,
            "annual-2019",
        ),
    ],
)
def test_the_title_is_wrong_only_where_every_date_and_the_text_say_so(edit, year, form):
    report = read(base_draft("annual-2021").edit({**WITH_2020, **edit}))
    assert (report.year, report.form.id) == (year, form)


def test_a_title_of_another_forms_year_does_not_make_the_tables_wrong():
    findings = judged(base_draft("annual-2021").edit(WITH_2020), CATALOG.selected()).findings
    assert [finding.rule for finding in findings] == ["year-mismatch"]


@pytest.mark.parametrize(
    ("trail", "name", "url", "said"),
    [
        ("首页 > 政府信息公开年报", "通知公告", "http://a.gov.cn/tz/1.html", set()),
        ("首页 > 通知公告", "信息公开年报", "http://a.gov.cn/tz/1.html", set()),
        ("首页 > 通知公告", "通知公告", "http://a.gov.cn/zfxxgknb/1.html", set()),
        ("首页 > 通知公告", "通知公告", "http://a.gov.cn/tz/1.html", {("column-wrong", "fail facts/trail")}),
        ("", "通知公告", "http://a.gov.cn/tz/1.html", {("column-wrong", "review meta/ColumnName")}),
        ("", "2024年", "http://a.gov.cn/tz/1.html", set()),
        ("", "", "http://a.gov.cn/tz/1.html", set()),
    ],
)
def test_the_column(trail, name, url, said):
    rule = next(rule for rule in DATES if rule.id == "column-wrong")
    draft = base_draft("annual-2021").edit(
        {
            "breadcrumb": f"当前位置：{trail}" if trail else "",
            "meta/ColumnName": name,
            "meta/ColumnDescription": name,
            "meta/ColumnKeywords": name,
            "url": url,
        }
    )
    assert answers(judged(draft, [rule])) == said


@pytest.mark.parametrize(
    ("signature", "found"),
    [
        ("县发改局\n2025年1月20日", set()),
        ("云溪县交通运输局\n2025年1月20日", {("signature-organ-wrong", "fail facts/signatory")}),
        ("云溪县发展和改革局\n2024年1月20日", {("signature-year-wrong", "fail dates/signature")}),
    ],
)
@pytest.mark.parametrize("part", ["七、其他需要说明的事项", "七、联系方式\n电话见网站。\n八、附则"])
def test_a_signature_below_further_parts_is_judged(part, signature, found):
    draft = base_draft("annual-2021")
    text = f"{draft['sections/other']}\n{part}\n无。"
    edited = draft.edit({"sections/other": text, "signature": signature})
    own = [rule for rule in DATES if rule.id.startswith("signature-")]
    assert set(answers(judged(edited, own))) == found


def told(rule, text, part="overview"):
    """What one rule says of a sentence, as (verdict, message)."""
    draft = base_draft("annual-2021").edit({f"sections/{part}": _TEXT[part].format(text)})
    own = [known for known in DATES if known.id == rule]
    return [(finding.verdict.value, finding.message.zh) for finding in judged(draft, own).findings]


_TEXT = {
    "opening": "{}",
    "overview": "做好主动公开、依申请公开、信息管理、平台建设和监督保障。\n{}",
    "problems": "存在的问题：归集不够快。\n{}",
    "other": "{}",
}


@pytest.mark.parametrize(
    ("text", "part", "found"),
    [
        (
            "2023年，我局共收到政府信息公开申请5件，均已答复。",
            "overview",
            "2023年，我局共收到政府信息公开申请5件，均已",
        ),
        ("我局2023年共收到政府信息公开申请5件。", "overview", "2023年共收到政府信息公开申请5件"),
        ("（一）主动公开情况：2023年共主动公开信息126条。", "overview", "2023年共主动公开信息126条"),
        ("2023年1月1日至12月31日，共公开信息126条。", "overview", "2023年1月1日至12月31日，共公开信息12"),
        ("全县2022年新收政府信息公开申请5件。", "overview", "2022年新收政府信息公开申请5件"),
        ("云溪县发展和改革局2023年未收到政府信息公开申请。", "overview", "2023年未收到政府信息公开申请"),
        ("一是2023年组织培训3次。", "overview", "2023年组织培训3次"),
        ("2023年度未收取信息处理费。", "other", "2023年度未收取信息处理费"),
        ("2023年收到申请10件，上年结转1件。", "overview", "2023年收到申请10件，上年结转1件"),
        ("我局重视申请办理，2023年共收到申请10件。", "overview", "2023年共收到申请10件"),
        ("2023年被申请行政复议2件。", "overview", "2023年被申请行政复议2件"),
        ("2023年，做好网站的日常维护。", "overview", "2023年，做好网站的日常维护"),
    ],
)
def test_an_earlier_year_that_governs_a_statement(text, part, found):
    message = f"2024 年度报告中写“{found}”，疑似沿用了往年的文字"
    assert told("stale-date", text, part) == [("fail", message)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024年我局将继续加强解读。", "2024年我局将继续加强解读"),
        ("下一步，2024年我局将从三方面改进。", "2024年我局将从三方面改进"),
        ("2023年，我局将进一步完善制度。", "2023年，我局将进一步完善制度"),
        ("（三）2024年工作打算", "2024年工作打算"),
        ("2024年，我局计划进一步加大力度。", "2024年，我局计划进一步加大力度"),
        ("新修订的《条例》将于2019年5月15日起施行。", "2019年5月15日起施行"),
        ("下一步，我局将按照2023年政务公开工作要点，抓好落实。", "2023年政务公开工作要点，抓好落实"),
    ],
)
def test_a_plan_for_a_year_that_is_over(text, found):
    message = f"2024 年度报告中写“{found}”，把已经过去的年度写成今后的打算，疑似沿用了往年的文字"
    assert told("stale-date", text, "problems") == [("fail", message)]


@pytest.mark.parametrize(
    "text",
    [
        "2023年，我局收到申请28件，2024年收到35件。",
        "2023年收到28件，今年增加到35件。",
        "全年收到35件，比2023年多7件。2023年同期收到28件。",
        "2023年收到的申请1件结转到本年办理。2023年收到的申请均已办结。",
        "2023年建成公开专区，全年接待群众1200人次。2023年3月，原粮食局职能划入。",
        "自2023年以来，每月更新一次。2023年以来，累计公开信息1200条。",
        "公开2023年度部门决算。2023年度部门决算已公开。2023年制定的办法继续施行。",
        "2023年底发出通知。2023年上半年发布的旧文件已清理。2023年末结转的2件均已办结。",
        "2023年第四季度收到的2件，于2024年1月答复。2023年办理的案件1件，本年度被维持。",
        "2023年公开的信息中，有12条已失效。其中2023年的文件12件。补录2023年信息30条。",
        "2024年将公开工作纳入考核。2024年将加强培训作为重点任务。2025年，我局将继续加强。",
        "收到申请12件（含2023年结转2024年的4件），2023年结转2024年办理的申请4件。结转2025年继续办理1件。",
        "下一年度，即2025年，我局将继续加强。2025年计划全年公开1200条。2023年完善的制度沿用至今。",
        "上年度报告提出2024年将继续完善专栏，已完成。“2023年我局将继续公开”一文已下架。",
    ],
)
@pytest.mark.parametrize("part", ["opening", "overview", "problems", "other"])
def test_an_earlier_year_that_is_rightly_named(text, part):
    draft = base_draft("annual-2021")
    if part == "opening":
        draft = draft.edit({"sections/overview": f"{text}\n{draft['sections/overview']}"})
    else:
        draft = draft.edit({f"sections/{part}": f"{draft[f'sections/{part}']}\n{text}"})
    assert answers(judged(draft, [rule for rule in DATES if rule.id == "stale-date"])) == set()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "下一年度，即2024年，我局将增配人员。",
            "2024 年度报告中写“2024年，我局将增配人员”，下一年度应为 2025 年，疑似沿用了往年的文字",
        ),
        (
            "办结10件，结转2024年度继续办理3件。",
            "2024 年度报告中写“2024年度继续办理3件”，下一年度应为 2025 年，疑似沿用了往年的文字",
        ),
        ("2025年全年共公开126条。", "2024 年度报告中写“2025年全年共公开126条”，统计的是报告年度以后的情况"),
    ],
)
def test_the_next_year(text, message):
    assert told("stale-date", text) == [("fail", message)]


@pytest.mark.parametrize(
    ("period", "message"),
    [
        ("2024111231日", "日期“2024111231日”疑似缺字或者多字"),
        ("20241 1日至12月31日", "日期“20241 1日”疑似缺字或者多字"),
        ("2024年1月1日起至12月31止", "日期“12月31”疑似缺字或者多字"),
        ("2024年1月1至12月31日", "日期“2024年1月1”疑似缺字或者多字"),
        ("2024年1月1日2024年12月31日", "日期“1月1日2024年12月31日”疑似缺字或者多字"),
        ("年1月1日至12月31日", "日期“年1月1日”疑似缺字或者多字"),
        ("224年1月1日至12月31日", "日期“224年1月1日”疑似缺字或者多字"),
        ("2024年月1日至12月31日", "日期“2024年月1日”疑似缺字或者多字"),
        ("2024年1月1日至2024年12月31日，14月底公布", "“14月”，没有这个月"),
        ("2024年1月1日至2024年11月31日", "“2024年11月31日”，没有这一天"),
        ("2024年1月1日至2024年13月31日", "“2024年13月31日”，没有这一天"),
        ("2025年1月1日至2024年12月31日", "“2025年1月1日至2024年12月31日”，截止日期早于起始日期"),
        ("2024年1月1日至12月日", "日期“12月日”疑似缺字或者多字"),
        ("1月1日至12月31日", "统计期限写作“1月1日至12月31日”，没有写年份"),
    ],
)
def test_a_period_that_is_broken(period, message):
    draft = base_draft("annual-2021").edit({"preface|2024年1月1日至2024年12月31日": period})
    own = [rule for rule in DATES if rule.id == "period-garbled"]
    assert [finding.message.zh for finding in judged(draft, own).findings] == [message]


@pytest.mark.parametrize(
    "text",
    [
        "3月12至15日开展宣传，5月15、16日培训，1—6月公开120条，统计时间以当日为准。",
        "截至2024年2月29日，在20个工作日内答复；2024年月均更新30条，2024年120日内完成。",
        "自2020年5月起实行，2024年12月31日24时止，法定期限为20日。2023-2024年度公开1200条。",
        "统计期限为本年1月1日至12月31日。按年、月、日标注公开日期，1998年2月28日以前的期限不计。",
    ],
)
def test_dates_that_are_whole(text):
    assert told("period-garbled", text) == []
