"""Each kind on a clean report and on edits of it."""

from dataclasses import replace
from datetime import date

import pytest

from reportlint.model.body import Body, BodyKind
from reportlint.model.finding import Verdict
from reportlint.model.message import Message
from reportlint.model.page import Dated, Link
from reportlint.model.place import Place
from reportlint.rules.declared.kinds.states import STATES, StatedFigure, States
from reportlint.testing import clean_draft
from reportlint.testing.cases import read

SENTENCE = "本年度开展政务公开培训2次。"


@pytest.mark.parametrize(
    ("rule", "edit", "expected"),
    [
        ('each = "section?"', {}, []),
        ('each = "section?"', {"sections/problems": None}, ["fail sections/problems"]),
        ('each = "table?"', {"disputes": None}, ["fail disputes"]),
        ('each = "row.requests?"', {"requests/granted": None}, ["fail requests/granted"]),
        ('each = "column.requests?"', {"requests/welfare": None}, ["fail requests/*/welfare"]),
        ('each = "section.problems"\nwords = ["没有的词"]', {}, ["fail sections/problems"]),
        ('each = "section.problems"\nwords = ["没有的词", "培训"]', {"sections/problems": SENTENCE}, []),
        ('each = "section.problems"\npattern = "培训[0-9]+次"', {"sections/problems": SENTENCE}, []),
        ('each = "section.problems?"\nwords = ["培训"]', {"sections/problems": None}, []),
        ('each = "section.other"\nof = "heading"\nwords = ["其他需要报告"]', {}, []),
        ('each = "report"\nvocabulary = "no-such-list"', {}, []),
    ],
)
def test_present(told, rule, edit, expected):
    assert told(f'kind = "present"\n{rule}', edit) == expected


def test_present_wants_every_entry_of_a_word_list(findings):
    found = findings(
        'kind = "present"\neach = "section.overview"\nvocabulary = "aspects"',
        {"sections/overview": "主动公开"},
    )
    assert [finding.arguments["sought"].zh for finding in found] == [
        "依申请公开",
        "政府信息管理",
        "政府信息公开平台建设",
        "监督保障",
    ]


FIGURES = """
kind = "states"
each = "section.overview"
figures = [{ name = "解读材料", words = ["解读", "图解"] }, { name = "微信" }]
"""
NO_COMMENTARY, NO_POSTS = "fail sections/overview/解读材料", "fail sections/overview/微信"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发布解读材料12篇，微信推送1,200条。", []),
        ("发布图解三期。通过网站、微信等渠道，公开信息300条。", []),
        ("没有发布解读，微信未开通。", []),
        ("未来将加强解读，建设无障碍微信。", [NO_COMMENTARY, NO_POSTS]),
        ("全年解读材料共计，12篇。微信公众号持续更新。", [NO_POSTS]),
        # A number behind another figure is that one's; years, days, shares and numbers of documents are none.
        ("做好解读和微信推送，微信推送80条。", [NO_COMMENTARY]),
        ("做好解读，微信推送80条。", [NO_COMMENTARY]),
        ("2025年1月20日按照〔2025〕3号文件做好解读，占40%，微信3条。", [NO_COMMENTARY]),
        ("第三次解读工作会后，微信运行良好。", [NO_COMMENTARY, NO_POSTS]),
    ],
)
def test_states(told, text, expected):
    assert told(FIGURES, {"sections/overview": text}) == expected


def test_states_leaves_to_a_person_what_a_picture_may_state(told):
    report = read(clean_draft().edit({"sections/overview": "本年度情况见图。"}))
    section = replace(report.sections["sections/overview"], images=1)
    options = States((StatedFigure("微信"),))
    assert [note.verdict for note in STATES.judge(section, report, options)] == [Verdict.REVIEW]
    assert told(FIGURES.replace("section.overview", "section.overview?"), {"sections/overview": None}) == []


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ('each = "section.other"\nwords = ["示例"]', "此处为示例，示例文字。", ["fail sections/other/1"] * 2),
        ('each = "section.other"\nwords = ["示例"]', "没有这个词。", []),
        ('each = "report"\npattern = "X{2,}"', "发布XX条。", ["fail sections/other/1"]),
    ],
)
def test_absent(told, rule, text, expected):
    assert told(f'kind = "absent"\n{rule}', {"sections/other": text}) == expected


def test_absent_quotes_what_stands_there(findings):
    (found,) = findings(
        'kind = "absent"\neach = "paragraph"\nwords = ["示例"]', {"sections/other": "此处为示 例。"}
    )
    assert found.location.where.quote == "示 例"


