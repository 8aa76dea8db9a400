"""When, where and by whom a report was published: whatever way the page says it."""

from datetime import date

import pytest

from reportlint.testing import MARKUPS
from reportlint.testing.cases import read
from reportlint.testing.clean import base_draft

BASE = base_draft("annual-2021")
FAITHFUL = [name for name, markup in MARKUPS.items() if markup.faithful]


def facts(report, kind):
    return [fact.value for fact in report.facts if fact.kind == kind]


def days(report, kind):
    return [dated.day for dated in report.dates if dated.kind == kind]


@pytest.mark.parametrize("markup", FAITHFUL)
def test_every_markup_says_the_same(markup):
    report = read(BASE, markup)
    assert facts(report, "trail") == ["首页>政府信息公开>政府信息公开年报"]
    assert facts(report, "signatory") == ["云溪县发展和改革局"]
    assert {dated.kind: dated.day for dated in report.dates} == {
        "pubdate": date(2025, 1, 20),
        "visible": date(2025, 1, 20),
        "address": date(2025, 1, 20),
        "signature": date(2025, 1, 20),
        "period-start": date(2024, 1, 1),
        "period-end": date(2024, 12, 31),
    }


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("发布时间：2025-01-20 10:15:08", date(2025, 1, 20)),
        ("日期：2025/1/9", date(2025, 1, 9)),
        ("发布日期： 2025年01月20日", date(2025, 1, 20)),
        ("发表时间：2025-01-20", date(2025, 1, 20)),
        ("时间:2025.01.20", date(2025, 1, 20)),
        ("【发布时间：2025-01-20】", date(2025, 1, 20)),
        ("来源：县发改局　发布时间：2025-01-20　浏览次数：12", date(2025, 1, 20)),
        ("2025-01-20 10:15 来源：县发改局", date(2025, 1, 20)),
    ],
)
def test_the_line_shown(line, day):
    report = read(BASE.edit({"visible-date": line, "source": ""}))
    assert days(report, "visible") == [day]


@pytest.mark.parametrize(
    "line",
    ["更新时间：2025-02-20", "成文日期：2025-01-02", "统计时间：2024-01-01", "发布时间：2025-13-40"],
)
def test_other_dates_are_none_of_publication(line):
    report = read(BASE.edit({"visible-date": line, "source": ""}))
    assert days(report, "visible") == []


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("http://a.gov.cn/nb/202501/t20250120_1.html", date(2025, 1, 20)),
        ("http://a.gov.cn/art/2025/1/9/art_1_2.html", date(2025, 1, 9)),
        ("http://a.gov.cn/20250120/c1.html", date(2025, 1, 20)),
        ("http://a.gov.cn/content/post_20250120.html", None),
        ("http://a.gov.cn/nb/202501/1.html", None),
    ],
)
def test_the_date_in_the_address(url, day):
    assert days(read(BASE.edit({"url": url})), "address") == ([day] if day else [])


@pytest.mark.parametrize(
    ("lines", "organ", "day"),
    [
        ("云溪县发展和改革局\n2025年1月20日", ["云溪县发展和改革局"], [date(2025, 1, 20)]),
        ("云溪县发展和改革局\n二〇二五年一月二十日", ["云溪县发展和改革局"], [date(2025, 1, 20)]),
        ("云溪县发展和改革局2025年1月20日", ["云溪县发展和改革局"], [date(2025, 1, 20)]),
        ("2025年1月20日", [], [date(2025, 1, 20)]),
        ("云溪县发展和改革局", [], []),
        ("本报告自2025年1月20日", [], []),
        ("", [], []),
    ],
)
def test_the_signature(lines, organ, day):
    report = read(BASE.edit({"signature": lines}))
    assert (facts(report, "signatory"), days(report, "signature")) == (organ, day)


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("本报告数据统计期限为2024年1月1日至2024年12月31日。", (1, 1), (12, 31)),
        ("本报告数据统计期限为2024年1月1日至12月31日止。", (1, 1), (12, 31)),
        ("本报告数据统计时间为2024年1月1日——2024年12月31日。", (1, 1), (12, 31)),
        ("统计期限自2024年1月1日起，至2024年12月31日止，特此说明。", (1, 1), (12, 31)),
        ("本报告数据自2024年1月1日统计至2024年12月31日。", (1, 1), (12, 31)),
        ("本报告数据从2024年1月1日零时算起，截至12月31日。", (1, 1), (12, 31)),
        ("统计时段始于2024年1月1日，止于2024年12月31日，特此说明。", (1, 1), (12, 31)),
        ("本报告数据统计期限为2024.1.1-2024.12.31，特此说明。", (1, 1), (12, 31)),
        ("本报告数据统计期限为2024年1月至12月，特此说明。", (1, 1), (12, 31)),
        ("本报告数据统计期限为2024年2月1日至11月30日。", (2, 1), (11, 30)),
        ("本报告数据统计截至2024年12月31日，特此说明。", None, (12, 31)),
        ("2024年3月1日至5月31日开展了专项检查，效果良好。", None, None),
    ],
)
def test_the_period(sentence, start, end):
    report = read(BASE.edit({"preface": sentence}))
    assert [(day.month, day.day) for day in days(report, "period-start")] == ([start] if start else [])
    assert [(day.month, day.day) for day in days(report, "period-end")] == ([end] if end else [])


def test_a_table_of_facts():
    block = (
        "<table><tr><td>索 引 号</td><td>901100/2025-00012</td><td>文号：</td><td></td></tr>"
        "<tr><td>发布机构</td><td>云溪县发展和改革局</td><td>主题词</td><td>公开 报告</td></tr></table>"
    )
    report = read(BASE.edit({"body/before": block}))
    assert facts(report, "index") == ["901100/2025-00012"]
    assert facts(report, "number") == [""]
    assert facts(report, "publisher") == ["云溪县发展和改革局"]
    assert facts(report, "subject") == ["公开报告"]


def test_two_labels_in_a_row_have_no_value_between_them():
    block = "<table><tr><td>主题词</td><td>发布机构</td><td>云溪县发展和改革局</td></tr></table>"
    report = read(BASE.edit({"body/before": block}))
    assert (facts(report, "subject"), facts(report, "publisher")) == ([], ["云溪县发展和改革局"])


def test_a_label_at_the_end_of_a_line_may_have_its_value_elsewhere():
    report = read(BASE.edit({"body/before": "<p>文号：</p><p>云发改〔2025〕3号</p>"}))
    assert facts(report, "number") == []


def test_every_date_stands_where_it_is_printed():
    report = read(BASE)
    text = {
        dated.kind: dated.at.text.quote(dated.at.start, dated.at.end)
        for dated in report.dates
        if dated.at.text
    }
    assert text["visible"] == "2025-01-20 10:15"
    assert text["signature"] == "2025年1月20日"
    assert text["period-start"] == "2024年1月1日至2024年12月31日"