@pytest.mark.parametrize(
    ("rule", "edit", "expected"),
    [
        ('each = "meta.PubDate"\npattern = "[0-9-]{10} [0-9:]{5}"', {"meta/PubDate": "2026-01-20 09:30"}, []),
        ('each = "meta.PubDate"\npattern = "[0-9-]{10} [0-9:]{5}"', {"meta/PubDate": "2026-1-20"}, 1),
        ('each = "meta.PubDate"\npattern = "[0-9-]{10} [0-9:]{5}"', {"meta/PubDate": None}, []),
        ('each = "section.overview"\nof = "heading"\npattern = "总体情况"', {}, []),
        (
            'each = "section.overview"\nof = "heading"\npattern = "总体情况"',
            {"sections/overview/heading": "一、总体工作情况"},
            ["fail sections/overview"],
        ),
    ],
)
def test_matches(told, rule, edit, expected):
    found = told(f'kind = "matches"\n{rule}', edit)
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_one_of(told):
    rule = 'kind = "one_of"\neach = "meta.ColumnType"\nvalues = ["信息公开年报"]'
    assert told(rule, {"meta/ColumnType": "信息公开年报"}) == []
    assert len(told(rule, {"meta/ColumnType": "工作动态"})) == 1


@pytest.mark.parametrize(
    ("rule", "edit", "expected"),
    [
        (
            'each = "section.problems"\nof = "characters"\nmin = 10',
            {"sections/problems": "无。"},
            ["fail sections/problems"],
        ),
        ('each = "section.problems"\nof = "characters"\nmin = 2\nmax = 2', {"sections/problems": "无。"}, []),
        (
            'each = "section.other"\nwords = ["是"]\nmax = 1',
            {"sections/other": "一是甲，二是乙。"},
            ["fail sections/other"],
        ),
        ('each = "section.other"\nwords = ["是"]\nmax = 2', {"sections/other": "一是甲，二是乙。"}, []),
        (
            'each = "cell.disclosure"\nmax = 100000',
            {"disclosure/licences/decisions": "100001"},
            ["fail disclosure/licences/decisions"],
        ),
    ],
)
def test_count(told, rule, edit, expected):
    assert told(f'kind = "count"\n{rule}', edit) == expected


def test_sum(told):
    rule = """kind = "sum"
each = "table.disputes"
total = "disputes/review/total"
parts = [
  "disputes/review/upheld",
  "disputes/review/corrected",
  "disputes/review/other",
  "disputes/review/pending",
]
"""
    assert told(rule) == []
    assert told(rule, {"disputes/review/total": "+1"}) == ["fail disputes/review/total"]
    assert told(rule, {"disputes/review/total": "+1", "disputes/review/other": ""}) == [
        "review disputes/review/total"
    ]
    assert told(rule, {"disputes/review/total": "+1", "disputes/review/other": "若干"}) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("本年度收到政府信息公开申请{n}件。", 0),
        ("本年度收到政府信息公开申请{wrong}件。", 1),
        ("本年度收到政府信息公开申请近{wrong}件。", 1),
    ],
)
def test_equal(told, sentence, expected):
    text = sentence.format(n=12, wrong=30)
    cells = {"sections/overview": text}
    rule = 'kind = "equal"\neach = "statement.received"\nto = ["requests/received/total"]'
    received = {"requests/received/natural": "12", "requests/received/total": "12"}
    assert len(told(rule, cells | received)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("收到政府信息公开申请10件，其中自然人8件、商业企业2件。", []),
        ("收到政府信息公开申请10件，其中自然人9件、商业企业1件。", ["by-natural", "by-commercial"]),
        ("办理政府信息公开申请11件，其中自然人9件、商业企业2件。", []),
        ("收到政府信息公开申请10件，其中自然人9件。", []),
        ("收到政府信息公开申请10件，全部由自然人提出。", ["by-natural"]),
        ("9件新收政府信息公开申请均由自然人提出。", []),
        ("10件新收政府信息公开申请均由自然人提出。", ["by-natural"]),
    ],
)
def test_parts_agree_in_the_rows_of_their_whole(told, sentence, expected):
    """Ten came in, eight of them of persons; one more of a person's was carried over."""
    said = {"sections/overview": f"（二）依申请公开。全年{sentence}"}
    rule = 'kind = "equal"\neach = "statement"\nsubjects = ["by-*"]'
    assert told(rule, said) == [f"fail sections/overview/said/{subject}" for subject in expected]


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        # In its row, of those whom it names.
        ("今年商业企业较为活跃，予以公开1件。", []),
        # In another row that it names, perhaps.
        ("今年予以公开1件，部分内容已作处理。", ["review"]),
        ("今年商业企业较为活跃，予以公开4件。", ["fail"]),
        ("全年予以公开1件。", ["fail"]),
        ("上年结转1件，今年予以公开1件。", ["fail"]),
    ],
)
def test_a_number_that_another_cell_holds_which_its_sentence_names(told, sentence, verdicts):
    """Six were granted, one of them to a company; that one was carried over is said for itself."""
    said = {"sections/overview": f"（二）依申请公开。{sentence}"}
    rule = 'kind = "equal"\neach = "statement.granted"'
    assert told(rule, said) == [f"{verdict} sections/overview/said/granted" for verdict in verdicts]


def test_in_a_table_of_results_every_sentence_names_some_of_the_columns(told):
    said = {"sections/overview": "（二）依申请公开。全年行政复议1件，当年审结。"}
    rule = 'kind = "equal"\neach = "statement.review"'
    assert told(rule, said) == ["review sections/overview/said/review"]


@pytest.mark.parametrize(
    ("body", "option", "expected"),
    [
        ("云溪市人民政府", "named = true", ["fail sections/overview/said/regulations-made"]),
        ("云溪市人民政府", "", []),
        ("云溪县人民政府", "named = true", []),
    ],
)
def test_what_the_government_that_reports_is_named_to_have_done(told, body, option, expected):
    said = {
        "title": f"{body}2024年政府信息公开工作年度报告",
        "sections/overview": "（一）主动公开。市政府制定规章1件。",
    }
    rule = 'kind = "equal"\neach = "statement"\nsubjects = ["regulations-*"]\n'
    assert told(rule + option, said) == expected


def test_parts_of_one_of_two_equal_totals_may_be_of_either(told):
    done = {"requests/outcome-total/natural": "7", "requests/outcome-total/commercial": "3"}
    said = (
        "收到政府信息公开申请10件，上年结转1件；办结10件，结转下年1件。从申请人看，自然人8件、商业企业2件。"
    )
    rule = 'kind = "equal"\neach = "statement"\nsubjects = ["by-*"]'
    assert told(rule, done | {"sections/overview": f"（二）依申请公开。全年{said}"}) == []


def test_order(told, findings):
    rule = 'kind = "order"\neach = "report"'
    keys = ["overview", "disclosure", "requests", "disputes", "problems", "other"]
    assert told(rule) == []
    swapped = [*keys[:2], "disputes", "requests", *keys[4:]]
    assert told(rule, {"order": " ".join(swapped)}) == ["fail sections/disputes"]
    moved = ["problems", *keys[:4], "other"]
    (found,) = findings(rule, {"order": " ".join(moved)})
    assert found.location.key == "sections/problems"


@pytest.mark.parametrize(
    ("bounds", "day", "expected"),
    [
        ('latest = "01-31"', date(2026, 1, 31), []),
        ('latest = "01-31"', date(2026, 2, 1), ["fail dates/pubdate"]),
        ('latest = "2026-03-31"', date(2026, 2, 1), []),
        ('earliest = "01-01"', date(2025, 12, 19), ["fail dates/pubdate"]),
    ],
)
def test_before(told, bounds, day, expected):
    dated = Dated(day, "pubdate", str(day), "dates/pubdate", Message("发布日期", "date"), Place(0))
    rule = f'kind = "before"\neach = "date.pubdate"\n{bounds}'
    assert told(rule, year=2025, dates=(dated,)) == expected


def test_count_of_attachments(told):
    link = Link("年报.pdf", "年报", "attachment", False, "links/1", Message("附件", "attachment"), Place(0))
    rule = 'kind = "count"\neach = "report"\nof = "attachments"\nmin = 1'
    assert told(rule, links=()) == ["fail report"]
    assert told(rule, links=(link,)) == []


def test_applies_limits_a_rule_to_years_and_bodies(told):
    rule = 'kind = "present"\neach = "section.other"\nwords = ["没有的词"]\n'
    assert told(f"{rule}applies = {{ from_year = 2030 }}") == []
    assert told(f"{rule}applies = {{ to_year = 2030 }}") == ["fail sections/other"]
    assert told(f'{rule}applies = {{ bodies = ["township"] }}') == []


@pytest.mark.parametrize(
    ("area", "kind", "expected"),
    [
        ("全县", BodyKind.COUNTY, 1),
        ("各部门", BodyKind.COUNTY, 1),
        ("全省", BodyKind.COUNTY, 0),
        ("全市", BodyKind.TOWNSHIP, 0),
        ("全县", BodyKind.TOWNSHIP, 0),
        ("各部门", BodyKind.TOWNSHIP, 1),
        ("全县", BodyKind.DEPARTMENT, 0),
    ],
)
def test_the_number_of_an_area_is_the_tables_only_in_its_own_governments_report(told, area, kind, expected):
    rule = 'kind = "equal"\neach = "statement"\nsubjects = ["review"]'
    edit = {"sections/overview": f"（五）监督保障。{area}有信息公开行政复议37件。"}
    assert len(told(rule, edit, body=Body("松川", kind, certain=True))) == expected
